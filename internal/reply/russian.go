package reply

import (
	"slices"
	"strings"
)

// russianEndings are the endings of the declensions, one set a line: nouns, nouns in -ие and -ия, adjectives hard and soft.
var russianEndings = [...][]string{
	{"", "а", "я", "ы", "и", "у", "ю", "е", "ь", "ой", "ей", "ью", "ом", "ем", "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев"},
	{"ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях"},
	{"ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ых", "ую", "ыми", "ом"},
	{"ий", "яя", "ее", "ие", "его", "ему", "им", "их", "ую", "юю", "ими", "ем", "ая", "ой"},
}

// shortestStem is the fewest letters that tell two Russian words apart.
const shortestStem = 3

// sameRussian tells whether two words have one stem and endings of one declension.
func sameRussian(a, b string) bool {
	if len(a) < 2*shortestStem || len(b) < 2*shortestStem || a[:2*shortestStem] != b[:2*shortestStem] {
		return false
	}
	for _, set := range russianEndings {
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
	for _, set := range russianEndings {
		for _, ending := range set {
			if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) < len(stem) && len([]rune(rest)) >= shortestStem {
				stem = rest
			}
		}
	}
	return stem
}

func isCyrillic(w string) bool {
	r := rune0(w)
	return r >= 0x400 && r < 0x530
}
