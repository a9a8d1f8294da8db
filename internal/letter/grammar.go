package letter

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/locale"
)

// grammar is how a name stands in a sentence.
//
//	      the               of                    to                   from                 by
//	en    the Holy See      of the Holy See       to the Holy See      from the Holy See    by the Holy See
//	fr    le Saint-Siège    du Saint-Siège        au Saint-Siège       du Saint-Siège       par le Saint-Siège
//	es    la Santa Sede     de la Santa Sede      a la Santa Sede      de la Santa Sede     por la Santa Sede
//	ru    Святой Престол    Святого Престола      Святому Престолу     от Святого Престола  Святым Престолом
//	ar    الكرسي الرسولي    للكرسي الرسولي        إلى الكرسي الرسولي   من الكرسي الرسولي    من جانب الكرسي الرسولي
//	zh    教廷              教廷                  致教廷               来自教廷             由教廷
//
// from and by are a sender's and a doer's, not a place's. Where the program has no instrumental of a Russian name, by is со стороны with the genitive.
type grammar string

// inflected is a field's value as g has it. States, missions, functions and the organizations of the program's table have their articles and cases; a
// text that the program does not know takes the preposition alone.
func (m *merge) inflected(field, value string, g grammar) string {
	l := m.t.lang
	if state, ok := m.stateOf(field); ok {
		return typographic(stateForms(l, state, m.onDay(), field == "invitee.name" || field == "Country").in(l, g))
	}
	if o, ok := locale.FindOrganization(value, l); ok && o.Name(l) == value {
		return typographic(forms{o.The(l), o.Of(l), o.To(l), o.By(l)}.in(l, g))
	} else if ok && o.Acronym(l) == value {
		return typographic(withArticle(l, o.TheShort(l), g))
	}
	return phrase(l, value, g)
}

// stateOf is the State that a field names, where nothing in the sheet replaces its name.
func (m *merge) stateOf(field string) (locale.State, bool) {
	isName := field == "invitee.name" || field == "invitee.official" || field == "Name" || field == "Country"
	if !isName || m.v.Name != "" && field != "Country" {
		return locale.State{}, false
	}
	return locale.LookupState(m.v.Country)
}

// forms are a name with its article, in the genitive, as an addressee and as the one that acts.
type forms struct{ the, of, to, by string }

func stateForms(l locale.Lang, s locale.State, d locale.Date, short bool) forms {
	if short {
		return forms{s.TheShort(l, d), s.OfShort(l, d), s.ToShort(l, d), s.By(l, d)}
	}
	return forms{s.The(l, d), s.Of(l, d), s.To(l, d), s.By(l, d)}
}

// in is the form for g; the sender's follows from the others.
func (f forms) in(l locale.Lang, g grammar) string {
	switch g {
	case "of":
		return f.of
	case "to":
		return f.to
	case "by":
		return f.by
	case "from":
		switch l {
		case locale.French, locale.Spanish:
			return f.of
		case locale.Russian:
			return russianPrepositions[g] + f.of
		}
		return withPreposition(l, f.the, g)
	}
	return f.the
}

// withArticle is a name that has its article and bends no further, such as an acronym.
func withArticle(l locale.Lang, name string, g grammar) string {
	if l == locale.Russian {
		return russianPrepositions[g] + name
	}
	return withPreposition(l, name, g)
}

// phrase is a text as g has it: the head noun that it begins with gives article and cases, where the program knows it.
func phrase(l locale.Lang, text string, g grammar) string {
	if l == locale.Russian {
		return russianPhrase(text, g)
	}
	return withPreposition(l, articleOf(l, text)+text, g)
}

// withPreposition puts a preposition before a name that has its article: "le X" becomes "du X", "au X".
func withPreposition(l locale.Lang, name string, g grammar) string {
	switch l {
	case locale.English:
		return map[grammar]string{"of": "of ", "to": "to ", "from": "from ", "by": "by "}[g] + name
	case locale.French:
		return french(name, g)
	case locale.Spanish:
		return spanish(name, g)
	case locale.Arabic:
		if g == "of" {
			return arabicOf(name)
		}
		return map[grammar]string{"to": "إلى ", "from": "من ", "by": "من جانب "}[g] + name
	case locale.Chinese:
		return map[grammar]string{"to": "致", "from": "来自", "by": "由"}[g] + name
	}
	return name
}

// french contracts à and de with le and les, and elides de before a vowel. Whether an h is mute no rule tells: the names here have none.
func french(name string, g grammar) string {
	preposition := map[grammar]string{"of": "de", "from": "de", "to": "à", "by": "par"}[g]
	if preposition == "" {
		return name
	}
	if preposition != "par" {
		for article, contracted := range map[string][2]string{"le ": {"du ", "au "}, "les ": {"des ", "aux "}} {
			if rest, ok := strings.CutPrefix(name, article); ok {
				return contracted[map[string]int{"de": 0, "à": 1}[preposition]] + rest
			}
		}
	}
	if preposition == "de" && vowelFirst(name) {
		return "d’" + name
	}
	return preposition + " " + name
}

// spanish contracts a and de with el.
func spanish(name string, g grammar) string {
	preposition := map[grammar]string{"of": "de", "from": "de", "to": "a", "by": "por"}[g]
	if preposition == "" {
		return name
	}
	if rest, ok := strings.CutPrefix(name, "el "); ok && preposition != "por" {
		return preposition + "l " + rest
	}
	return preposition + " " + name
}

// arabicOf prefixes li: before the article its alif falls away; before another script it stands with a tatweel.
func arabicOf(name string) string {
	if rest, ok := strings.CutPrefix(name, "ال"); ok {
		return "لل" + rest
	}
	if first := []rune(name); len(first) > 0 && unicode.Is(unicode.Arabic, first[0]) {
		return "ل" + name
	}
	return "لـ " + name
}

func vowelFirst(s string) bool {
	folded := locale.Fold(s)
	return folded != "" && strings.ContainsAny(folded[:1], "aeiou")
}

// articleOf is the article that belongs before a text, by the head noun that it begins with; "" where the text has one or the noun is not known.
func articleOf(l locale.Lang, text string) string {
	article := headArticle(l, text)
	switch {
	case article == "":
		return ""
	case l == locale.French && vowelFirst(text):
		return "l’"
	}
	return article + " "
}

// headArticle looks past ordinals and the like: "vingtième Assemblée", "Vigésima Reunión", "International Committee".
func headArticle(l locale.Lang, text string) string {
	for _, word := range strings.Fields(text) {
		if article := headArticles[l][strings.ToLower(word)]; article != "" {
			return article
		}
		if !isModifier(l, strings.ToLower(word)) {
			break
		}
	}
	return ""
}

// isModifier tells words that stand before the noun: ordinals, and what names of organizations begin with in English.
func isModifier(l locale.Lang, word string) bool {
	return slices.ContainsFunc(modifiers[l], func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// russianPrepositions stand before the genitive.
var russianPrepositions = map[grammar]string{"from": "от ", "by": "со стороны "}

// russianPhrase declines the head noun that a text begins with; a text without one stands as it is behind its preposition.
func russianPhrase(text string, g grammar) string {
	if g == "the" {
		return text
	}
	for _, head := range russianHeads {
		if rest, ok := strings.CutPrefix(text, head.nominative); ok && (rest == "" || rest[0] == ' ') {
			bent := head.genitive
			if g == "to" {
				bent = head.dative
			}
			return russianPrepositions[g] + bent + rest
		}
	}
	return russianPrepositions[g] + text
}
