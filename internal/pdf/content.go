package pdf

import (
	"fmt"
	"math"
	"strconv"

	"chancery/internal/typeset"
)

// content is a page's text stream and its links.
type content struct {
	stream []byte
	links  []area
}

// area is where a link can be clicked on.
type area struct {
	box  typeset.Box
	link *typeset.Link
	node *node
}

// drawSheet writes the lines of a page in reading order, each with its glyphs in visual order. Each part of a line that is one link or
// none is marked content of its own, tied to a Span whose ActualText is the part's words; the parts join the structure in logical order.
func drawSheet(s *typeset.Sheet, page int, e *encoding, t *tree) (content, error) {
	c := content{stream: []byte("0 g\nBT\n")}
	pen := pen{e: e}
	for i := range s.Lines {
		l := &s.Lines[i]
		if len(l.Glyphs) == 0 {
			continue
		}
		if l.Element == nil {
			c.stream = append(c.stream, "/Artifact"+artifact(s.Lines, i)+"BDC\n"...)
			if err := pen.draw(&c, l, l.Glyphs); err != nil {
				return c, err
			}
			c.stream = append(c.stream, "EMC\n"...)
			continue
		}
		parts := t.split(l)
		nodes := t.tie(l, parts, page)
		for k, part := range parts {
			c.stream = fmt.Appendf(c.stream, "/Span<</MCID %d>>BDC\n", nodes[k].id)
			if err := pen.draw(&c, l, part.glyphs); err != nil {
				return c, err
			}
			c.stream = append(c.stream, "EMC\n"...)
			if part.link != nil {
				c.links = append(c.links, area{part.box(l), part.link, nodes[k].node})
			}
		}
	}
	c.stream = append(c.stream, "ET\n"...)
	return c, nil
}

// pen is the text state of a stream.
type pen struct {
	e    *encoding
	font *faceCode
	size float64
}

// draw writes glyphs: a Tf where font or size change, one text matrix and one TJ for each stretch of one font.
func (p *pen) draw(c *content, l *typeset.Line, glyphs []typeset.Glyph) error {
	for i := 0; i < len(glyphs); {
		g := &glyphs[i]
		if f := p.e.of(g.Face); f != p.font || g.Size != p.size {
			p.font, p.size = f, g.Size
			c.stream = fmt.Appendf(c.stream, "/%s ", f.name)
			c.stream = append(decimal(c.stream, g.Size, 2), " Tf\n"...)
		}
		end := i + 1
		for end < len(glyphs) && glyphs[end].Face == g.Face && glyphs[end].Size == g.Size {
			end++
		}
		if err := p.show(c, l, glyphs[i:end]); err != nil {
			return err
		}
		i = end
	}
	return nil
}

// show writes one TJ. Distances that the widths do not give are adjustments, in thousandths of an em; what rounding leaves is carried on.
func (p *pen) show(c *content, l *typeset.Line, glyphs []typeset.Glyph) error {
	b := append(c.stream, "1 0 0 1 "...)
	at := math.Round((l.X+glyphs[0].X)*1000) / 1000
	b = append(decimal(b, at, 3), ' ')
	b = append(decimal(b, l.Y, 3), " Tm["...)
	open := false
	for i := range glyphs {
		g := &glyphs[i]
		code, err := p.font.Code(g.Mark)
		if err != nil {
			return err
		}
		if adjust := math.Round((at-l.X-g.X)*10000/p.size) / 10; math.Abs(adjust) >= 0.5 {
			if open {
				b, open = append(b, '>'), false
			}
			b = decimal(b, adjust, 1)
			at -= adjust * p.size / 1000
		}
		if !open {
			b, open = append(b, '<'), true
		}
		b = appendCode(b, code)
		at += milliEm(g.Mark.Advance, g.Face) * p.size / 1000
	}
	c.stream = append(b, ">]TJ\n"...)
	return nil
}

func decimal(b []byte, v float64, places int) []byte {
	scale := math.Pow10(places)
	v = math.Round(v*scale) / scale
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}
