package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"

	"chancery/fonts"
	"chancery/internal/font"
	"chancery/internal/typeset"
)

func serif(t *testing.T) *font.Face {
	t.Helper()
	data, err := fonts.Files.ReadFile("NotoSerif-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse("NotoSerif-Regular", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// plainLine sets text glyph by glyph, without shaping.
func plainLine(f *font.Face, s string, y float64, e *typeset.Element, link *typeset.Link) typeset.Line {
	l := typeset.Line{X: 72, Y: y, Text: s, Element: e}
	x := 0.0
	for i, r := range []rune(s) {
		g := f.Glyph(r)
		l.Glyphs = append(l.Glyphs, typeset.Glyph{Face: f, Size: 11, X: x, At: i, Link: link,
			Mark: font.Mark{Glyph: g, Advance: f.Advance(g), Text: string(r)}})
		x += l.Glyphs[i].Width()
	}
	return l
}

// plainLayout is a page of one paragraph, the lines all of one link where link is set.
func plainLayout(f *font.Face, link *typeset.Link, lines ...string) *typeset.Layout {
	p := &typeset.Element{Tag: "P"}
	s := typeset.Sheet{Width: 595.28, Height: 841.89}
	for i, text := range lines {
		s.Lines = append(s.Lines, plainLine(f, text, 700-16*float64(i), p, link))
	}
	return &typeset.Layout{Doc: &typeset.Document{Lang: "en", Title: "Note"}, Sheets: []typeset.Sheet{s},
		Root: &typeset.Element{Tag: "Document", Kids: []*typeset.Element{p}}}
}

func writeLayout(t *testing.T, l *typeset.Layout) []byte {
	t.Helper()
	file, err := plainWriter().Write(l, created)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestMarksOfSeveralCharactersAndPastFFFFAreExtracted(t *testing.T) {
	t.Parallel()
	l := plainLayout(serif(t), nil, "ab1c")
	marks := l.Sheets[0].Lines[0].Glyphs
	marks[0].Mark.Text, marks[1].Mark.Text = "ffi", "\U00010330"
	text := outside(t, writeLayout(t, l), "pdftotext", "FILE", "-")
	if want := "ffi\U000103301c"; !strings.Contains(text, want) {
		t.Errorf("extracted %q, wanted %q", text, want)
	}
}

func TestLinkOverTwoLinesHasOneElementAndTwoAnnotations(t *testing.T) {
	t.Parallel()
	link := &typeset.Link{URI: "https://mission.example/a(b)/\u00e9", Text: "our page"}
	file := writeLayout(t, plainLayout(serif(t), link, "https://mission.example/", "a(b)/e"))
	for what, want := range map[string]int{"/Subtype/Link": 2, "/S/Link/": 1, "/Type/OBJR": 2, `/URI(https://mission.example/a\(b\)/%C3%A9)`: 2} {
		if n := bytes.Count(file, []byte(what)); n != want {
			t.Errorf("%q is there %d times, wanted %d", what, n, want)
		}
	}
	if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

func TestLinesAreJoinedAsTheTextHadThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, after, want string }{
		{"to invite", "you to", " "},
		{"the Anti-", "Personnel Mine", ""},
		{"https://mission.example/", "registration", ""},
		{"the Plan -", "and its", " "},
		{"公约》第二十", "届缔约国", ""},
		{"进展情况，", "或发表意见", ""},
		{"请访问", "https://mission.example", " "},
		{"نتشرف", "بدعوتكم", " "},
		{"-", "item", " "},
	} {
		if got := joint(c.before, c.after); got != c.want {
			t.Errorf("%q and %q joined by %q, wanted %q", c.before, c.after, got, c.want)
		}
	}
}

func TestActualTextGoesOnToTheNextLineAndEndsWithTheParagraph(t *testing.T) {
	t.Parallel()
	file := writeLayout(t, plainLayout(serif(t), nil, "one", "two"))
	got := regexp.MustCompile(`/ActualText\([^)]+\)`).FindAllString(string(file), -1)
	want := []string{"/ActualText" + text("one "), "/ActualText" + text("two")}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("found %q, wanted %q", got, want)
	}
	if !bytes.Contains(file, []byte("/S/Document")) || !regexp.MustCompile(`/S/Document[^\n]*/Lang\(en\)`).Match(file) {
		t.Error("the Document element has no language")
	}
}

func TestOneWriterDrawsTheLogoAnewForAnotherPaper(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 20)), nil); err != nil {
		t.Fatal(err)
	}
	on := func(height float64) *typeset.Layout {
		l := plainLayout(serif(t), nil, "one")
		l.Doc.Letterhead.Logo = b.Bytes()
		l.Sheets[0].Height, l.Sheets[0].Logo = height, &typeset.Box{X: 72, Y: 600, Width: 40, Height: 40}
		return l
	}
	w := plainWriter()
	for _, height := range []float64{841.89, 792} {
		kept, err := w.Write(on(height), created)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept, writeLayout(t, on(height))) {
			t.Errorf("a page of %v points differs from the one of a new writer", height)
		}
	}
}
