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
	most, full := len(lines), sp.width
	narrow := leastEven * full
	for wide := full; wide-narrow > sp.size/2; {
		sp.width = (narrow + wide) / 2
		tried := c.set(spans, sp, e)
		if len(tried) > most {
			narrow = sp.width
			continue
		}
		lines, wide = tried, sp.width
		for i := range lines {
			if c.face.rtl {
				lines[i].X += full - wide
			}
		}
	}
	return lines
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
