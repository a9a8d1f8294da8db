package pdf

import (
	"math"
	"strconv"

	"chancery/internal/bidi"
	"chancery/internal/typeset"
)

// pen is the text state of a page's stream.
type pen struct {
	e    *encoding
	font *fontCode
	size float64
	line *typeset.Line // the one drawn
	mark []uint32      // the numbers of its marks, where all are in the base
}

// begin takes up a line.
func (p *pen) begin(l *typeset.Line) {
	p.line, p.mark = l, nil
	if !l.Personal {
		p.mark = p.e.bases.marks(l)
	}
}

// numbers of the marks of glyphs of the line; nil where they are not known.
func (p *pen) numbers(glyphs []typeset.Glyph) []uint32 {
	for i := range p.mark {
		if &p.line.Glyphs[i] == &glyphs[0] {
			return p.mark[i:]
		}
	}
	return nil
}

// draw writes glyphs: each stretch of one face and size in one font, the base's or the letter's own.
func (p *pen) draw(c *content, l *typeset.Line, glyphs []typeset.Glyph) error {
	for i := 0; i < len(glyphs); {
		end := i + 1
		for end < len(glyphs) && glyphs[end].Face == glyphs[i].Face && glyphs[end].Size == glyphs[i].Size {
			end++
		}
		if err := p.stretch(c, l, glyphs[i:end]); err != nil {
			return err
		}
		i = end
	}
	return nil
}

// stretch takes the base's font where it has all marks. Else, from right to left, all of the stretch is set in the letter's own font: a
// reader that takes text by operators would find its parts in the order of the eye. From left to right that is done word by word.
func (p *pen) stretch(c *content, l *typeset.Line, glyphs []typeset.Glyph) error {
	own := p.e.of
	base := p.e.base.of[glyphs[0].Face]
	switch {
	case !l.Personal || base.hasAll(glyphs):
		return p.show(c, l, glyphs, base)
	case base == nil || rightToLeft(glyphs):
		return p.show(c, l, glyphs, own(glyphs[0].Face))
	}
	for i := 0; i < len(glyphs); {
		end := wordEnd(glyphs, i)
		common := base.hasAll(glyphs[i:end])
		for end < len(glyphs) {
			next := wordEnd(glyphs, end)
			if base.hasAll(glyphs[end:next]) != common {
				break
			}
			end = next
		}
		font := base
		if !common {
			font = own(glyphs[0].Face)
		}
		if err := p.show(c, l, glyphs[i:end], font); err != nil {
			return err
		}
		i = end
	}
	return nil
}

// hasAll tells whether the font has a code for each of the glyphs' marks.
func (f *fontCode) hasAll(glyphs []typeset.Glyph) bool {
	if f == nil {
		return false
	}
	for i := range glyphs {
		if !f.Has(glyphs[i].Mark) {
			return false
		}
	}
	return true
}

// show writes one TJ, with a Tf where font or size change. Distances that the widths do not give are adjustments, in thousandths of an
// em; what rounding leaves is carried on.
func (p *pen) show(c *content, l *typeset.Line, glyphs []typeset.Glyph, font *fontCode) (err error) {
	b := c.stream
	if size := glyphs[0].Size; font != p.font || size != p.size {
		p.font, p.size = font, size
		b = append(append(append(b, '/'), font.name...), ' ')
		b = append(decimal(b, size, 2), " Tf\n"...)
	}
	b = append(b, "1 0 0 1 "...)
	at := math.Round((l.X+glyphs[0].X)*1000) / 1000
	b = append(decimal(b, at, 3), ' ')
	b = append(decimal(b, l.Y, 3), " Tm["...)
	open, known := false, p.numbers(glyphs)
	for i := range glyphs {
		g := &glyphs[i]
		var code uint16
		if known != nil {
			code = p.e.base.codes[known[i]]
		} else if code, err = font.Code(g.Mark); err != nil {
			return err
		}
		if adjust := math.Round((at-l.X-g.X)*10000/p.size) / 10; math.Abs(adjust) >= 0.5 {
			if open {
				b, open = append(b, ')'), false
			}
			b = decimal(b, adjust, 1)
			at -= adjust * p.size / 1000
		}
		if !open {
			b, open = append(b, '('), true
		}
		b = appendCode(b, code)
		at += milliEm(g.Mark.Advance, g.Face) * p.size / 1000
	}
	c.stream = append(b, ")]TJ\n"...)
	return nil
}

// appendCode adds a code of two bytes to a literal string (ISO 32000-1 §7.3.4.2), which is half as long as one of digits.
func appendCode(b []byte, c uint16) []byte {
	for _, v := range [2]byte{byte(c >> 8), byte(c)} {
		if v == '(' || v == ')' || v == '\\' || v == '\r' {
			b = append(b, '\\')
			if v == '\r' {
				v = 'r'
			}
		}
		b = append(b, v)
	}
	return b
}

func decimal(b []byte, v float64, places int) []byte {
	scale := math.Pow10(places)
	v = math.Round(v*scale) / scale
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// rightToLeft tells whether any of the glyphs is a character of a script written from right to left.
func rightToLeft(glyphs []typeset.Glyph) bool {
	for i := range glyphs {
		for _, r := range glyphs[i].Mark.Text {
			if bidi.RightToLeft(r) {
				return true
			}
		}
	}
	return false
}

// wordEnd is where the word that begins at from ends: after its spaces, or after one character of a writing without spaces.
func wordEnd(glyphs []typeset.Glyph, from int) int {
	for i := from; i < len(glyphs); i++ {
		switch text := glyphs[i].Mark.Text; {
		case text >= "\u2E80":
			return max(i, from+1)
		case text == " " && i+1 < len(glyphs) && glyphs[i+1].Mark.Text != " ":
			return i + 1
		}
	}
	return len(glyphs)
}
