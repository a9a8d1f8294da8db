package workbook

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// edited is a form in which a person did something with a spreadsheet program; its sheet is named.
func edited(t *testing.T, do func(f *excelize.File, sheet string) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(filledIn(t, locale.English)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := do(f, f.GetSheetName(0)); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// firstRow is the row of the first delegate in a form.
const firstRow = 13

// TestWhatStandsBesideTheFieldsIsForAPerson: a person who opens the file sees it, and no field holds it.
func TestWhatStandsBesideTheFieldsIsForAPerson(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do   func(f *excelize.File, sheet string) error
		want string // "" : nothing to see
	}{
		"as it was": {func(f *excelize.File, sheet string) error { return nil }, ""},
		"a note": {func(f *excelize.File, sheet string) error {
			return f.AddComment(sheet, excelize.Comment{Cell: "C13", Author: "A", Paragraph: []excelize.RichTextRun{{Text: "to be confirmed"}}})
		}, `cell C13 says "to be confirmed"`},
		"a text box": {func(f *excelize.File, sheet string) error {
			return f.AddShape(sheet, &excelize.Shape{Cell: "E3", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "CANCELLED"}}})
		}, `"CANCELLED"`},
		"a column of one's own": {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "O13", "arrives late") }, `O13 is beside the form's fields and says "arrives late"`},
		"a sentence below":      {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "A60", "Provisional list.") }, `A60`},
		"a word beside a yes":   {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "F8", "only the first day") }, `F8`},
		"a number written over": {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "A14", "2 (not any more)") }, `A14`},
		"another sheet": {func(f *excelize.File, sheet string) error {
			if _, err := f.NewSheet("Delegation"); err != nil {
				return err
			}
			return f.SetCellStr("Delegation", "B2", "Mr. Juan Pérez")
		}, `sheet "Delegation" is beside the form and was not read: "Mr. Juan Pérez"`},
		"a sheet of numbers": {func(f *excelize.File, sheet string) error {
			if _, err := f.NewSheet("Phones"); err != nil {
				return err
			}
			return f.SetCellStr("Phones", "A1", "Phone Numbers of those who come instead")
		}, `sheet "Phones"`},
		"an empty sheet": {func(f *excelize.File, sheet string) error { _, err := f.NewSheet("Sheet3"); return err }, ""},
		"a hidden sheet": {func(f *excelize.File, sheet string) error {
			if _, err := f.NewSheet("old"); err != nil {
				return err
			}
			if err := f.SetCellStr("old", "B2", "Mr. Juan Pérez"); err != nil {
				return err
			}
			return f.SetSheetVisible("old", false)
		}, ""},
		"a hidden row":          {func(f *excelize.File, sheet string) error { return f.SetRowVisible(sheet, firstRow, false) }, "row 13 is hidden and filled in"},
		"a hidden free row":     {func(f *excelize.File, sheet string) error { return f.SetRowVisible(sheet, firstRow+9, false) }, ""},
		"a hidden column":       {func(f *excelize.File, sheet string) error { return f.SetColVisible(sheet, "D", false) }, "column D is hidden and filled in"},
		"two names in a cell":   {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "C14", "Ana Torres\nEva Ruiz") }, "C14 has several lines"},
		"one name in two lines": {func(f *excelize.File, sheet string) error { return f.SetCellStr(sheet, "C14", "Ana\nTorres") }, ""},
	} {
		form, ok, err := ReadForm(edited(t, c.do))
		said := strings.Join(form.Problems, "; ")
		if err != nil || !ok || len(form.Delegates) != 2 || (said == "") != (c.want == "") || !strings.Contains(said, c.want) {
			t.Errorf("%s: %d delegates, problems %q, wanted %q (%v)", name, len(form.Delegates), said, c.want, err)
		}
	}
}

// TestFormIsReadAsItIsSeen: what is crossed out is not said, what is merged is said of each row, a date without its format is a day.
func TestFormIsReadAsItIsSeen(t *testing.T) {
	t.Parallel()
	form, ok, err := ReadForm(edited(t, func(f *excelize.File, sheet string) error {
		struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, at(firstField, firstRow+1), at(keyCol-1, firstRow+1), struck); err != nil {
			return err
		}
		for cell, v := range map[string]any{"C15": "Eva Ruiz", "D15": "Counsellor", "J15": 44732, "H15": "Adviser", "C16": "Leo Ruiz"} {
			if err := f.SetCellValue(sheet, cell, v); err != nil {
				return err
			}
		}
		if err := f.SetCellRichText(sheet, "D16", []excelize.RichTextRun{{Text: "Attaché", Font: &excelize.Font{Strike: true}}, {Text: "Counsellor"}}); err != nil {
			return err
		}
		return f.MergeCell(sheet, "H15", "H16")
	}))
	if err != nil || !ok || len(form.Delegates) != 3 || len(form.Problems) > 0 {
		t.Fatalf("ok %v, %v, %+v", ok, err, form)
	}
	eva, leo := form.Delegates[1], form.Delegates[2]
	if eva[keyName] != "Eva Ruiz" || eva[keyDays] != "2022-06-20" || eva[keyCapacity] != "adviser" || leo[keyFunction] != "Counsellor" || leo[keyCapacity] != "adviser" {
		t.Errorf("delegates %v, %v", eva, leo)
	}
}

// TestFormSavedAgainKeepsWhatAPersonSees: notes, crossed out text, hidden rows and drawings, in each format that LibreOffice gives a form back in.
func TestFormSavedAgainKeepsWhatAPersonSees(t *testing.T) {
	t.Parallel()
	data := edited(t, func(f *excelize.File, sheet string) error {
		struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, at(firstField, firstRow+1), at(keyCol-1, firstRow+1), struck); err != nil {
			return err
		}
		if err := f.SetCellStr(sheet, "C16", "Eva Ruiz"); err != nil {
			return err
		}
		if err := f.SetRowVisible(sheet, 16, false); err != nil {
			return err
		}
		return f.AddComment(sheet, excelize.Comment{Cell: "C13", Author: "A", Paragraph: []excelize.RichTextRun{{Text: "to be confirmed"}}})
	})
	for _, format := range []string{"xlsx", "ods", "xls"} {
		form, ok, err := ReadForm(soffice(t, data, format))
		said := strings.Join(form.Problems, "; ")
		if err != nil || !ok || len(form.Delegates) != 2 || form.Delegates[1][keyName] != "Eva Ruiz" || len(form.Problems) != 2 || !strings.Contains(said, "row 16 is hidden") || !strings.Contains(said, "cell C13") {
			t.Errorf("%s: ok %v, %v, delegates %v, problems %q", format, ok, err, form.Delegates, said)
		}
	}
}

func TestSheetThatWasRenamedStandsAboveItsForm(t *testing.T) {
	t.Parallel()
	form, _, err := ReadForm(edited(t, func(f *excelize.File, sheet string) error { return f.SetSheetName(sheet, "CANCELLED") }))
	if err != nil || !strings.Contains(strings.Join(form.Heading, "\n"), "CANCELLED") {
		t.Errorf("heading %q (%v)", form.Heading, err)
	}
}

// TestFormSaysWhoseItIsAndWhatStandsAboveIt, so that the reading sees what was written over.
func TestFormSaysWhoseItIsAndWhatStandsAboveIt(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		form, _, err := ReadForm(filledIn(t, l))
		if s := specIn(l); err != nil || form.Delegation != s.Delegation || !strings.Contains(strings.Join(form.Heading, "\n"), s.Title) || form.Titles["3"] == "" {
			t.Errorf("%s: delegation %q, heading %q, titles %q (%v)", l, form.Delegation, form.Heading, form.Titles, err)
		}
	}
}

// TestFormThatRepeatsItselfIsReadOnce: the same merged and hidden cells, many thousand times, over a fault and in each row.
func TestFormThatRepeatsItselfIsReadOnce(t *testing.T) {
	t.Parallel()
	data := withPart(t, edited(t, func(f *excelize.File, sheet string) error {
		if err := f.SetCellStr(sheet, "C15", "Eva Ruiz"); err != nil {
			return err
		}
		return f.SetCellStr(sheet, "C16", "Leo Ruiz")
	}), "xl/worksheets/sheet1.xml", func(s string) string {
		s = regexp.MustCompile(`<c r="H15"[^>]*?(/>|>.*?</c>)`).ReplaceAllString(s, `<c r="H15" t="e"><v>#REF!</v></c>`)
		s = strings.Replace(s, "<sheetData>", "<cols>"+strings.Repeat(`<col min="4" max="4" hidden="1"/>`, mergesLimit)+"</cols><sheetData>", 1)
		return strings.Replace(s, "</sheetData>", "</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="H15:H5000"/>`, mergesLimit)+"</mergeCells>", 1)
	})
	form, ok, err := ReadForm(data)
	said := strings.Join(form.Problems, "; ")
	if err != nil || !ok || len(form.Delegates) != 4 || len(form.Problems) > 4 || !strings.Contains(said, "H15 has the error value") || !strings.Contains(said, "column D is hidden") {
		t.Errorf("ok %v, %v, %d delegates, %d problems: %.300s", ok, err, len(form.Delegates), len(form.Problems), said)
	}
}

// TestFormIsOfTheDelegationAtItsFirstLabel each time that it is read.
func TestFormIsOfTheDelegationAtItsFirstLabel(t *testing.T) {
	t.Parallel()
	data := edited(t, func(f *excelize.File, sheet string) error {
		if err := f.SetCellStr(sheet, "A4", "Delegation"); err != nil {
			return err
		}
		return f.SetCellStr(sheet, "C4", "Norway")
	})
	for range 20 {
		form, _, err := ReadForm(data)
		if err != nil || form.Delegation != "Norway" || !slices.Contains(form.Heading, specIn(locale.English).Delegation) {
			t.Fatalf("delegation %q, heading %q (%v)", form.Delegation, form.Heading, err)
		}
	}
}
