package reply

import "slices"

// offering are the sections of an offer to mend what is below: on what condition, what may be amiss, and what is asked then.
var offering = []string{"ifany", "amiss", "tellus"}

// offersToMend tells a sentence built as an offer: "If a line has slipped, do shout."
func (s *sentence) offersToMend() bool {
	return !slices.ContainsFunc(offering, func(section string) bool { return !s.has(section) })
}

// offers tells an offer to mend what is below of which every word is known: it says nothing of who comes, and what alarms in it ("if", "not readable") is of the offer.
func (p *reader) offers(s *sentence, names map[string]bool) bool {
	if !s.offersToMend() || s.question || s.colon || s.putsOff() || s.has("function") {
		return false
	}
	strange, ok := p.strange(s, names)
	if !ok || slices.ContainsFunc(strange, func(i int) bool { return !inSections(s.found, i, offering...) && !inList("offerword", s.toks[i].fold) }) {
		return false
	}
	return !slices.ContainsFunc(s.found, func(m match) bool {
		return alarming[m.section] && !inSections(s.found, m.from, offering...) && !polite(s, m)
	})
}
