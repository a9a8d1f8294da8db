package typeset

// Measures of tables, in points.
const (
	cellPad   = 4.0
	tableRule = 0.5
	headRule  = 0.9
)

// table sets rows of cells: the columns share the width by what they hold, the first row is the header, set bold, with rules.
func (c *composer) table(b Block) {
	if len(b.Rows) == 0 {
		return
	}
	widths := c.columns(b.Rows)
	e := c.root.add("Table")
	first := len(c.boxes)
	for i, cells := range b.Rows {
		c.boxes = append(c.boxes, c.tableRow(cells, widths, e.add("TR"), i == 0, b.Line))
	}
	last := len(c.boxes) - 1
	c.boxes[first].before, c.boxes[first].keep = 4, true
	c.boxes[last].after = c.style.after + 4
	if last > first {
		c.boxes[last-1].keep = true
	}
}

// columns shares the text's width: each column its natural width where all fit, else in proportion, none under a twelfth.
func (c *composer) columns(rows [][][]Span) []float64 {
	var widths []float64
	for i, cells := range rows {
		for k, spans := range cells {
			if k == len(widths) {
				widths = append(widths, 0)
			}
			if i == 0 {
				spans = bold(spans)
			}
			widths[k] = max(widths[k], c.naturalWidth(spans, 0.94*c.style.body)+2*cellPad+1)
		}
	}
	total, sum := c.frame.textWidth(), 0.0
	for k := range widths {
		widths[k] = min(max(widths[k], total/12), total*0.6)
		sum += widths[k]
	}
	for k := range widths {
		widths[k] *= total / sum
	}
	return widths
}

func (c *composer) tableRow(cells [][]Span, widths []float64, e *Element, header bool, line int) box {
	size, lead := 0.94*c.style.body, 0.92*c.style.lead
	left, tag := c.frame.left, "TD"
	if c.face.rtl {
		left = c.frame.left + c.frame.textWidth()
	}
	if header {
		tag = "TH"
	}
	b := box{height: lead}
	for k, spans := range cells {
		if header {
			spans = bold(spans)
		}
		at := left + cellPad
		if c.face.rtl {
			at = left - widths[k] + cellPad
			left -= widths[k]
		} else {
			left += widths[k]
		}
		lines := c.set(spans, spec{size: size, width: widths[k] - 2*cellPad, line: line}, e.add(tag))
		for i, l := range lines {
			l.X += at
			l.Y = c.baseline(size, lead) + float64(i)*lead + 1.5
			b.lines = append(b.lines, l)
		}
		b.height = max(b.height, float64(len(lines))*lead)
	}
	b.height += 3
	thick := tableRule
	if header {
		thick = headRule
		b.rules = append(b.rules, Rule{X: c.frame.left, Width: c.frame.textWidth(), Thickness: headRule})
	}
	b.rules = append(b.rules, Rule{X: c.frame.left, Y: b.height, Width: c.frame.textWidth(), Thickness: thick})
	return b
}
