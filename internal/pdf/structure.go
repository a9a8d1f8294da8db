package pdf

import (
	"fmt"

	"chancery/internal/typeset"
)

// node is an element of the structure tree (ISO 32000-1 §14.7), typeset's elements with links and the spans of the lines below them.
type node struct {
	tag    string
	actual string // ActualText
	alt    string // Alt
	lang   string
	base   string // the language in force: its own or the nearest above it
	source *typeset.Element
	box    *typeset.Box // Figure
	kids   []kid
	object int
	parent *node
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
	langs   map[*typeset.Link]string // where a link is not in the language around it
	parents [][]*node                // by page and MCID
	annots  []*node                  // owners of the annotations, in order
	joints  map[*typeset.Line]string
	level   int // of the last heading
}

type linkKey struct {
	element *typeset.Element
	link    *typeset.Link
}

func newTree(l *typeset.Layout) *tree {
	t := &tree{nodes: map[*typeset.Element]*node{}, links: map[linkKey]*node{}, langs: map[*typeset.Link]string{}, joints: joints(l)}
	t.top = t.build(l.Root, &node{base: string(l.Doc.Lang)})
	t.top.parent, t.top.lang = nil, string(l.Doc.Lang)
	t.parents = make([][]*node, len(l.Sheets))
	for i := range l.Sheets {
		t.picture(l.Sheets[i].Signature, i)
	}
	return t
}

func (t *tree) build(e *typeset.Element, parent *node) *node {
	n := &node{tag: t.heading(e.Tag), alt: e.Alt, lang: e.Lang, base: parent.base, source: e, parent: parent}
	if n.lang != "" {
		n.base = n.lang
	}
	t.nodes[e] = n
	for _, k := range e.Kids {
		n.kids = append(n.kids, kid{node: t.build(k, n)})
	}
	return n
}

// heading keeps the levels of headings without a gap (ISO 14289-1 §7.4.2): the first is H1, also in a letter without a subject, and each
// is at most one below the last.
func (t *tree) heading(tag string) string {
	if len(tag) != 2 || tag[0] != 'H' || !digit(rune(tag[1])) {
		return tag
	}
	t.level = min(int(tag[1]-'0'), t.level+1)
	return fmt.Sprintf("H%d", t.level)
}

// pictureID is the marked content of a page's picture, which the underlay draws before the text.
const pictureID = 0

func (t *tree) picture(p *typeset.Picture, page int) {
	if p == nil || t.nodes[p.Element] == nil {
		return
	}
	n := t.nodes[p.Element]
	n.box = &p.Box
	n.kids = append(n.kids, kid{page: page, id: pictureID})
	t.parents[page] = []*node{n}
}
