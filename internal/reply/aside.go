package reply

import (
	"slices"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// factual are the sections whose phrases say something of who comes, how, and what is spoken on, or ask for something.
var factual = []string{"attend", "speak", "item", "statement", "visa", "novisa", "needs", "behalf", "national", "represented", "question", "asking", "request", "plea",
	"theirs", "companion", "someone"}

// aside tells a sentence that speaks of a matter which no fact of an answer is of, in words of such matters: who fetches the badges, when the office is closed,
// that the interpreters will have the text. One word that no table has may stand in it where it is of one clause and speaks of nobody.
func (p *reader) aside(s *sentence, names map[string]bool) bool {
	if !familyAmong(s.found, "matter") || s.question || s.colon || len(s.toks) > longestCourtesy || p.otherLanguage(s) || p.saysOnline(s) || p.saysFact(s) || p.namesComer(s) || p.datesMore(s) || s.sendsText() {
		return false
	}
	unknown, ok := p.unknown(s, names)
	if !ok || !s.clausesOfMatter(unknown) {
		return false
	}
	left := 0
	for _, i := range unknown {
		if s.toks[i].kind == number && !inSections(s.found, i+1, "matter") || inSections(s.found, i, asideWords...) {
			continue
		}
		if left++; p.strangeName(s, i, names) || inSections(s.found, i, "turning", "function", "cardinal ") {
			return false
		}
	}
	return left == 0 || left <= mostUnknown(s) && !s.has("object") && !s.putsOff() && s.oneClause()
}

// asideWords are the sections of the words that such a sentence is made of.
var asideWords = []string{"matter", "matter day", "matter closing", "aside", "asidetext", "asideclause", "fetching"}

// namesComer tells a sentence that names somebody who comes or speaks: whatever it says of badges and hotels, it may say that another comes.
func (p *reader) namesComer(s *sentence) bool {
	named := p.comerNames()
	return slices.ContainsFunc(s.toks, func(t token) bool { return t.kind == word && named[t.fold] && !inList("particle", t.fold) })
}

// comers are the words of names, and of how many delegates and interventions they are.
type comers struct {
	words                    map[string]bool
	delegates, interventions int
}

// comerNames are the words of the names of those who come or speak, as far as they are read; each name is taken apart once.
func (p *reader) comerNames() map[string]bool {
	n := &p.comers
	if n.words == nil {
		n.words = map[string]bool{}
	}
	for ; n.delegates < len(p.r.Delegates); n.delegates++ {
		addWords(n.words, p.r.Delegates[n.delegates].Name)
	}
	for ; n.interventions < len(p.r.Interventions); n.interventions++ {
		addWords(n.words, p.r.Interventions[n.interventions].Speaker)
	}
	return n.words
}

// datesMore tells a day of the meeting on which somebody is elsewhere, or whose badges or closed offices may say who comes then. Badges may be fetched on the first,
// and the interpreters have their texts on any.
func (p *reader) datesMore(s *sentence) bool {
	if s.has("matter closing") && s.has("wholetime") {
		return true
	}
	days, away := p.daysMeant(s), s.has("whereabouts") || s.has("matter closing")
	if !away && s.has("asidetext") && s.has("interpreters") {
		return false
	}
	if away || !s.has("matter day") || !s.has("fetching") {
		return len(days) > 0
	}
	return slices.ContainsFunc(days, func(d locale.Date) bool { return d != p.allDays()[0] })
}

// daysMeant are the days of the meeting that a sentence names, by their dates or weekdays; a weekday beside a date is of that date: "Monday 6 June".
func (p *reader) daysMeant(s *sentence) []locale.Date {
	bare := slices.DeleteFunc(slices.Clone(s.found), func(m match) bool { return s.besideNumber(m) })
	return append(p.daysOf(s.toks, s.found, false), p.weekdays(s.toks, bare)...)
}

// besideNumber tells a phrase right beside a number, or with a mark between.
func (s *sentence) besideNumber(m match) bool {
	return slices.ContainsFunc(s.toks[m.to:min(m.to+2, len(s.toks))], func(t token) bool { return t.kind == number }) || m.from > 0 && s.toks[m.from-1].kind == number
}

// touchesAnswer tells a sentence of such a matter that says more: what a courtesy may say with these words does not excuse it.
func (p *reader) touchesAnswer(s *sentence) bool {
	return familyAmong(s.found, "matter") && (s.has("someone") || p.datesMore(s))
}

// sendsText tells a text of a statement that is for others than the interpreters: a side event, a website.
func (s *sentence) sendsText() bool {
	return s.has("asidetext") && (!s.has("interpreters") || s.has("elsewhere"))
}

// clausesOfMatter tells a sentence of which each clause with unknown words is of such a matter: "The hotel is full, so it is off." says more in its second.
func (s *sentence) clausesOfMatter(unknown []int) bool {
	of, strange := false, false
	for i, t := range s.toks {
		if inSections(s.found, i, "matter", "matter day", "matter closing", "asideclause") {
			of = true
		} else if slices.Contains(unknown, i) {
			strange = true
		}
		if i == len(s.toks)-1 || divides(t) || inSections(s.found, i+1, "asidejoint") {
			if strange && !of {
				return false
			}
			of, strange = false, false
		}
	}
	return true
}

// divides tells a mark between clauses.
func divides(t token) bool { return t.kind == mark && t.fold != "-" && t.fold != "'" }

// mostUnknown is how many words of a sentence aside may be new to the tables.
func mostUnknown(s *sentence) int {
	if isHan(rune0(s.toks[0].fold)) {
		return hanWords
	}
	return 1
}

// oneClause tells a sentence without a mark inside.
func (s *sentence) oneClause() bool {
	return !slices.ContainsFunc(s.toks[:len(s.toks)-1], divides)
}

// saysFact tells a phrase of a fact, or one that alarms, outside of the phrases of courtesy and of other matters: "the page did not open" denies nothing.
func (p *reader) saysFact(s *sentence) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if !isOneOf(m.section, factual) && !alarming[m.section] && !familyAmong([]match{m}, "capacity ", "ordinal ") && !p.anotherMode(m.section) {
			return false
		}
		return !polite(s, m) && (m.section != "neg" || p.denial(s, m)) && !slices.ContainsFunc(s.found, func(q match) bool {
			return isOneOf(q.section, asideWords) && q.from <= m.from && m.to <= q.to && q.to-q.from > 1
		})
	})
}

// anotherMode tells the section of a mode of taking part that is not that of all who are registered.
func (p *reader) anotherMode(section string) bool {
	mode, ok := strings.CutPrefix(section, "mode ")
	return ok && slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Attendance != mode })
}
