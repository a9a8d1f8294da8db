package message

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxOpen bounds the elements open at once; those opened past it are read as if their tags were not there.
const maxOpen = 512

// maxToken bounds a tag or a piece of text: a picture may stand in a tag, written out.
const maxToken = MaxSize

// page is HTML rendered: its text as Message.Text has it, and its tables.
type page struct {
	text   string
	tables []Table
	unsure string // why it may say what its reader does not see, "" where it does not
}

// element is an open element.
type element struct {
	tag    *tag
	class  string // in lower case, as id; kept only where rules ask for them
	id     string
	look   look
	same   int // place of the next outer open element of the same tag, 0 for none
	scope  int // place of the innermost element that end tags inside do not reach past: a table, a cell
	block  int // place of the innermost block
	after  int // line ends due where it closes
	quote  bool
	column bool // a piece of a line that what follows does not touch
	grid   *grid
	count  int  // of an ol: the number of the next item
	order  bool // an ol
}

// renderer turns tokens into lines without building a tree: trees of hostile HTML grow without bound.
type renderer struct {
	stack    []element
	last     []int           // place of the innermost open element of a tag, by the tag's place; 0 for none
	strange  map[string]*tag // tags that this page alone has
	opened   map[string]*opening
	beyond   int // elements opened past maxOpen
	unseen   int // … from which on the text is hidden, 0 for none
	out      *lines
	sheet    sheet
	ready    bool // the sheet is whole
	late     bool // a rule stands below text
	tables   []Table
	padding  int
	media    string // of the style element under way
	noscript bool   // inside one
	unsure   bool   // text was written that some screens may hide
	cut      bool   // a piece is longer than is read
}

// renderHTML renders a page as its reader sees it. What is hidden is not read: display, visibility, size, colour on colour, places off
// the screen, the hidden attribute, rules of style elements. Nor is what is crossed out. A page whose rules stand below what they are
// about is read twice.
func renderHTML(source []byte) page {
	r := newRenderer(sheet{}, false)
	p := r.render(source)
	if r.late {
		r.sheet.lookups = 0
		p = newRenderer(r.sheet, true).render(source)
	}
	return p
}

func newRenderer(rules sheet, ready bool) *renderer {
	r := &renderer{last: make([]int, len(tags)+1), opened: map[string]*opening{}, out: &lines{}, padding: maxPadding, sheet: rules, ready: ready}
	r.stack = append(r.stack, element{tag: &tag{}, look: defaultLook()})
	return r
}

func (r *renderer) render(source []byte) page {
	body := r.out
	body.b.Grow(len(source) / 4) // tags are most of a page
	r.read(bytes.NewReader(source))
	r.pop(1)
	p := page{text: body.text(), tables: r.tables}
	switch {
	case r.cut:
		p.unsure = "a piece of the page is longer than is read; what follows it is not read"
	case r.unsure:
		p.unsure = "a part of the page is shown on some screens only"
	case r.sheet.cut:
		p.unsure = "the page has more rules of style than are read; words that they hide may be read"
	}
	return p
}

// read reads tokens to their end.
func (r *renderer) read(source io.Reader) {
	z := html.NewTokenizer(source)
	z.SetMaxBuf(maxToken)
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.cut = r.cut || errors.Is(z.Err(), html.ErrBufferExceeded)
			return
		case html.TextToken:
			r.text(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z)
		case html.EndTagToken:
			r.end(r.tagOf(z.Raw()))
		}
	}
}

func (r *renderer) top() *element { return &r.stack[len(r.stack)-1] }

func (r *renderer) text(z *html.Tokenizer) {
	switch name := r.top().tag.name; {
	case name == "style":
		r.addRules(string(z.Raw()))
		return
	case name == "noscript" && !r.noscript: // mail programs run no scripts, so that they show it; the tokenizer takes it for one piece of text
		r.noscript = true
		r.read(bytes.NewReader(bytes.Clone(z.Raw())))
		r.noscript = false
		return
	}
	l := &r.top().look
	if r.unseen > 0 || l.hides() {
		return
	}
	text := z.Text()
	if l.symbols != 0 {
		text = bytes.Map(func(c rune) rune {
			if sign, ok := l.symbol(c); ok {
				return sign
			}
			return c
		}, text)
	}
	r.unsure = r.unsure || l.unsure && !blank(text)
	if l.pre {
		r.out.preformatted(string(text))
		return
	}
	r.out.write(text)
}

// addRules takes a style element. What it is for stands in its media attribute.
func (r *renderer) addRules(css string) {
	if r.ready {
		return
	}
	r.late = r.late || r.out.started
	switch always, never := onScreens(r.media); {
	case never:
	case always:
		r.sheet.add(css)
	default:
		r.sheet.addSometimes(dropCSSComments(css))
	}
}

// attributes are those that matter here.
type attributes struct {
	class, id, style, kind, value, checked string
	colour, back, face, media              string
	colspan, rowspan, start                int
	open                                   bool
	hidden, ticked, chosen, picture, cite  bool
	number                                 bool // value is a number
}

// opening is a start tag once read.
type opening struct {
	tag        *tag
	attributes attributes
}

// Bounds of the start tags that are remembered. A page repeats few of them on all of its lines, and they are short.
const (
	maxOpenings    = 64
	longestOpening = 256 // bytes
)

// opening reads a start tag, each way in which the page writes one only once.
func (r *renderer) opening(z *html.Tokenizer) (*tag, *attributes) {
	raw := z.Raw()
	if o := r.opened[string(raw)]; o != nil {
		return o.tag, &o.attributes
	}
	o := &opening{tag: r.tagOf(raw)}
	if len(raw) <= longestOpening && len(r.opened) < maxOpenings {
		r.opened[string(raw)] = o
	}
	o.attributes = readAttributes(z)
	return o.tag, &o.attributes
}

func readAttributes(z *html.Tokenizer) (a attributes) {
	for had := 0; ; {
		key, val, more := z.TagAttr()
		if i := slices.Index(heeded, string(key)); i >= 0 && had&(1<<i) == 0 { // of two of a name the first counts (HTML §13.2.5.33)
			had |= 1 << i
			a.take(heeded[i], string(val))
		}
		if !more {
			return a
		}
	}
}

// heeded are the attributes that matter here; most of a page's do not.
var heeded = []string{"class", "id", "style", "type", "value", "start", "colspan", "rowspan", "hidden", "open", "checked", "selected", "aria-checked", "color", "text", "bgcolor", "background", "face", "media"}

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
		a.style = plainCSS(val)
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
		a.hidden = true
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
	case "media":
		a.media = val
	}
}
