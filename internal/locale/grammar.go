package locale

import "strings"

// name is a State's name with what its language's grammar needs.
type name struct {
	text     string
	article  string // "the"; le, la, l', les; el, la, los, las; "" where there is none
	genitive string // Russian, where russianGenitive does not give it
}

// withArticle joins the article and the name; l' stands close.
func (n name) withArticle() string {
	switch {
	case n.article == "":
		return n.text
	case strings.HasSuffix(n.article, "'"):
		return n.article + n.text
	}
	return n.article + " " + n.text
}

// of puts the name after a noun that it belongs to: "Permanent Mission" + of.
func (n name) of(l Lang) string {
	switch l {
	case English:
		return "of " + n.withArticle()
	case French:
		return n.ofFrench()
	case Spanish:
		if n.article == "el" {
			return "del " + n.text
		}
		return "de " + n.withArticle()
	case Arabic:
		return arabicLi(n.text)
	case Russian:
		if n.genitive != "" {
			return n.genitive
		}
		return russianGenitive(n.text)
	}
	return n.text
}

// ofFrench contracts de + le and de + les, and elides de before a vowel where there is no article. No name in the table begins with a mute h.
func (n name) ofFrench() string {
	switch n.article {
	case "le":
		return "du " + n.text
	case "les":
		return "des " + n.text
	case "":
		if first := Fold(n.text); first != "" && strings.ContainsAny(first[:1], "aeiou") {
			return "d'" + n.text
		}
	}
	return "de " + n.withArticle()
}

// arabicLi prefixes the preposition li: before the article its alif falls away, ل + الاتحاد → للاتحاد.
func arabicLi(s string) string {
	if rest, ok := strings.CutPrefix(s, "ال"); ok {
		return "لل" + rest
	}
	return "ل" + s
}

// russianHeads are the nouns that an official name is built on, with their genitives. What follows them stays as it is: Республика Чили → Республики Чили.
var russianHeads = map[string]string{
	"Республика":   "Республики",
	"Королевство":  "Королевства",
	"Княжество":    "Княжества",
	"Герцогство":   "Герцогства",
	"Государство":  "Государства",
	"Содружество":  "Содружества",
	"Союз":         "Союза",
	"Султанат":     "Султаната",
	"Федерация":    "Федерации",
	"Конфедерация": "Конфедерации",
}

// russianAdjectives are nominative endings and their genitives, singular; the first that fits counts.
var russianAdjectives = [][2]string{{"шая", "шей"}, {"ая", "ой"}, {"яя", "ей"}, {"ое", "ого"}, {"ый", "ого"}, {"ий", "ого"}}

// russianGenitive declines the adjectives up to the head noun and the noun itself, or a one-word name in -ия. What it cannot decline comes back
// unchanged: such names have their genitive in the table, unless they are indeclinable (Тувалу).
func russianGenitive(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if head, ok := russianHeads[w]; ok {
			return strings.Join(append(declineAdjectives(words[:i]), append([]string{head}, words[i+1:]...)...), " ")
		}
	}
	if stem, ok := strings.CutSuffix(s, "ия"); ok && len(words) == 1 {
		return stem + "ии"
	}
	return s
}

func declineAdjectives(words []string) []string {
	var out []string
	for _, w := range words {
		for _, ending := range russianAdjectives {
			if stem, ok := strings.CutSuffix(w, ending[0]); ok {
				w = stem + ending[1]
				break
			}
		}
		out = append(out, w)
	}
	return out
}
