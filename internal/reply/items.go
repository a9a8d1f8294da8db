package reply

import (
	"slices"
	"strconv"
	"strings"
)

// itemSpan is one reference to items of the agenda: their labels and the tokens that name them.
type itemSpan struct {
	labels   []string
	from, to int
	all      bool // all items, where no agenda is given to name them
}

func appendAll(all, more []string) []string {
	for _, m := range more {
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all
}

// itemSpans finds the items that a sentence names: a word for item with numbers, ordinals, all items with or without exceptions, and titles.
func (p *reader) itemSpans(toks []token, found []match) []itemSpan {
	out := p.numbered(toks, found)
	if len(out) == 0 {
		return p.titles(toks)
	}
	for _, t := range p.titles(toks) {
		last := out[len(out)-1]
		if joined(toks, last.to, t.from) {
			out = append(out, t) // "items 3 and 9, and on risk education"
			continue
		}
		for _, m := range found {
			if m.section == "item" && m.to <= t.from && m.to >= t.from-2 && m.from >= last.to {
				out = append(out, t) // "item 3 and the item on risk education"
				break
			}
		}
	}
	return out
}

// joined tells whether nothing but an "and" and words that lead to an item stand between two places.
func joined(toks []token, from, to int) bool {
	and := false
	if to-from > 8 {
		return false
	}
	for i := from; i < to; {
		t := toks[i]
		switch n := phraseAt(toks[i:to], "and"); {
		case n > 0 && !inList("either", t.fold):
			and = true
			i += n
			continue
		case t.kind == mark && t.fold == ",", t.kind == newline, inList("itemfiller", t.fold), inList("itemlead", t.fold), inList("article", t.fold), begins(toks[i:], "agenda"), begins(toks[i:], "item"):
		default:
			return false
		}
		i++
	}
	return and
}

func (p *reader) numbered(toks []token, found []match) []itemSpan {
	gone := p.exceptions(toks, found)
	out := p.allBut(toks, found)
	whole := len(out) > 0
	taken := 0
	if whole {
		taken = out[0].to
	}
	for _, m := range found {
		if m.section != "item" || m.from < taken && m.to > out[0].from || whole && inSpan(gone, m.from) {
			continue
		}
		if sp, ok := p.itemsAt(toks, found, m); ok && (!inSpan(gone, sp.from) || !within(out, sp.labels)) {
			out, taken = append(out, sp), max(sp.to, taken)
			for more, ok := p.behindBracket(toks, taken); ok; more, ok = p.behindBracket(toks, taken) {
				out, taken = append(out, more), more.to
			}
		}
	}
	return without(out, gone)
}

// longestAside is how many tokens a bracket behind an item has at most.
const longestAside = 12

// behindBracket goes on with a list behind a bracket: the 5 of "items 3 (Ms. Larsen) and 5 (Mr. Olsen)".
func (p *reader) behindBracket(toks []token, i int) (itemSpan, bool) {
	if i >= len(toks) || toks[i].fold != "(" {
		return itemSpan{}, false
	}
	for k := i + 1; k < len(toks) && k < i+longestAside; k++ {
		if toks[k].fold != ")" {
			continue
		}
		from := p.separatorAt(toks, k+1)
		if from == k+1 {
			return itemSpan{}, false
		}
		labels, _, to := p.itemList(toks, from, false)
		return itemSpan{labels: labels, from: from, to: to}, len(labels) > 0
	}
	return itemSpan{}, false
}

// itemsAt reads the numbers behind (or, as ordinals, before) a word for item.
func (p *reader) itemsAt(toks []token, found []match, m match) (itemSpan, bool) {
	if ofLetter(toks, found, m) {
		return itemSpan{}, false
	}
	start := m.to
	for start < len(toks) && (toks[start].kind == mark && strings.Contains(".:(#№°\"«", toks[start].fold) || toks[start].kind == word && (inList("numberword", toks[start].fold) || inList("itemlead", toks[start].fold)) || toks[start].kind == newline) {
		start++
	}
	han := isHan(rune0(toks[m.from].fold))
	if labels, _, to := p.itemList(toks, start, true); len(labels) > 0 {
		if han && toks[m.from].fold == "第" && !classifierFollows(toks, to) {
			return itemSpan{}, false
		}
		if letterFollows(toks, to) {
			return itemSpan{}, false
		}
		return itemSpan{labels: labels, from: m.from, to: to}, true
	}
	if m.from > 0 && toks[m.from].kind == word {
		if labels := p.ordinalsBefore(toks, m.from); len(labels) > 0 && !letterFollows(toks, m.to) {
			return itemSpan{labels: labels, from: m.from - 1, to: m.to}, true
		}
	}
	return itemSpan{}, false
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// classifierFollows tells whether 项, 个议题 or 议题 stands behind a Chinese ordinal; 第5条 is an article and 第3点 a point of a letter.
func classifierFollows(toks []token, to int) bool {
	return to < len(toks) && (toks[to].fold == "项" || toks[to].fold == "議" || toks[to].fold == "议" || toks[to].fold == "个") || to > 0 && toks[to-1].fold == "项"
}

// ofLetter tells whether a word before makes the reference one into a letter or a treaty: 来函第3项.
func ofLetter(toks []token, found []match, m match) bool {
	for _, f := range found {
		if (f.section == "letter" || f.section == "itemlike") && f.to <= m.from && f.to >= m.from-2 && isHan(rune0(toks[f.from].fold)) {
			return true
		}
		if f.section == "itemlike" && f.from == m.from {
			return true
		}
	}
	return false
}

// letterFollows tells whether "of your letter" or the like stands behind the numbers, so that they are no items.
func letterFollows(toks []token, to int) bool {
	end := to
	for n := 0; end < len(toks) && n < 6 && toks[end].kind == word; n++ {
		end++
	}
	found := words().find(toks[to:end])
	return slices.ContainsFunc(found, func(m match) bool {
		return m.section == "letter" && m.from <= 3 && !slices.ContainsFunc(found, func(f match) bool { // "item 5, kindly note", "le point 9 sera traité par"
			return (f.section == "heed" || f.section == "speak") && f.from < m.from && m.to <= f.to
		})
	})
}

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

// phraseAt is the number of tokens of the longest phrase of a section that begins at the first token, 0 where none does.
func phraseAt(toks []token, section string) int {
	n := 0
	if len(toks) > 0 && toks[0].kind == word {
		words().phrases.walk(toks[:min(len(toks), 6)], 0, 0, func(s string, to int) {
			if s == section {
				n = max(n, to)
			}
		})
	}
	return n
}

// begins tells whether a phrase of the section begins at the first token.
func begins(toks []token, section string) bool {
	ok := false
	words().phrases.walk(toks[:min(len(toks), 3)], 0, 0, func(s string, to int) { ok = ok || s == section })
	return ok
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
