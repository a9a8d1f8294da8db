package reply

import (
	"slices"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// statedOf are the mode and the days that a sentence states of each person whom it names: those of a relative clause are of the person before it alone.
func (p *reader) statedOf(s *sentence, who []named) (modes []string, days [][]locale.Date, own []reach) {
	own = p.relatives(s, who)
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
	return modes, days, own
}

// needsOf gives a delegate what his own relative clause says that he needs: "who will come from Kampala and needs a visa letter".
func (p *reader) needsOf(s *sentence, clause reach, d *roster.Delegate) {
	for _, m := range s.from(clause.from) {
		switch {
		case m.from >= clause.to:
			return
		case m.section == "visa":
			d.VisaLetter = !s.has("novisa")
		case m.section == "needs":
			d.Needs = firstOf(d.Needs, p.slice(s, m.from, m.to))
		}
	}
}

// reach is a run of tokens [from, to).
type reach struct{ from, to int }

// relatives are the relative clauses behind the persons of a sentence that are of one of them alone, from the pronoun to the next person; empty where none is.
func (p *reader) relatives(s *sentence, who []named) []reach {
	out := make([]reach, len(who))
	for i := range who {
		r := behindPerson(s, who, i)
		from, end := r.from, r.to
		for from < end && (s.toks[from].fold == "," || s.toks[from].kind == newline) {
			from++
		}
		if len(who) > 1 && from < end && s.starts(from, "relative", "relative one") && p.ofOneAlone(s, who, i, from) {
			out[i] = reach{from, end}
		}
	}
	if !slices.ContainsFunc(out, func(r reach) bool { return r.to > r.from }) && p.sayOfEach(s, who) {
		for i := range out {
			out[i] = behindPerson(s, who, i)
		}
	}
	return out
}

// behindPerson is what stands between a person and the next one, or the end of the sentence.
func behindPerson(s *sentence, who []named, i int) reach {
	if i+1 < len(who) {
		return reach{who[i].to, who[i+1].from}
	}
	return reach{who[i].to, len(s.toks)}
}

// sayOfEach tells a sentence that gives each person his own days behind his name, and one of those before the last a mode: it is his alone.
func (p *reader) sayOfEach(s *sentence, who []named) bool {
	modes := s.modes()
	if len(who) < 2 || len(modes) == 0 || modes[0].from >= who[len(who)-1].from {
		return false
	}
	for i := range who {
		r := behindPerson(s, who, i)
		if clause := sentenceOf(s.toks[r.from:r.to]); len(p.daysOf(clause.toks, clause.found, false)) == 0 {
			return false
		}
	}
	return true
}

// ofOneAlone tells a relative clause at token k that is of the person before it and not of those before him too: its pronoun or its verb is of one, or none stands
// before him, a verb for coming or another relative clause stands between them ("Mr. Vik attends together with Ms. Lie, who …"), or each has a preposition of his own:
// "by Ms. Lie and by Mr. Berg, who will take part online".
func (p *reader) ofOneAlone(s *sentence, who []named, i, k int) bool {
	if s.starts(k, "relative one") || i == 0 || s.comesBetween(who[i-1].to, who[i].from) || s.relativeBetween(who[i-1].to, who[i].from) {
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

// relativeBetween tells a relative clause between two places.
func (s *sentence) relativeBetween(from, to int) bool {
	return slices.ContainsFunc(s.from(from), func(m match) bool { return (m.section == "relative" || m.section == "relative one") && m.to <= to })
}

// comesBetween tells a verb for coming between two places.
func (s *sentence) comesBetween(from, to int) bool {
	return slices.ContainsFunc(s.from(from), func(m match) bool { return m.section == "attend" && m.to <= to })
}

// outside is a sentence without what stands in some of its clauses, of which the places alone are left.
func (s *sentence) outside(clauses []reach) *sentence {
	if !slices.ContainsFunc(clauses, func(r reach) bool { return r.to > r.from }) {
		return s
	}
	toks := slices.Clone(s.toks)
	for _, r := range clauses {
		for k := r.from; k < r.to; k++ {
			toks[k].kind, toks[k].fold = mark, ","
		}
	}
	found := slices.DeleteFunc(slices.Clone(s.found), func(m match) bool {
		return slices.ContainsFunc(clauses, func(r reach) bool { return m.from >= r.from && m.from < r.to })
	})
	return s.with(toks, found)
}
