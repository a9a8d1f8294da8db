package reply

import "slices"

// losesStatement tells a sentence in which a statement, or an item named as such, does not take place: "La del tema 6 se cae", "Отпадает выступление по пункту 6". The
// side event on victim assistance that does not take place is none.
func (s *sentence) losesStatement() bool {
	return s.has("falls") && (s.has("item") || s.has("speak") || s.has("statement"))
}

// falls tells items whose statement does not take place: those named last before the verb, else those right behind it in its clause. A person right behind the verb
// only does not speak himself: "will not be delivered by Mr. Olsen but by Ms. Dahl".
func (s *sentence) falls(sp itemSpan, all []itemSpan, who []named) bool {
	return s.losesStatement() && slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "falls" && s.fallen(m, all) == sp.from && !s.personSoon(m, who)
	})
}

// fallen is where the items begin that a verb takes out, -1 where it has none.
func (s *sentence) fallen(m match, all []itemSpan) int {
	at := -1
	_, end := s.clause(m.from)
	for _, o := range all {
		if o.to <= m.from || at < 0 && o.from < end {
			at = o.from
		}
	}
	return at
}

// personSoon tells a person right behind a phrase, in its clause.
func (s *sentence) personSoon(m match, who []named) bool {
	_, end := s.clause(m.to - 1)
	return slices.ContainsFunc(who, func(n named) bool { return n.from >= m.to && n.from <= m.to+objectSoon && n.from < end })
}

// stays tells items of which the words right behind them, up to the next clause, say that their statement stands.
func (s *sentence) stays(sp itemSpan) bool {
	_, to := s.clause(sp.to - 1)
	return slices.ContainsFunc(s.from(sp.to), func(m match) bool { return m.section == "stands" && m.from < to })
}
