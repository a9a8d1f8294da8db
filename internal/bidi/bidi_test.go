package bidi

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// visual is the line as it stands on paper from left to right, without mirroring and without isolate controls.
func visual(s string, base Direction) string {
	text := []rune(s)
	levels, paragraph := Levels(text, base)
	var b strings.Builder
	for _, i := range Order(Line(text, levels, paragraph, 0, len(text))) {
		if text[i] < 0x2066 || text[i] > 0x2069 {
			b.WriteRune(text[i])
		}
	}
	return b.String()
}

func TestLinesReadRightOnPaper(t *testing.T) {
	t.Parallel()
	const lri, rli, fsi, pdi = "\u2066", "\u2067", "\u2068", "\u2069"
	tests := []struct {
		name, text string
		base       Direction
		want       string
	}{
		{"Latin stays", "Excellency, (1) dear", Auto, "Excellency, (1) dear"},
		{"Arabic runs from the right", "سعادة السفير", Auto, "ريفسلا ةداعس"},
		{"numbers keep their order in Arabic", "في 20 حزيران", Auto, "ناريزح 20 يف"},
		{"a bare phone number is scrambled in Arabic", "هاتف +41 22 730", RTL, "730 22 41+ فتاه"},
		{"an isolated phone number keeps its order", "هاتف " + lri + "+41 22 730" + pdi, RTL, "+41 22 730 فتاه"},
		{"a bare range of days is scrambled", "ب 20-22 ح", RTL, "ح 22-20 ب"},
		{"an isolated range of days keeps its order", "ب " + lri + "20-22" + pdi + " ح", RTL, "ح 20-22 ب"},
		{"brackets follow the paragraph around a Latin acronym", "اتفاق (APLC) ب", RTL, "ب )APLC( قافتا"},
		{"brackets hold Arabic inside English", "see (ابج) here", LTR, "see (جبا) here"},
		{"a first strong isolate takes its own direction", "see " + fsi + "ابج, 5" + pdi + " here", LTR, "see 5 ,جبا here"},
		{"a right-to-left isolate stands apart from what follows", rli + "ابج" + pdi + " 1", LTR, "جبا 1"},
		{"Arabic-Indic digits keep their order", "ب ١٢٣ ج", RTL, "ج ١٢٣ ب"},
		{"an override turns Latin around", "\u202Eabc\u202C d", LTR, "cba d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := visual(tt.text, tt.base); got != tt.want {
				t.Errorf("%q shows as %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestSpacesAtTheEndOfALineTakeTheLevelOfTheParagraph(t *testing.T) {
	t.Parallel()
	text := []rune("abc ابج \u200B دهو")
	levels, paragraph := Levels(text, LTR)
	line := Line(text, levels, paragraph, 0, 10)
	if want := []int8{0, 0, 0, 0, 1, 1, 1, 0, Removed, 0}; !slices.Equal(line, want) {
		t.Errorf("levels %v, want %v", line, want)
	}
	if levels[7] != 1 {
		t.Errorf("level of the space in the paragraph changed to %d", levels[7])
	}
}

func TestCanonicallyEquivalentBracketsMakeAPair(t *testing.T) {
	t.Parallel()
	levels, _ := Levels([]rune("a\u2329ב\u3009ג"), RTL)
	if want := []int8{2, 1, 1, 1, 1}; !slices.Equal(levels, want) {
		t.Errorf("levels %v, want %v", levels, want)
	}
}

func TestDirectionIsFoundOutsideIsolates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int8{
		"": 0, "12 – 3": 0, "abc א": 0, "12 אbc": 1, "\u2066abc\u2069 ب": 1, "\u2067ب\u2069 a": 0, "\u2068ب": 0,
	} {
		if _, got := Levels([]rune(text), Auto); got != want {
			t.Errorf("%q: paragraph level %d, want %d", text, got, want)
		}
	}
}

func TestDeepNestingStopsAtTheGreatestDepth(t *testing.T) {
	t.Parallel()
	const n = 5000
	for _, open := range []string{"\u202B", "\u2067", "\u2068\u2067"} {
		levels, _ := Levels([]rune(strings.Repeat(open, n)+"a"), LTR)
		if last := levels[len(levels)-1]; last < maxDepth-1 || last > maxDepth+1 {
			t.Errorf("%q: deepest level %d", open, last)
		}
	}
}

func FuzzLevels(f *testing.F) {
	for _, s := range []string{"abc", "ab (اب) 12", "\u2067a\u2069b\u2029c", "\u202Ea[\u0300]\u202C", "\u2068\u2068\u202A(\u2069", strings.Repeat("(", 70) + "א" + strings.Repeat(")", 70)} {
		f.Add(s, int8(0))
	}
	f.Fuzz(func(t *testing.T, s string, base int8) {
		if !utf8.ValidString(s) {
			return // runes are all that Levels takes
		}
		text := []rune(s)
		levels, paragraph := Levels(text, Direction(base%2))
		if paragraph != 0 && paragraph != 1 {
			t.Fatalf("paragraph level %d", paragraph)
		}
		shown := 0
		for i, l := range levels {
			switch {
			case l != Removed:
				shown++
				if l < paragraph || l > maxDepth+1 {
					t.Fatalf("level %d of %U at %d in a paragraph of level %d", l, text[i], i, paragraph)
				}
			case !removable(classOf(text[i])):
				t.Fatalf("%U is removed", text[i])
			}
		}
		order := Order(Line(text, levels, paragraph, 0, len(text)))
		slices.Sort(order)
		if len(order) != shown || len(slices.Compact(order)) != shown {
			t.Fatalf("%d of %d characters are ordered", len(order), shown)
		}
	})
}

func removable(c class) bool {
	switch c {
	case classBN, classLRE, classRLE, classLRO, classRLO, classPDF:
		return true
	}
	return false
}

func BenchmarkLevels(b *testing.B) {
	for name, s := range map[string]string{
		"English": strings.Repeat("The President has the honour (by this letter) to invite you on 20 June 2022. ", 10),
		"Arabic":  strings.Repeat("يتشرف الرئيس (بهذه الرسالة) بدعوتكم في \u206620-22\u2069 حزيران/يونيه 2022. ", 10),
	} {
		b.Run(name, func(b *testing.B) {
			text := []rune(s)
			b.ReportAllocs()
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Levels(text, Auto)
			}
		})
	}
}
