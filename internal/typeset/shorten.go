package typeset

import "slices"

// passage is a paragraph whose boxes may be set again with a line less.
type passage struct {
	first, end int // its boxes
	spans      []Span
	st         setting
	element    *Element
	line       int
}

// shorten sets one paragraph with a line less: of those that can be, the one with the shortest last line. It answers with boxes of its
// own; ok is false where none can.
func (c *composer) shorten(boxes []box) (shorter []box, ok bool) {
	order := make([]int, len(c.passages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return int(lastWidth(boxes[:c.passages[a].end]) - lastWidth(boxes[:c.passages[b].end]))
	})
	for _, i := range order {
		p := c.passages[i]
		if n := p.end - p.first; n < leastLines || n > mostLines {
			continue
		}
		again := c.setTight(p)
		if len(again) >= p.end-p.first {
			continue
		}
		again[len(again)-1].hold = max(again[len(again)-1].hold, boxes[p.end-1].hold)
		c.replaced(i, len(again))
		return slices.Concat(boxes[:p.first], again, boxes[p.end:]), true
	}
	return nil, false
}

// lastWidth is the width of the last line of boxes, in points.
func lastWidth(boxes []box) float64 {
	lines := boxes[len(boxes)-1].lines
	if len(lines) == 0 || len(lines[0].Glyphs) == 0 {
		return 0
	}
	glyphs := lines[0].Glyphs
	return glyphs[len(glyphs)-1].X + glyphs[len(glyphs)-1].Width() - glyphs[0].X
}

func (c *composer) setTight(p passage) []box {
	kept := c.boxes
	defer func() { c.boxes = kept }()
	c.boxes = nil
	p.st.tight = true
	c.lines(p.spans, p.st, p.element, p.line)
	c.finish(0, p.st)
	for i := range c.boxes {
		c.boxes[i].body = true
	}
	return c.boxes
}

// replaced takes a passage that was set again off the list and moves those after it.
func (c *composer) replaced(i, lines int) {
	less := c.passages[i].end - c.passages[i].first - lines
	c.passages = slices.Delete(slices.Clone(c.passages), i, i+1)
	for k := i; k < len(c.passages); k++ {
		c.passages[k].first -= less
		c.passages[k].end -= less
	}
}
