package reply

import (
	"slices"
	"strings"
)

// civil tells a courtesy of which every word is known once its opening is: what a word says elsewhere ("again", "received", "was down") it does not say beside
// "delighted to be", "confirm that" or "sorry for the delay". A function, and what is put off, are more than courtesy.
func (s *sentence) civil(strange []int) bool {
	return !s.putsOff() && !s.has("function") && !slices.ContainsFunc(strange, func(i int) bool {
		return !slices.ContainsFunc(s.found, func(m match) bool { return m.from <= i && i < m.to && s.opensOrFollows(m) })
	})
}

// opensOrFollows tells the opening of a courtesy, and a phrase that may stand beside an opening of its kind.
func (s *sentence) opensOrFollows(m match) bool {
	family, kind, _ := strings.Cut(m.section, " ")
	return family == "civility" || family == "civilword" && s.has("civility "+kind)
}

// saidCivilly tells whether a phrase lies within a longer one of a courtesy, and so says nothing of its own: the "not" of "so that nothing is lost", the mode of
// "after two years of online meetings".
func (s *sentence) saidCivilly(m match) bool {
	return slices.ContainsFunc(s.found, func(q match) bool {
		return q.to-q.from > 1 && q.from <= m.from && m.to <= q.to && s.opensOrFollows(q)
	})
}
