package pdf

import (
	"fmt"

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
		pen.begin(l)
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
