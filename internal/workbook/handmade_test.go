package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// handSheet is a sheet whose XML is written by hand, as other programs write it.
type handSheet struct {
	name  string
	cells map[pos]string // text of each cell
	xml   map[pos]string // in place of the text: the whole <c>
	extra string         // behind <sheetData>
}

// handBook is such a workbook.
type handBook struct {
	sheets []handSheet
	names  map[string]string
	inline bool   // texts stand in the cells, not among the shared strings
	prefix string // of the elements: "x:" as some libraries write
	shared []string
}

func (h *handBook) cell(at pos, text string) string {
	ref, x := fmt.Sprintf("%s%d", letters(at.col), at.row), h.prefix
	if h.inline {
		return fmt.Sprintf(`<%sc r="%s" t="inlineStr"><%sis><%st xml:space="preserve">%s</%st></%sis></%sc>`, x, ref, x, x, xmlText(text), x, x, x)
	}
	h.shared = append(h.shared, text)
	return fmt.Sprintf(`<%sc r="%s" t="s"><%sv>%d</%sv></%sc>`, x, ref, x, len(h.shared)-1, x, x)
}

func letters(col int) (s string) {
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

func (h *handBook) sheet(s handSheet) string {
	rows := map[int][]int{}
	for _, m := range []map[pos]string{s.cells, s.xml} {
		for at := range m {
			rows[at.row] = append(rows[at.row], at.col)
		}
	}
	var b strings.Builder
	x := h.prefix
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><%sworksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><%ssheetData>`, x, x)
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, `<%srow r="%d">`, x, row)
		slices.Sort(rows[row])
		for _, col := range slices.Compact(rows[row]) {
			if raw, ok := s.xml[pos{col, row}]; ok {
				b.WriteString(raw)
				continue
			}
			b.WriteString(h.cell(pos{col, row}, s.cells[pos{col, row}]))
		}
		fmt.Fprintf(&b, `</%srow>`, x)
	}
	fmt.Fprintf(&b, `</%ssheetData>%s</%sworksheet>`, x, s.extra, x)
	return b.String()
}

// bytes packs the workbook; its parts lie flat, as nothing says that they must lie under xl/.
func (h handBook) bytes(t testing.TB) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/book.xml"/></Relationships>`,
	}
	var sheets, rels, names strings.Builder
	for i, s := range h.sheets {
		parts[fmt.Sprintf("s%d.xml", i)] = h.sheet(s)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" rel:id="n%d"/>`, xmlText(s.name), i+1, i)
		fmt.Fprintf(&rels, `<Relationship Id="n%d" Type="x/worksheet" Target="s%d.xml"/>`, i, i)
	}
	for _, name := range slices.Sorted(maps.Keys(h.names)) {
		fmt.Fprintf(&names, `<definedName name="%s">%s</definedName>`, name, xmlText(h.names[name]))
	}
	parts["book.xml"] = `<workbook xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets><definedNames>` + names.String() + `</definedNames></workbook>`
	parts["_rels/book.xml.rels"] = `<Relationships>` + rels.String() + `</Relationships>`
	var shared strings.Builder
	for _, s := range h.shared {
		// Two runs of rich text, and how to read it aloud, which is no content.
		cut := len(s) / 2
		for cut > 0 && s[cut]&0xc0 == 0x80 {
			cut--
		}
		fmt.Fprintf(&shared, `<si><r><t xml:space="preserve">%s</t></r><r><rPr><b/></rPr><t xml:space="preserve">%s</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></si>`, plainXML(s[:cut]), plainXML(s[cut:]))
	}
	parts["x/sharedStrings.xml"] = `<sst>` + shared.String() + `</sst>`
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func plainXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// sheetsOf reads a workbook into sheets to be written by hand.
func sheetsOf(t testing.TB, data []byte) (all []handSheet, names map[string]string) {
	t.Helper()
	b, err := openSource("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.list() {
		h := handSheet{name: s.name, cells: map[pos]string{}}
		if _, err := b.eachRow(s, func(l line) error {
			for _, c := range l.cells {
				h.cells[pos{c.col, l.row}] = c.text
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		all = append(all, h)
	}
	return all, b.defined()
}

// moved gives the cells at other places; a place that is given as zero is dropped.
func (s handSheet) moved(to func(pos, string) pos) handSheet {
	out := handSheet{name: s.name, cells: map[pos]string{}}
	for at, text := range s.cells {
		if at = to(at, text); at != (pos{}) {
			out.cells[at] = text
		}
	}
	return out
}
