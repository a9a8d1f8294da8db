package reply

import (
	"slices"

	"chancery/internal/roster"
)

// counted reads a number of persons or of items that begins at token i: "two delegates", "los tres temas". It gives the end of the words, i where none begin,
// and whether as many are read.
func (p *reader) counted(s *sentence, i int) (to int, agrees bool) {
	n, length := amountAt(s.toks[i:], "cardinal")
	to = i + length
	if n == 0 || to >= len(s.toks) {
		return i, false
	}
	switch {
	case inList("headcountword", s.toks[to].fold):
		return to + 1, n == len(p.registered())
	case phraseAt(s.toks[to:], "headcount") > 0:
		return to + phraseAt(s.toks[to:], "headcount"), n == len(p.registered()) // 两个人, in Chinese behind its measure word
	case begins(s.toks[to:], "item"):
		return to + 1, n == p.itemsAdded()
	}
	return i, false
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
