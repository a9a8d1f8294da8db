package workbook

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are workbooks that are damaged, or made to do harm, with what has to be said of them.
func hostile(t testing.TB) map[string]struct {
	data  []byte
	words string // of the last problem; "" : none
} {
	t.Helper()
	row := []any{"A", "ngo", "", "Alpha", "en", "a@a.example", "", ""}
	good := sheetOf(t, plainHeader, row)
	sheet := func(change func(string) string) []byte { return withPart(t, good, "xl/worksheets/sheet1.xml", change) }
	behind := func(mark, more string) []byte {
		return sheet(func(s string) string { return strings.Replace(s, mark, mark+more, 1) })
	}
	named := handBook{inline: true, sheets: []handSheet{{name: `[a]:*?/\ 'b' & "c"`, cells: map[pos]string{{1, 1}: "Ref"}}}}
	many := func(n int, one string) string { return strings.Repeat(one, n) }
	return map[string]struct {
		data  []byte
		words string
	}{
		"40,000 characters": {sheetOf(t, plainHeader, []any{"A", "ngo", "", strings.Repeat("x", 32767), "en", "", "", ""}), "found 32767 characters"},
		"more than Excel's": {sheet(func(s string) string {
			return strings.Replace(s, "</row></sheetData>", `<c r="I2" t="inlineStr"><is><t>`+many(4000, "0123456789")+`</t></is></c></row></sheetData>`, 1)
		}), ""},
		"half a surrogate pair":   {withPart(t, good, "xl/sharedStrings.xml", func(s string) string { return strings.Replace(s, "Alpha", "Al&#xD83D;pha", 1) }), "a character that was lost"},
		"an escaped one":          {withPart(t, good, "xl/sharedStrings.xml", func(s string) string { return strings.Replace(s, "Alpha", "Al_xD83D_pha", 1) }), "a character that was lost"},
		"an escaped control":      {withPart(t, good, "xl/sharedStrings.xml", func(s string) string { return strings.Replace(s, "Alpha", "Al_x0007_pha", 1) }), "a control character (U+0007)"},
		"bytes that are no UTF-8": {withPart(t, good, "xl/sharedStrings.xml", func(s string) string { return strings.Replace(s, "Alpha", "Al\xed\xa0\xbdpha", 1) }), "a character that was lost"},
		"a sheet's name":          {named.bytes(t), "no column Class"},
		"a million empty rows":    {behind("<sheetData>", many(1_000_000, `<row r="1"/>`)), ""},
		"a million empty cells": {sheet(func(s string) string {
			return strings.Replace(s, "</sheetData>", `<row r="3">`+many(1_000_000, `<c r="B3" s="1"/>`)+"</row></sheetData>", 1)
		}), ""},
		"a million styles": {withPart(t, good, "xl/styles.xml", func(s string) string {
			return strings.Replace(s, "</cellXfs>", many(1_000_000, `<xf numFmtId="14" xfId="0"/>`)+"</cellXfs>", 1)
		}), ""},
		"entities": {sheet(func(s string) string {
			return strings.Replace(s, "<worksheet", `<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet`, 1)
		}), "document type declaration"},
		"a file from elsewhere": {sheet(func(s string) string {
			return strings.Replace(s, "<worksheet", `<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet`, 1)
		}), "document type declaration"},
		"dimensions that lie": {behind(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, `<dimension ref="A1:XFD1048576"/>`), ""},
		"a row past the last": {behind("<sheetData>", `<row r="99999999"><c t="inlineStr"><is><t>x</t></is></c></row>`), "past the last one"},
		"a row below zero":    {behind("<sheetData>", `<row r="-5"><c/></row>`), ""},
		"a column past the last": {sheet(func(s string) string {
			return strings.Replace(s, "</row></sheetData>", `<c r="ZZZZ2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`, 1)
		}), ""},
		"a string that is not there": {sheet(func(s string) string { return strings.Replace(s, `t="s"><v>`, `t="s"><v>-9`, 1) }), "no column Ref"},
		"elements without end":       {behind("<sheetData>", many(1000, "<row>")), "more than 200 elements"},
		"a tag without end":          {behind("<sheetData>", "<row "+many(3<<20, "x")), "damaged"},
		"a part that ends":           {sheet(func(s string) string { return s[:len(s)/2] }), "damaged"},
		"a wrong sum":                {wrongSum(good), "damaged"},
	}
}

// wrongSum changes a byte of the first part's packed content.
func wrongSum(data []byte) []byte {
	out := append([]byte{}, data...)
	for i := 200; i < 400; i++ {
		out[i] ^= 0x55
	}
	return out
}

func TestHostileWorkbooksGetOneClearSentence(t *testing.T) {
	t.Parallel()
	for name, c := range hostile(t) {
		got, problems := ReadContacts("contacts.xlsx", c.data, nil, nil)
		said := fmt.Sprint(problems)
		switch {
		case c.words == "" && (len(problems) > 0 || len(got.Invitees) != 1):
			t.Errorf("%s: %.600s, invitees %+v", name, said, got.Invitees)
		case c.words != "" && (len(problems) == 0 || len(problems) > 3 || !strings.Contains(said, c.words) || !strings.Contains(said, "contacts.xlsx")):
			t.Errorf("%s: %.600s", name, said)
		}
		if _, _, err := ReadForm(c.data); err != nil && len(err.Error()) > 400 {
			t.Errorf("%s as a form: %.600v", name, err)
		}
	}
}

func TestTheSameMistakeInEachRowEndsTheList(t *testing.T) {
	t.Parallel()
	row := `<row><c t="inlineStr"><is><t>A B</t></is></c></row>`
	data := withPart(t, sheetOf(t, plainHeader), "xl/worksheets/sheet1.xml", func(s string) string {
		return strings.Replace(s, "</sheetData>", strings.Repeat(row, 40_000)+"</sheetData>", 1)
	})
	_, problems := ReadContacts("contacts.xlsx", data, nil, nil)
	if len(problems) > problemsLimit+10 || !strings.Contains(problems[len(problems)-1].What, "more problems than") {
		t.Errorf("%d problems, last %v", len(problems), problems[len(problems)-1])
	}
}
