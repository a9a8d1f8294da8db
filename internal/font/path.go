package font

import (
	shaping "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Point is a place in font units, y upwards.
type Point struct{ X, Y float32 }

// Step is one step of a contour, by its number of points: 1 moves or draws a line, 2 draws a quadratic curve over its first point, 3 a
// cubic one over its first two. Contours are closed.
type Step struct {
	Move   bool // begins a contour
	Points int
	At     [3]Point
}

// Paths gives the outlines of a face's marks. One a goroutine.
type Paths struct {
	face  *shaping.Face
	known map[uint16][]Step
	parts []Step // of the last mark of several glyphs
}

// NewPaths reads outlines of f.
func NewPaths(f *Face) *Paths {
	return &Paths{face: shaping.NewFace(f.outlined()), known: map[uint16][]Step{}}
}

// Of is the outline of a mark from its origin; empty for a blank. It is to be read, not changed, before the next call.
func (p *Paths) Of(m Mark) []Step {
	switch {
	case m.Blank:
		return nil
	case m.Parts == "":
		return p.glyph(m.Glyph)
	}
	steps := p.parts[:0]
	for i := range m.Parts.len() {
		glyph, dx, dy := m.Parts.at(i)
		for _, s := range p.glyph(glyph) {
			for k := range s.At[:s.Points] {
				s.At[k].X += float32(dx)
				s.At[k].Y += float32(dy)
			}
			steps = append(steps, s)
		}
	}
	p.parts = steps
	return steps
}

func (p *Paths) glyph(glyph uint16) []Step {
	steps, ok := p.known[glyph]
	if ok {
		return steps
	}
	if outline, isOutline := p.face.GlyphData(shaping.GID(glyph)).(shaping.GlyphOutline); isOutline {
		for _, s := range outline.Segments {
			step := Step{Move: s.Op == opentype.SegmentOpMoveTo}
			for _, a := range s.ArgsSlice() {
				step.At[step.Points] = Point{a.X, a.Y}
				step.Points++
			}
			steps = append(steps, step)
		}
	}
	p.known[glyph] = steps
	return steps
}
