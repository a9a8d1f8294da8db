package typeset

import (
	"strings"

	"chancery/internal/locale"
)

// box is a row of the page: one line, or the lines of a table's row, that stand or move together. Its lines' X is from the left of
// the page, their Y the distance of the baseline below the box's top.
type box struct {
	lines   []Line
	rules   []Rule   // Y likewise
	picture *Picture // Box.Y: its top, likewise
	height  float64  // points
	before  float64  // above it, unless it begins a page
	after   float64  // below it; of two neighbours the larger of after and before counts
	least   float64  // above it, however much the page is tightened
	hold    hold     // to the next box
	inside  bool     // the next box goes on with its paragraph or table
	body    bool     // text between salutation and closing
	again   []box    // set above it where it begins a page: a table's header
}

// hold is how much a page break after a box would hurt.
type hold uint8

const (
	free    hold = 0
	loosely hold = 1  // in an addressee, a list of enclosures
	firmly  hold = 20 // widows, orphans, headings, the closing and its signatory
)

// composer turns the blocks of one language into boxes.
type composer struct {
	setter
	language locale.Lang
	style    style
	frame    frame
	root     *Element // the document, or its part in one language
	boxes    []box
	passages []passage
	picture  []byte // above the signatory
	err      error  // the first thing that cannot be set
}

func (c *composer) compose(blocks []Block) {
	closed := false
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if !closed && b.Role.closes() {
			c.closing()
			closed = true
		}
		if i+1 < len(blocks) && c.sameLine(b, blocks[i+1]) {
			c.referenceAndDate(b, blocks[i+1])
			i++
			continue
		}
		c.block(b)
		if i+1 < len(blocks) && b.Role == Reference && blocks[i+1].Role == Paragraph {
			c.boxes[len(c.boxes)-1].after = aboveNote
		}
		if i+1 < len(blocks) && b.Role == Paragraph && introduces(b, blocks[i+1]) {
			c.boxes[len(c.boxes)-1].hold = firmly
		}
	}
}

// aboveNote parts the reference from the text where nothing stands between them, as in a note verbale, in points.
const aboveNote = 24

// closes tells whether a block of the role begins what stands below the text.
func (r Role) closes() bool {
	return r == Closing || r == Signatory || r == Initials || r == PlaceDate
}

// introduces tells whether a ends in a colon for the list, table or notice that follows.
func introduces(a, b Block) bool {
	if len(a.Spans) == 0 || b.Role != List && b.Role != Table && b.Role != Notice {
		return false
	}
	text := []rune(a.Spans[len(a.Spans)-1].Text)
	return len(text) > 0 && (text[len(text)-1] == ':' || text[len(text)-1] == '：')
}

func (c *composer) block(b Block) {
	first := len(c.boxes)
	switch b.Role {
	case Table:
		c.table(b)
	case List:
		c.list(b, settingOf(Paragraph, c.style))
	case Initials:
		c.initials(b)
	default:
		if b.Role == Signatory {
			c.signature(b)
		}
		c.text(b)
	}
	switch b.Role {
	case Table, List, Paragraph, Heading, Notice:
		for i := range c.boxes[first:] {
			c.boxes[first+i].body = true
		}
	}
}

// text sets a block of lines, and below them its items.
func (c *composer) text(b Block) {
	st := settingOf(b.Role, c.style)
	if b.Role == Signatory && c.picture != nil {
		st.before, st.least = 4, 4
	}
	if len(b.Spans) > 0 || len(b.Items) == 0 {
		first := len(c.boxes)
		e := c.root.add(st.tag)
		c.lines(b.Spans, st, e, b.Line)
		c.finish(first, st)
		if len(b.Items) > 0 {
			c.boxes[len(c.boxes)-1].after, c.boxes[len(c.boxes)-1].hold = 2, firmly
		} else if b.Role == Paragraph {
			c.passages = append(c.passages, passage{first, len(c.boxes), b.Spans, st, e, b.Line})
		}
	}
	if len(b.Items) > 0 {
		c.list(b, st)
	}
}

// lines sets spans as boxes, one a line.
func (c *composer) lines(spans []Span, st setting, e *Element, line int) {
	width := c.frame.textWidth()
	if st.bold {
		spans = bold(spans)
	}
	inset := c.inset(spans, st, width)
	sp := spec{size: st.size * c.style.body, width: width - inset, align: st.align, line: line, tight: st.tight}
	if st.align == justified && !c.style.justify {
		sp.align = start
	}
	if st.indent {
		sp.indent = c.style.indent
	}
	left := c.frame.left
	if !c.face.rtl {
		left += inset
	}
	set := c.set
	if st.even {
		set = c.even
	}
	for _, l := range set(spans, sp, e) {
		c.boxes = append(c.boxes, c.row(l, left, st.size*c.style.body, st.lead*c.style.lead))
	}
}

// inset moves a block from the start edge as far as its role has it, a little less where its longest line then fits; a line that is
// longer still is broken.
func (c *composer) inset(spans []Span, st setting, width float64) float64 {
	if st.inset == 0 {
		return 0
	}
	room := width - c.naturalWidth(spans, st.size*c.style.body) - 0.5
	switch {
	case room >= st.inset*width:
		return st.inset * width
	case room >= 0.6*st.inset*width:
		return room
	}
	return 0.84 * st.inset * width
}

// row is the box of one line.
func (c *composer) row(l Line, left, size, lead float64) box {
	l.X += left
	l.Y = c.baseline(size, lead)
	return box{lines: []Line{l}, height: lead}
}

// baseline is how far below the top of a line of height lead its baseline stands: the face's ascent and descent are centred.
func (c *composer) baseline(size, lead float64) float64 {
	f := c.mainFace()
	ascent, descent := float64(f.Ascent)*size/float64(f.Units), float64(f.Descent)*size/float64(f.Units)
	return (lead-(ascent-descent))/2 + ascent
}

// finish gives the boxes from first on the block's spacing and says where a page may not end: after the first line of a paragraph and
// before its last.
func (c *composer) finish(first int, st setting) {
	boxes := c.boxes[first:]
	if len(boxes) == 0 {
		return
	}
	last := len(boxes) - 1
	boxes[0].before, boxes[last].after, boxes[0].least = st.before, st.after, st.least
	for i := range boxes[:last] {
		boxes[i].inside = true
		switch {
		case i == 0 || i == last-1 || st.together && !st.loose:
			boxes[i].hold = firmly
		case st.together || boxes[i].hyphened():
			boxes[i].hold = loosely
		}
	}
	if st.keepNext {
		boxes[last].hold = firmly
	}
}

// hyphened tells whether the box ends with a part of a word.
func (b *box) hyphened() bool {
	return len(b.lines) > 0 && strings.HasSuffix(b.lines[len(b.lines)-1].Text, string(softHyphen))
}

func bold(spans []Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		s.Bold = true
		out[i] = s
	}
	return out
}

// sameLine tells whether reference and date fit on one line, as letters have them.
func (c *composer) sameLine(a, b Block) bool {
	if a.Role != Reference || b.Role != DateLine || multiline(a.Spans) || multiline(b.Spans) {
		return false
	}
	return c.naturalWidth(a.Spans, c.style.body)+c.naturalWidth(b.Spans, c.style.body)+24 < c.frame.textWidth()
}

func multiline(spans []Span) bool {
	for _, s := range spans {
		for _, r := range s.Text {
			if r == '\n' {
				return true
			}
		}
	}
	return false
}

func (c *composer) referenceAndDate(reference, date Block) {
	st := settingOf(DateLine, c.style)
	at := len(c.boxes)
	c.lines(reference.Spans, settingOf(Reference, c.style), c.root.add("P"), reference.Line)
	c.lines(date.Spans, st, c.root.add("P"), date.Line)
	c.boxes[at].lines = append(c.boxes[at].lines, c.boxes[at+1].lines...)
	c.boxes = c.boxes[:at+1]
	c.finish(at, st)
}
