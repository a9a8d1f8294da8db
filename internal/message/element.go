package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// blocks are the elements that begin on a line of their own, with the line ends that part them from what stands before and after.
var blocks = map[string]int{
	"address": 1, "article": 1, "aside": 1, "blockquote": 1, "body": 1, "center": 1, "dd": 1, "details": 1, "dir": 1, "div": 1, "dl": 1, "dt": 1,
	"fieldset": 1, "figure": 1, "footer": 1, "form": 1, "h1": 2, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2, "header": 1, "html": 1, "legend": 1, "li": 1,
	"main": 1, "menu": 1, "nav": 1, "ol": 1, "p": 2, "pre": 2, "section": 1, "summary": 1, "table": 1, "ul": 1, "caption": 1, "tr": 1, "tbody": 1, "thead": 1, "tfoot": 1,
	"option": 1, "select": 0,
}

// unread are the elements whose content no mail program shows.
var unread = map[string]bool{
	"title": true, "script": true, "style": true, "template": true, "iframe": true, "noframes": true, "noembed": true, "object": true, "svg": true, "math": true,
	"audio": true, "video": true, "canvas": true, "datalist": true, "xml": true,
}

var voids = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "param": true,
	"source": true, "track": true, "wbr": true, "basefont": true, "bgsound": true, "frame": true,
}

// tagName is an element's name; the usual ones are not copied each time.
func tagName(name []byte) string {
	switch string(name) {
	case "p":
		return "p"
	case "span":
		return "span"
	case "o:p":
		return "o:p"
	case "div":
		return "div"
	case "br":
		return "br"
	case "b":
		return "b"
	case "a":
		return "a"
	case "td":
		return "td"
	case "tr":
		return "tr"
	case "font":
		return "font"
	}
	return string(name)
}

func (r *renderer) start(z *html.Tokenizer) {
	name, more := z.TagName()
	tag := tagName(name)
	var a attributes
	if more {
		a = readAttributes(z)
	}
	if voids[tag] {
		r.void(tag, a)
		return
	}
	r.closeImplied(tag)
	if len(r.stack) >= maxOpen {
		r.startBeyond(a)
		return
	}
	e := element{tag: tag, look: r.top().look, same: r.innermost(tag), scope: r.top().scope, block: r.top().block}
	b := r.style(&e, tag, a)
	e.after = r.breaks(tag, a, b)
	r.last[tag] = len(r.stack)
	if blocks[tag] > 0 && tag != "p" {
		e.block = len(r.stack)
	}
	r.stack = append(r.stack, e)
	r.enter(tag, a, b)
}

// startBeyond counts an element that is one too many, and remembers where it hides.
func (r *renderer) startBeyond(a attributes) {
	r.beyond++
	l, b := r.top().look, box{}
	l.apply(a.style, &b, l.sizePt)
	if r.unseen == 0 && (a.hidden || l.hides() || b.hides()) {
		r.unseen = r.beyond
	}
}

func (r *renderer) innermost(tag string) int {
	if i, ok := r.last[tag]; ok {
		return i
	}
	return -1
}

// closeImplied closes what a start tag ends by itself: a paragraph, an item, a cell, a row.
func (r *renderer) closeImplied(tag string) {
	table := r.innermost("table")
	list := max(r.innermost("ul"), r.innermost("ol"), r.innermost("dl"), r.top().scope)
	closeSince := func(limit int, tags ...string) {
		for _, t := range tags {
			if i := r.innermost(t); i > limit {
				r.pop(i)
			}
		}
	}
	switch tag {
	case "li":
		closeSince(list, "li")
	case "dt", "dd":
		closeSince(list, "dt", "dd")
	case "option":
		closeSince(r.innermost("select"), "option")
	case "td", "th":
		closeSince(table, "td", "th")
	case "tr":
		closeSince(table, "td", "th", "tr")
	case "tbody", "thead", "tfoot":
		closeSince(table, "td", "th", "tr", "tbody", "thead", "tfoot")
	default:
		if blocks[tag] > 0 {
			closeSince(max(r.top().block, r.top().scope), "p")
		}
	}
}

// style works out an element's look from its tag, the style elements' rules and its own attributes.
func (r *renderer) style(e *element, tag string, a attributes) *box {
	b := &box{}
	base := e.look.sizePt
	switch tag {
	case "a":
		e.look.fore, e.look.clear = colour{0, 0, 238, true}, false
	case "pre", "textarea":
		e.look.pre = true
	}
	if tag == "option" && !a.chosen || unread[tag] || struckTags[tag] || a.hidden {
		e.look.gone = true
	}
	if a.colour != "" && (tag == "font" || tag == "body") {
		e.look.setFore(strings.ToLower(a.colour))
	}
	if a.face != "" {
		e.look.setFamily(a.face)
	}
	if a.back != "" {
		e.look.setBack(strings.ToLower(a.back))
	}
	if a.picture {
		e.look.back = colour{}
	}
	switch tag {
	case "dialog":
		e.look.gone = e.look.gone || !a.open
	case "details":
		e.look.unsure = e.look.unsure || !a.open
	case "summary":
		e.look.unsure = false
	}
	r.sheet.of(tag, a.class, a.id, func(d string) { e.look.apply(d, b, base) })
	if len(r.sheet.hiding) > 0 {
		r.hide(e, b, a)
	}
	if a.style != "" {
		e.look.apply(a.style, b, base)
	}
	e.look.gone = e.look.gone || b.hides()
	return b
}

// hide applies the rules with longer selectors that meet an element.
func (r *renderer) hide(e *element, b *box, a attributes) {
	e.class, e.id = strings.ToLower(a.class), strings.ToLower(a.id)
	for i := range r.sheet.hiding {
		h := &r.sheet.hiding[i]
		switch {
		case !h.meets(e, r.stack):
		case h.unsure:
			e.look.unsure = true
		default:
			e.look.apply(h.body, b, e.look.sizePt)
		}
	}
}

// breaks returns the line ends around an element. Paragraphs of Outlook stand close.
func (r *renderer) breaks(tag string, a attributes, b *box) int {
	n := blocks[tag]
	switch {
	case tag == "p" && (b.noMargin || strings.HasPrefix(a.class, "Mso") || r.innermost("li") > r.top().scope):
		return 1
	case n == 0 && b.blocky:
		return 1
	}
	return n
}

// enter does what an element does where it begins.
func (r *renderer) enter(tag string, a attributes, b *box) {
	e := r.top()
	if e.after > 0 && tag != "tr" && tag != "tbody" && tag != "thead" && tag != "tfoot" {
		r.out.block(e.after)
	}
	switch tag {
	case "style":
		r.inStyle = true
	case "blockquote":
		if a.cite || !b.noBorder || strings.Contains(a.class, "gmail_quote") {
			e.quote = true
			r.out.quote++
		}
	case "ul", "ol":
		r.out.indent++
		e.order, e.count = tag == "ol", 1
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
		r.openInTable(tag, a)
	}
	switch a.checked {
	case "true":
		r.write("☑ ")
	case "false":
		r.write("☐ ")
	}
}

func (r *renderer) item(a attributes) {
	mark := "- "
	if i := max(r.innermost("ul"), r.innermost("ol")); i > 0 && r.stack[i].order {
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
		r.out.write(s)
	}
}

func (r *renderer) void(tag string, a attributes) {
	l := r.top().look
	b := &box{}
	r.sheet.of(tag, a.class, a.id, func(d string) { l.apply(d, b, l.sizePt) })
	l.apply(a.style, b, l.sizePt)
	if r.unseen > 0 || l.gone || l.invisible || a.hidden || b.hides() {
		return
	}
	switch tag {
	case "br":
		r.out.lineBreak()
	case "hr":
		r.out.block(1)
		r.out.raw("________________________________")
		r.out.block(1)
	case "input":
		switch {
		case (a.kind == "checkbox" || a.kind == "radio") && a.ticked:
			r.out.write("☑ ")
		case a.kind == "checkbox" || a.kind == "radio":
			r.out.write("☐ ")
		case a.kind == "" || a.kind == "text" || a.kind == "email" || a.kind == "tel" || a.kind == "date" || a.kind == "number":
			r.out.write(a.value)
		}
	}
}

// end closes the innermost element of a tag, and what is open inside it; one that is not open, or only outside the cell, is ignored.
func (r *renderer) end(tag string) {
	if r.beyond > 0 {
		if r.beyond == r.unseen {
			r.unseen = 0
		}
		r.beyond--
		return
	}
	if tag == "br" {
		r.out.lineBreak()
		return
	}
	if tag == "p" && r.innermost("p") < 0 {
		r.out.block(1)
		return
	}
	limit := r.top().scope
	switch tag {
	case "table", "tr", "td", "th", "tbody", "thead", "tfoot":
		limit = r.innermost("table") - 1
	}
	if i := r.innermost(tag); i > 0 && i > limit {
		r.pop(i)
	}
}

// pop closes the elements from place i on.
func (r *renderer) pop(i int) {
	for len(r.stack) > max(i, 1) {
		e := r.top()
		r.leave(e)
		if e.same < 0 {
			delete(r.last, e.tag)
		} else {
			r.last[e.tag] = e.same
		}
		r.stack = r.stack[:len(r.stack)-1]
	}
	r.beyond, r.unseen = 0, 0
}

func (r *renderer) leave(e *element) {
	switch e.tag {
	case "style":
		r.inStyle = false
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
}
