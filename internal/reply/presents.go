package reply

import "slices"

// presents tells words that say who comes right before a person: "For Norway it will be Eivind Sletten", "ce sera notre ambassadrice Mme Hagelund".
func (p *reader) presents(s *sentence) bool {
	return !s.question && slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "presents" {
			return false
		}
		to := m.to
		for to < len(s.toks) && (inList("article", s.toks[to].fold) || inList("own", s.toks[to].fold)) {
			to++
		}
		if to == len(s.toks) {
			return false
		}
		return honorificAt(s.toks[to:]) > 0 || p.functionEnd(s, to) > to && to > m.to || p.bareName(s, to) > 0
	})
}
