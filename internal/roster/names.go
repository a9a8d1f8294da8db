package roster

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
)

// SameName tells whether two names as written mean one person: case, diacritics, punctuation, the order of words and honorifics before the name folded;
// in Arabic also hamza seats, taa marbuta, tatweel and vowel signs, in Russian ё. Names without a letter mean nobody.
func SameName(a, b string) bool {
	other := NameKeys(b)
	return slices.ContainsFunc(NameKeys(a), func(k string) bool { return slices.Contains(other, k) })
}

// NameKeys are the name's sorted words, as written and without honorifics: "Don" and "Sheikh" may be either. Names with a key in common are the same; one without a
// letter has none.
func NameKeys(name string) []string {
	keys := []string{nameKey(nameWords(name)), nameKey(nameWords(withoutHonorific(name)))}
	return slices.DeleteFunc(keys, func(k string) bool { return k == "" })
}

func nameKey(words []string) string {
	slices.Sort(words)
	return strings.Join(words, " ")
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "", "ʻ", "", "ʿ", "", "ʾ", "", "`", "")

// nameWords are the folded words, articles joined to what they belong to ("Al-Sabah", "Abd El Fattah", عبد الله), a Chinese name as one word.
func nameWords(name string) []string {
	folded := locale.Fold(apostrophes.Replace(name))
	if isHan(folded) {
		return strings.Fields(strings.ReplaceAll(folded, " ", ""))
	}
	var words []string
	joined := ""
	for _, w := range strings.Fields(folded) {
		joined += w
		switch w {
		case "al", "el", "abd", "عبد", "ال":
			continue
		}
		words = append(words, joined)
		joined = ""
	}
	if joined != "" {
		words = append(words, joined)
	}
	return words
}

// titles stand before a name and are no part of it, folded; those that state a gender are known to locale.
const titles = "mx|dr|prof|professor|he|h e|his excellency|her excellency|excellency|amb|ambassador|hon|honourable|honorable|rev|col|gen|lt|maj|capt" +
	"|s e|s e m|s e mme|son excellence|sa excellence|excellence|ambassadeur|ambassadrice|docteur|professeur" +
	"|su excelencia|excelencia|embajador|embajadora|doctor|doctora|lic|ing" +
	"|посол|доктор|д р|проф|профессор|е п|его превосходительство|ее превосходительство" +
	"|سعاده|معالي|السفير|السفيره|الدكتور|الدكتوره|د|ا د|الاستاذ|الاستاذه|المهندس|المهندسه"

var titleSet = indexTitles()

func indexTitles() map[string]bool {
	set := map[string]bool{}
	for _, t := range strings.Split(titles, "|") {
		set[locale.Fold(t)] = true
	}
	return set
}

// chineseTitles stand behind the name.
var chineseTitles = []string{"先生", "女士", "小姐", "夫人", "博士", "教授", "大使", "阁下"}

// withoutHonorific takes honorifics and titles off the front of a name (in Chinese off its end), never the whole name.
func withoutHonorific(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 {
		switch {
		case len(words) > 2 && titleSet[locale.Fold(words[0]+" "+words[1])]:
			words = words[2:]
		case titleSet[locale.Fold(words[0])] || locale.HonorificGender(words[0]) != "":
			words = words[1:]
		default:
			return trimChineseTitles(strings.Join(words, " "))
		}
	}
	return trimChineseTitles(strings.Join(words, " "))
}

func trimChineseTitles(name string) string {
	for i := 0; i < len(chineseTitles); i++ {
		if rest, ok := strings.CutSuffix(name, chineseTitles[i]); ok && rest != "" {
			name, i = strings.TrimSpace(rest), -1
		}
	}
	return name
}

// refersTo tells whether a short way of naming ("Ms. Torres", "A. Torres") can mean the person of this full name: each word is one of the name's words or
// the initial of one, and at least one is a word.
func refersTo(short, full string) bool {
	if SameName(short, full) {
		return true
	}
	words, matched := nameWords(withoutHonorific(full)), false
	for _, w := range nameWords(withoutHonorific(short)) {
		switch {
		case slices.Contains(words, w):
			matched = matched || utf8.RuneCountInString(w) > 1
		case utf8.RuneCountInString(w) > 1 || !slices.ContainsFunc(words, func(s string) bool { return strings.HasPrefix(s, w) }):
			return false
		}
	}
	return matched
}

// sameSpeaker tells whether two ways of naming a speaker can mean one person.
func sameSpeaker(a, b string) bool { return refersTo(a, b) || refersTo(b, a) }

// mayBeOne tells whether two differing names under one e-mail address can belong to one person: they share a word, or are written in different scripts.
func mayBeOne(a, b string) bool {
	if sameSpeaker(a, b) {
		return true
	}
	words := nameWords(withoutHonorific(b))
	for _, w := range nameWords(withoutHonorific(a)) {
		if utf8.RuneCountInString(w) > 1 && slices.Contains(words, w) {
			return true
		}
	}
	return script(a) != nil && script(b) != nil && script(a) != script(b)
}

// script is the script of the name's first letter; nil: none of the six languages'.
func script(name string) *unicode.RangeTable {
	for _, r := range name {
		for _, t := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Han} {
			if unicode.Is(t, r) {
				return t
			}
		}
	}
	return nil
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}
