package typeset

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
)

// settled sets text as a paragraph in a letter of l, checks what holds for every letter, and tells what characters no font has.
func settled(t *testing.T, l locale.Lang, text string) (*Layout, GlyphError) {
	t.Helper()
	d := &Document{Lang: l, Blocks: []Block{{Role: Paragraph, Spans: []Span{{Text: text}}, Line: 3}}}
	layout, err := NewEngine(library()).Set(d)
	var missing GlyphError
	if errors.As(err, &missing) {
		checkMissing(t, l, text, missing)
		return nil, missing
	}
	if err != nil {
		t.Fatalf("%s %.80q: %v", l, text, err)
	}
	checkLayout(t, l, layout)
	checkText(t, l, text, layout)
	return layout, nil
}

// checkMissing: each character named is in the text, is no control, and its line and word are given; a blank is in no word.
func checkMissing(t *testing.T, l locale.Lang, text string, missing GlyphError) {
	t.Helper()
	if len(missing) == 0 {
		t.Errorf("%s %.80q: an empty GlyphError", l, text)
	}
	for _, m := range missing {
		if m.Line != 3 || !unicode.IsSpace(m.Rune) && !strings.ContainsRune(m.Near, m.Rune) || !utf8.ValidString(m.Near) || strings.ContainsFunc(m.Near, unicode.IsControl) {
			t.Errorf("%s %.80q: the place of %U is line %d, near %q", l, text, m.Rune, m.Line, m.Near)
		}
		if unicode.IsControl(m.Rune) || bidiControl(m.Rune) || m.Rune < 0x7F {
			t.Errorf("%s %.80q: %U is missing", l, text, m.Rune)
		}
	}
}

// checkLayout: every character of a line is drawn once, none by .notdef, none is a control, and lines lie within the width.
func checkLayout(t *testing.T, l locale.Lang, layout *Layout) {
	t.Helper()
	f := frameOf("")
	for _, sheet := range layout.Sheets {
		for _, line := range sheet.Lines {
			if len(line.Glyphs) == 0 {
				continue
			}
			size := line.Glyphs[0].Size
			checkCharacters(t, l, line)
			right := line.X
			for _, g := range line.Glyphs {
				checkGlyph(t, l, line, g)
				right = max(right, line.X+g.X+g.Width())
			}
			if line.X < f.left-size || right > f.width-f.right+size {
				t.Errorf("%s %.60q: from %.1f to %.1f, the text is from %.1f to %.1f", l, line.Text, line.X, right, f.left, f.width-f.right)
			}
		}
	}
}

func checkGlyph(t *testing.T, l locale.Lang, line Line, g Glyph) {
	t.Helper()
	if math.IsNaN(g.X) || math.IsInf(g.X, 0) || g.At < 0 {
		t.Errorf("%s %.60q: a glyph at %f, text %d", l, line.Text, g.X, g.At)
	}
	if g.Mark.Blank || g.Mark.Text == "" && g.Mark.Advance == 0 {
		return
	}
	notdef := g.Mark.Parts == "" && g.Mark.Glyph == 0
	for p := []byte(g.Mark.Parts); len(p) >= 6; p = p[6:] {
		notdef = notdef || p[0] == 0 && p[1] == 0
	}
	if notdef {
		t.Errorf("%s %.60q: a box is drawn for %+q", l, line.Text, g.Mark.Text)
	}
}

// checkCharacters: the marks of a line, by their places in its text, are its text without what shapes only.
func checkCharacters(t *testing.T, l locale.Lang, line Line) {
	t.Helper()
	var want strings.Builder
	for _, r := range line.Text {
		if unicode.IsControl(r) || bidiControl(r) || unicode.Is(unicode.Cs, r) {
			t.Errorf("%s %.60q: %U is in the line", l, line.Text, r)
		}
		if !ignorable(r) {
			want.WriteRune(r)
		}
	}
	glyphs := slices.Clone(line.Glyphs)
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return a.At - b.At })
	var got strings.Builder
	for _, g := range glyphs {
		got.WriteString(g.Mark.Text)
	}
	if got.String() != want.String() {
		t.Errorf("%s: drawn %+.200q\nof line %+.200q", l, got.String(), want.String())
	}
}

// checkText: the lines together are the text, without spaces; hyphens and elongations may be added, quotation marks are the language's.
func checkText(t *testing.T, l locale.Lang, text string, layout *Layout) {
	t.Helper()
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || strings.ContainsRune("-\u00AD\u2010ـ\"'«»‹›“”‘’„", r) {
				return -1
			}
			return r
		}, s)
	}
	var got strings.Builder
	for _, s := range layout.Sheets {
		for _, line := range s.Lines {
			if line.Element != nil {
				got.WriteString(line.Text)
			}
		}
	}
	if g, w := bare(got.String()), bare(clean(text)); g != w {
		i := 0
		for i < len(g) && i < len(w) && g[i] == w[i] {
			i++
		}
		t.Errorf("%s: lines say %+.200q\nwanted %+.200q", l, g[i:], w[i:])
	}
}

// badTexts are what nobody writes and every import brings along.
var badTexts = map[string]string{
	"lone surrogates":      "a" + string(rune(0xD800)) + "b\xed\xa0\x80c\xff",
	"private use":          "a\uE000\uF8FF\U000F0000\U0010FFFD b",
	"unassigned":           "a\u0378\u05EB\u1AFF\U0001FFFE b",
	"noncharacters":        "a\uFDD0\uFFFE\uFFFF\U0001FFFF b",
	"bidi controls":        "a\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202Eb\u2066\u2067\u2068\u2069 ابج\u202E123\u202C",
	"deprecated controls":  "a\u206A\u206B\u206C\u206D\u206E\u206Fb ابج",
	"C0 and C1":            "a\x00\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31m\x1f\x7f\u0080\u0085\u0090\u009fb",
	"line separators":      "a\u2028b\u2029c\r\nd\re",
	"joiners":              "نامه\u200Cای a\u200Db\u2060c\u034Fd\u180Ee\u200Bf",
	"variation selectors":  "王\uFE00\U000E0100 a\uFE0E\uFE0F",
	"soft hyphens":         "mine\u00ADac\u00ADtion",
	"emoji":                "a \U0001F468\u200D\U0001F469\u200D\U0001F467 \u2764\uFE0F \U0001F1E8\U0001F1ED",
	"interlinear":          "a\uFFF9b\uFFFAc\uFFFB\uFFFCd\uFEFFe",
	"tags":                 "a\U000E0001\U000E0041\U000E007Fb",
	"hangul fillers":       "a\u115F\u1160\u3164\uFFA0b",
	"musical controls":     "a\U0001D173\U0001D17Ab",
	"shorthand controls":   "a\U0001BCA0\U0001BCA3b",
	"khmer vowels":         "a\u17B4\u17B5b",
	"mongolian selectors":  "a\u180B\u180C\u180D\u180Fb",
	"spaces of all widths": "a\u00A0b\u1680c\u2000d\u2003e\u2007f\u2009g\u202Fh\u205Fi\u3000j",
	"mark without letter":  "\u0301\u064B ـ\u0651 \u0301",
	"enclosing marks":      "a\u20DD 1\u20E3",
	"Arabic letter forms":  "\uFEFB \uFDFA \uFDF2 \uFE8E",
	"halves of brackets":   "((([[[{{{ ابج )))]]]",
	"only spaces":          "   \u00A0 \t ",
	"kashida":              "عـــــــام",
	"other scripts":        "שלום हिन्दी ไทย 한국어 ελληνικά",
}

func TestBadTextIsSetRightOrNamed(t *testing.T) {
	t.Parallel()
	for name, text := range badTexts {
		for _, l := range locale.All {
			_, missing := settled(t, l, "Be"+text+"fore")
			_, alone := settled(t, l, text)
			if (len(missing) > 0) != (len(alone) > 0) {
				t.Errorf("%s: %s: missing inside a word: %v, alone: %v", name, l, missing, alone)
			}
		}
	}
}

func TestManyMarksOnOneLetterAreNamed(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		for _, letter := range []string{"a" + strings.Repeat("\u0301", 1000), "ب" + strings.Repeat("\u064E", 1000), "王" + strings.Repeat("\u0301\u0327", 500), strings.Repeat("\u0301", 1000), "a" + strings.Repeat("\u200D", 1000)} {
			_, missing := settled(t, l, "x "+letter+" y")
			if len(missing) != 1 || missing[0].Marks < 998 {
				t.Errorf("%s: %v", l, missing)
			}
		}
		if _, missing := settled(t, l, "x a"+strings.Repeat("\u0331\u0301", 8)+" b"+strings.Repeat("\u0331", 16)); missing != nil {
			t.Errorf("%s: sixteen marks: %v", l, missing)
		}
	}
}

func TestRemedyFitsTheCharacter(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"dear \U0001F600 all": `line 3: no font has '😀' (U+1F600 GRINNING FACE), in "dear 😀 all": write in words what it says`,
		"a\uE000b":            `line 3: no font has U+E000, a character for private use, in "a\ue000b": another program's font drew something there: write that with the characters of a keyboard`,
		"caf\xe9 noir":        `line 3: a character was lost where the text was imported (U+FFFD), in "caf�": type the word again`,
		"a\u0378":             `line 3: U+0378 is no character of Unicode, in "a\u0378": type the word again`,
		"a\u180Eb":            `line 3: no font has '\u180e' (U+180E MONGOLIAN VOWEL SEPARATOR), in "a\u180eb": it cannot be seen: type the word again`,
		"שלום":                `line 3: no font has 'ש' (U+05E9 HEBREW LETTER SHIN), in "שלום": write the word in Arabic, Chinese, Cyrillic, Greek or Latin letters`,
		"한":                   `line 3: no font has '한' (U+D55C), in "한": write the word in Arabic, Chinese, Cyrillic, Greek or Latin letters`,
		"ٷ":                   `line 3: no font has 'ٷ' (U+0677 ARABIC LETTER U WITH HAMZA ABOVE), in "ٷ": write U+0674 and the letter without hamza`,
	} {
		_, missing := settled(t, locale.English, text)
		if len(missing) == 0 || missing[0].String() != want {
			t.Errorf("%q: %v\nwanted %s", text, missing, want)
		}
	}
	_, missing := settled(t, locale.English, strings.Repeat("\uE000 ", 500))
	if len(missing) > 3 {
		t.Errorf("%d places: each is named once, the first and the last have other neighbours", len(missing))
	}
}

func TestWordOf5000LettersStaysWithinTheLines(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.Arabic, locale.French, locale.Chinese} {
		for _, s := range []string{"w", "ب", "я", "文", "و", "a\u0331", "بّ", "1", "-", "/", "."} {
			layout, missing := settled(t, l, "to "+strings.Repeat(s, 5000)+" end")
			if missing != nil {
				t.Errorf("%s %s: %v", l, s, missing)
			} else if layout.Pages() < 1 {
				t.Errorf("%s %s: no page", l, s)
			}
		}
	}
}

func TestParagraphOfAMegabyteIsSet(t *testing.T) {
	t.Parallel()
	for l, s := range map[locale.Lang]string{locale.English: "The programme of the meeting, 20-22 June. ", locale.Arabic: "برنامج الاجتماع (ISU) في 20-22 حزيران/يونيه، جنيف. "} {
		settled(t, l, strings.Repeat(s, 1<<20/len(s)))
	}
}

func TestSameTextGivesTheSameLines(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		a, _ := settled(t, l, arabicWords+" "+prose)
		b, _ := settled(t, l, arabicWords+" "+prose)
		if !reflect.DeepEqual(a.Sheets, b.Sheets) {
			t.Errorf("%s: two runs differ", l)
		}
	}
}

// pieces are what mixtures are made of.
var pieces = strings.Fields(`السلام مُحَمَّدٌ لله لا الدول/الأطراف (ISU) [ابج] «mot» "quoted" 20-22 +41 22 730 A/RES/76/26 a@b.example https://a.example/b/c ISU international
	Übereinkommen развития соглашениями, 会议， （议程）、 。 2022年6月 Nguyễn e\u0301\u0323 ب\u064E\u0651 ـــ ١٢٣ 50% $5 -3 — – … / ( ) [ ] ' ’ ; : ! ? . , x\u200Dy\u200Cz \u00AD \u00A0 \u202F
	\u2066 \u202E \t \n antidisestablishmentarianism вследствие J.-P. Mr. No. 5 km § 10 h 30 王\uFE00`)

func mixture(chance *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		piece := pieces[chance.IntN(len(pieces))]
		if unquoted, err := strconv.Unquote(`"` + piece + `"`); err == nil {
			piece = unquoted
		}
		b.WriteString(piece)
		if chance.IntN(5) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestMixturesAreDrawnWhole(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 7))
	for range 150 {
		for _, l := range locale.All {
			if _, missing := settled(t, l, mixture(chance, 80)); missing != nil {
				t.Errorf("%s: %v", l, missing)
			}
		}
	}
}

func FuzzParagraph(f *testing.F) {
	for _, text := range badTexts {
		f.Add(text, uint8(1))
		f.Add(text, uint8(0))
	}
	f.Add(prose, uint8(2))
	f.Add("«mot» très long ; 20-22 juin (ISU) https://a.example/b", uint8(3))
	for i, marked := range arabicOrders {
		if i%8 == 0 {
			text, _ := shown(marked, true)
			f.Add(text, uint8(0))
		}
	}
	f.Fuzz(func(t *testing.T, text string, lang uint8) {
		if len(text) > 4000 {
			t.Skip()
		}
		l := locale.All[int(lang)%len(locale.All)]
		a, missing := settled(t, l, text)
		if b, again := settled(t, l, text); !reflect.DeepEqual(missing, again) || a != nil && !reflect.DeepEqual(a.Sheets, b.Sheets) {
			t.Errorf("%s %q: two runs differ", l, text)
		}
	})
}
