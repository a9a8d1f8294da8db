package reply

import (
	"slices"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// goesOn reads a sentence on persons named before: "He requires a visa letter.", "Both will be in the room.", "The latter will connect from Oslo."
func (p *reader) goesOn(s *sentence) bool {
	mode, days := modeOf(s), p.daysOf(s.toks, s.found, false)
	if !s.has("visa") && !s.has("needs") && mode == "" && s.value("capacity ") == "" && len(days) == 0 {
		return false
	}
	if s.ofAll() {
		return p.ofEach(s, mode, days)
	}
	d := p.spokenOf(s)
	if d == nil {
		return false
	}
	p.about(s, d, named{}, nil, 0)
	d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
	p.prose = true
	return true
}

// ofAll tells a sentence on all those named before: "They will both join remotely", "Toute la délégation sera à Genève".
func (s *sentence) ofAll() bool {
	return inList("several", s.toks[0].fold) || slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "together" && !slices.ContainsFunc(s.found, func(f match) bool { // "both days", "les trois jours"
			return strings.HasPrefix(f.section, "day ") && f.from <= m.to && m.from < f.to
		})
	})
}

// ofEach gives mode, days and visa letter of a sentence to the several persons whom the sentence before named, or else to all whom the mail registers.
func (p *reader) ofEach(s *sentence, mode string, days []locale.Date) bool {
	of := p.before
	if len(of) < 2 {
		of = p.registered()
	}
	took := false
	for i := range p.r.Delegates {
		d := &p.r.Delegates[i]
		if d.Action != roster.Register || !slices.ContainsFunc(of, func(n named) bool { return roster.SameName(p.fullName(n.name), d.Name) }) {
			continue
		}
		if d.Attendance = firstOf(d.Attendance, mode); len(d.Days) == 0 {
			d.Days = days
		}
		d.VisaLetter = d.VisaLetter || s.has("visa") && !s.has("novisa")
		d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
		p.prose, took = true, true
	}
	return took
}

// spokenOf is the one delegate of whom a sentence without a name speaks: the one whom it means by "the latter" or "she", or the one named last; nil where it
// begins with no pronoun and asks for nothing that a person needs.
func (p *reader) spokenOf(s *sentence) *roster.Delegate {
	if len(p.r.Delegates) == 0 {
		return nil
	}
	meant := p.withMeant(s, nil)
	if m, ok := s.first("theirs"); ok && m.from == 0 && len(meant) == 0 {
		meant = p.before // "Sa participation se fera à distance."
	}
	if len(meant) == 1 {
		for i := range p.r.Delegates {
			if roster.SameName(p.r.Delegates[i].Name, p.fullName(meant[0].name)) {
				return &p.r.Delegates[i]
			}
		}
	}
	if !inList("pronoun", s.toks[0].fold) && !s.has("needs") && !(s.has("visa") && !s.question) {
		return nil
	}
	return &p.r.Delegates[len(p.r.Delegates)-1]
}

// forAll gives the mode and the days of "our delegation will attend online" to those named who have none.
func (p *reader) forAll(s *sentence) {
	mode, days := modeOf(s), p.daysOf(s.toks, s.found, false)
	for i := range p.r.Delegates {
		d := &p.r.Delegates[i]
		if d.Attendance = firstOf(d.Attendance, mode); len(d.Days) == 0 {
			d.Days = days
		}
	}
}

// perhapsComes tells a sentence that names a person beside the meeting, its place or its list in words that no rule knows, and denies, asks and passes on nothing:
// "Our Deputy Permanent Representative, Ms. Larsen, will cover the meeting." It is proposed; beside a form it is left to who looks at what stands there.
func (p *reader) perhapsComes(s *sentence) bool {
	return !p.formal && s.has("occasion") && !slices.ContainsFunc(s.found, func(m match) bool {
		switch m.section {
		case "neg", "ack", "question", "confirm", "ooo", "letter", "defer", "draft", "condition", "turn", "former", "speak", "nospeak", "regret", "hedge", "alas", "shift", "replace.old", "replace.new", "place", "errand":
			return true
		}
		return false
	})
}

// attends tells words for coming that are no errand: "Mr. Olsen will send you the list" sends nobody, "a participé" is over.
func (s *sentence) attends() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "attend" && !slices.ContainsFunc(s.found, func(f match) bool {
			return f.section == "errand" && f.from <= m.from && m.from < f.to && f.to-f.from > 1
		})
	})
}
