package reply

import (
	"slices"
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
	gone := p.exceptions(toks, found)
	for _, t := range p.titles(toks) {
		last := out[len(out)-1]
		if inSpan(gone, t.from) {
			continue // "all items except item 6 and the closing"
		}
		if joined(toks, last.to, t.from) || again(found, last.to, t.from) || t.from > last.to && quoted(toks, t) {
			out = append(out, t) // "items 3 and 9, and on risk education"
			continue
		}
		if out[0].from >= t.to && (joined(toks, t.to, out[0].from) || again(found, t.to, out[0].from) || quoted(toks, t)) {
			out = slices.Insert(out, 0, t) // "when risk education is discussed and again under item 8"
			continue
		}
		if slices.ContainsFunc(found, func(m match) bool {
			return m.section == "item" && m.to <= t.from && m.to >= t.from-2 && m.from >= last.to // "item 3 and the item on risk education"
		}) || spokenApart(toks, found, t, out) {
			out = append(out, t)
			slices.SortStableFunc(out, func(a, b itemSpan) int { return a.from - b.from })
		}
	}
	return out
}

// spokenApart tells a title in a clause of its own that has a word for speaking and none of the items named so far: "Mr. Vik will speak on item 8, and Ms. Lie will
// make a statement on victim assistance".
func spokenApart(toks []token, found []match, t itemSpan, others []itemSpan) bool {
	s := &sentence{toks: toks, found: found}
	from, to := s.clause(t.from)
	last := -1 // word for speaking of the clause
	for _, m := range s.from(t.to) {
		if m.section == "speak" && m.from < to {
			last = m.from
		}
	}
	for k := t.to; k < min(last, to); k++ {
		if begins(toks[k:], "and") {
			to = k // "will speak on victim assistance and read our statement on item 6"
		}
	}
	return (s.speaksIn(from, to) || s.elided(from, t)) && !within(others, t.labels) && !slices.ContainsFunc(others, func(o itemSpan) bool { return o.from < to && o.to > from })
}

// elided tells a clause that ends with a title and has a person and no verb before it: ", and Ms. Lie on victim assistance".
func (s *sentence) elided(from int, t itemSpan) bool {
	person := false
	for k := from; k < t.from; k++ {
		person = person || honorificAt(s.toks[k:]) > 0
	}
	return person && (t.to == len(s.toks) || s.toks[t.to].kind == mark) && !slices.ContainsFunc(s.from(from), func(m match) bool {
		return m.from < t.from && isOneOf(m.section, []string{"attend", "compose", "ack", "question", "regret", "request"})
	})
}

// speaksIn tells a word for speaking between two tokens.
func (s *sentence) speaksIn(from, to int) bool {
	return slices.ContainsFunc(s.from(from), func(m match) bool { return m.section == "speak" && m.from < to })
}

// quoted tells a title between quotation marks, which is an item wherever it stands.
func quoted(toks []token, t itemSpan) bool {
	return t.from > 0 && t.to < len(toks) && strings.Contains(quoteMarks, toks[t.from-1].fold) && strings.Contains(quoteMarks, toks[t.to].fold)
}

// farthestAgain is how many tokens may stand between items that "again" or "and also" joins.
const farthestAgain = 14

// again tells whether a word that begins anew stands between two places: "on item 9 and also on risk education".
func again(found []match, from, to int) bool {
	return to > from && to-from <= farthestAgain && slices.ContainsFunc(found, func(m match) bool { return m.section == "again" && m.from >= from && m.from < to })
}

// joined tells whether nothing but an "and" and words that lead to an item stand between two places.
func joined(toks []token, from, to int) bool {
	and := to < len(toks) && strings.HasPrefix(toks[to].fold, "و") // Arabic writes it as one with the word behind
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
			for more, ok := p.goesOnBehind(toks, taken); ok; more, ok = p.goesOnBehind(toks, taken) {
				out, taken = append(out, more), more.to
			}
		}
	}
	return without(out, gone)
}

// goesOnBehind goes on with a list behind a bracket or with an ordinal alone.
func (p *reader) goesOnBehind(toks []token, i int) (itemSpan, bool) {
	if sp, ok := p.behindBracket(toks, i); ok {
		return sp, true
	}
	return ordinalBehind(toks, i)
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
		from := separatorAt(toks, k+1)
		if from == k+1 {
			return itemSpan{}, false
		}
		labels, to := p.itemList(toks, from, false)
		return itemSpan{labels: labels, from: from, to: to}, len(labels) > 0
	}
	return itemSpan{}, false
}

// itemsAt reads the numbers behind (or, as ordinals, before) a word for item.
func (p *reader) itemsAt(toks []token, found []match, m match) (itemSpan, bool) {
	if ofLetter(toks, found, m) {
		return itemSpan{}, false
	}
	start := behindItemLead(toks, m.to)
	han := isHan(rune0(toks[m.from].fold))
	if labels, to := p.itemList(toks, start, true); len(labels) > 0 {
		if _, first := numberAt(toks, start, true); han && toks[m.from].fold == "第" && !classifierFollows(toks, first) && !classifierFollows(toks, to) {
			return itemSpan{}, false
		}
		if letterFollows(toks, to) {
			return itemSpan{}, false
		}
		return itemSpan{labels: labels, from: m.from, to: to}, true
	}
	if m.from > 0 && toks[m.from].kind == word {
		if labels := ordinalsBefore(toks, m.from); len(labels) > 0 && !letterFollows(toks, m.to) {
			return itemSpan{labels: labels, from: m.from - 1, to: m.to}, true
		}
	}
	return itemSpan{}, false
}

// behindItemLead steps over what stands between a word for item and its numbers: "items no. 3", "items: 3", "points suivants : 3".
func behindItemLead(toks []token, i int) int {
	for i < len(toks) && (toks[i].kind == mark && strings.Contains(".:(#№°\"«", toks[i].fold) || toks[i].kind == word && (inList("numberword", toks[i].fold) || inList("itemlead", toks[i].fold)) || toks[i].kind == newline) {
		i++
	}
	return i
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
