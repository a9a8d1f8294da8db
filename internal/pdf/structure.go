package pdf

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"chancery/internal/typeset"
)

// node is an element of the structure tree (ISO 32000-1 §14.7), typeset's elements with links and the spans of the lines below them.
type node struct {
	tag     string
	actual  string // ActualText
	alt     string // Alt
	lang    string
	ordered bool
	kids    []kid
	object  int
	parent  *node
}

// kid is one of: an element, marked content of a page, a link's annotation.
type kid struct {
	node       *node
	page, id   int
	annotation int // object
}

// tree is the structure of one file.
type tree struct {
	root    int // object of the StructTreeRoot
	top     *node
	nodes   map[*typeset.Element]*node
	links   map[linkKey]*node
	parents [][]*node // by page and MCID
	annots  []*node   // owners of the annotations, in order
	joints  map[*typeset.Line]string
}

type linkKey struct {
	element *typeset.Element
	link    *typeset.Link
}

func newTree(l *typeset.Layout) *tree {
	t := &tree{nodes: map[*typeset.Element]*node{}, links: map[linkKey]*node{}, joints: joints(l)}
	t.top = t.build(l.Root, nil)
	t.top.lang = string(l.Doc.Lang)
	return t
}

func (t *tree) build(e *typeset.Element, parent *node) *node {
	n := &node{tag: e.Tag, ordered: e.Ordered, parent: parent}
	t.nodes[e] = n
	for _, k := range e.Kids {
		n.kids = append(n.kids, kid{node: t.build(k, n)})
	}
	return n
}

// tied is the marked content of a part and the element that owns its link.
type tied struct {
	id   int
	node *node
}

// tie gives the parts of a line their numbers on the page, in visual order as they are drawn, and their places in the structure, in logical order.
func (t *tree) tie(l *typeset.Line, parts []part, page int) []tied {
	for len(t.parents) <= page {
		t.parents = append(t.parents, nil)
	}
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
		span := &node{tag: "Span", actual: words[i], parent: owner}
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
	n := &node{tag: "Link", alt: l.Text, parent: owner}
	owner.kids = append(owner.kids, kid{node: n})
	t.links[key] = n
	return n
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
		return []string{l.Text + joint}
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
	out[last] += joint
	return out
}

// allocate gives every element its object number.
func (t *tree) allocate(f *file) {
	t.root = f.reserve()
	var walk func(n *node)
	walk = func(n *node) {
		n.object = f.reserve()
		for _, k := range n.kids {
			if k.node != nil {
				walk(k.node)
			}
		}
	}
	walk(t.top)
}

// annotate hangs a link's annotation under its element and returns its key in the parent tree.
func (t *tree) annotate(n *node, page, object, pages int) int {
	n.kids = append(n.kids, kid{page: page, annotation: object})
	t.annots = append(t.annots, n)
	return pages + len(t.annots) - 1
}

func (t *tree) write(f *file, u underlay) {
	var walk func(n *node)
	walk = func(n *node) {
		parent := t.root
		if n.parent != nil {
			parent = n.parent.object
		}
		f.objects[n.object] = n.element(parent, u)
		for _, k := range n.kids {
			if k.node != nil {
				walk(k.node)
			}
		}
	}
	walk(t.top)
	nums := []byte{}
	for page := range u.pages {
		nums = fmt.Appendf(nums, "%d[", page)
		if page < len(t.parents) {
			for _, n := range t.parents[page] {
				nums = fmt.Appendf(nums, "%d 0 R ", n.object)
			}
		}
		nums = append(nums, ']')
	}
	for i, n := range t.annots {
		nums = fmt.Appendf(nums, "%d %d 0 R ", len(u.pages)+i, n.object)
	}
	f.objects[t.root] = fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>", t.top.object, nums, len(u.pages)+len(t.annots))
}

// element is the dictionary of a node. Its ActualText stands here, never on marked content, where it would spoil extraction.
func (n *node) element(parent int, u underlay) []byte {
	b := fmt.Appendf(nil, "<</Type/StructElem/S/%s/P %d 0 R", n.tag, parent)
	if n.lang != "" {
		b = fmt.Appendf(b, "/Lang(%s)", n.lang)
	}
	if n.alt != "" {
		b = fmt.Appendf(b, "/Alt%s", text(n.alt))
	}
	if n.actual != "" {
		b = fmt.Appendf(b, "/ActualText%s", text(n.actual))
	}
	switch {
	case n.tag == "L" && n.ordered:
		b = append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
	case n.tag == "L":
		b = append(b, "/A<</O/List/ListNumbering/Disc>>"...)
	case n.tag == "TH":
		b = append(b, "/A<</O/Table/Scope/Column>>"...)
	}
	b = append(b, "/K["...)
	for _, k := range n.kids {
		switch {
		case k.node != nil:
			b = fmt.Appendf(b, "%d 0 R ", k.node.object)
		case k.annotation != 0:
			b = fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", u.pages[k.page], k.annotation)
		default:
			b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", u.pages[k.page], k.id)
		}
	}
	return append(b, "]>>"...)
}
