package typeset

import "strings"

// leastEven is how narrow even lines become, as a share of the width.
const leastEven = 0.5

// even sets spans as set does, but what takes several lines between two forced breaks in lines of about one length: as narrow as takes no
// line more, so that no year stands alone under a subject and no city under a function.
func (c *composer) even(spans []Span, sp spec, e *Element) []Line {
	var lines []Line
	for _, part := range forced(spans) {
		lines = append(lines, c.evenPart(part, sp, e)...)
	}
	return lines
}

func (c *composer) evenPart(spans []Span, sp spec, e *Element) []Line {
	lines := c.set(spans, sp, e)
	if len(lines) < 2 {
		return lines
	}
	most, full, torn := len(lines), sp.width, tornWords(lines)
	for narrow, wide := leastEven*full, full; wide-narrow > sp.size/2; {
		sp.width = (narrow + wide) / 2
		tried := c.set(spans, sp, e)
		if len(tried) > most || tornWords(tried) > torn {
			narrow = sp.width
			continue
		}
		lines, wide = tried, sp.width
		c.shift(lines, full-wide, sp.align)
	}
	return lines
}

// shift moves lines that were set in a narrower width to where the full one has them.
func (c *composer) shift(lines []Line, less float64, align alignment) {
	switch {
	case align == centred:
		less /= 2
	case (align == end) == c.face.rtl:
		return
	}
	for i := range lines {
		lines[i].X += less
	}
}

// tornWords counts the lines that end inside a word.
func tornWords(lines []Line) (n int) {
	for _, l := range lines[:len(lines)-1] {
		if strings.HasSuffix(l.Text, "-") || strings.HasSuffix(l.Text, string(softHyphen)) {
			n++
		}
	}
	return n
}

// forced parts spans at forced line breaks.
func forced(spans []Span) [][]Span {
	parts := [][]Span{nil}
	for _, s := range spans {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				parts = append(parts, nil)
			}
			part := s
			part.Text = text
			parts[len(parts)-1] = append(parts[len(parts)-1], part)
		}
	}
	return parts
}
