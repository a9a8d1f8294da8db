// Package font reads TrueType fonts: parsed once and shared, they answer which characters they hold and how wide glyphs are, and give
// the small files that documents carry, with only the glyphs used and composites made for clusters of several glyphs.
package font

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"sync"

	shaping "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Face is a font file parsed once; immutable and shared by all goroutines.
type Face struct {
	Name string // PostScript name, as in the PDF
	// Metrics in font units; Units of them make an em. Descent is negative.
	Units, Ascent, Descent, CapHeight int
	Bounds                            [4]int // of all glyphs: xMin, yMin, xMax, yMax
	Bold, Italic                      bool

	tables     map[string][]byte
	shaper     *shaping.Font
	outlined   func() *shaping.Font // the same with outlines, read when they are first drawn
	glyphs     int                  // in the font
	metrics    int                  // in hmtx with an advance of their own
	longOffset bool
	outlines   []byte // glyf
}

// minimum sizes of the tables that Parse indexes (OpenType 1.9, fixed parts).
var needed = map[string]int{"head": 54, "maxp": 32, "hhea": 36, "hmtx": 4, "loca": 4, "glyf": 0, "OS/2": 78, "cmap": 4}

// Parse reads a TrueType font (glyf outlines). The data must not change afterwards.
func Parse(name string, data []byte) (*Face, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, fmt.Errorf("parse font %s: %w", name, err)
	}
	for tag, size := range needed {
		if t, ok := tables[tag]; !ok || len(t) < size {
			return nil, fmt.Errorf("parse font %s: table %q of %d bytes found, %d wanted (a TrueType font with glyf outlines)", name, tag, len(t), size)
		}
	}
	f := &Face{Name: name, tables: tables, outlines: tables["glyf"]}
	f.readMetrics()
	if err := f.check(); err != nil {
		return nil, err
	}
	if f.shaper, err = readShaper(shaperData(data, tables)); err != nil {
		return nil, fmt.Errorf("parse font %s: %w", name, err)
	}
	f.outlined = sync.OnceValue(func() *shaping.Font {
		if whole, err := readShaper(data); err == nil {
			return whole
		}
		return f.shaper
	})
	return f, nil
}

// shaperData is the file for go-text, which would parse every outline, most of the time and memory of a start, and look at outlines only
// to place the marks of a font without GPOS. Where there is one, it gets none.
func shaperData(data []byte, tables map[string][]byte) []byte {
	if _, ok := tables["GPOS"]; !ok {
		return data
	}
	without := maps.Clone(tables)
	delete(without, "glyf")
	delete(without, "loca")
	return assemble(without)
}

// readShaper gives the font to go-text, which panics on some tables that point outside the file (v0.3.0, ParseGlyf).
func readShaper(data []byte) (f *shaping.Font, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			f, err = nil, fmt.Errorf("broken table: %v", cause)
		}
	}()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return shaping.NewFont(loader)
}

// directory finds the tables of a TrueType file.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || be.Uint32(data) != 0x00010000 {
		return nil, fmt.Errorf("no TrueType header in %d bytes", len(data))
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, fmt.Errorf("table directory of %d entries is cut off", n)
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		entry := data[12+16*i:]
		start, size := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if start+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q ends at byte %d of %d", entry[:4], start+size, len(data))
		}
		tables[string(entry[:4])] = data[start : start+size]
	}
	return tables, nil
}

func (f *Face) readMetrics() {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	f.Units = int(be.Uint16(head[18:]))
	for i := range f.Bounds {
		f.Bounds[i] = signed(head[36+2*i:])
	}
	f.longOffset = be.Uint16(head[50:]) == 1
	f.Ascent, f.Descent = signed(hhea[4:]), signed(hhea[6:])
	f.metrics = int(be.Uint16(hhea[34:]))
	f.glyphs = int(be.Uint16(f.tables["maxp"][4:]))
	selection := be.Uint16(os2[62:]) // fsSelection: bit 0 italic, bit 5 bold
	f.Italic, f.Bold = selection&1 != 0, selection&0x20 != 0
	f.CapHeight = f.Ascent
	if len(os2) >= 90 && be.Uint16(os2) >= 2 {
		f.CapHeight = signed(os2[88:])
	}
}

// check makes every later access by glyph number safe.
func (f *Face) check() error {
	entry := 2
	if f.longOffset {
		entry = 4
	}
	switch {
	case f.Units == 0:
		return fmt.Errorf("parse font %s: no units per em", f.Name)
	case len(f.tables["loca"]) < entry*(f.glyphs+1):
		return fmt.Errorf("parse font %s: loca is cut off: %d bytes for %d glyphs", f.Name, len(f.tables["loca"]), f.glyphs)
	case f.metrics == 0 || f.metrics > f.glyphs || len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics):
		return fmt.Errorf("parse font %s: hmtx is cut off: %d bytes for %d glyphs", f.Name, len(f.tables["hmtx"]), f.glyphs)
	}
	for g := range f.glyphs {
		if start, end := f.span(uint16(g)); start > end || end > len(f.outlines) || end-start > 0 && end-start < 10 {
			return fmt.Errorf("parse font %s: the outline of glyph %d is at bytes %d to %d of %d", f.Name, g, start, end, len(f.outlines))
		}
	}
	return nil
}

// Shaper is the font as go-text reads it; each goroutine makes a face of its own from it.
func (f *Face) Shaper() *shaping.Font { return f.shaper }

// Covers tells whether the font has a glyph for r.
func (f *Face) Covers(r rune) bool {
	g, ok := f.shaper.NominalGlyph(r)
	return ok && g != 0
}

// Advance is the width of a glyph in font units; 0 for a glyph that the font has not.
func (f *Face) Advance(glyph uint16) int {
	if int(glyph) >= f.glyphs {
		return 0
	}
	return int(be.Uint16(f.tables["hmtx"][4*min(int(glyph), f.metrics-1):]))
}

// Glyph is the glyph that the font's cmap gives r, without shaping; 0 where there is none.
func (f *Face) Glyph(r rune) uint16 {
	g, _ := f.shaper.NominalGlyph(r)
	return uint16(g)
}

var be = binary.BigEndian

func signed(b []byte) int { return int(int16(be.Uint16(b))) }
