package reply

import (
	"slices"

	"chancery/internal/roster"
)

// counted reads a number of persons or of items that begins at token i: "two delegates", "los tres temas". It gives the end of the words, i where none begin,
// and whether as many are read.
func (p *reader) counted(s *sentence, i int) (to int, agrees bool) {
	if inSections(s.found, i, "announce two") || inSections(s.found, i+1, "announce two") {
		return i, false // "los dos cuadros" counts nobody
	}
	if n, length := lettersAt(s.toks[i:], "headcount"); n > 0 && i > 0 {
		return i + length, n == len(p.registered()) // "Нас будет двое"
	}
	n, length := amountAt(s.toks[i:], "cardinal")
	to = i + length
	if n == 0 || to >= len(s.toks) {
		return i, false
	}
	switch {
	case phraseAt(s.toks[to:], "headcount") > 0:
		return to + phraseAt(s.toks[to:], "headcount"), n == len(p.registered()) // 两位同事, in Chinese behind its measure word
	case inList("headcountword", s.toks[to].fold):
		return to + 1, n == len(p.registered())
	case begins(s.toks[to:], "item"):
		return to + 1, n == p.itemsAdded()
	}
	return i, false
}

// countsPersons tells a sentence with a number of persons in it: "Nous serons deux", "От нас трое".
func (s *sentence) countsPersons() bool {
	for i := range s.toks {
		if n, length := amountAt(s.toks[i:], "headcount", "cardinal"); n > 1 && i+length < len(s.toks) {
			rest := s.toks[i+length:]
			if inList("headcountword", rest[0].fold) || phraseAt(rest, "headcount") > 0 || familyAmong(s.at(i), "headcount ") {
				return true
			}
		}
	}
	return false
}

// itemsAdded is the number of items on which the mail asks for the floor.
func (p *reader) itemsAdded() int {
	var items []string
	for _, v := range p.r.Interventions {
		if v.Action != roster.Withdraw && !slices.Contains(items, v.Item) {
			items = append(items, v.Item)
		}
	}
	return len(items)
}
