package message

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// wordZip is a Word file of several parts: word/document.xml and others by their names below word/.
func wordZip(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range parts {
		w, err := z.Create("word/" + name + ".xml")
		if err == nil {
			_, err = w.Write([]byte(`<w:document xmlns:w="w">` + body + `</w:document>`))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordPara(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// TestWordFileIsReadWithWhatStandsBesideItsText: a note below the page is text, a header is told apart, and a comment is for a person.
func TestWordFileIsReadWithWhatStandsBesideItsText(t *testing.T) {
	t.Parallel()
	file, err := readDOCX(wordZip(t, map[string]string{
		"document":  wordPara("Name: Ana Torres"),
		"footnotes": `<w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote>` + wordPara("To be confirmed.") + `</w:footnote>`,
		"header1":   wordPara("Mission") + `<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>`,
		"footer2":   wordPara("1"),
		"comments":  `<w:comment w:id="1">` + wordPara("Still her?") + wordPara("Ask.") + `</w:comment>`,
	}))
	if err != nil || file.text != "Name: Ana Torres\n\nTo be confirmed." || file.margins != "1\nMission\nDRAFT" {
		t.Errorf("text %q, margins %q, %v", file.text, file.margins, err)
	}
	if len(file.doubts) != 1 || !strings.HasSuffix(file.doubts[0], "Still her?; Ask.") {
		t.Errorf("doubts %q", file.doubts)
	}
}

func TestWordFileShowsWhatItsReaderSees(t *testing.T) {
	t.Parallel()
	const styles = `<w:style w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="In"><w:rPr><w:strike w:val="0"/></w:rPr></w:style>`
	run := func(props, text string) string {
		return `<w:p><w:r><w:rPr>` + props + `</w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
	}
	for name, c := range map[string]struct{ body, want string }{
		"a format that was changed":           {run(`<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>`, "Ana"), "Ana"},
		"a style that crosses out":            {run(`<w:rStyle w:val="Out"/>`, "Ana"), ""},
		"a paragraph's style that does":       {`<w:p><w:pPr><w:pStyle w:val="Out"/></w:pPr><w:r><w:t>Ana</w:t></w:r></w:p>` + wordPara("Eva"), "Eva"},
		"a run that is not, in spite of it":   {run(`<w:rStyle w:val="Out"/><w:strike w:val="0"/>`, "Ana"), "Ana"},
		"a style that does not":               {run(`<w:rStyle w:val="In"/>`, "Ana"), "Ana"},
		"a hyphen that does not break":        {`<w:p><w:r><w:t>Anne</w:t><w:noBreakHyphen/><w:t>Marie</w:t></w:r></w:p>`, "Anne-Marie"},
		"signs that say how it is pronounced": {`<w:p><w:ruby><w:rt><w:r><w:t>li</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>李</w:t></w:r></w:rubyBase></w:ruby></w:p>`, "李"},
	} {
		file, err := readDOCX(wordZip(t, map[string]string{"document": c.body, "styles": styles}))
		if err != nil || file.text != c.want || len(file.doubts) > 0 {
			t.Errorf("%s: read %q, wanted %q; %q, %v", name, file.text, c.want, file.doubts, err)
		}
	}
}

func TestWhatAWordFileHoldsUnreadIsForAPerson(t *testing.T) {
	t.Parallel()
	for body, wants := range map[string]string{
		`<w:moveFrom><w:r><w:t>Ana</w:t></w:r></w:moveFrom>`:                                "changes are tracked",
		`<w:altChunk r:id="rId5"/>`:                                                         "another file",
		`<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>`: "another file",
		`<w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>`:     "",
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>`:                                 "",
	} {
		file, err := readDOCX(wordZip(t, map[string]string{"document": wordPara("Eva") + body}))
		if said := strings.Join(file.doubts, "; "); err != nil || (said == "") != (wants == "") || !strings.Contains(said, wants) || file.text != "Eva" {
			t.Errorf("%s: text %q, doubts %q, %v", body, file.text, said, err)
		}
	}
}

// TestMergedCellsOfAWordTableStandInEachRow, and once in the text.
func TestMergedCellsOfAWordTableStandInEachRow(t *testing.T) {
	t.Parallel()
	cell := func(props, text string) string {
		return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + wordPara(text) + `</w:tc>`
	}
	file, err := readDOCX(wordZip(t, map[string]string{"document": `<w:tbl><w:tr>` + cell("", "Ana") + cell(`<w:vMerge w:val="restart"/>`, "in person") + `</w:tr><w:tr>` + cell("", "Eva") + cell(`<w:vMerge/>`, "") + `</w:tr></w:tbl>`}))
	if want := []Table{{Rows: [][]string{{"Ana", "in person"}, {"Eva", "in person"}}}}; err != nil || !reflect.DeepEqual(file.tables, want) || file.text != "Ana\tin person\nEva" {
		t.Errorf("tables %v, text %q, %v", file.tables, file.text, err)
	}
}

// TestPartsOfAWordFileAreNumberedByTheWeb: Word for the web writes document2.xml, styles2.xml.
func TestPartsOfAWordFileAreNumberedByTheWeb(t *testing.T) {
	t.Parallel()
	file, err := readDOCX(wordZip(t, map[string]string{"document2": wordPara("Ana"), "footnotes3": wordPara("To be confirmed."), "header12": wordPara("DRAFT")}))
	if err != nil || file.text != "Ana\n\nTo be confirmed." || file.margins != "DRAFT" {
		t.Errorf("text %q, margins %q, %v", file.text, file.margins, err)
	}
}

// TestManyPartsOfAWordFileAreNoMoreThanOne: a file of 1 MB unpacked to 30 parts of 8 MB for each kind of note.
func TestManyPartsOfAWordFileAreNoMoreThanOne(t *testing.T) {
	t.Parallel()
	parts := map[string]string{"document": wordPara("Ana")}
	for i := range 3 {
		for _, kind := range [...]string{"footnotes", "header", "comments"} {
			parts[fmt.Sprint(kind, i)] = wordPara(strings.Repeat("a ", maxDocumentXML/4))
		}
	}
	file, err := readDOCX(wordZip(t, parts))
	if !errors.Is(err, errTooLarge) || !strings.HasPrefix(file.text, "Ana") || len(file.text)+len(file.margins) > maxDocumentXML {
		t.Errorf("%d bytes of text, %d of margins, %v", len(file.text), len(file.margins), err)
	}
}
