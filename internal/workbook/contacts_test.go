package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

var plainHeader = []any{"Ref", "Class", "Country", "Name", "Language", "Email", "Cc", "Salutation"}

// sheetOf makes a workbook of one sheet by excelize; a string that begins with "FORMULA:" becomes a formula.
func sheetOf(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		for j, v := range row {
			var err error
			if s, ok := v.(string); ok && strings.HasPrefix(s, "FORMULA:") {
				err = f.SetCellFormula("Sheet1", at(j+1, i+1), strings.TrimPrefix(s, "FORMULA:"))
			} else if v != nil {
				err = f.SetCellValue("Sheet1", at(j+1, i+1), v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func read(t testing.TB, rows ...[]any) (Contacts, []campaign.Problem) {
	t.Helper()
	return ReadContacts("contacts.xlsx", sheetOf(t, rows...), nil, nil)
}

// wantProblem finds the one problem of a row and field whose text holds words.
func wantProblem(t *testing.T, problems []campaign.Problem, row int, field, words string) {
	t.Helper()
	for _, p := range problems {
		if p.Row == row && p.Field == field && strings.Contains(p.What+" | "+p.Remedy, words) {
			if p.File != "contacts.xlsx" || p.Remedy == "" {
				t.Errorf("problem of row %d lacks file or remedy: %+v", row, p)
			}
			return
		}
	}
	t.Errorf("no problem in row %d, %s, with %q among:\n%v", row, field, words, problems)
}

func TestContactsWrittenAreReadBack(t *testing.T) {
	t.Parallel()
	all := []invitee.Invitee{
		{Ref: "COL", Class: invitee.StateParty, Country: "COL", Language: locale.Spanish, Email: "mission.colombia@mission.example",
			Cc: []string{"first@mission.example", "second@mission.example"}, Fields: map[string]string{"Room": "XX\nsecond line"}, Row: 2},
		{Ref: "icbl", Class: invitee.NGO, Name: "+Campaign @ Geneva -", Language: locale.Arabic, Salutation: "السيدات والسادة", Row: 3},
	}
	data, err := WriteContacts(all, []string{"Room"})
	if err != nil {
		t.Fatal(err)
	}
	got, problems := ReadContacts("contacts.xlsx", data, nil, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if fmt.Sprint(got.Invitees) != fmt.Sprint(all) || !slices.Equal(got.Columns, []string{"Room"}) || got.Rows != 2 {
		t.Errorf("read back %+v\nof %+v", got, all)
	}
	again, err := WriteContacts(all, []string{"Room"})
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same contacts gave other bytes (%v)", err)
	}
}

func TestSecondLanguageIsAKnownColumn(t *testing.T) {
	t.Parallel()
	header := append(slices.Clone(plainHeader), "Second language")
	got, problems := read(t, header,
		[]any{"A", "ngo", "", "Alpha", "fr", "a@a.example", "", "", "English"},
		[]any{"B", "ngo", "", "Beta", "fr", "b@b.example", "", "", ""})
	if len(problems) > 0 || len(got.Columns) != 0 || got.Invitees[0].Second != locale.English || got.Invitees[1].Second != "" {
		t.Errorf("columns %q, invitees %+v, problems %v", got.Columns, got.Invitees, problems)
	}
	_, problems = read(t, header, []any{"A", "ngo", "", "Alpha", "fr", "a@a.example", "", "", "Klingon"})
	wantProblem(t, problems, 2, "Second language", "Klingon")
}

func TestColumnsInAnyOrderCaseAndBelowATitle(t *testing.T) {
	t.Parallel()
	got, problems := read(t,
		[]any{"List of invitees, as of May"}, nil,
		[]any{" EMAIL\u00a0", "Room", "class", "REF", "Langue", "pays"},
		[]any{"\u00a0a@mission.example  ", 7, "ngo", " X1 ", "français", nil, "beyond the header"},
		[]any{"", nil, "state_party", " FR1\u00a0", " fr", "col"},
	)
	wantProblem(t, problems, 4, "Name", "no Name")
	if len(problems) != 1 || len(got.Invitees) != 1 || got.Rows != 2 {
		t.Fatalf("got %+v, problems %v", got, problems)
	}
	if v := got.Invitees[0]; v.Ref != "FR1" || v.Country != "COL" || v.Language != locale.French || v.Row != 5 {
		t.Errorf("got %+v", v)
	}
}

func TestEveryProblemOfEveryRowIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	got, problems := read(t, append([]any{}, append(plainHeader, "Note")...),
		[]any{"OK", "state_party", "COL", "", "es", "one@mission.example", "", "", "line\none"},
		[]any{"OK", "state_prty", "Colombie", "", "pt", "two@@mission.example", "x", "", ""},
		[]any{"", "ngo", "", "", "en", "one@mission.example", "", "", ""},
		[]any{"A B", "ngo", "", "FORMULA:1+1", "en", "d@mission.example", "", "", "=1"},
		[]any{"R5", "ngo", "", "a\u202eb", "en", "e@mission.example;f@mission.example", "e2@mission.example; E2@MISSION.example", "Dear\nall", "tab\there"},
		[]any{"R6", "ngo", "", strings.Repeat("x", 2001), "", "", "one@mission.example", "", strings.Repeat("y", 2000)},
		[]any{"R7", "", "", "", "en", "", "", "", ""},
		[]any{"ok", "state_party", "", "", "en", "h@mission.example", "h@mission.example", "", ""},
	)
	for _, w := range []struct {
		row          int
		field, words string
	}{
		{3, "Ref", "row 2"}, {3, "Class", "write state_party"}, {3, "Country", "write COL"}, {3, "Language", "pt"}, {3, "Email", "two@@"}, {3, "Cc", `"x"`},
		{4, "Ref", "empty"}, {4, "Email", "row 2"}, {4, "Name", "no Name"},
		{5, "Ref", "write A-B"}, {5, "Name", "formula"}, {5, "Note", "begins with"},
		{6, "Name", "U+202E"}, {6, "Email", "into Cc"}, {6, "Cc", "already"}, {6, "Salutation", "line break"}, {6, "Note", "U+0009"},
		{7, "Name", "2001"}, {7, "Language", "empty"}, {7, "Cc", "row 2 (Email)"},
		{8, "Class", "empty"}, {8, "Name", "no Name"},
		{9, "Ref", "case"}, {9, "Country", "neither"}, {9, "Cc", "of this row"},
	} {
		wantProblem(t, problems, w.row, w.field, w.words)
	}
	if len(problems) != 25 {
		t.Errorf("%d problems, wanted 25:\n%v", len(problems), problems)
	}
	if len(got.Invitees) != 1 || got.Invitees[0].Ref != "OK" || got.Rows != 8 {
		t.Errorf("good rows: %+v", got.Invitees)
	}
}

func TestTextThatBeginsWithASignIsNoProblem(t *testing.T) {
	t.Parallel()
	got, problems := read(t, plainHeader,
		[]any{"A", "ngo", "", "+1 Alliance", "en", "", "", "-"},
		[]any{"B", "ngo", "", "@Work", "en", "", "", ""})
	if len(problems) > 0 || got.Invitees[0].Name != "+1 Alliance" || got.Invitees[0].Email != "" {
		t.Errorf("%+v %v", got, problems)
	}
}

func TestSharedAddressesAndSkippedRows(t *testing.T) {
	t.Parallel()
	data := sheetOf(t, plainHeader,
		[]any{"A", "ngo", "", "a", "en", "shared@mission.example", "", ""},
		[]any{"B", "ngo", "", "b", "en", "Shared@Mission.example", "", ""},
		[]any{"C", "nonsense", "FORMULA:1", "", "xx", "shared", "", "=1"})
	got, problems := ReadContacts("contacts.xlsx", data, []string{"shared@mission.example"}, map[string]bool{"C": true})
	if len(problems) > 0 || len(got.Invitees) != 2 || got.Rows != 3 {
		t.Errorf("%+v %v", got, problems)
	}
}

func TestNumbersDatesAndHiddenRows(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for i, row := range [][]any{{"Ref", "Class", "Name", "Language", "Email", "Phone", "Day"}, {12, "ngo", "n", "en", "", 41227309311, 44732}} {
		if err := f.SetSheetRow("Sheet1", at(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "G2", "G2", style); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellRichText("Sheet1", "C2", []excelize.RichTextRun{{Text: "Rich "}, {Text: "name", Font: &excelize.Font{Bold: true}}}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetRowVisible("Sheet1", 2, false); err != nil {
		t.Fatal(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got, problems := ReadContacts("contacts.xlsx", buf.Bytes(), nil, nil)
	if len(problems) > 0 || len(got.Invitees) != 1 {
		t.Fatal(problems)
	}
	v := got.Invitees[0]
	if v.Ref != "12" || v.Name != "Rich name" || v.Fields["Phone"] != "41227309311" || v.Fields["Day"] != "2022-06-20" {
		t.Errorf("%+v", v)
	}
}

// withPart gives a workbook with one part replaced.
func withPart(t testing.TB, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			content = []byte(change(string(content)))
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWorkbooksThatCannotBeReadGiveOneClearProblem(t *testing.T) {
	t.Parallel()
	good := sheetOf(t, plainHeader, []any{"A", "ngo", "", "a", "en"})
	f := excelize.NewFile()
	locked, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	encrypted, err := excelize.Encrypt(locked.Bytes(), &excelize.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	bomb := withPart(t, good, "xl/worksheets/sheet1.xml", func(s string) string {
		return strings.Replace(s, "<sheetData>", "<sheetData>"+strings.Repeat(" ", 40<<20), 1)
	})
	for name, c := range map[string]struct {
		data  []byte
		words string
	}{
		"empty file":     {nil, "empty"},
		"csv":            {[]byte("Ref,Class\nA,ngo\n"), "no .xlsx"},
		"encrypted":      {encrypted, "password"},
		"xls":            {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), ".xls"},
		"cut short":      {good[:len(good)/2], "damaged"},
		"empty sheet":    {sheetOf(t), "empty"},
		"header only":    {sheetOf(t, plainHeader), "no row below"},
		"missing column": {sheetOf(t, []any{"Ref", "Class", "Country", "Language"}, []any{"A", "ngo", "", "en"}), "no column Email"},
		"no header":      {sheetOf(t, []any{"A", "B"}, []any{"C", "D"}), "no column Ref, Class, Language, Email"},
		"header twice":   {sheetOf(t, []any{"Ref", "ref", "Class", "Language", "Email"}, []any{"A", "B", "ngo", "en"}), "two columns"},
		"zip bomb":       {bomb, "unpacks"},
		"broken xml":     {withPart(t, good, "xl/worksheets/sheet1.xml", func(s string) string { return s[:len(s)-60] + "<row" }), "damaged"},
		"entities": {withPart(t, good, "xl/worksheets/sheet1.xml", func(s string) string {
			return strings.Replace(s, "<sheetData>", "<sheetData>&lol;", 1)
		}), "damaged"},
	} {
		got, problems := ReadContacts("contacts.xlsx", c.data, nil, nil)
		if len(problems) != 1 || !strings.Contains(problems[0].What, c.words) || problems[0].Remedy == "" || len(got.Invitees) > 0 {
			t.Errorf("%s: %v, invitees %v", name, problems, got.Invitees)
		}
	}
}

func FuzzReadContacts(f *testing.F) {
	f.Add(sheetOf(f, plainHeader, []any{"A", "ngo", "", "a", "en", "a@mission.example"}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, problems := ReadContacts("contacts.xlsx", data, nil, nil)
		if len(got.Invitees) == 0 && len(problems) == 0 {
			if got.Rows > 0 {
				t.Error("rows without invitee and without problem")
			}
		}
	})
}

func BenchmarkContacts(b *testing.B) {
	var all []invitee.Invitee
	for i := range 100_000 {
		all = append(all, invitee.Invitee{Ref: fmt.Sprintf("R%d", i), Class: invitee.NGO, Name: fmt.Sprintf("Organization %d", i), Language: locale.French,
			Email: fmt.Sprintf("office%d@mission%d.example", i, i), Salutation: "Mesdames et Messieurs"})
	}
	data, err := WriteContacts(all, nil)
	if err != nil {
		b.Fatal(err)
	}
	var text, rows strings.Builder
	text.WriteString("Ref;Class;Name;Language;Email;Salutation\n")
	for _, v := range all {
		fmt.Fprintf(&text, "%s;ngo;%s;fr;%s;%s\n", v.Ref, v.Name, v.Email, v.Salutation)
		rows.WriteString(odsRow("", v.Ref, "ngo", v.Name, "fr", v.Email, v.Salutation))
	}
	for _, c := range []struct {
		name string
		data []byte
	}{{"contacts.xlsx", data}, {"contacts.ods", odsOf(b, odsHeader+rows.String())}, {"contacts.csv", []byte(text.String())}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			before := readingCPU()
			for b.Loop() {
				if got, problems := ReadContacts(c.name, c.data, nil, nil); len(problems) > 0 || len(got.Invitees) != len(all) {
					b.Fatal(problems, len(got.Invitees))
				}
			}
			b.ReportMetric(float64((readingCPU()-before).Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

func TestAProblemNamesTheCellWithItsSheet(t *testing.T) {
	t.Parallel()
	_, problems := read(t, plainHeader, []any{"A", "ngo", "", "One", "en", "none"}, []any{"B", "ngo", "", "FORMULA:1+1", "en", "b@b.example"})
	for _, want := range []string{"contacts.xlsx, row 2, Email (Sheet1!F2): ", "contacts.xlsx, row 3, Name (Sheet1!D3): "} {
		if !slices.ContainsFunc(problems, func(p campaign.Problem) bool { return strings.HasPrefix(p.String(), want) }) {
			t.Errorf("none of %v begins with %q", problems, want)
		}
	}
	_, problems = ImportContacts("list.csv", []byte("Ref;Class;Name;Language;Email\nA;ngo;One;en;none\n"), ImportSpec{})
	if len(problems) != 1 || problems[0].Cell != "" {
		t.Errorf("a list in CSV has no sheet: %v", problems)
	}
	if got, want := cellName("Missions (2022)", 5, 7), "'Missions (2022)'!E7"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
