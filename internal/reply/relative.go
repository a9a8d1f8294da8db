package reply

import (
	"slices"

	"chancery/internal/locale"
)

// statedOf are the mode and the days that a sentence states of each person whom it names: those of a relative clause are of the person before it alone.
func (p *reader) statedOf(s *sentence, who []named) (modes []string, days [][]locale.Date) {
	own := p.relatives(s, who)
	rest := s.outside(own)
	modes, days = p.modesEach(rest, who), p.daysEach(rest, who, own)
	for i, r := range own {
		if r.from == r.to {
			continue
		}
		clause := sentenceOf(s.toks[r.from:r.to])
		modes[i] = firstOf(modeOf(clause), modes[i])
		if stated := p.daysOf(clause.toks, clause.found, false); len(stated) > 0 {
			days[i] = stated
		}
	}
	return modes, days
}

// reach is a run of tokens [from, to).
type reach struct{ from, to int }

// relatives are the relative clauses behind the persons of a sentence that are of one of them alone, from the pronoun to the next person; empty where none is.
func (p *reader) relatives(s *sentence, who []named) []reach {
	out := make([]reach, len(who))
	for i, n := range who {
		end := len(s.toks)
		if i+1 < len(who) {
			end = who[i+1].from
		}
		from := n.to
		for from < end && (s.toks[from].fold == "," || s.toks[from].kind == newline) {
			from++
		}
		if len(who) > 1 && from < end && s.starts(from, "relative", "relative one") && p.ofOneAlone(s, who, i, from) {
			out[i] = reach{from, end}
		}
	}
	return out
}

// ofOneAlone tells a relative clause at token k that is of the person before it and not of those before him too: its pronoun or its verb is of one, or none stands
// before him, or each has a preposition of his own: "by Ms. Lie and by Mr. Berg, who will take part online".
func (p *reader) ofOneAlone(s *sentence, who []named, i, k int) bool {
	if s.starts(k, "relative one") || i == 0 {
		return true
	}
	led := func(n named) bool {
		at := n.from
		for at > 0 && (inList("article", s.toks[at-1].fold) || s.toks[at-1].kind == newline) {
			at--
		}
		return at > 0 && inList("each", s.toks[at-1].fold)
	}
	return led(who[i]) && led(who[i-1])
}

// outside is a sentence without the phrases that stand in some of its clauses.
func (s *sentence) outside(clauses []reach) *sentence {
	if !slices.ContainsFunc(clauses, func(r reach) bool { return r.to > r.from }) {
		return s
	}
	rest := *s
	rest.found = slices.DeleteFunc(slices.Clone(s.found), func(m match) bool {
		return slices.ContainsFunc(clauses, func(r reach) bool { return m.from >= r.from && m.from < r.to })
	})
	return &rest
}
