package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chancery/internal/locale"
	"chancery/internal/needed"
)

// block is a range of characters as Unicode names it. The built-in fonts have every letter of those below.
type block struct {
	name        string
	first, last rune
}

var latinBlocks = []block{
	{"Basic Latin", 0x41, 0x7A}, {"Latin-1 Supplement", 0xA0, 0xFF}, {"Latin Extended-A", 0x100, 0x17F},
	{"Latin Extended-B", 0x180, 0x24F}, {"IPA Extensions", 0x250, 0x2AF}, {"Latin Extended Additional", 0x1E00, 0x1EFF},
	{"Greek and Coptic", 0x370, 0x3E1}, {"Greek Extended", 0x1F00, 0x1FFF},
	{"Latin Extended-C", 0x2C60, 0x2C7F}, {"Latin Extended-D", 0xA720, 0xA7FF}, {"Latin Extended-E", 0xAB30, 0xAB6F},
}

var cyrillicBlocks = []block{
	{"Cyrillic", 0x400, 0x4FF}, {"Cyrillic Supplement", 0x500, 0x52F}, {"Cyrillic Extended-A", 0x2DE0, 0x2DFF},
	{"Cyrillic Extended-B", 0xA640, 0xA69F}, {"Cyrillic Extended-C", 0x1C80, 0x1C8F},
}

// letters are the letters of the block, and the combining marks of Cyrillic.
func (b block) letters() (list []rune) {
	for r := b.first; r <= b.last; r++ {
		if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && (unicode.IsLetter(r) || unicode.IsMark(r)) {
			list = append(list, r)
		}
	}
	return list
}

// namesOf puts each letter between others, as names have it, composed and decomposed, alone and with a mark that no precomposed letter has.
func namesOf(r rune) []string {
	s := string(r)
	names := []string{"A" + s + "ve", s, s + s + "t"}
	if unicode.IsMark(r) {
		return []string{"И" + s + "ва" + s + s}
	}
	if unicode.Is(unicode.Cyrillic, r) {
		names = []string{"И" + s + "ва", s, s + s + "т", s + "\u0301"}
	} else {
		names = append(names, s+"\u0331\u0301n", "T"+s+"\u0308")
	}
	if d := norm.NFD.String(s); d != s {
		names = append(names, strings.ReplaceAll(names[0], s, d), d)
	}
	return names
}

// testNames shapes names around every letter of the blocks in letters of each language.
func testNames(t *testing.T, blocks []block) {
	t.Helper()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	var list []drawing
	for _, b := range blocks {
		letters := b.letters()
		for _, r := range letters {
			for _, l := range []locale.Lang{locale.French, locale.Russian, locale.Arabic, locale.Chinese} {
				for _, bold := range []bool{false, true} {
					for _, name := range namesOf(r) {
						d, missing := drawings(t, e, l, name, bold)
						if len(missing) > 0 {
							t.Errorf("%s: %s %q: no font has %+q", b.name, l, name, missing)
						}
						if faces := facesOf(d); len(faces) > 1 {
							t.Errorf("%s %+q: drawn in %q", l, name, faces)
						}
						list = append(list, d...)
					}
				}
			}
		}
		t.Logf("%s: %d letters", b.name, len(letters))
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}

func facesOf(list []drawing) (faces []string) {
	for _, d := range list {
		if !slices.Contains(faces, d.face) {
			faces = append(faces, d.face)
		}
	}
	return faces
}

func TestLatinNamesAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	testNames(t, latinBlocks)
}

func TestCyrillicNamesAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	testNames(t, cyrillicBlocks)
}

// TestEveryDiacriticOnEveryLetter takes the marks of U+0300 to U+036F, most of which make no precomposed letter.
func TestEveryDiacriticOnEveryLetterIsShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	languages := []locale.Lang{locale.English, locale.Arabic, locale.Chinese}
	var list []drawing
	for mark := rune(0x300); mark <= 0x36F; mark++ {
		for r := 'A'; r <= 'z'; r++ {
			if !latin(r) {
				continue
			}
			name := "N" + string(r) + string(mark) + "o"
			l := languages[int(mark+r)%3]
			d, missing := drawings(t, e, l, name, r%2 == 0)
			if len(missing) > 0 || len(facesOf(d)) != 1 {
				t.Errorf("%s %+q: no font has %+q; drawn in %q", l, name, missing, facesOf(d))
			}
			list = append(list, d...)
		}
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}

func TestHanNamesAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	languages := []locale.Lang{locale.Chinese, locale.Chinese, locale.English, locale.Arabic}
	var list []drawing
	for r := rune(0x3400); r <= 0x9FFF; r++ { // CJK Unified Ideographs and Extension A
		if !unicode.Is(unicode.Han, r) { // hexagrams between them
			continue
		}
		d, missing := drawings(t, e, languages[r/2%4], "王"+string(r)+"（"+string(min(0x9FFF, 0x9FFF-r+0x4E00))+"）", r%2 == 0)
		if len(missing) > 0 || !slices.ContainsFunc(d, func(d drawing) bool { return d.script == "Hani" }) {
			t.Errorf("%c: no font has %q: %v", r, missing, d)
		}
		list = append(list, d...)
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}
