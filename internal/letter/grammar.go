package letter

import (
	"strings"

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
// from and by are a sender's and a doer's, not a place's. Of a Russian name that no table has, by is со стороны with the genitive.
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
		return typographic(phrase(l, o.TheShort(l), g))
	}
	return asWritten(phrase(l, value, g), value)
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
		return forms{s.TheShort(l, d), s.OfShort(l, d), s.ToShort(l, d), s.ByShort(l, d)}
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
			return "от " + f.of
		}
		return phrase(l, f.the, g)
	}
	return f.the
}

// phrase is a text that no table has, or that bends no further, as g has it.
func phrase(l locale.Lang, text string, g grammar) string {
	p := locale.PhraseOf(l, text)
	switch g {
	case "of":
		return p.Of()
	case "to":
		return p.To()
	case "from":
		return p.From()
	case "by":
		return p.By()
	}
	return p.The()
}

// asWritten gives what the program puts before a text the apostrophes of print, and leaves the text its own.
func asWritten(phrase, text string) string {
	if before, ok := strings.CutSuffix(phrase, text); ok {
		return typographic(before) + text
	}
	return phrase
}
