package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// ofPages is an English letter made longer until it has so many pages.
func ofPages(t *testing.T, pages int) []byte {
	t.Helper()
	d := readLetter(t, locale.English)
	body := d.Blocks[len(d.Blocks)-5]
	for n := 1; ; n++ {
		file, l := write(t, d)
		if l.Pages() >= pages {
			if l.Pages() > pages {
				t.Fatalf("%d pages, wanted %d", l.Pages(), pages)
			}
			return file
		}
		heading := typeset.Block{Role: typeset.Heading, Spans: []typeset.Span{{Text: fmt.Sprintf("Matter %d", n)}}}
		d.Blocks = append(d.Blocks[:8:8], append([]typeset.Block{heading, body, body}, d.Blocks[8:]...)...)
	}
}

func TestBookmarksStandInLettersOfMoreThanFourPages(t *testing.T) {
	t.Parallel()
	if short := ofPages(t, 4); bytes.Contains(short, []byte("/Outlines")) {
		t.Error("a letter of four pages has bookmarks")
	}
	file := ofPages(t, 5)
	titles := regexp.MustCompile(`<</Title\([^\n]+\)/Parent \d+ 0 R/Dest\[\d+ 0 R/XYZ null [0-9.]+ null\]`).FindAll(file, -1)
	if want := bytes.Count(file, []byte("/S/H1/")) + bytes.Count(file, []byte("/S/H2/")); len(titles) != want || want < 3 {
		t.Errorf("%d bookmarks, wanted %d", len(titles), want)
	}
	if !regexp.MustCompile(`/Type/Outlines/First \d+ 0 R/Last \d+ 0 R/Count \d`).Match(file) {
		t.Error("no outline")
	}
	if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

func TestBookmarksAreNestedByLevel(t *testing.T) {
	t.Parallel()
	marks := []bookmark{{level: 1}, {level: 2}, {level: 3}, {level: 2}, {level: 1}}
	if got := fmt.Sprint(nest(marks), marks[0].kids, marks[1].kids, below(marks, 0)); got != "[0 4] [1 3] [2] 3" {
		t.Error(got)
	}
}

func TestSignatureIsAFigureOfTheText(t *testing.T) {
	t.Parallel()
	figure := &typeset.Element{Tag: "Figure", Alt: "Signature"}
	l := plainLayout(serif(t), nil, "one")
	l.Root.Kids = append(l.Root.Kids, figure)
	l.Doc.Letterhead.Logo = logo(t)
	l.Sheets[0].Logo = &typeset.Box{X: 72, Y: 760, Width: 40, Height: 40}
	l.Sheets[0].Signature = &typeset.Picture{Data: logo(t), Box: typeset.Box{X: 72, Y: 600, Width: 80, Height: 40}, Element: figure}
	file := writeLayout(t, l)
	for _, want := range []string{"/Figure<</MCID 0>>BDC", "/S/Figure/", "/Alt" + text("Signature"), "/BBox[72.00 600.00 152.00 640.00]", "/Span<</MCID 1>>BDC"} {
		if !strings.Contains(outside(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"), want) && !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	for range 8 { // fpdf keeps pictures in a map
		if !bytes.Equal(writeLayout(t, l), file) {
			t.Fatal("other bytes")
		}
	}
}
