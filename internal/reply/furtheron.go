package reply

import (
	"slices"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// goesOn reads a sentence on persons named before: "He requires a visa letter.", "Both will be in the room.", "The latter will connect from Oslo."
func (p *reader) goesOn(s *sentence) bool {
	if len(p.r.Delegates) == 0 {
		return false
	}
	mode, days, modes := modeOf(s), p.daysOf(s.toks, s.found, false), s.modes()
	if !s.has("visa") && !s.has("needs") && len(modes) == 0 && s.value("capacity ") == "" && (len(days) == 0 || p.formal && s.has("matter day")) {
		return false // the day on which the badges are fetched is none of a delegate's
	}
	if mode == "" && len(modes) > 1 && len(modes) == len(p.before) {
		return p.inOrder(s, modes)
	}
	if meant := p.meantByName(s, nil); len(meant) > 1 && len(modes)+len(days) > 0 && !p.formal && !s.hedged() {
		p.takePeople(s, meant, roster.Register) // 孙公使出席第一天会议，何女士全程出席: each has his own
		return true
	}
	if s.ofAll() {
		return p.ofEach(s, p.company(), mode, days)
	}
	d := p.onlyBefore()
	if s.remark() && len(p.before) > 0 && d == nil {
		return p.ofEach(s, p.before, mode, days)
	}
	if !s.remark() || d == nil {
		d = p.spokenOf(s)
	}
	if d == nil {
		return false
	}
	if len(d.Days) == 0 {
		d.Days = days
	}
	p.about(s, d, named{}, 1, 0, mode)
	d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
	p.prose = true
	return true
}

// lettersFor reads a sentence that asks for the visa letters of persons whom the mail registers: "Ms. Tsoi travels from Tashkent and needs a visa letter." It changes
// nothing of an earlier answer, where the mail itself says that they come.
func (p *reader) lettersFor(s *sentence, who []named) bool {
	if !s.has("visa") || s.has("novisa") || slices.ContainsFunc(who, func(n named) bool { return p.delegateOf(n) == nil }) {
		return false
	}
	return p.ofEach(s, who, "", nil)
}

// reachedAt reads a sentence that gives the address of a delegate and says nothing else of him: "Ms. Lie can be reached at …", "Son courriel : …".
func (p *reader) reachedAt(s *sentence, who []named) bool {
	mail := mailIn(p.words(s))
	if mail == "" || s.attends() || s.has("speak") || s.has("cancel") || len(s.modes()) > 0 {
		return false
	}
	var d *roster.Delegate
	switch {
	case len(who) == 1:
		d = p.delegateOf(who[0])
	case len(who) == 0 && s.ofPerson():
		d = p.onlyBefore()
	}
	if d == nil || d.Email != "" {
		return false
	}
	d.Email, p.prose = mail, true
	d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
	return true
}

// ofPerson tells a sentence with a word for one person who was named before, wherever it stands: "Please send her the link: …".
func (s *sentence) ofPerson() bool {
	return s.has("theirs") || s.pronounSoon() || slices.ContainsFunc(s.toks, func(t token) bool { return inList("pronoun", t.fold) })
}

// onlyBefore is the one delegate among those whom the sentence before named, nil where they are none or several.
func (p *reader) onlyBefore() *roster.Delegate {
	var one *roster.Delegate
	for _, n := range p.before {
		if d := p.delegateOf(n); d != nil {
			if one != nil {
				return nil
			}
			one = d
		}
	}
	return one
}

// ofAll tells a sentence on all those named before: "They will both join remotely", "Toute la délégation sera à Genève", "Участие очное", "سيكونان في القاعة".
func (s *sentence) ofAll() bool {
	first := s.toks[0]
	if inList("several", first.fold) || begins(s.toks, "participation") || arabicFuture(first.fold) && arabicPlural(first.fold) && !s.composes() {
		return true
	}
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "together" && !slices.ContainsFunc(s.found, func(f match) bool { // "both days", "les trois jours"
			return strings.HasPrefix(f.section, "day ") && f.from <= m.to && m.from < f.to
		})
	})
}

// shortRemark is the length of a sentence, in tokens, up to which a mode or days without a subject are of those named right before.
const shortRemark = 12

// remark tells a short sentence of little but a mode or days: "Alas, only by video."
func (s *sentence) remark() bool {
	return len(s.toks) <= shortRemark && !s.question && !s.composes() && !slices.ContainsFunc(s.found, func(m match) bool {
		switch m.section {
		case "attend", "speak", "asks", "question", "visa", "needs", "neg", "together", "errand", "matter day", "replace.old", "replace.new":
			return true
		}
		return false
	})
}

// company are the several persons whom the sentence before named, or else all whom the mail registers.
func (p *reader) company() []named {
	if len(p.before) < 2 {
		return p.registered()
	}
	return p.before
}

// delegateOf is the delegate whom a name of a sentence means, nil where none is registered.
func (p *reader) delegateOf(n named) *roster.Delegate {
	name := p.fullName(n.name)
	for i := range p.r.Delegates {
		if d := &p.r.Delegates[i]; d.Action == roster.Register && roster.SameName(name, d.Name) {
			return d
		}
	}
	return nil
}

// inOrder gives as many modes as persons were named before to them in their order: "первый — очно, вторая — дистанционно".
func (p *reader) inOrder(s *sentence, modes []match) bool {
	took := false
	for i, n := range p.before {
		if d := p.delegateOf(n); d != nil {
			d.Attendance = firstOf(d.Attendance, strings.TrimPrefix(modes[i].section, "mode "))
			d.Evidence = withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
			p.prose, took = true, true
		}
	}
	return took
}

// ofEach gives mode, days and visa letter of a sentence to each of several persons whom the mail registers.
func (p *reader) ofEach(s *sentence, of []named, mode string, days []locale.Date) bool {
	took := false
	for _, n := range of {
		d := p.delegateOf(n)
		if d == nil {
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
	if !s.pronounSoon() && !s.has("needs") && !(s.has("visa") && !s.question) {
		return nil
	}
	return &p.r.Delegates[len(p.r.Delegates)-1]
}

// pronounSoon tells a pronoun of one person among the first words ("Присутствовать он будет в зале"), or a verb of Arabic that has it within.
func (s *sentence) pronounSoon() bool {
	if arabicFuture(s.toks[0].fold) && !s.composes() {
		return true
	}
	return slices.ContainsFunc(s.toks[:min(2, len(s.toks))], func(t token) bool { return inList("pronoun", t.fold) })
}

// modeAlongside is the mode of the one person named before, where the sentence says who comes with him: "She is accompanied by Mr. Tsoi."
func (p *reader) modeAlongside(s *sentence) string {
	if len(p.before) != 1 || !s.has("alongside") {
		return ""
	}
	if d := p.delegateOf(p.before[0]); d != nil {
		return d.Attendance
	}
	return ""
}

// forAll gives the mode and the days of "our delegation will attend online" to those named who have none.
func (p *reader) forAll(s *sentence) {
	mode, days := modeOf(s), p.daysSaid(s)
	for i := range p.r.Delegates {
		d := &p.r.Delegates[i]
		if d.Attendance = firstOf(d.Attendance, mode); len(d.Days) == 0 {
			d.Days = days
		}
	}
}

// perhapsComes tells a sentence that names a person beside the meeting, its place, its days or its list, or a mode of taking part, in words that no rule knows, and denies, asks and passes on nothing:
// "Our Deputy Permanent Representative, Ms. Larsen, will cover the meeting." It is proposed; beside a form it is left to who looks at what stands there.
func (p *reader) perhapsComes(s *sentence) bool {
	return !p.formal && (s.has("occasion") || len(s.modes()) > 0 || len(p.daysOf(s.toks, s.found, false)) > 0) && !slices.ContainsFunc(s.found, func(m match) bool {
		switch m.section {
		case "neg", "ack", "question", "confirm", "ooo", "letter", "defer", "draft", "condition", "turn", "former", "speak", "nospeak", "regret", "hedge", "alas", "shift", "replace.old", "replace.new", "place", "errand":
			return true
		}
		return false
	})
}

// attends tells words for coming that are no errand: "Mr. Olsen will send you the list" sends nobody, "a participé" is over, "will come back to you" is a receipt.
func (s *sentence) attends() bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "attend" && !s.onErrand(m) && !polite(s, m) })
}

// onErrand tells words that are a part of those for an errand.
func (s *sentence) onErrand(m match) bool {
	return slices.ContainsFunc(s.found, func(f match) bool {
		return f.section == "errand" && f.from <= m.from && m.from < f.to && f.to-f.from > 1
	})
}
