package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Phrase is a text that the tables of names need not have, such as a mission, a function or an organization of the sheet, as it stands in a sentence.
// The noun that it begins with gives its article, where the program knows it; a Russian text in Cyrillic is declined up to its first noun.
type Phrase struct {
	lang Lang
	name name
}

// PhraseOf reads a text with its article or without one.
func PhraseOf(l Lang, text string) Phrase {
	n := name{text: text}
	switch l {
	case French:
		n = cutArticle(text, "le", "les")
	case Spanish:
		n = cutArticle(text, "el")
	case Russian:
		if first, _ := utf8.DecodeRuneInString(text); unicode.Is(unicode.Cyrillic, first) {
			n.decline = declineTitle
		}
	}
	if n.article == "" {
		n.article = articleOf(l, text)
	}
	return Phrase{l, n}
}

// cutArticle parts one of the articles that prepositions are contracted with from its noun. One with a capital belongs to the name: El Salvador.
func cutArticle(text string, articles ...string) name {
	for _, article := range articles {
		if rest, ok := strings.CutPrefix(text, article+" "); ok {
			return name{text: rest, article: article}
		}
	}
	return name{text: text}
}

// The is the text with its article: "la Mission permanente de la Colombie".
func (p Phrase) The() string { return p.name.the() }

// Of is the text in the genitive: "de la Mission permanente", "d'Humanité & Inclusion", "للجنة الدولية".
func (p Phrase) Of() string { return p.name.of(p.lang) }

// To is the text as an addressee: "à la Mission permanente", "Комитету наблюдателей".
func (p Phrase) To() string { return p.name.to(p.lang) }

// From is the text as a sender: "de la Mission permanente", "от Комитета наблюдателей".
func (p Phrase) From() string {
	switch p.lang {
	case French, Spanish:
		return p.Of()
	case Russian:
		return "от " + p.name.inCase(genitive)
	}
	return p.name.from(p.lang)
}

// By is the text as the one that acts. Russian says со стороны with the genitive: the endings of an instrumental are not sure for every noun.
func (p Phrase) By() string {
	if p.lang == Russian {
		return "со стороны " + p.name.inCase(genitive)
	}
	return p.name.by(p.lang)
}

// articleOf is the article that belongs before a text, by the head noun that it begins with; "" where the text has one or the noun is not known.
func articleOf(l Lang, text string) string {
	article := headArticle(l, text)
	if l == French && article != "" && elides(text) {
		return "l'"
	}
	return article
}

// headArticle looks past ordinals and the like: "vingtième Assemblée", "Vigésima Reunión", "International Committee".
func headArticle(l Lang, text string) string {
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
func isModifier(l Lang, word string) bool {
	return slices.ContainsFunc(headModifiers[l], func(ending string) bool { return strings.HasSuffix(word, ending) })
}
