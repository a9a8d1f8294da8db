package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/fonts"
	"chancery/internal/locale"
)

// tableOf finds a table of a font file: its entry in the directory and its bytes.
func tableOf(data []byte, tag string) (entry, table []byte) {
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry = data[12+16*i : 28+16*i]
		if string(entry[:4]) == tag {
			start, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			return entry, data[start : start+size]
		}
	}
	return nil, nil
}

// setWith sets an Arabic letter in a font file.
func setWith(data []byte) error {
	files := fstest.MapFS{"Bad.ttf": {Data: data}}
	lib := NewLibrary(files, func(string) (r, b, i []string) { return []string{"Bad.ttf"}, nil, nil })
	_, err := NewEngine(lib).Set(&Document{Lang: locale.Arabic, Blocks: []Block{text(Paragraph, "السلام عليكم، مُحَمَّدٌ وفي ٢٠ لله"), text(Subject, "الموضوع: دعوة")}})
	return err
}

func TestDamagedFontIsAnErrorOrALetter(t *testing.T) {
	t.Parallel()
	whole, err := fonts.Files.ReadFile("NotoNaskhArabic-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if err := setWith(whole); err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(1, 1))
	for _, tag := range []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if entry, _ := tableOf(whole, tag); entry == nil {
			t.Errorf("the font has no table %s", tag)
			continue
		}
		for n := range 150 {
			data := bytes.Clone(whole)
			entry, table := tableOf(data, tag)
			switch {
			case n == 0:
				copy(entry, "none")
			case n < 4:
				binary.BigEndian.PutUint32(entry[12:], uint32(len(table)*n/4))
			case n == 4:
				clear(table)
			case n == 5:
				copy(table, bytes.Repeat([]byte{0xFF}, len(table)))
			default:
				for range n % 9 * 2 {
					table[chance.IntN(min(len(table), 1<<(4+n%12)))] = byte(chance.Uint32())
				}
			}
			err := setWith(data)
			var missing GlyphError
			if err != nil && !errors.As(err, &missing) && !strings.Contains(err.Error(), "Bad") {
				t.Errorf("%s, damage %d: %v does not name the font", tag, n, err)
			}
		}
	}
}

func FuzzDamagedFont(f *testing.F) {
	whole, err := fonts.Files.ReadFile("NotoNaskhArabic-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add("GSUB", 4, byte(1), 40, byte(0xFF))
	f.Add("GPOS", 9, byte(0xFF), 100, byte(3))
	f.Fuzz(func(t *testing.T, tag string, a int, x byte, b int, y byte) {
		data := bytes.Clone(whole)
		_, table := tableOf(data, tag)
		if a < 0 || b < 0 || a >= len(table) || b >= len(table) {
			t.Skip()
		}
		table[a], table[b] = x, y
		_ = setWith(data)
	})
}
