package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// factual are the sections whose phrases say something of who comes, how, and what is spoken on, or ask for something.
var factual = []string{"attend", "speak", "item", "statement", "visa", "novisa", "needs", "behalf", "national", "represented", "question", "asking", "request", "plea"}

// aside tells a sentence that speaks of a matter which no fact of an answer is of, in words of such matters: who fetches the badges, when the office is closed,
// that the interpreters will have the text. One word that no table has may stand in it where it is of one clause and speaks of nobody.
func (p *reader) aside(s *sentence, names map[string]bool) bool {
	if !familyAmong(s.found, "matter") || s.question || s.colon || len(s.toks) > longestCourtesy || p.otherLanguage(s) || p.saysOnline(s) || p.saysFact(s) {
		return false
	}
	if !s.has("matter day") && (familyAmong(s.found, "day weekday") || len(p.daysOf(s.toks, s.found, false)) > 0) {
		return false
	}
	unknown, ok := p.unknown(s, names)
	if !ok {
		return false
	}
	left := 0
	for _, i := range unknown {
		if s.toks[i].kind == number || inSections(s.found, i, "matter", "matter day", "aside") {
			continue
		}
		if left++; p.strangeName(s, i, names) || inSections(s.found, i, "turning", "function", "cardinal ") {
			return false
		}
	}
	return left == 0 || left <= mostUnknown(s) && !s.has("object") && !s.has("companion") && !s.putsOff() && s.oneClause()
}

// mostUnknown is how many words of a sentence aside may be new to the tables.
func mostUnknown(s *sentence) int {
	if isHan(rune0(s.toks[0].fold)) {
		return hanWords
	}
	return 1
}

// oneClause tells a sentence without a mark inside.
func (s *sentence) oneClause() bool {
	return !slices.ContainsFunc(s.toks[:len(s.toks)-1], func(t token) bool { return t.kind == mark && t.fold != "-" && t.fold != "'" })
}

// saysFact tells a phrase of a fact, or one that alarms, outside of the phrases of courtesy and of other matters: "the page did not open" denies nothing.
func (p *reader) saysFact(s *sentence) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if !isOneOf(m.section, factual) && !alarming[m.section] && !familyAmong([]match{m}, "capacity ", "ordinal ") && !p.anotherMode(m.section) {
			return false
		}
		return !polite(s, m) && (m.section != "neg" || p.denial(s, m)) && !slices.ContainsFunc(s.found, func(q match) bool {
			return (q.section == "aside" || familyAmong([]match{q}, "matter")) && q.from <= m.from && m.to <= q.to && q.to-q.from > 1
		})
	})
}

// anotherMode tells the section of a mode of taking part that is not that of all who are registered.
func (p *reader) anotherMode(section string) bool {
	mode, ok := strings.CutPrefix(section, "mode ")
	return ok && slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Attendance != mode })
}
