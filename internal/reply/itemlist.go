package reply

import (
	"strconv"
	"strings"
)

// itemList reads numbers, ranges and lists from token i: "3, 5 and 7–9". open lets Han numerals, number words and ordinals stand for digits.
func (p *reader) itemList(toks []token, i int, open bool) (labels []string, from, to int) {
	from, to = i, i
	for i < len(toks) {
		n := p.numberAt(toks, i, open)
		if n == nil || i > from && toks[i].kind == word && p.leadsToItem(toks, i+width(n)) {
			break
		}
		label, next := n[0], i+width(n)
		if end, after := p.rangeEnd(toks, next, open); end != "" && len(labels) < 40 {
			labels = appendAll(labels, p.expand(label, end))
			next = after
		} else {
			labels = appendAll(labels, []string{label})
		}
		if next < len(toks) && toks[next].fold == "项" {
			next++
		}
		to = next
		i = p.separatorAt(toks, next)
		if i == next && !(next < len(toks) && strings.HasPrefix(toks[next].fold, "و")) {
			break
		}
	}
	return labels, from, to
}

// leadsToItem tells whether a preposition and a word for item follow: in "item 3, the second on item 5" the second is a person.
func (p *reader) leadsToItem(toks []token, i int) bool {
	if i >= len(toks) || !inList("groupend", toks[i].fold) {
		return false
	}
	i = afterArticle(toks, i+1)
	return i < len(toks) && begins(toks[i:], "item")
}

func width(n []string) int { w, _ := strconv.Atoi(n[1]); return w }

// numberAt is the item's label at token i and how many tokens it takes: digits ("3", "3.1"), roman numerals, ordinals, Han numerals; nil where none stands.
func (p *reader) numberAt(toks []token, i int, open bool) []string {
	if i >= len(toks) {
		return nil
	}
	t := toks[i]
	if t.kind == number {
		if i+2 < len(toks) && toks[i+1].fold == "." && toks[i+2].kind == number && toks[i+1].start == t.end && toks[i+2].start == toks[i+1].end {
			return []string{t.fold + "." + toks[i+2].fold, "3"}
		}
		if len(t.fold) > 2 || i+1 < len(toks) && (toks[i+1].fold == ":" && i+2 < len(toks) && toks[i+2].kind == number && toks[i+2].start == toks[i+1].end) {
			return nil
		}
		return []string{strings.TrimLeft(t.fold, "0"), "1"}
	}
	if t.kind != word || !open {
		return nil
	}
	if t.fold == "第" && i+1 < len(toks) {
		if n := p.numberAt(toks, i+1, true); n != nil {
			w := 1 + width(n)
			if i+w < len(toks) && toks[i+w].fold == "项" {
				w++
			}
			return []string{n[0], strconv.Itoa(w)}
		}
	}
	best, bestTo := "", 0
	words().phrases.walk(toks[i:min(i+4, len(toks))], 0, 0, func(section string, to int) {
		if v, ok := strings.CutPrefix(section, "ordinal "); ok && to > bestTo {
			best, bestTo = v, to
		} else if v, ok := strings.CutPrefix(section, "cardinal "); ok && to > bestTo {
			best, bestTo = v, to
		}
	})
	if best == "" {
		return nil
	}
	if isHan(rune0(t.fold)) && i+bestTo < len(toks) && toks[i+bestTo].fold == "项" {
		bestTo++
	}
	return []string{best, strconv.Itoa(bestTo)}
}

// ordinalsBefore reads "the third and fifth items" or "troisième point".
func (p *reader) ordinalsBefore(toks []token, at int) []string {
	var out []string
	for i := at - 1; i >= 0 && i >= at-6; i-- {
		found := ""
		words().phrases.walk(toks[i:at], 0, 0, func(section string, to int) {
			if v, ok := strings.CutPrefix(section, "ordinal "); ok {
				found = v
			}
		})
		switch {
		case found != "":
			out = append([]string{found}, out...)
		case len(out) == 0 && inList("groupend", toks[i].fold):
			return nil // "the second on item 5" is a person
		case toks[i].fold == "," || p.separatorAt(toks, i) > i || len(out) > 0 && inList("article", toks[i].fold):
		default:
			return out
		}
	}
	return out
}

// rangeEnd reads "–5", "to 5", "à 5", "по 5", "至5", "إلى 5" at token i.
func (p *reader) rangeEnd(toks []token, i int, open bool) (string, int) {
	if i >= len(toks) {
		return "", i
	}
	if toks[i].fold != "-" {
		if toks[i].kind != word || !begins(toks[i:], "to") {
			return "", i
		}
	}
	j := i + 1
	for j < len(toks) && (toks[j].fold == "第" || begins(toks[j:], "item") || inList("article", toks[j].fold)) {
		j++
	}
	if n := p.numberAt(toks, j, open); n != nil {
		return n[0], j + width(n)
	}
	return "", i
}

// separatorAt steps over "," and "and" in any language, and over a repeated word for item; it stays where there is none.
func (p *reader) separatorAt(toks []token, i int) int {
	start := i
	for i < len(toks) {
		t := toks[i]
		switch {
		case t.fold == "," || t.fold == "&" || t.fold == "/" || t.fold == "+" || t.fold == ";":
			i++
		case t.kind == word && (begins(toks[i:], "and") || t.fold == "و"):
			i++
		case i > start && t.kind == word && t.fold != "第" && (begins(toks[i:], "item") || inList("numberword", t.fold) || inList("itemfiller", t.fold)):
			i++
		case i > start && t.fold == "." && toks[i-1].kind == word:
			i++
		default:
			return i
		}
	}
	return i
}

// expand lists the items from a to b, by the agenda where it is given, else by number.
func (p *reader) expand(a, b string) []string {
	var out []string
	inside := false
	for _, item := range p.c.Agenda {
		inside = inside || item.Label == a
		if inside {
			out = append(out, item.Label)
		}
		if item.Label == b && inside {
			return out
		}
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || to < from || to-from > 40 {
		return []string{a, b}
	}
	out = nil
	for n := from; n <= to; n++ {
		out = append(out, strconv.Itoa(n))
	}
	return out
}
