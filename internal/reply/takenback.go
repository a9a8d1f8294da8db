package reply

import "slices"

// negated tells whether the items stand under "will not speak on 4", up to a "but" that turns it.
func (p *reader) negated(s *sentence, sp itemSpan) bool {
	m, ok := s.first("nospeak")
	if !ok {
		return false
	}
	if p.afterBut(s, sp) {
		return false
	}
	if sp.to <= m.from {
		// "speak on 3, but will not speak on 4" names 3 before the negation
		for _, f := range s.found {
			if f.section == "speak" && f.to <= sp.from && f.from < m.from {
				return false
			}
		}
	}
	return true
}

// keeps tells whether a word for keeping stands between the withdrawal and the items.
func (s *sentence) keeps(sp itemSpan) bool {
	w, ok := s.first("withdraw")
	if !ok {
		return false
	}
	for _, m := range s.found {
		if m.section == "kept" && m.from >= w.from && m.to <= sp.from {
			return true
		}
	}
	return false
}

// afterBut tells whether "but", "mais", "sino", "но", "而", "بل" stands between a negation or withdrawal and the items.
func (p *reader) afterBut(s *sentence, sp itemSpan) bool {
	if s.but == 0 {
		s.but = 1 + s.butBehindTaking()
	}
	return s.but <= sp.from
}

// butBehindTaking is the place of the first "but" behind the first negation or withdrawal of a statement, the end of the sentence where none stands.
func (s *sentence) butBehindTaking() int {
	neg := len(s.toks)
	for _, f := range s.found {
		if f.section == "nospeak" || f.section == "withdraw" {
			neg = min(neg, f.from)
		}
	}
	for k := neg; k < len(s.toks); k++ {
		if inList("but", s.toks[k].fold) || s.starts(k, "rather") {
			return k
		}
	}
	return len(s.toks)
}

// turned is the clause of token i, which ends or begins also at an "and" with words behind it that take something back.
func (s *sentence) turned(i int) (from, to int) {
	from, to = s.clause(i)
	if s.turns == nil {
		s.turns = s.turnsOf()
	}
	at, _ := slices.BinarySearch(s.turns, i)
	if at > 0 {
		from = max(from, s.turns[at-1])
	}
	if at < len(s.turns) {
		to = min(to, s.turns[at])
	}
	return from, to
}

// turnsOf are the places of an "and" with words behind it that take something back.
func (s *sentence) turnsOf() []int {
	out := []int{}
	for _, m := range s.found {
		if k := m.from - 1; k >= 0 && (m.section == "withdraw" || m.section == "nospeak") && !slices.Contains(out[max(0, len(out)-1):], k) && begins(s.toks[k:], "and") {
			out = append(out, k)
		}
	}
	return out
}

// givenBeside tells items of a clause that says who speaks on them and takes nothing back, beside a clause that takes back others: "Our statement on item 4
// will be read by Ms. Haug, and we no longer need the floor on item 9."
func (p *reader) givenBeside(s *sentence, who []named, sp itemSpan, all []itemSpan) bool {
	from, to := s.turned(sp.from)
	within := func(m match) bool { return m.from >= from && m.from < to }
	takes := func(m match) bool { return m.section == "withdraw" || m.section == "nospeak" }
	if !slices.ContainsFunc(s.found, func(m match) bool { return m.section == "speak" && within(m) }) ||
		slices.ContainsFunc(s.found, func(m match) bool { return takes(m) && within(m) }) ||
		!slices.ContainsFunc(who, func(n named) bool { return n.from >= from && n.from < to }) {
		return false
	}
	return slices.ContainsFunc(all, func(o itemSpan) bool {
		low, high := s.turned(o.from)
		return low != from && slices.ContainsFunc(s.found, func(m match) bool { return takes(m) && m.from >= low && m.from < high })
	})
}
