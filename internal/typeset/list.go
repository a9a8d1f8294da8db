package typeset

import (
	"fmt"
	"math"
)

// list sets items with their markers: the marker hangs, the text is inset.
func (c *composer) list(b Block, st setting) {
	e := c.root.add("L")
	e.Ordered = b.Ordered
	first := len(c.boxes)
	for i, item := range b.Items {
		marker := "•"
		if b.Ordered {
			marker = fmt.Sprintf("%d.", i+1)
		}
		c.item(item, marker, e.add("LI"), st, b.Line)
		if st.together && i < len(b.Items)-1 {
			c.boxes[len(c.boxes)-1].hold = loosely
		}
	}
	if len(c.boxes) > first {
		c.boxes[len(c.boxes)-1].after = max(st.after, c.style.after)
	}
}

func (c *composer) item(item []Span, marker string, li *Element, st setting, line int) {
	size, lead := st.size*c.style.body, st.lead*c.style.lead
	hang := math.Round(size * 1.9)
	sp := spec{size: size, width: c.frame.textWidth() - hang, align: st.align, line: line}
	label := c.set([]Span{{Text: marker}}, spec{size: size, width: hang - 4, align: end, line: line}, li.add("Lbl"))
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
}
