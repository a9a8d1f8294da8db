package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// name is the name of a State or an organization with what its language's grammar needs.
type name struct {
	text    string
	article string // "the"; le, la, l', les; el, la, los, las; "" where there is none
	place   string // how "in" is said where the article does not tell: French "à la", "en", "dans les"; Russian "на"
	decline func(s string, c russianCase) string
}

// the joins the article and the name; l' stands close.
func (n name) the() string { return join(n.article, n.text) }

// join puts a space between a word and a name, but none after an apostrophe.
func join(word, name string) string {
	if word == "" || strings.HasSuffix(word, "'") {
		return word + name
	}
	return word + " " + name
}

// of puts the name after a noun that it belongs to: "Permanent Mission" + of.
func (n name) of(l Lang) string {
	switch l {
	case English:
		return "of " + n.the()
	case French:
		return n.ofFrench()
	case Spanish:
		return n.afterSpanish("de")
	case Arabic:
		return arabicLi(n.text)
	case Russian:
		return n.inCase(genitive)
	}
	return n.text
}

// to is the name as the one that something is sent, given or said to.
func (n name) to(l Lang) string {
	switch l {
	case English:
		return "to " + n.the()
	case French:
		return n.afterFrench("à", "au", "aux")
	case Spanish:
		return n.afterSpanish("a")
	case Arabic:
		return "إلى " + n.text
	case Russian:
		return n.inCase(dative)
	}
	return "致" + n.text
}

// in is the name as a place where something is.
func (n name) in(l Lang) string {
	switch l {
	case English:
		return "in " + n.the()
	case French:
		return join(n.placeFrench(), n.text)
	case Spanish:
		return "en " + n.the()
	case Arabic:
		return "في " + n.text
	case Russian:
		return russianIn(n.place, n.text) + " " + n.inCase(prepositional)
	}
	return "在" + n.text
}

// from is the name as the place that somebody or something comes from.
func (n name) from(l Lang) string {
	switch l {
	case English:
		return "from " + n.the()
	case French:
		return n.fromFrench()
	case Spanish:
		return n.afterSpanish("de")
	case Arabic:
		return "من " + n.text
	case Russian:
		return russianFrom(n.place) + " " + n.inCase(genitive)
	}
	return "来自" + n.text
}

// by is the name as the one that acts.
func (n name) by(l Lang) string {
	switch l {
	case English:
		return "by " + n.the()
	case French:
		return "par " + n.the()
	case Spanish:
		return "por " + n.the()
	case Arabic:
		return "من جانب " + n.text
	case Russian:
		return n.inCase(instrumental)
	}
	return "由" + n.text
}

func (n name) inCase(c russianCase) string {
	if n.decline == nil {
		return n.text
	}
	return n.decline(n.text, c)
}

// ofFrench contracts de + le and de + les, and elides de before a vowel where there is no article.
func (n name) ofFrench() string {
	if n.article == "" && elides(n.text) {
		return "d'" + n.text
	}
	return n.afterFrench("de", "du", "des")
}

// afterFrench joins a preposition with the article, contracted with le and les.
func (n name) afterFrench(preposition, withLe, withLes string) string {
	switch n.article {
	case "le":
		return withLe + " " + n.text
	case "les":
		return withLes + " " + n.text
	}
	return preposition + " " + n.the()
}

// placeFrench is "en" before the feminine and before a vowel, "au" and "aux" before the masculine and the plural, "à" where there is no article.
func (n name) placeFrench() string {
	switch {
	case n.place != "":
		return n.place
	case n.article == "le":
		return "au"
	case n.article == "les":
		return "aux"
	case n.article == "":
		return "à"
	}
	return "en"
}

// fromFrench leaves the article away where "en" is said: venant de Colombie, d'Irlande, but de la Barbade (à la Barbade), du Chili. A name that is
// built on a common noun keeps it: de la République de Corée.
func (n name) fromFrench() string {
	common := strings.HasPrefix(n.text, "République") || strings.HasPrefix(n.text, "Fédération")
	if n.placeFrench() != "en" || common {
		return n.ofFrench()
	}
	return name{text: n.text}.ofFrench()
}

// muteH are the words, folded, before which an h counts as a vowel; before all others (Hongrie, Honduras, Haut-Commissariat) it is aspirated.
var muteH = []string{"haiti", "humanite"}

// elides tells whether de and le lose their vowel before the name.
func elides(s string) bool {
	folded := Fold(s)
	for _, w := range muteH {
		if strings.HasPrefix(folded, w) {
			return true
		}
	}
	return folded != "" && strings.ContainsAny(folded[:1], "aeiou")
}

// afterSpanish contracts de + el and a + el. The El of El Salvador is part of the name and stays.
func (n name) afterSpanish(preposition string) string {
	if n.article == "el" {
		return preposition + "l " + n.text
	}
	return preposition + " " + n.the()
}

// arabicLi prefixes the preposition li: before the article its alif falls away, ل + الاتحاد → للاتحاد, and of three lams two are written,
// ل + اللجنة → للجنة. Before a name in another script it stands with a tatweel, by itself.
func arabicLi(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); !unicode.Is(unicode.Arabic, first) {
		return "لـ " + s
	}
	rest, ok := strings.CutPrefix(s, "ال")
	switch {
	case !ok:
		return "ل" + s
	case strings.HasPrefix(rest, "ل"):
		return "ل" + rest
	}
	return "لل" + rest
}
