package pdf

import "fmt"

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
	b = append(b, n.attributes()...)
	if len(n.kids) == 1 && n.kids[0].node == nil && n.kids[0].annotation == 0 { // marked content alone: the short form (§14.7.4.2)
		return fmt.Appendf(b, "/Pg %d 0 R/K %d>>", u.pages[n.kids[0].page], n.kids[0].id)
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

// attributes are those of lists, of a table's cells and of pictures (§14.8.5).
func (n *node) attributes() string {
	e := n.source
	if e == nil {
		return ""
	}
	scope, span := "", ""
	if e.Columns > 1 {
		span = fmt.Sprintf("/ColSpan %d", e.Columns)
	}
	switch {
	case n.tag == "L" && e.Ordered:
		return "/A<</O/List/ListNumbering/Decimal>>"
	case n.tag == "L":
		return "/A<</O/List/ListNumbering/Disc>>"
	case n.tag == "TH" && e.Row:
		scope = "/Scope/Row"
	case n.tag == "TH":
		scope = "/Scope/Column"
	case n.tag == "Figure" && n.box != nil:
		return fmt.Sprintf("/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", n.box.X, n.box.Y, n.box.X+n.box.Width, n.box.Y+n.box.Height)
	}
	if scope+span == "" {
		return ""
	}
	return "/A<</O/Table" + scope + span + ">>"
}
