package workbook

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/internal/locale"
)

func TestFormSavedAsXLSByLibreOffice(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.English, locale.Arabic, locale.Chinese} {
		form := filledIn(t, l)
		saved := soffice(t, form, "xls")
		wantFilled(t, string(l), saved)
		was, names := sheetsOf(t, form)
		is, found := sheetsOf(t, saved)
		if !reflect.DeepEqual(was, is) || len(found) != len(names) {
			t.Errorf("%s: the cells or the %d of %d names are not those of the form", l, len(found), len(names))
		}
	}
}

// The two forms of testdata are filledIn in English and Arabic, which LibreOffice 25.2 saved as .xls.
func TestFormInXLSIsRead(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"form-en.xls", "form-ar.xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		wantFilled(t, name, data)
	}
}

// handNames are the places of the names of a form.
func handNames(names map[string]string) map[string]pos {
	at := map[string]pos{}
	for name, ref := range names {
		p := places{sheet: sheet{name: strings.Trim(ref[:strings.LastIndexByte(ref, '!')], "'")}}
		if where, ok := p.here(ref); ok {
			at[name] = where
		}
	}
	return at
}

// Excel and WPS break the shared strings over records, where the width of the characters may change; other programs write texts into the cells.
func TestTextsInXLSAreReadAsExcelWPSAndOthersWriteThem(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.English, locale.Arabic, locale.Chinese} {
		sheets, refs := sheetsOf(t, filledIn(t, l))
		names := handNames(refs)
		for kind, name := range map[int]string{recSharedText: "shared, rich, with phonetic text, over two records", recText: "in the cells", recRichText: "rich in the cells"} {
			wantFilled(t, string(l)+", "+name, asXLS(sheets, names, kind).bytes())
			wantFilled(t, string(l)+", "+name+", without names", asXLS(sheets, nil, kind).bytes())
		}
	}
}

// shownRows shows the cells of a workbook's sheet.
func shownRows(t *testing.T, data []byte, n int) (string, traits) {
	t.Helper()
	b, err := openSource("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	found, err := b.eachRow(b.list()[n], func(l line) error {
		fmt.Fprintf(&out, "row %d hidden %v:", l.row, l.hidden)
		for _, c := range l.cells {
			fmt.Fprintf(&out, " %s=%s", at(c.col, l.row), c.text)
			if c.formula != "" {
				out.WriteString("(formula)")
			}
			if c.fault {
				out.WriteString("(fault)")
			}
			if c.struck {
				out.WriteString("(struck)")
			}
		}
		out.WriteString("\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), found
}

func TestCellsOfEachKindInXLSAreShownAsInXLSX(t *testing.T) {
	t.Parallel()
	w := func(n int) uint16 { return uint16(n) }
	style := func(format int) []byte { return xlsRecord(recStyle, w(0), w(format), make([]byte, 16)) }
	book := joined(xlsRecord(recNumberFormat, w(164), xlsText(`dd\.mm\.yyyy "г."`)), style(0), style(164), style(20), sharedTexts([]string{"shared"}))
	formula := func(row, col, style int, result uint64) []byte {
		return xlsRecord(recFormula, w(row), w(col), w(style), result, w(0), uint32(0), w(3), []byte{0x1e, 1, 0})
	}
	const other = 0xffff << 48
	cells := joined(
		xlsRecord(recColumns, w(1), w(2), w(0), w(0), w(1), w(0)), xlsRecord(recColumns, w(5), w(5), w(0), w(0), w(0), w(0)), xlsRecord(recFilter, w(3)),
		xlsRecord(recRow, w(3), w(0), w(9), w(0), w(0), w(0), w(0x20), w(0)),
		xlsRecord(recShortNumber, w(0), w(0), w(0), uint32(12<<2|2)), xlsRecord(recShortNumber, w(0), w(1), w(0), uint32(1234<<2|3)),
		xlsRecord(recShortNumber, w(0), w(2), w(0), uint32(math.Float64bits(-0.5)>>32)),
		xlsRecord(recManyNumbers, w(1), w(3), w(0), uint32(1<<2|2), w(1), uint32(44733<<2|2), w(2), uint32(math.Float64bits(0.5)>>32), w(5)),
		xlsRecord(recNumber, w(2), w(0), w(1), math.Float64bits(44733.25)), xlsRecord(recNumber, w(2), w(1), w(0), math.Float64bits(41225550102)),
		xlsRecord(recTruth, w(3), w(0), w(0), byte(1), byte(0)), xlsRecord(recTruth, w(3), w(1), w(0), byte(0x17), byte(1)), xlsRecord(recTruth, w(3), w(2), w(0), byte(0x99), byte(1)),
		formula(4, 0, 0, other), xlsRecord(0x04bc, make([]byte, 10)), xlsRecord(recFormulaText, xlsText("Ана")),
		formula(4, 1, 0, math.Float64bits(2.5)), formula(4, 2, 0, other|1<<16|1), formula(4, 3, 0, other|7<<16|2), formula(4, 4, 0, other|3), xlsRecord(recFormulaText, xlsText("no text of this one")),
		xlsBegin, xlsRecord(recText, w(9), w(0), w(0), xlsText("of a chart")), xlsEnd,
		xlsRecord(recText, w(5), w(0), w(0), xlsText("kept")), xlsRecord(recRichText, w(5), w(1), w(0), xlsText("rich"), w(1), w(0), w(0)),
		xlsRecord(recSharedText, w(5), w(2), w(0), uint32(0)), xlsRecord(recSharedText, w(5), w(3), w(0), uint32(99)), xlsRecord(recText, w(5), w(4), w(0), w(9), byte(0), []byte("short")))
	want := `row 1 hidden false: A1=12 B1=12.34 C1=-0.5
row 2 hidden false: D2=1 E2=2022-06-21 F2=12:00
row 3 hidden false: A3=2022-06-21 06:00 B3=41225550102
row 4 hidden true: A4=TRUE B4=#REF!(fault) C4=#ERROR 153(fault)
row 5 hidden false: A5=Ана(formula) B5=2.5(formula) C5=TRUE(formula) D5=#DIV/0!(formula)(fault) E5=(formula)
row 6 hidden false: A6=kept B6=rich C6=shared
`
	h := handXLS{book: book, sheets: []handXLSSheet{{"Números", 0, cells}, {"隐藏", 2, nil}}}
	got, found := shownRows(t, h.bytes(), 0)
	if got != want || !found.filter || fmt.Sprint(found.hidden) != "[[2 3]]" {
		t.Errorf("got\n%swanted\n%s%+v", got, want, found)
	}
	b, err := openSource("form.xlsx", h.bytes())
	if err != nil || fmt.Sprint(b.list()) != "[{Números 0 false} {隐藏 1 true}]" {
		t.Errorf("sheets %v, %v", b.list(), err)
	}
	h.book = append(xlsRecord(rec1904, w(1)), book...)
	if got, _ := shownRows(t, h.bytes(), 0); !strings.Contains(got, "E2=2026-06-22") {
		t.Errorf("with dates from 1904:\n%s", got)
	}
}

// A stream below 4,096 bytes stands in the short sectors of the root's stream, a longer one in sectors of its own.
func TestNumbersInXLSThatAreCrossedOutAreTold(t *testing.T) {
	t.Parallel()
	w := func(n int) uint16 { return uint16(n) }
	font := func(flags int) []byte { return xlsRecord(recFont, w(200), w(flags), make([]byte, 12)) }
	style := func(font int) []byte { return xlsRecord(recStyle, w(font), w(0), make([]byte, 16)) }
	cells := joined(xlsRecord(recShortNumber, w(0), w(0), w(1), uint32(1<<2|2)),
		xlsRecord(recManyNumbers, w(1), w(0), w(0), uint32(1<<2|2), w(1), uint32(2<<2|2), w(0), uint32(3<<2|2), w(2)))
	h := handXLS{book: joined(font(0), font(8), style(0), style(1)), sheets: []handXLSSheet{{"a", 0, cells}}}
	if got, _ := shownRows(t, h.bytes(), 0); got != "row 1 hidden false: A1=1(struck)\nrow 2 hidden false: A2=1 B2=2(struck) C2=3\n" {
		t.Errorf("got %s", got)
	}
}

func TestShortAndLongXLSAreRead(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 50, 5000, 70_000} {
		var cells []byte
		for row := range n {
			cells = append(cells, xlsRecord(recShortNumber, uint16(row), uint16(row>>16), uint16(0), uint32(row<<2|2))...)
		}
		got, _ := shownRows(t, handXLS{sheets: []handXLSSheet{{"a", 0, cells}}}.bytes(), 0)
		if lines := strings.Count(got, "\n"); lines != n {
			t.Errorf("%d rows of %d", lines, n)
		}
	}
}

func TestContactsInXLSAreReadAndWhatIsHiddenIsSaid(t *testing.T) {
	t.Parallel()
	cells := map[pos]string{}
	for row, texts := range [][]string{{"Ref", "Class", "Country", "Name", "Language", "Email"}, {"A", "ngo", "", "Альфа", "ru", "a@a.example"}, {"B", "ngo", "", "Beta", "en", "b@b.example"}} {
		for col, text := range texts {
			cells[pos{col + 1, row + 1}] = text
		}
	}
	h := asXLS([]handSheet{{name: "Contacts", cells: cells}}, nil, recSharedText)
	hidden := xlsRecord(recRow, uint16(2), uint16(0), uint16(6), uint16(0), uint16(0), uint16(0), uint16(0x20), uint16(0))
	h.sheets[0].hidden, h.sheets[0].records = 0, append(hidden, h.sheets[0].records...)
	got, problems := ReadContacts("contacts.xls", h.bytes(), nil, nil)
	if len(problems) > 0 || len(got.Invitees) != 2 || got.Invitees[0].Name != "Альфа" || len(got.Notes) != 1 || !strings.Contains(fmt.Sprint(got.Notes), "hidden") {
		t.Errorf("%v, %+v", problems, got)
	}
}
