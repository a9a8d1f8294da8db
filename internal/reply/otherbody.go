package reply

import (
	"slices"

	"chancery/internal/roster"
)

// ofOtherBody reads that somebody comes for another body than the sender's: he is none of its delegates, and a person sees why. A form, a label or a table that names him
// stands. It is true where the sentence names nobody else.
func (p *reader) ofOtherBody(s *sentence, who []named) bool {
	theirs := p.theirs(s, who)
	if len(theirs) < len(who) && len(theirs) == 0 {
		return false
	}
	p.prose = true
	p.said = firstOf(p.said, p.words(s))
	p.r.Delegates = slices.DeleteFunc(p.r.Delegates, func(d roster.Delegate) bool {
		return !entered(d.Evidence) && slices.ContainsFunc(theirs, func(n named) bool { return roster.SameName(d.Name, p.fullName(n.name)) })
	})
	if len(theirs) > 0 {
		p.review(FreeText, "for another body: "+p.words(s))
	}
	return len(theirs) == len(who) || len(who) == 0
}

// theirs are the persons of whom a sentence says that they come for another body: those in whose clause it does, or, where it names nobody, the one named last, by a
// pronoun or by no subject at all.
func (p *reader) theirs(s *sentence, who []named) (out []named) {
	if len(who) == 0 {
		if m, _ := s.first("otherbody"); len(p.before) == 1 && (s.pronounSoon() || m.from == 0) {
			return p.before
		}
		return nil
	}
	own := p.relatives(s, who)
	for i := range who {
		if s.ofOthers(who, own, i) {
			out = append(out, who[i])
		}
	}
	return out
}

// ofOthers tells that the clause of one of several persons has the words of another body: what stands behind him, or behind the last of those joined with him unless that
// is a relative clause of his alone or they come by a verb before them ("Asistirá A, y B viene por otra organización"), and before the first name what leads to it.
func (s *sentence) ofOthers(who []named, own []reach, i int) bool {
	from := who[i].to
	if i == 0 {
		from = 0
	}
	last := i
	for !s.comesBefore(who[i].from) && last+1 < len(who) && joined(s.toks, who[last].to, who[last+1].from) {
		last++
	}
	return slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "otherbody" || m.from < from {
			return false
		}
		return m.from < behindPerson(s, who, i).to || m.from >= who[last].to && m.from < behindPerson(s, who, last).to && own[last].to == own[last].from
	})
}

// comesBefore tells a verb of coming that stands before token k.
func (s *sentence) comesBefore(k int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "attend" && m.to <= k })
}

// ours are the persons of a sentence but for those whom it gives to another body.
func (p *reader) ours(s *sentence, who []named) []named {
	if !s.has("otherbody") {
		return who
	}
	theirs := p.theirs(s, who)
	return slices.DeleteFunc(slices.Clone(who), func(n named) bool {
		return slices.ContainsFunc(theirs, func(o named) bool { return o.from == n.from })
	})
}
