package reply

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/roster"
)

// russianEndings are the endings of the declensions, one set a line: nouns, nouns in -ие and -ия, adjectives hard and soft, family names.
var russianEndings = [...][]string{
	{"", "а", "я", "о", "ы", "и", "у", "ю", "е", "ь", "ой", "ей", "ью", "ом", "ем", "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев"},
	{"ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях"},
	{"ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ых", "ую", "ыми", "ом"},
	{"", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми"}, // family names in -ов and -ин
	{"ий", "яя", "ее", "ие", "его", "ему", "им", "их", "ую", "юю", "ими", "ем", "ая", "ой"},
}

// foldedEndings are the endings as folded words have them: й folds to и.
var foldedEndings = sync.OnceValue(func() [][]string {
	var out [][]string
	for _, set := range russianEndings {
		var folded []string
		for _, ending := range set {
			folded = append(folded, foldAll(ending))
		}
		out = append(out, folded)
	}
	return out
})

// shortestStem is the fewest letters that tell two Russian words apart.
const shortestStem = 3

// sameRussian tells whether two words have one stem and endings of one declension.
func sameRussian(a, b string) bool {
	if len(a) < 2*shortestStem || len(b) < 2*shortestStem || a[:2*shortestStem] != b[:2*shortestStem] {
		return false
	}
	for _, set := range foldedEndings() {
		for _, ending := range set {
			stem, ok := strings.CutSuffix(b, ending)
			if !ok || len([]rune(stem)) < shortestStem {
				continue
			}
			if rest, ok := strings.CutPrefix(a, stem); ok && slices.Contains(set, rest) {
				return true
			}
		}
	}
	return false
}

// stemRussian takes the longest ending off a word.
func stemRussian(w string) string {
	stem := w
	for _, set := range foldedEndings() {
		for _, ending := range set {
			if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) < len(stem) && len([]rune(rest)) >= shortestStem {
				stem = rest
			}
		}
	}
	return stem
}

// inAnotherCase tells two mentions of one person in Russian sentences, by the cases of his name: "во главе с г-ном Арманом Досжановым", "г-н Арман Досжанов". Their
// honorifics say one gender, since Александра is a case of Александр and a woman's name.
func inAnotherCase(a, b roster.Delegate) bool {
	if a.Gender == "" || a.Gender != b.Gender || !isCyrillic(a.Name) || rune0(a.Name) != rune0(b.Name) || entered(a.Evidence) || entered(b.Evidence) {
		return false
	}
	first, second := strings.Fields(foldAll(a.Name)), strings.Fields(foldAll(b.Name))
	if len(first) < 2 || len(first) != len(second) {
		return false
	}
	for i := range first {
		if first[i] != second[i] && !sameRussian(first[i], second[i]) {
			return false
		}
	}
	return true
}

// nameInCase tells a whole Russian name in one of its cases: "г-жу Дану Ли" of Дана Ли.
func nameInCase(said, nominative string) bool {
	a, b := strings.Fields(foldAll(said)), strings.Fields(foldAll(nominative))
	if len(a) != len(b) || !isCyrillic(said) {
		return false
	}
	for i := range a {
		if !sameName(a[i], b[i]) {
			return false
		}
	}
	return len(a) > 1
}

// inCase tells a Russian family name in one of its cases from its nominative: Байтурсыновой is Байтурсынова, and no Байтурсынов.
func inCase(said, nominative string) bool {
	if !isCyrillic(said) || !sameRussian(said, nominative) {
		return false
	}
	woman := strings.HasSuffix(nominative, "а") || strings.HasSuffix(nominative, "я")
	for _, ending := range [...]string{"ои", "ую", "еи"} {
		if strings.HasSuffix(said, ending) {
			return woman
		}
	}
	for _, ending := range [...]string{"ым", "им", "ого", "ому", "ом"} {
		if strings.HasSuffix(said, ending) {
			return !woman
		}
	}
	return true
}

func isCyrillic(w string) bool {
	r := rune0(w)
	return r >= 0x400 && r < 0x530
}
