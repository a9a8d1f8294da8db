package pdf

import (
	"strings"
	"testing"

	"chancery/internal/font"
	"chancery/internal/typeset"
)

// visual is a line as it is drawn, from left to right: what a right-to-left stretch has is given reversed by the caller's At.
func visual(stretches ...string) []typeset.Glyph {
	var glyphs []typeset.Glyph
	at := 1000
	for _, s := range stretches {
		runes := []rune(s)
		rtl := classOf(&typeset.Glyph{Mark: font.Mark{Text: s}}) == right
		at -= len(runes)
		for i := range runes {
			g := typeset.Glyph{At: at + i, Size: 10, X: float64(len(glyphs)), Mark: font.Mark{Text: string(runes[i]), Advance: 500}}
			if rtl {
				g.At, g.Mark.Text = at+len(runes)-1-i, string(runes[len(runes)-1-i])
			}
			if isMark(g.Mark.Text) {
				g.Mark.Advance = 0
			}
			glyphs = append(glyphs, g)
		}
	}
	return glyphs
}

func isMark(s string) bool { return strings.ContainsAny(s, "\u064B\u064E\u0651") }

func written(glyphs []typeset.Glyph) string {
	var b strings.Builder
	for i := range glyphs {
		b.WriteString(glyphs[i].Mark.Text)
	}
	return b.String()
}

// asPdfium cuts what is written where the class changes and takes the pieces in reverse, as CFX_BidiString does.
func asPdfium(glyphs []typeset.Glyph) string {
	var out strings.Builder
	for stop := len(glyphs); stop > 0; {
		start := stop - 1
		c := classOf(&glyphs[start])
		for start > 0 && classOf(&glyphs[start-1]) == c {
			start--
		}
		for i := range stop - start {
			if c == right {
				out.WriteString(glyphs[stop-1-i].Mark.Text)
			} else {
				out.WriteString(glyphs[start+i].Mark.Text)
			}
		}
		stop = start
	}
	return out.String()
}

func TestWordsInLatinLettersKeepTheirOrderInPdfium(t *testing.T) {
	t.Parallel()
	for _, latin := range []string{"María José Núñez", "+41 22 730 93 11", "APLC/MSP.20/2022/1", "isu@mission.example", "20-22"} {
		line := visual("أمس", " ", "قالت", " ", latin, " ", "السفيرة", " ", "إن")
		got := reversePieces(line)
		if want := "إن السفيرة " + latin + " قالت أمس"; asPdfium(got) != want || !leansRight(line) {
			t.Errorf("pdfium reads %q, wanted %q", asPdfium(got), want)
		}
		for _, g := range got {
			if g.X != line[int(g.X)].X || g.Mark.Text != line[int(g.X)].Mark.Text {
				t.Errorf("%q was moved", g.Mark.Text)
			}
		}
	}
}

func TestVowelSignStaysWithItsWordBeforeAStop(t *testing.T) {
	t.Parallel()
	line := visual("و", " ", "،", "داخلياً")
	if got := asPdfium(line); got == "داخلياً، و" {
		t.Fatal("the order as drawn needs no mending")
	}
	got := signsBeforeStops(reversePieces(line))
	if want := "داخلياً، و"; asPdfium(got) != want {
		t.Errorf("pdfium reads %q, wanted %q", asPdfium(got), want)
	}
	if written(line) != written(visual("و", " ", "،", "داخلياً")) || line[3].Size != 10 {
		t.Error("the line's own glyphs were changed")
	}
}

func TestLineOfLatinWordsIsLeftAsItIsDrawn(t *testing.T) {
	t.Parallel()
	if leansRight(visual("Chemin Eugène Rigot", " ", "شارع")) {
		t.Error("three Latin words and one Arabic lean right")
	}
}
