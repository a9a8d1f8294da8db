package typeset

import (
	"fmt"
	"math"
)

// box is a row of the page: one line, or the lines of a table's row, that stand or move together. Its lines' X is from the left of
// the page, their Y the distance of the baseline below the box's top.
type box struct {
	lines  []Line
	rules  []Rule  // Y likewise
	height float64 // points
	before float64 // above it, unless it begins a page
	after  float64 // below it; of two neighbours the larger of after and before counts
	keep   bool    // with the next box
}

// composer turns blocks into boxes.
type composer struct {
	setter
	style style
	frame frame
	root  *Element
	boxes []box
}

func (c *composer) compose(blocks []Block) {
	closed := false
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if !closed && (b.Role == Closing || b.Role == Signatory) {
			c.closing()
			closed = true
		}
		if i+1 < len(blocks) && c.sameLine(b, blocks[i+1]) {
			c.referenceAndDate(b, blocks[i+1])
			i++
			continue
		}
		switch b.Role {
		case Table:
			c.table(b)
		case List:
			c.list(b, settingOf(Paragraph, c.style))
		default:
			c.text(b)
		}
	}
}

// text sets a block of lines.
func (c *composer) text(b Block) {
	st := settingOf(b.Role, c.style)
	if len(b.Spans) > 0 || len(b.Items) == 0 {
		first := len(c.boxes)
		c.lines(b.Spans, st, c.root.add(st.tag), b.Line)
		c.finish(first, st)
		if len(b.Items) > 0 {
			c.boxes[len(c.boxes)-1].after, c.boxes[len(c.boxes)-1].keep = 2, true
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
	sp := spec{size: st.size * c.style.body, width: width - inset, align: st.align, line: line}
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
	for _, l := range c.set(spans, sp, e) {
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
	boxes[0].before, boxes[last].after = st.before, st.after
	for i := range boxes[:last] {
		boxes[i].keep = boxes[i].keep || st.together || i == 0 || i == last-1
	}
	boxes[last].keep = boxes[last].keep || st.keepNext
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

// list sets items with their markers: the marker hangs, the text is inset.
func (c *composer) list(b Block, st setting) {
	e := c.root.add("L")
	e.Ordered = b.Ordered
	size, lead := st.size*c.style.body, st.lead*c.style.lead
	hang := math.Round(size * 1.9)
	sp := spec{size: size, width: c.frame.textWidth() - hang, align: st.align, line: b.Line}
	first := len(c.boxes)
	for i, item := range b.Items {
		li := e.add("LI")
		marker := "•"
		if b.Ordered {
			marker = fmt.Sprintf("%d.", i+1)
		}
		label := c.set([]Span{{Text: marker}}, spec{size: size, width: hang - 4, align: end, line: b.Line}, li.add("Lbl"))
		left, labelLeft := c.frame.left+hang, c.frame.left
		if c.face.rtl {
			left, labelLeft = c.frame.left, c.frame.left+sp.width+4
		}
		at := len(c.boxes)
		for _, l := range c.set(item, sp, li.add("LBody")) {
			c.boxes = append(c.boxes, c.row(l, left, size, lead))
		}
		mark := c.row(label[0], labelLeft, size, lead)
		c.boxes[at].lines = append(mark.lines, c.boxes[at].lines...)
		c.finish(at, setting{after: 3, together: st.together})
		if st.together && i < len(b.Items)-1 {
			c.boxes[len(c.boxes)-1].keep = true
		}
	}
	if len(c.boxes) > first {
		c.boxes[len(c.boxes)-1].after = max(st.after, c.style.after)
	}
}

// closing says that the boxes from the next on are the closing, the signatory and what follows: they stay with the two lines before.
func (c *composer) closing() {
	for i := max(len(c.boxes)-2, 0); i < len(c.boxes); i++ {
		c.boxes[i].keep = true
	}
}
