package pdf

import (
	"slices"
	"unicode/utf8"

	"chancery/internal/typeset"
)

// tied is the marked content of a part and the element that owns its link.
type tied struct {
	id   int
	node *node
}

// tie gives the parts of a line their numbers on the page, in visual order as they are drawn, and their places in the structure, in logical order.
func (t *tree) tie(l *typeset.Line, parts []part, page int) []tied {
	words := wordsOf(l, parts, t.joints[l])
	out := make([]tied, len(parts))
	order := make([]int, len(parts))
	for i := range parts {
		out[i].id = len(t.parents[page])
		t.parents[page] = append(t.parents[page], nil)
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return firstAt(parts[a]) - firstAt(parts[b]) })
	for _, i := range order {
		owner := t.nodes[l.Element]
		if parts[i].link != nil {
			owner = t.link(l.Element, parts[i].link)
		}
		span := &node{tag: "Span", actual: words[i], lang: parts[i].lang, parent: owner}
		span.kids = []kid{{page: page, id: out[i].id}}
		owner.kids = append(owner.kids, kid{node: span})
		t.parents[page][out[i].id] = span
		out[i].node = owner
	}
	return out
}

func (t *tree) link(e *typeset.Element, l *typeset.Link) *node {
	key := linkKey{e, l}
	if n, ok := t.links[key]; ok {
		return n
	}
	owner := t.nodes[e]
	n := &node{tag: "Link", lang: t.langOf(l, owner.base), parent: owner}
	owner.kids = append(owner.kids, kid{node: n})
	t.links[key] = n
	return n
}

// langOf is the language of a link's words where their script is not the one of the text around them.
func (t *tree) langOf(l *typeset.Link, base string) string {
	if lang, ok := t.langs[l]; ok {
		return lang
	}
	lang := ""
	for _, s := range foreign(l.Text, base) {
		if s != "" {
			lang = s
			break
		}
	}
	t.langs[l] = lang
	return lang
}

func firstAt(p part) int {
	first := p.glyphs[0].At
	for _, g := range p.glyphs {
		first = min(first, g.At)
	}
	return first
}

// wordsOf gives each part its words of the line, in logical order; the last gets the joint to the next line. Where a
// part's glyphs are not one stretch of the text (a link torn by the order of the line), its words are the glyphs' own, by place.
func wordsOf(l *typeset.Line, parts []part, joint string) []string {
	if len(parts) == 1 {
		return []string{join(l.Text, joint)}
	}
	runes := []rune(l.Text)
	owner := make([]int, len(runes))
	for i := range owner {
		owner[i] = -1
	}
	for i, p := range parts {
		for _, g := range p.glyphs {
			for k := range max(utf8.RuneCountInString(g.Mark.Text), 1) {
				if g.At+k < len(owner) {
					owner[g.At+k] = i
				}
			}
		}
	}
	words := make([][]rune, len(parts))
	last := 0
	for i, r := range runes {
		if owner[i] >= 0 {
			last = owner[i]
		}
		words[last] = append(words[last], r)
	}
	out := make([]string, len(parts))
	for i := range parts {
		out[i] = string(words[i])
	}
	out[last] = join(out[last], joint)
	return out
}
