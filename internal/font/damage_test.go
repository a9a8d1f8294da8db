package font

import (
	"bytes"
	"slices"
	"testing"

	"chancery/fonts"
)

// damages are what disks, mails and bad converters do to a table.
var damages = map[string]func(b []byte) []byte{
	"empty":       func(b []byte) []byte { return nil },
	"a byte":      func(b []byte) []byte { return b[:1] },
	"half":        func(b []byte) []byte { return b[:len(b)/2] },
	"a byte less": func(b []byte) []byte { return b[:len(b)-1] },
	"zeros":       func(b []byte) []byte { return make([]byte, len(b)) },
	"ones":        func(b []byte) []byte { return bytes.Repeat([]byte{0xFF}, len(b)) },
	"shifted":     func(b []byte) []byte { return append([]byte{0, 1}, b[:len(b)-2]...) },
	"turned":      func(b []byte) []byte { c := bytes.Clone(b); slices.Reverse(c); return c },
}

// Damage gives the font with one of its tables damaged, for each table and damage; "gone" leaves it out.
func damaged(t testing.TB, name string) map[string][]byte {
	t.Helper()
	data, err := fonts.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := directory(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for tag, table := range tables {
		rest := map[string][]byte{}
		for other, b := range tables {
			if other != tag {
				rest[other] = b
			}
		}
		if tag != "head" {
			out[tag+" gone"] = assemble(rest)
		}
		for how, damage := range damages {
			if len(table) < 4 || tag == "head" && how != "zeros" && how != "ones" && how != "turned" {
				continue
			}
			rest[tag] = damage(table)
			out[tag+" "+how] = assemble(rest)
		}
	}
	return out
}

func TestDamagedTableIsAnErrorOrAFontThatWorks(t *testing.T) {
	t.Parallel()
	for how, data := range damaged(t, "NotoNaskhArabic-Regular.ttf") {
		f, err := Parse("damaged", data)
		if err != nil {
			continue
		}
		e := NewEncoder(f)
		for r := rune(0x600); r < 0x700; r++ {
			f.Covers(r)
			if _, err := e.Code(Mark{Glyph: f.Glyph(r), Advance: f.Advance(f.Glyph(r)), Text: string(r)}); err != nil {
				t.Errorf("%s: %v", how, err)
			}
		}
		e.Subset()
	}
}
