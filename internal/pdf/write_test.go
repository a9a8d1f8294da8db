package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

func TestLettersPassQpdf(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		file, _ := write(t, readLetter(t, lang))
		if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", lang, out)
		}
	}
}

func TestEveryFontIsEmbeddedAsASubsetWithUnicode(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		file, _ := write(t, readLetter(t, lang))
		lines := strings.Split(strings.TrimSpace(outside(t, file, "pdffonts", "FILE")), "\n")
		if len(lines) < 4 {
			t.Errorf("%s: regular and bold fonts wanted, found %q", lang, lines)
		}
		for _, l := range lines[2:] {
			if !strings.Contains(l, "CID TrueType") || !strings.Contains(l, "yes yes yes") {
				t.Errorf("%s: %s", lang, l)
			}
		}
	}
}

func TestSameLetterSameBytes(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.All {
		first, _ := write(t, readLetter(t, lang))
		files := make([][]byte, 2)
		var wait sync.WaitGroup
		for i := range files {
			d := readLetter(t, lang)
			wait.Go(func() {
				engine, writer := typeset.NewEngine(library()), plainWriter()
				for range 2 { // the second is drawn with what the writer and engine keep
					l, err := engine.Set(d)
					if err != nil {
						t.Error(err)
						return
					}
					if files[i], err = writer.Write(l, created); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		wait.Wait()
		for i, f := range files {
			if !bytes.Equal(f, first) {
				t.Errorf("%s: goroutine %d wrote other bytes (%d and %d)", lang, i, len(f), len(first))
			}
		}
	}
}

func TestTwoLettersHaveTwoIdentifiers(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.English)
	a, _ := write(t, d)
	d.Blocks[1].Spans[0].Text = "27 April 2022"
	b, _ := write(t, d)
	id := regexp.MustCompile(`/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\]`)
	if x, y := id.Find(a), id.Find(b); x == nil || bytes.Equal(x, y) {
		t.Errorf("identifiers %s and %s", x, y)
	}
}

func TestFileHasOneHeaderAndOneTable(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.Arabic))
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) {
		t.Errorf("begins with %q", file[:20])
	}
	for _, once := range []string{"%PDF-", "\nxref\n", "\ntrailer\n", "\nstartxref\n", "%%EOF", "/Type/Catalog"} {
		if n := bytes.Count(file, []byte(once)); n != 1 {
			t.Errorf("%q is there %d times", once, n)
		}
	}
	for _, claim := range []string{"pdfaid", "pdfuaid", "/Direction", "/SMask"} {
		if bytes.Contains(file, []byte(claim)) {
			t.Errorf("the file says %q", claim)
		}
	}
}

func TestLetterIsTagged(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.English))
	for _, want := range []string{"/Lang(en)", "/MarkInfo<</Marked true>>", "/S/Document", "/S/H1", "/S/H2", "/S/P", "/S/L/", "/S/LI", "/S/Lbl", "/S/LBody",
		"/S/Table", "/S/TR", "/S/TH", "/S/TD", "/S/Link", "/DisplayDocTitle true", "/Metadata"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	links := regexp.MustCompile(`/Subtype/Link[^\n]*`).FindAll(file, -1)
	if len(links) == 0 {
		t.Fatal("no links")
	}
	for _, l := range links {
		for _, want := range []string{"/F 4", "/Contents(", "/StructParent ", "/URI("} {
			if !bytes.Contains(l, []byte(want)) {
				t.Errorf("link without %s: %s", want, l)
			}
		}
	}
}

func TestActualTextIsNotOnMarkedContent(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.Arabic))
	plain := outside(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if strings.Contains(plain, "BDC") && regexp.MustCompile(`ActualText[^\n]*BDC`).MatchString(plain) {
		t.Error("ActualText on marked content spoils extraction")
	}
	if !strings.Contains(plain, "/ActualText") {
		t.Error("no ActualText on structure elements")
	}
}

func TestFooterStandsOnEveryPage(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.Arabic, locale.English} {
		d := readLetter(t, lang)
		long := d.Blocks[len(d.Blocks)-5]
		for range 12 {
			d.Blocks = append(d.Blocks[:8:8], append([]typeset.Block{long}, d.Blocks[8:]...)...)
		}
		file, l := write(t, d)
		if l.Pages() < 3 {
			t.Fatalf("%s: %d pages", lang, l.Pages())
		}
		for page := 1; page <= l.Pages(); page++ {
			n := fmt.Sprint(page)
			text := outside(t, file, "pdftotext", "-f", n, "-l", n, "FILE", "-")
			if !strings.Contains(text, "+41 (0)22 730 93 62") || !strings.Contains(text, fmt.Sprintf("%d/%d", page, l.Pages())) {
				t.Errorf("%s: page %d lacks footer or number:\n%s", lang, page, text)
			}
		}
	}
}

func TestBrokenLogoIsAnError(t *testing.T) {
	t.Parallel()
	whole := logo(t)
	for _, data := range [][]byte{whole[:len(whole)/2], whole[:40], []byte("GIF89a"), whole[:len(whole)-20]} {
		d := readLetter(t, locale.English)
		d.Letterhead.Logo = data
		l, err := typeset.NewEngine(library()).Set(d)
		if err == nil {
			_, err = Write(l, created)
		}
		if err == nil || !strings.Contains(err.Error(), "logo") {
			t.Errorf("a logo of %d bytes of %d: error %v", len(data), len(whole), err)
		}
	}
}
