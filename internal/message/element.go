package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

func (r *renderer) start(z *html.Tokenizer) {
	t, a := r.opening(z)
	if t.void {
		r.void(t, a)
		return
	}
	r.closeImplied(t)
	if len(r.stack) >= maxOpen {
		r.startBeyond(t, a)
		return
	}
	e := element{tag: t, look: r.top().look, same: r.last[t.place], scope: r.top().scope, block: r.top().block}
	b := r.style(&e, a)
	e.after = r.breaks(t, a, b)
	r.last[t.place] = len(r.stack)
	if t.breaks > 0 && t != tagP {
		e.block = len(r.stack)
	}
	r.stack = append(r.stack, e)
	r.enter(a, b)
}

// startBeyond counts an element that is one too many, and remembers where it hides.
func (r *renderer) startBeyond(t *tag, a *attributes) {
	r.beyond++
	e := element{tag: t, look: r.top().look}
	if r.unseen == 0 && (r.style(&e, a).hides() || e.look.hides()) {
		r.unseen = r.beyond
	}
}

// innermost is the place of the innermost open element of a tag, 0 for none.
func (r *renderer) innermost(t *tag) int { return r.last[t.place] }

// closeImplied closes what a start tag ends by itself: a paragraph, an item, a cell, a row.
func (r *renderer) closeImplied(t *tag) {
	limit := 0
	switch t.inside {
	case inList:
		limit = max(r.innermost(tagUL), r.innermost(tagOL), r.innermost(tagDL), r.top().scope)
	case inTable:
		limit = r.innermost(tagTable)
	case inSelect:
		limit = r.innermost(tagSelect)
	default:
		if i := r.innermost(tagP); t.breaks > 0 && i > max(r.top().block, r.top().scope) {
			r.pop(i)
		}
		return
	}
	for _, end := range t.ends {
		if i := r.innermost(end); i > limit {
			r.pop(i)
		}
	}
}

// enter does what an element does where it begins.
func (r *renderer) enter(a *attributes, b box) {
	e := r.top()
	if e.after > 0 && (e.tag.inside != inTable || e.tag.name == "td" || e.tag.name == "th") {
		r.out.block(e.after)
	}
	if e.column = b.column(); e.column {
		r.out.sign(" ")
	} else if b.display == "table-cell" && r.out.filled {
		r.out.raw("\t")
	}
	switch e.tag.name {
	case "style":
		r.media = a.media
	case "blockquote":
		if a.cite || !b.noBorder || strings.Contains(a.class, "gmail_quote") {
			e.quote = true
			r.out.quote++
		}
	case "ul", "ol":
		r.out.indent++
		e.order, e.count = e.tag == tagOL, 1
		if a.number {
			e.count = a.start
		}
	case "li":
		r.item(a)
	case "q":
		r.write("“")
	case "table":
		r.openTable()
	case "tr", "td", "th":
		r.openInTable(e.tag, a)
	}
	switch a.checked {
	case "true":
		r.write("☑ ")
	case "false":
		r.write("☐ ")
	}
}

func (r *renderer) item(a *attributes) {
	mark := "- "
	if i := max(r.innermost(tagUL), r.innermost(tagOL)); i > 0 && r.stack[i].order {
		if a.number {
			r.stack[i].count = a.start
		}
		mark = strconv.Itoa(r.stack[i].count) + ". "
		r.stack[i].count++
	}
	r.out.mark = mark
}

// write adds a sign of the renderer's own where the place is seen.
func (r *renderer) write(s string) {
	if r.unseen == 0 && !r.top().look.hides() {
		r.out.sign(s)
	}
}

func (r *renderer) void(t *tag, a *attributes) {
	e := element{tag: t, look: r.top().look}
	if r.unseen > 0 || e.look.gone {
		return
	}
	if r.style(&e, a).hides() || e.look.gone || e.look.invisible {
		return
	}
	switch t.name {
	case "br":
		r.out.lineBreak()
	case "hr":
		r.out.block(1)
		r.out.raw("________________________________")
		r.out.block(1)
	case "input":
		r.input(a, &e.look)
	}
}

// input writes what a field of a form says. It is a box of its own, so that a blank parts it from the words before it.
func (r *renderer) input(a *attributes, l *look) {
	sign := ""
	switch a.kind {
	case "checkbox", "radio":
		sign = "☐ "
		if a.ticked {
			sign = "☑ "
		}
	case "", "text", "email", "tel", "date", "number", "url", "search", "time", "month", "week", "datetime-local":
		if l.hides() {
			return
		}
		sign = a.value
	}
	if sign != "" {
		r.out.sign(" ")
		r.out.sign(sign)
	}
}

// end closes the innermost element of a tag, and what is open inside it; one that is not open, or only outside the cell, is ignored.
func (r *renderer) end(t *tag) {
	if r.beyond > 0 {
		if r.beyond == r.unseen {
			r.unseen = 0
		}
		r.beyond--
		return
	}
	if t.name == "br" {
		r.out.lineBreak()
		return
	}
	if t == tagP && r.innermost(t) == 0 {
		r.out.block(1)
		return
	}
	limit := r.top().scope
	if t.inside == inTable || t == tagTable {
		limit = r.innermost(tagTable) - 1
	}
	if i := r.innermost(t); i > 0 && i > limit {
		r.pop(i)
	}
}

// pop closes the elements from place i on.
func (r *renderer) pop(i int) {
	for len(r.stack) > max(i, 1) {
		e := r.top()
		r.leave(e)
		r.last[e.tag.place] = e.same
		r.stack = r.stack[:len(r.stack)-1]
	}
	r.beyond, r.unseen = 0, 0
}

func (r *renderer) leave(e *element) {
	switch e.tag.name {
	case "blockquote":
		r.out.block(1)
		if e.quote {
			r.out.quote--
		}
	case "ul", "ol":
		r.out.indent--
	case "li":
		r.out.mark = ""
	case "q":
		r.write("”")
	case "td", "th":
		r.closeCell()
		return
	case "tr":
		if g := r.grid(); g != nil {
			g.closeRow()
		}
		return
	case "table":
		r.closeTable(e)
	}
	if e.after > 0 {
		r.out.block(e.after)
	}
	if e.column {
		r.out.sign(" ")
	}
}
