package reply

import (
	"slices"

	"chancery/internal/roster"
)

// senderAmong tells whether the sender is one of the persons named.
func (p *reader) senderAmong(who []named) bool {
	return slices.ContainsFunc(who, func(n named) bool { return roster.SameName(n.name, p.writer().name) })
}

// writerComes tells that the writer says that he comes: by a verb of his own, or by counting himself in beside a mode or a day: "You can count on me on 20 June."
func (p *reader) writerComes(s *sentence) (match, bool) {
	for _, m := range s.found {
		if m.section == "self" && !s.onErrand(m) {
			return m, true
		}
	}
	m, ok := s.first("countson")
	return m, ok && (len(s.modes()) > 0 || len(p.daysOf(s.toks, s.found, false)) > 0)
}

// self registers the sender, who writes in the first person from token i on, as he signs or under the name of the From field. Where the sentence names others too,
// what it says in his clause is of him.
func (p *reader) self(s *sentence, i int, others bool) {
	p.prose = true
	who := p.writer()
	if who.name == "" {
		p.attending = true
		return
	}
	d := roster.Delegate{Action: roster.Register, Honorific: who.honorific, Name: who.name, Function: who.function, Evidence: []roster.Evidence{p.evidence(s.span(), "prose")}}
	p.stateGender(&d, "")
	d.Days = p.daysSaid(s)
	mode := modeOf(s)
	if from, to := s.clause(i); others && to-from < len(s.toks) {
		part := sentenceOf(s.toks[from:to])
		if days := p.daysSaid(part); len(days) > 0 {
			d.Days = days
		}
		mode = firstOf(mode, modeOf(part))
		s = part
	}
	p.about(s, &d, named{}, 1, 0, mode)
	p.addDelegate(d)
}
