package reply

import (
	"slices"
	"strings"
)

// How many words that no table has may stand in a sentence of courtesy; of Han, signs.
const (
	strangeWords = 3
	strangeSigns = 8
	// Beside our own form, which says all that an answer says:
	strangeWordsByForm = 8
	strangeSignsByForm = 20
)

// substance are the sections whose phrases say something of who comes and who speaks, or ask for something: such a sentence is no courtesy, unless the tables
// have all its words.
var substance = []string{"object", "turning", "mine", "item", "speak", "nospeak", "self", "withdraw", "regret", "cancel", "correct", "needs", "visa", "novisa", "statement", "group", "behalf", "question",
	"asks", "turn", "defer", "alas", "represented", "hedge", "draft", "condition", "neg", "except", "replace.old", "replace.new", "place", "shift", "honorific ", "function", "capacity ", "day ", "mode ", "language ", "ordinal ", "cardinal "}

// courteous tells a sentence with a formula of courtesy ("we thank you", "with best wishes"), or one that leads by its colon to what was read, and a few words
// that no table has: nobody knows all words of thanks. None of them may be of substance, or written like a name. Beside our own form, filled in, it needs no
// formula: who took the form put there what he had to say.
func (p *reader) courteous(s *sentence, strange []int) bool {
	leads := s.colon && p.formal && (p.labelEnd == 0 || s.toks[0].start < p.labelEnd)
	form := slices.ContainsFunc(p.codes, func(code string) bool { return code != "" })
	if !leads && (!form && !s.has("courtesy") || s.has("content") || s.has("attend")) {
		return false
	}
	words, signs := 0, 0
	for _, i := range strange {
		t := s.toks[i]
		switch {
		case inSections(s.found, i, "courtesy"):
		case !leads && !form && !s.courtesyBeside(i):
			return false // "Thanks, the trip is off."
		case isHan(rune0(t.fold)):
			signs++
		case i > 0 && p.capital(t) && !isArabic(t.fold):
			return false
		default:
			words++
		}
	}
	if form && (words > strangeWordsByForm || signs > strangeSignsByForm) || !form && (words > strangeWords || signs > strangeSigns) {
		return false
	}
	for _, m := range s.found {
		if ofSubstance(m.section) && !s.within(m, "courtesy", "polite", "ack", "greeting", "opening") && !(leads && (m.section == "mine" || m.section == "object")) && !(m.section == "mine" && s.esteemBehind(m.to)) {
			return false
		}
	}
	return true
}

// courtesyBeside tells whether a formula of courtesy stands in the clause of token i: what a comma parts from it may say anything.
func (s *sentence) courtesyBeside(i int) bool {
	parts := func(k int) bool { return s.toks[k].kind == mark && strings.Contains(",;:()-–", s.toks[k].fold) }
	from, to := i, i
	for from > 0 && !parts(from-1) {
		from--
	}
	for to < len(s.toks) && !parts(to) {
		to++
	}
	return slices.ContainsFunc(s.found, func(m match) bool {
		return (m.section == "courtesy" || m.section == "polite") && m.from < to && m.to > from
	})
}

func ofSubstance(section string) bool {
	return section != "cardinal 1" && isOneOf(section, substance) // "one" is the article of French and Spanish too
}

// within tells whether a phrase lies inside one of the sections.
func (s *sentence) within(m match, sections ...string) bool {
	for _, q := range s.found {
		for _, section := range sections {
			if q.section == section && q.from <= m.from && m.to <= q.to && q != m {
				return true
			}
		}
	}
	return false
}

// closes tells a closing formula with nothing behind it but courtesy or a name: "Thanks, Per Olsen", and not "Thanks, the Ambassador speaks early".
func (p *reader) closes(s *sentence, names map[string]bool) bool {
	text := p.words(s)
	if !isClosing(text) {
		return false
	}
	formula, _ := words().begins("closing", foldAll(text))
	rest := s.toks
	for n := len(strings.Fields(formula)); len(rest) > 0 && (n > 0 || rest[0].kind == mark || rest[0].kind == newline); rest = rest[1:] {
		if rest[0].kind != mark && rest[0].kind != newline {
			n--
		}
	}
	if len(rest) == 0 {
		return true
	}
	behind := &sentence{toks: rest, found: words().find(rest)}
	return p.harmless(behind, names) || p.signatureLine(behind, names)
}
