package font

import "bytes"

// Subset is a font file with the glyphs of one encoder alone, renumbered.
type Subset struct {
	File   []byte   // TrueType, without cmap, names and layout tables
	Glyphs []uint16 // by code: the glyph of File that it draws; Glyphs[0] is .notdef
}

// Subset builds the file. Same marks in the same order, same bytes.
func (e *Encoder) Subset() Subset {
	b := builder{face: e.face, number: map[uint16]uint16{}, composites: map[composite]uint16{}}
	b.number[0] = 0
	b.source = append(b.source, 0)
	for _, m := range e.marks {
		b.need(m)
	}
	for i := 0; i < len(b.source); i++ { // grows while it is read
		outline := e.face.outline(b.source[i])
		for _, at := range components(outline) {
			b.keep(be.Uint16(outline[at:]))
		}
	}
	for _, g := range b.source {
		b.copyGlyph(g)
	}
	glyphs := make([]uint16, len(e.marks)+1)
	for i, m := range e.marks {
		glyphs[i+1] = b.place(m)
	}
	return Subset{File: b.file(), Glyphs: glyphs}
}

type composite struct {
	parts   Parts
	advance int
}

type builder struct {
	face       *Face
	source     []uint16          // old numbers of the glyphs kept, by new number
	number     map[uint16]uint16 // old to new
	composites map[composite]uint16
	blank      uint16 // new number of the empty glyph; 0: not made yet

	glyf, loca, hmtx []byte
	count            int // glyphs written
	deepest          int // parts of the largest composite made
}

func (b *builder) keep(glyph uint16) {
	if _, ok := b.number[glyph]; !ok {
		b.number[glyph] = uint16(len(b.source))
		b.source = append(b.source, glyph)
	}
}

func (b *builder) need(m Mark) {
	switch {
	case m.Blank:
	case m.Parts == "":
		b.keep(m.Glyph)
	default:
		for i := range m.Parts.len() {
			g, _, _ := m.Parts.at(i)
			b.keep(g)
		}
	}
}

// write adds a glyph and returns its number.
func (b *builder) write(outline []byte, advance, bearing int) uint16 {
	b.loca = be.AppendUint32(b.loca, uint32(len(b.glyf)))
	b.glyf = append(b.glyf, outline...)
	for len(b.glyf)%4 != 0 {
		b.glyf = append(b.glyf, 0)
	}
	b.hmtx = be.AppendUint16(b.hmtx, uint16(max(advance, 0)))
	b.hmtx = be.AppendUint16(b.hmtx, uint16(int16(bearing)))
	b.count++
	return uint16(b.count - 1)
}

func (b *builder) copyGlyph(glyph uint16) {
	outline := b.face.outline(glyph)
	if at := components(outline); len(at) > 0 {
		outline = bytes.Clone(outline)
		for _, p := range at {
			be.PutUint16(outline[p:], b.number[be.Uint16(outline[p:])])
		}
	}
	b.write(outline, b.face.Advance(glyph), b.face.bearing(glyph))
}

// place gives the number of the glyph that draws m, made where the font has none such.
func (b *builder) place(m Mark) uint16 {
	switch {
	case m.Blank:
		if b.blank == 0 {
			b.blank = b.write(nil, 0, 0)
		}
		return b.blank
	case m.Parts == "":
		return b.number[m.Glyph]
	}
	c := composite{m.Parts, m.Advance}
	if _, ok := b.composites[c]; !ok {
		outline, bearing := b.compose(m.Parts)
		b.composites[c] = b.write(outline, m.Advance, bearing)
	}
	return b.composites[c]
}

// compose makes the outline of a composite glyph. Its left side bearing is its xMin, so that readers do not shift it
// (phantom points: OpenType 1.9, hmtx). Parts that draw nothing are left out; with none left the outline is empty.
func (b *builder) compose(parts Parts) (outline []byte, bearing int) {
	var body []byte
	box := [4]int{32767, 32767, -32768, -32768}
	last, n := 0, 0
	for i := range parts.len() {
		glyph, dx, dy := parts.at(i)
		part := b.face.outline(glyph)
		if len(part) == 0 {
			continue
		}
		box[0], box[1] = min(box[0], signed(part[2:])+dx), min(box[1], signed(part[4:])+dy)
		box[2], box[3] = max(box[2], signed(part[6:])+dx), max(box[3], signed(part[8:])+dy)
		last = len(body)
		body = be.AppendUint16(body, argsAreWords|argsAreOffsets|moreComponents)
		for _, v := range [3]uint16{b.number[glyph], uint16(int16(dx)), uint16(int16(dy))} {
			body = be.AppendUint16(body, v)
		}
		n++
	}
	if n == 0 {
		return nil, 0
	}
	be.PutUint16(body[last:], argsAreWords|argsAreOffsets)
	b.deepest = max(b.deepest, n)
	outline = be.AppendUint16(nil, 0xFFFF)
	for _, v := range box {
		outline = be.AppendUint16(outline, uint16(int16(v)))
	}
	return append(outline, body...), box[0]
}
