package reply

import (
	"slices"

	"chancery/internal/roster"
)

// absence reads "X is unable to attend": who is named before the verb, or right behind it where nobody attends, cannot come; who is named after it comes in his place.
func (p *reader) absence(s *sentence, who []named) *named {
	m, _ := s.first("regret")
	var gone, come []named
	for i, n := range who {
		if n.from < m.to || i == 0 && n.from == m.to && (!s.joins(m) || len(who) > 1 && s.has("place")) {
			gone = append(gone, n)
		} else {
			come = append(come, n)
		}
	}
	if len(come) > 0 {
		p.takePeople(s, come, roster.Register)
		if len(gone) == 1 {
			p.replaces(come[0].name, gone[0].name)
		}
		return nil
	}
	if modeOf(s) == "online" && (s.joins(m) || s.insteadOnline(m)) {
		p.takePeople(s, gone, roster.Register) // "cannot come to Geneva and will join online"
		return nil
	}
	if p.someDaysOnly(s) {
		return nil
	}
	p.takePeople(s, gone, roster.Cancel)
	return &gone[0]
}

// joins tells whether a phrase of attending stands outside of the regret.
func (s *sentence) joins(regret match) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "attend" && (m.from >= regret.to || m.to <= regret.from)
	})
}

// insteadOnline tells a mode of taking part from afar that an "and" or "but" parts from the regret: "cannot travel and will therefore join by video".
func (s *sentence) insteadOnline(regret match) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "mode online" && m.from > regret.to && slices.ContainsFunc(s.found, func(f match) bool {
			return (f.section == "and" || inList("but", s.toks[f.from].fold)) && f.from >= regret.to && f.to <= m.from
		})
	})
}

// staysAway tells words that take off a delegation, all of which are words for not coming: "ne viendra pas".
func (s *sentence) staysAway() bool {
	return !slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "cancel" && !slices.ContainsFunc(s.found, func(f match) bool { return f.section == "regret" && f.from <= m.from && m.to <= f.to })
	})
}

// absenceOf takes all persons of a sentence as not coming.
func (p *reader) absenceOf(s *sentence, who []named) *named {
	p.takePeople(s, who, roster.Cancel)
	return &who[0]
}

// notAdded are the persons of a cancellation but for those behind words that put others on the list: "please remove Mr. Uribe and add Ms. Mora".
func (s *sentence) notAdded(who []named) []named {
	c, ok := s.first("cancel")
	if !ok || len(who) < 2 {
		return who
	}
	if at := s.addedFrom(c, who); at > 0 && who[0].from > c.from {
		return who[:at]
	}
	return who
}

// addedFrom is which of the persons of a sentence is the first that words behind a phrase that takes out put in, -1 where none is.
func (s *sentence) addedFrom(out match, who []named) int {
	end := out.to // of "do not register", which puts nobody in
	for _, m := range s.from(out.to) {
		switch {
		case leavesOutBy[m.section]:
			end = max(end, m.to)
		case m.section == "addition" && m.from >= end:
			return slices.IndexFunc(who, func(n named) bool { return n.from >= m.from })
		}
	}
	return -1
}

// takenOff cancels the person whom the sentence before spoke of: "Please cancel her registration." Who cannot come is cancelled already.
func (p *reader) takenOff(s *sentence, absent *named) *named {
	if absent == nil {
		absent = &p.before[0]
	}
	p.addDelegate(absent.delegate(roster.Cancel, p.evidence(s.span(), p.foundBy(s)))) // he was named in another sentence: his tokens are not of this one
	p.prose = true
	return absent
}

// negatesAttending tells whether a "not" stands right before the word for attending, where no phrase of regret is known.
func negatesAttending(s *sentence) bool {
	for _, n := range s.found {
		if n.section != "neg" {
			continue
		}
		for _, a := range s.found {
			if a.section == "attend" && n.from < a.to && n.from >= a.from-2 {
				return true
			}
		}
	}
	return false
}

// deniesAttending tells a word for attending with a denial before it or within it in its clause. Behind it another verb is denied ("the order to send them is not yet
// signed"), and what leaves persons out of a list denies nothing ("do not enter anyone until we send the list").
func (s *sentence) deniesAttending() bool {
	return slices.ContainsFunc(s.found, func(a match) bool {
		if a.section != "attend" {
			return false
		}
		from, _ := s.clause(a.from)
		return slices.ContainsFunc(s.from(from), func(n match) bool {
			return n.section == "neg" && n.from < a.to && !slices.ContainsFunc(s.found, func(l match) bool {
				return leavesOutBy[l.section] && l.from <= n.from && n.to <= l.to
			})
		})
	})
}

// cancelled are the persons whom a sentence takes off the delegation. Where it withdraws a statement too, those on the side of the cancellation:
// "Please cancel Mr. Olsen and withdraw our statement on item 7."
func (p *reader) cancelled(s *sentence, who []named, open intent) []named {
	who = s.notHandedOver(who)
	ofFloor := s.has("withdraw") && (!s.has("cancel") || s.has("speak") || len(p.itemSpans(s.toks, s.found)) > 0) // "withdraw the name of Mr. Olsen" takes no statement back
	if !ofFloor && (s.has("cancel") || open.cancel && !s.attends() && !s.composes() && !s.has("place")) {
		return s.notAdded(who)
	}
	for _, c := range s.found {
		for _, w := range s.found {
			if c.section != "cancel" || w.section != "withdraw" || c.from >= w.from && c.from < w.to || w.from >= c.from && w.from < c.to {
				continue
			}
			var out []named
			for _, n := range who {
				if n.from < w.from && c.from < w.from || n.from >= c.from && c.from > w.from {
					out = append(out, n)
				}
			}
			return out
		}
	}
	return nil
}
