package font

import (
	"bytes"
	"strings"
	"testing"

	"chancery/fonts"
)

func face(t testing.TB, name string) *Face {
	t.Helper()
	data, err := fonts.Files.ReadFile(name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	f := face(t, "NotoNaskhArabic-Regular")
	for r, want := range map[rune]bool{'ا': true, 'ﻻ': true, '،': true, '王': false, '\uE000': false} {
		if f.Covers(r) != want {
			t.Errorf("%q: covered %v, wanted %v", r, !want, want)
		}
	}
	if f.Units != 1000 || f.Ascent <= 0 || f.Descent >= 0 || f.Bold || !face(t, "NotoNaskhArabic-Bold").Bold {
		t.Errorf("metrics %+v", *f)
	}
}

// encode makes a subset of plain glyphs, one composite and one blank.
func encode(t testing.TB, f *Face) (*Encoder, Subset) {
	t.Helper()
	e := NewEncoder(f)
	for _, r := range "Ééñq" { // É and ñ are composites in the font
		if _, err := e.Code(Mark{Glyph: f.Glyph(r), Advance: f.Advance(f.Glyph(r)), Text: string(r)}); err != nil {
			t.Fatal(err)
		}
	}
	parts := Parts("").Append(f.Glyph('q'), 0, 0).Append(f.Glyph('.'), 210, -300).Append(f.Glyph(' '), 0, 0)
	for _, m := range []Mark{{Parts: parts, Advance: 600, Text: "q̣"}, {Blank: true, Text: "x"}, {Blank: true, Text: "y"}} {
		if _, err := e.Code(m); err != nil {
			t.Fatal(err)
		}
	}
	return e, e.Subset()
}

func TestOneCodeForEachGlyphOffsetAndText(t *testing.T) {
	t.Parallel()
	f := face(t, "NotoSerif-Regular")
	e := NewEncoder(f)
	g := f.Glyph('a')
	marks := []Mark{{Glyph: g, Advance: 500, Text: "a"}, {Glyph: g, Advance: 500, Text: "а"}, {Glyph: g, Advance: 510, Text: "a"},
		{Parts: Parts("").Append(g, 5, 0), Advance: 500, Text: "a"}, {Parts: Parts("").Append(g, -5, 0), Advance: 500, Text: "a"}}
	seen := map[uint16]bool{}
	for range 2 {
		for i, m := range marks {
			c, err := e.Code(m)
			if err != nil || int(c) != i+1 {
				t.Errorf("mark %d has code %d, %v", i, c, err)
			}
			seen[c] = true
		}
	}
	if len(seen) != len(marks) {
		t.Errorf("%d codes for %d marks", len(seen), len(marks))
	}
}

func TestSubsetIsRenumberedAndClosed(t *testing.T) {
	t.Parallel()
	f := face(t, "NotoSerif-Regular")
	e, s := encode(t, f)
	sub, err := directory(s.File)
	if err != nil {
		t.Fatal(err)
	}
	count := int(be.Uint16(sub["maxp"][4:]))
	if len(s.File) > 8000 || count > 20 {
		t.Errorf("a subset of 7 marks has %d glyphs in %d bytes", count, len(s.File))
	}
	small := &Face{tables: sub, longOffset: true, glyphs: count, metrics: count, outlines: sub["glyf"]}
	for i, m := range e.Marks() {
		g := s.Glyphs[i+1]
		for _, at := range components(small.outline(g)) {
			if c := int(be.Uint16(small.outline(g)[at:])); c >= count || c == 0 {
				t.Errorf("%q: component %d of %d glyphs", m.Text, c, count)
			}
		}
		if m.Parts == "" && !m.Blank && small.Advance(g) != f.Advance(m.Glyph) {
			t.Errorf("%q: advance %d, wanted %d", m.Text, small.Advance(g), f.Advance(m.Glyph))
		}
		if outline := small.outline(g); len(outline) > 0 && small.bearing(g) != signed(outline[2:]) && m.Parts != "" {
			t.Errorf("%q: bearing %d, xMin %d", m.Text, small.bearing(g), signed(outline[2:]))
		}
	}
	if s.Glyphs[0] != 0 || s.Glyphs[6] != s.Glyphs[7] {
		t.Errorf("glyphs %v: .notdef first, blanks share one", s.Glyphs)
	}
	if n := len(components(small.outline(s.Glyphs[5]))); n != 2 {
		t.Errorf("the composite has %d components, wanted 2: the space draws nothing", n)
	}
	if checksum(s.File) != 0xB1B0AFBA {
		t.Errorf("checksum of the file %#x", checksum(s.File))
	}
	_, again := encode(t, f)
	if !bytes.Equal(s.File, again.File) {
		t.Error("the same marks gave another file")
	}
}

func TestBrokenFontIsAnError(t *testing.T) {
	t.Parallel()
	data, err := fonts.Files.ReadFile("NotoNaskhArabic-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 3, 12, 40, 300, 5000, len(data) / 2} {
		if _, err := Parse("cut", data[:n]); err == nil || !strings.Contains(err.Error(), "parse font cut") {
			t.Errorf("%d bytes: error %v", n, err)
		}
	}
	if _, err := Parse("otf", append([]byte("OTTO"), data[4:]...)); err == nil {
		t.Error("a CFF font was read")
	}
}

func FuzzParse(f *testing.F) {
	data, err := fonts.Files.ReadFile("NotoNaskhArabic-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(4, byte(1), 5000)
	f.Add(60, byte(0xFF), len(data))
	f.Fuzz(func(t *testing.T, at int, value byte, size int) {
		if at < 0 || at >= len(data) || size < 0 || size > len(data) {
			t.Skip()
		}
		broken := bytes.Clone(data[:size])
		if at < size {
			broken[at] = value
		}
		face, err := Parse("fuzz", broken)
		if err != nil {
			return
		}
		e := NewEncoder(face)
		for g := range uint16(300) {
			if _, err := e.Code(Mark{Glyph: g, Advance: face.Advance(g)}); err != nil {
				t.Fatal(err)
			}
		}
		e.Subset()
	})
}

func BenchmarkSubset(b *testing.B) {
	f := face(b, "NotoSerif-Regular")
	for b.Loop() {
		encode(b, f)
	}
}
