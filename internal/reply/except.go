package reply

import "slices"

// allBut reads "all items" with what the sentence takes out of them; without an agenda the items cannot be named.
func (p *reader) allBut(toks []token, found []match) []itemSpan {
	at := slices.IndexFunc(found, func(m match) bool { return m.section == "all" && !p.listBehind(toks, m.to) })
	if at < 0 {
		return nil
	}
	sp := itemSpan{from: found[at].from, to: found[at].to, all: len(p.c.Agenda) == 0}
	for _, item := range p.c.Agenda {
		sp.labels = append(sp.labels, item.Label)
	}
	return []itemSpan{sp}
}

// listBehind tells a list of items at token i, behind a word for each of them: "chacun des points 2, 5 et 8", "every item of the items 3 and 5".
func (p *reader) listBehind(toks []token, i int) bool {
	i = behindItemLead(toks, i)
	if n := phraseAt(toks[i:], "item"); n > 0 {
		i = behindItemLead(toks, i+n)
	}
	labels, _ := p.itemList(toks, i, true)
	return len(labels) > 0
}

// exceptions are the items that a sentence takes out: behind "except", or in Chinese before 除外. Each span holds the items and where they stand.
func (p *reader) exceptions(toks []token, found []match) []itemSpan {
	var out []itemSpan
	for _, m := range found {
		switch m.section {
		case "except":
			if begins(toks[m.from:], "excepted") || phraseEnd(found, m.from, "again") > m.to {
				continue // 除外 stands behind its items, and "кроме того" adds some
			}
			if sp := p.listFrom(toks, m.to); len(sp.labels) > 0 {
				out = append(out, itemSpan{labels: sp.labels, from: m.from, to: sp.to})
			}
		case "excepted":
			for i := max(0, m.from-longestException); i < m.from; i++ {
				if sp := p.listFrom(toks, i); len(sp.labels) > 0 && sp.to == m.from {
					out = append(out, itemSpan{labels: sp.labels, from: i, to: m.to})
					break
				}
			}
		}
	}
	return out
}

// longestException bounds how far before 除外 its items are looked for, in tokens.
const longestException = 24

// exceptionLead is how many words may stand between "except" and the first item: "with the exception of the agenda items".
const exceptionLead = 6

// listFrom reads items by number or title from token i on, up to what is neither an item nor stands between items.
func (p *reader) listFrom(toks []token, i int) itemSpan {
	sp := itemSpan{from: i, to: i}
	for lead := 0; i < len(toks); {
		if labels, to := p.itemList(toks, i, true); len(labels) > 0 {
			sp.labels, sp.to = appendAll(sp.labels, labels), to
			i = to
			continue
		}
		label, to := p.titleAt(toks, i)
		if to == i {
			label, to = p.lastItem(toks, i)
		}
		if to > i {
			sp.labels, sp.to = appendAll(sp.labels, []string{label}), to
			i = to
			continue
		}
		next := separatorAt(toks, i)
		if next == i && (len(sp.labels) == 0 && lead < exceptionLead || begins(toks[i:], "item") || toks[i].fold == "项") {
			next, lead = i+itemWord(toks, i), lead+1
		}
		if next == i {
			break
		}
		if i = next; len(sp.labels) > 0 {
			i = behindJoints(toks, i) // "et de la clôture"
		}
	}
	return sp
}

// lastItem is the last item of the agenda where words for it stand at token i: "the last", 最后一项.
func (p *reader) lastItem(toks []token, i int) (label string, to int) {
	at := afterArticle(toks, i)
	n := phraseAt(toks[min(at, len(toks)):], "lastitem")
	if n == 0 || len(p.c.Agenda) == 0 {
		return "", i
	}
	return p.c.Agenda[len(p.c.Agenda)-1].Label, at + n
}

// titleAt is the item whose title, or a part of it that no other item has, stands at token i; the longest counts.
func (p *reader) titleAt(toks []token, i int) (label string, to int) {
	to = i
	for _, part := range p.titleWords().parts {
		if end := i + len(part.words); end > to && titleHere(toks, i, part.words) {
			label, to = part.label, end
		}
	}
	return label, to
}

func inSpan(spans []itemSpan, i int) bool {
	return slices.ContainsFunc(spans, func(sp itemSpan) bool { return sp.from <= i && i < sp.to })
}

// within tells whether all labels stand in the spans already.
func within(spans []itemSpan, labels []string) bool {
	var have []string
	for _, sp := range spans {
		have = append(have, sp.labels...)
	}
	return !slices.ContainsFunc(labels, func(l string) bool { return !slices.Contains(have, l) })
}

// without takes exceptions out of the items named: of a list only where it has them, so that "items 3 and 5, but not 7" stays as it is.
func without(spans, gone []itemSpan) []itemSpan {
	for _, g := range gone {
		if !within(spans, g.labels) {
			continue
		}
		for i := range spans {
			if spans[i].from < g.from || spans[i].from >= g.to {
				spans[i].labels = slices.DeleteFunc(slices.Clone(spans[i].labels), func(l string) bool { return slices.Contains(g.labels, l) })
			}
		}
	}
	return slices.DeleteFunc(spans, func(sp itemSpan) bool { return len(sp.labels) == 0 && !sp.all })
}
