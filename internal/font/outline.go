package font

// Flags of a composite glyph's component (OpenType 1.9, glyf, "Composite glyph description").
const (
	argsAreWords   = 0x0001
	argsAreOffsets = 0x0002
	hasScale       = 0x0008
	moreComponents = 0x0020
	hasXYScale     = 0x0040
	hasTwoByTwo    = 0x0080
)

// span is where the outline of a glyph stands in glyf.
func (f *Face) span(glyph uint16) (start, end int) {
	loca, g := f.tables["loca"], int(glyph)
	if f.longOffset {
		return int(be.Uint32(loca[4*g:])), int(be.Uint32(loca[4*g+4:]))
	}
	return 2 * int(be.Uint16(loca[2*g:])), 2 * int(be.Uint16(loca[2*g+2:]))
}

// outline is the glyph's description; empty for a space or a glyph that the font has not.
func (f *Face) outline(glyph uint16) []byte {
	if int(glyph) >= f.glyphs {
		return nil
	}
	start, end := f.span(glyph)
	return f.outlines[start:end]
}

// bearing is the left side bearing of a glyph in font units, as hmtx has it.
func (f *Face) bearing(glyph uint16) int {
	if int(glyph) >= f.glyphs {
		return 0
	}
	hmtx := f.tables["hmtx"]
	if int(glyph) < f.metrics {
		return signed(hmtx[4*int(glyph)+2:])
	}
	return signed(hmtx[4*f.metrics+2*(int(glyph)-f.metrics):])
}

// components lists where in a composite outline the numbers of its component glyphs stand; none for a simple outline.
func components(outline []byte) []int {
	if len(outline) < 10 || signed(outline) >= 0 {
		return nil
	}
	var at []int
	for p := 10; p+4 <= len(outline); {
		flags := be.Uint16(outline[p:])
		at = append(at, p+2)
		p += 6
		if flags&argsAreWords != 0 {
			p += 2
		}
		switch {
		case flags&hasScale != 0:
			p += 2
		case flags&hasXYScale != 0:
			p += 4
		case flags&hasTwoByTwo != 0:
			p += 8
		}
		if flags&moreComponents == 0 {
			break
		}
	}
	return at
}
