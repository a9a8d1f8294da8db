package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// odsWith makes an ODS of a manifest and a content part.
func odsWith(t testing.TB, manifest, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range [][2]string{{"mimetype", odsType}, {"META-INF/manifest.xml", manifest}, {"content.xml", content}} {
		f, err := w.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// odsOf makes an ODS of one table's rows.
func odsOf(t testing.TB, rows string) []byte {
	t.Helper()
	return odsWith(t, `<manifest/>`, `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>`+
		`<table:table table:name="Contacts"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>`+rows+
		`</table:table></office:spreadsheet></office:body></office:document-content>`)
}

const odsHeader = `<table:table-header-rows><table:table-row><table:table-cell><text:p>Ref</text:p></table:table-cell><table:table-cell><text:p>Class</text:p></table:table-cell>` +
	`<table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Language</text:p></table:table-cell><table:table-cell><text:p>Email</text:p></table:table-cell>` +
	`<table:table-cell><text:p>Note</text:p></table:table-cell></table:table-row></table:table-header-rows>`

func odsRow(attributes string, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<table:table-row %s>", attributes)
	for _, c := range cells {
		if !strings.HasPrefix(c, "<") {
			c = "<table:table-cell office:value-type=\"string\"><text:p>" + c + "</text:p></table:table-cell>"
		}
		b.WriteString(c)
	}
	return b.String() + "</table:table-row>"
}

func TestContactsInAnODSAreRead(t *testing.T) {
	t.Parallel()
	data := odsOf(t, odsHeader+
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
		odsRow("", `<table:table-cell office:value-type="float" office:value="12"><text:p>12,00</text:p></table:table-cell>`, "ngo",
			`A <text:span>&amp;</text:span><text:s text:c="1"/>B<office:annotation><text:p>a note</text:p></office:annotation>`, "en", "a@a.example", `one</text:p><text:p>two`)+
		odsRow(`table:visibility="filter"`, "B", "ngo", "Beta", "fr", "b@b.example", `<table:table-cell office:value-type="date" office:date-value="2022-06-20T09:30:00"><text:p>20.6.</text:p></table:table-cell>`)+
		odsRow("", "C", "ngo", `<table:table-cell table:formula="of:=[.A1]" office:value-type="string"><text:p>x</text:p></table:table-cell>`, "fr"))
	got, problems := ReadContacts("contacts.xlsx", data, nil, nil)
	wantProblem(t, problems, 7, "Name", "formula")
	if len(problems) != 1 || len(got.Invitees) != 2 || got.Rows != 3 {
		t.Fatalf("%+v %v", got, problems)
	}
	a, b := got.Invitees[0], got.Invitees[1]
	if a.Ref != "12" || a.Name != "A & B" || a.Row != 5 || a.Fields["Note"] != "one\ntwo" || b.Fields["Note"] != "2022-06-20 09:30" {
		t.Errorf("%+v\n%+v", a, b)
	}
	said := fmt.Sprint(got.Notes)
	if !strings.Contains(said, "row 6 is hidden") || !strings.Contains(said, "filter") || !strings.Contains(said, "Class: the column is hidden") {
		t.Errorf("notes %v", got.Notes)
	}
}

func TestODSThatRepeatsItselfIsRefused(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string]string{
		"rows":   odsHeader + odsRow(`table:number-rows-repeated="1048576"`, "A", "ngo", "n", "en", "a@a.example", "x"),
		"cells":  odsHeader + odsRow(`table:number-rows-repeated="1000000"`, `<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>`),
		"spaces": odsHeader + odsRow("", "<table:table-cell><text:p>"+strings.Repeat(`<text:s text:c="2000"/>`, spacesLimit/2000+1)+"</text:p></table:table-cell>"),
	} {
		_, problems := ReadContacts("contacts.xlsx", odsOf(t, rows), nil, nil)
		if len(problems) == 0 || !strings.Contains(problems[len(problems)-1].What, "unpacks to far more") && !strings.Contains(problems[len(problems)-1].What, "more problems") {
			t.Errorf("%s: %d problems, last %v", name, len(problems), problems[max(0, len(problems)-1):])
		}
	}
}

func TestDocumentThatIsNoSheetIsNamed(t *testing.T) {
	t.Parallel()
	text := bytes.Replace(odsOf(t, ""), []byte(odsType), []byte("application/vnd.oasis.opendocument.text+flat.xm"), 1)
	if _, problems := ReadContacts("contacts.xlsx", text, nil, nil); len(problems) != 1 {
		t.Error(problems)
	}
	if _, problems := ReadContacts("contacts.xlsx", odsWith(t, "<m/>", "<a><b"), nil, nil); len(problems) != 1 || !strings.Contains(problems[0].What, "damaged") {
		t.Error(problems)
	}
}

func FuzzODS(f *testing.F) {
	f.Add(odsHeader + odsRow("", "A", "ngo", "n", "en", "a@a.example"))
	f.Add(odsRow(`table:number-rows-repeated="9"`, `<table:table-cell table:number-columns-repeated="16384"><text:p>x<text:s text:c="9"/></text:p></table:table-cell>`))
	f.Add(`</table:table><table:table table:name="Contacts"><table:table-row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		got, problems := ReadContacts("contacts.xlsx", odsOf(t, rows), nil, nil)
		if len(got.Invitees) < got.Rows && len(problems) == 0 {
			t.Errorf("%d of %d rows and no problem", len(got.Invitees), got.Rows)
		}
	})
}
