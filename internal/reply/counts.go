package reply

import (
	"slices"
	"strconv"
	"strings"

	"chancery/internal/roster"
)

// counted reads a number of persons or of items that begins at token i: "two delegates", "los tres temas". It gives the end of the words, i where none begin,
// and whether as many are read.
func (p *reader) counted(s *sentence, i int) (to int, agrees bool) {
	n, to := countAt(s, i)
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

// countAt is the number in digits or letters that begins at token i, and its end.
func countAt(s *sentence, i int) (n, to int) {
	if s.toks[i].kind == number {
		n, _ = strconv.Atoi(s.toks[i].fold)
		return n, i + 1
	}
	for _, m := range s.at(i) {
		if v, ok := strings.CutPrefix(m.section, "cardinal "); ok {
			n, _ = strconv.Atoi(v)
			to = m.to
		}
	}
	return n, to
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
