package pdf

import (
	"regexp"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

func TestPackedFilesReadAsThoseWhoseObjectsStandOpen(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`(?m) +\d+  0$|^File size:.*$`)
	for _, lang := range locale.All {
		open, l := write(t, readLetter(t, lang))
		packed, err := Write(l, created)
		if err != nil {
			t.Fatal(err)
		}
		if len(packed) > len(open)*9/10 {
			t.Errorf("%s: %d bytes packed, %d open", lang, len(packed), len(open))
		}
		if out := outside(t, packed, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", lang, out)
		}
		for _, reader := range [][]string{{"pdftotext", "FILE", "-"}, {"pdftotext", "-raw", "FILE", "-"}, {"pdfinfo", "FILE"}, {"pdfinfo", "-struct-text", "FILE"}, {"pdffonts", "FILE"}} {
			a := number.ReplaceAllString(outside(t, open, reader[0], append([]string(nil), reader[1:]...)...), "")
			b := number.ReplaceAllString(outside(t, packed, reader[0], append([]string(nil), reader[1:]...)...), "")
			if a != b || a == "" {
				t.Errorf("%s: %v reads\n%s\nof the packed file, and of the open one\n%s", lang, reader, b, a)
			}
		}
	}
}

func TestFileOfManyObjectsIsWhole(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.English)
	for range 700 {
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: "One more, at https://mission.example/a."}}})
	}
	file := newPrinter().packed(t, d)
	if n := strings.Count(string(file), "/Type/ObjStm"); n < 3 {
		t.Errorf("%d object streams", n)
	}
	if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	if n := strings.Count(outside(t, file, "pdftotext", "FILE", "-"), "One more,"); n != 700 {
		t.Errorf("%d of 700 paragraphs read", n)
	}
}
