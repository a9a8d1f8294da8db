package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxOpen bounds the elements open at once; those opened past it are read as if their tags were not there.
const maxOpen = 512

// page is HTML rendered: its text as Message.Text has it, and its tables.
type page struct {
	text   string
	tables []Table
	unsure bool // a part of it is shown on some screens only
}

// element is an open element.
type element struct {
	tag   string
	class string // in lower case, as id; kept only where rules ask for them
	id    string
	look  look
	same  int // place of the next outer open element of the same tag, -1 for none
	scope int // place of the innermost element that end tags inside do not reach past: a table, a cell
	block int // place of the innermost block
	after int // line ends due where it closes
	quote bool
	grid  *grid
	count int  // of an ol: the number of the next item
	order bool // an ol
}

// renderer turns tokens into lines without building a tree: trees of hostile HTML grow without bound.
type renderer struct {
	stack   []element
	last    map[string]int // place of the innermost open element of a tag, by tag; absent or -1 for none
	beyond  int            // elements opened past maxOpen
	unseen  int            // … from which on the text is hidden, 0 for none
	out     *lines
	sheet   sheet
	tables  []Table
	padding int
	inStyle bool
	unsure  bool // text was written that some screens may hide
}

// renderHTML renders a page as its reader sees it. What is hidden is not read: display, visibility, size, colour on colour, places off
// the screen, the hidden attribute, rules of style elements. Nor is what is crossed out.
func renderHTML(source string) page {
	body := &lines{}
	r := &renderer{last: map[string]int{}, out: body, padding: maxPadding}
	r.stack = append(r.stack, element{tag: "", look: defaultLook(), same: -1})
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(4 << 20)
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.pop(1)
			return page{body.text(), r.tables, r.unsure}
		case html.TextToken:
			r.text(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(tagName(name))
		}
	}
}

func (r *renderer) top() *element { return &r.stack[len(r.stack)-1] }

func (r *renderer) text(z *html.Tokenizer) {
	if r.inStyle {
		r.sheet.add(string(z.Raw()))
		return
	}
	l := &r.top().look
	if r.unseen > 0 || l.hides() {
		return
	}
	text := string(z.Text())
	if l.symbols != 0 {
		text = strings.Map(func(c rune) rune {
			if sign, ok := l.symbol(c); ok {
				return sign
			}
			return c
		}, text)
	}
	r.unsure = r.unsure || l.unsure && strings.TrimSpace(text) != ""
	if l.pre {
		r.out.preformatted(text)
		return
	}
	r.out.write(text)
}

// attributes are those that matter here.
type attributes struct {
	class, id, style, kind, value, checked string
	colour, back, face                     string
	colspan, rowspan, start                int
	open                                   bool
	hidden, ticked, chosen, picture, cite  bool
	number                                 bool // value is a number
}

func readAttributes(z *html.Tokenizer) attributes {
	var a attributes
	for n := 0; n < 200; n++ {
		key, val, more := z.TagAttr()
		if matters(key) {
			a.take(string(key), string(val))
		}
		if !more {
			break
		}
	}
	return a
}

// matters tells the attributes that are read; most of a page's are not.
func matters(key []byte) bool {
	switch string(key) {
	case "class", "id", "style", "type", "value", "start", "colspan", "rowspan", "hidden", "open", "checked", "selected", "aria-checked", "color", "text", "bgcolor", "background", "face":
		return true
	}
	return false
}

func (a *attributes) take(key, val string) {
	number := func() int {
		n, _ := strconv.Atoi(strings.TrimSpace(val))
		return n
	}
	switch key {
	case "class":
		a.class = val
	case "id":
		a.id = val
	case "style":
		if a.style = strings.ToLower(val); strings.Contains(a.style, "/*") {
			a.style = dropCSSComments(a.style)
		}
	case "type":
		a.kind = strings.ToLower(val)
		a.cite = a.cite || a.kind == "cite"
	case "value":
		a.value = val
		n, err := strconv.Atoi(strings.TrimSpace(val))
		if a.number = err == nil; a.number {
			a.start = n
		}
	case "start":
		a.start, a.number = number(), true
	case "colspan":
		a.colspan = number()
	case "rowspan":
		a.rowspan = number()
	case "hidden":
		a.hidden = val != "until-found"
	case "open":
		a.open = true
	case "checked":
		a.ticked = true
	case "selected":
		a.chosen = true
	case "aria-checked":
		a.checked = val
	case "color", "text":
		a.colour = val
	case "bgcolor":
		a.back = val
	case "background":
		a.picture = val != ""
	case "face":
		a.face = val
	}
}
