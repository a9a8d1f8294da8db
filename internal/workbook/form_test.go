package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
	"chancery/internal/needed"
	"chancery/internal/roster"
)

func specIn(l locale.Lang) FormSpec {
	day := locale.Date{Year: 2022, Month: 6, Day: 20}
	s := FormSpec{Lang: l, Code: "im2022.COL.abcdefghijkl", Delegation: "+Colombia & Co", Title: "Intersessional Meetings", Dates: "20–22 June 2022", Deadline: "10 June 2022",
		Languages: []locale.Lang{locale.Arabic, locale.English, locale.Spanish, locale.French, locale.Russian}}
	for i := range 12 {
		s.Agenda = append(s.Agenda, roster.Item{Label: fmt.Sprint(i + 1), Day: day.AddDays(i / 4), Title: locale.Text{"en": fmt.Sprintf("Title of item %d", i+1)}})
	}
	s.Days = []locale.Date{day, day.AddDays(1), day.AddDays(2)}
	return s
}

var filled = FilledForm{
	Fields: map[string]string{"attending": "yes", "remarks": "= thanks\nand regards"},
	Delegates: []map[string]string{
		{"honorific": "Ms.", "name": "Ana Torres", "function": "First Secretary", "email": "ana.torres@mission.example", "phone": "+41 22 555 01 02", "gender": "female",
			"capacity": "head", "attendance": "in_person", "days": "2022-06-20; 2022-06-22", "languages": "es; en", "needs": "ramp", "visa_letter": "no"},
		{"name": "Юрий 王 العربي", "days": "all", "gender": "undisclosed", "attendance": "online"},
	},
	Interventions: []map[string]string{{"item": "3", "speaker": "Ana Torres", "language": "es", "on_behalf_of": "GRULAC"}, {"item": "12"}},
}

func formIn(t testing.TB, l locale.Lang) []byte {
	t.Helper()
	data, err := WriteForm(specIn(l))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func filledIn(t testing.TB, l locale.Lang) []byte {
	t.Helper()
	data, err := FillForm(formIn(t, l), filled)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func wantFilled(t *testing.T, name string, data []byte) {
	t.Helper()
	got, ok, err := ReadForm(data)
	want := filled
	want.Code = "im2022.COL.abcdefghijkl"
	want.Delegation, want.Heading, want.Titles = got.Delegation, got.Heading, got.Titles
	if err != nil || !ok || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: ok %v, %v\ngot  %v\nwant %v", name, ok, err, got, want)
	}
}

func TestFormFilledInIsReadBackInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		wantFilled(t, string(l), filledIn(t, l))
	}
}

func TestFormIsSmallProtectedAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		data := formIn(t, l)
		if len(data) > 20_000 {
			t.Errorf("%s: the form has %d bytes", l, len(data))
		}
		if !bytes.Equal(data, formIn(t, l)) {
			t.Errorf("%s: the same spec gave other bytes", l)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(formIn(t, locale.Arabic)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetList()[0]
	view, err := f.GetSheetView(name, 0)
	if err != nil || view.RightToLeft == nil || !*view.RightToLeft {
		t.Errorf("the Arabic form is not right-to-left: %v", err)
	}
	if p, err := f.GetSheetProtection(name); err != nil || p.FormatCells {
		t.Errorf("protection %+v %v", p, err)
	}
	locked := map[string]bool{}
	for _, n := range f.GetDefinedName() {
		cell := strings.ReplaceAll(n.RefersTo[strings.LastIndex(n.RefersTo, "!")+1:], "$", "")
		id, err := f.GetCellStyle(name, cell)
		if err != nil {
			continue
		}
		st, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		locked[n.Name] = st.Protection == nil || st.Protection.Locked
	}
	if locked["delegate_8_name"] || locked["speech_12_speak"] || locked["attending"] || !locked["code"] || !locked["speech_1_item"] {
		t.Errorf("fields must be open and the rest locked: %v", locked)
	}
	if dv, err := f.GetDataValidations(name); err != nil || len(dv) < 8 {
		t.Errorf("drop-downs: %d %v", len(dv), err)
	}
}

func TestFormIsReadAfterASheetIsRenamedAndNamesAreLost(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(filledIn(t, locale.French)))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetName(f.GetSheetList()[0], "Délégation de la Colombie"); err != nil {
		t.Fatal(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	wantFilled(t, "renamed", buf.Bytes())
	for _, n := range f.GetDefinedName() {
		if err := f.DeleteDefinedName(&n); err != nil {
			t.Fatal(err)
		}
	}
	if buf, err = f.WriteToBuffer(); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, "by hidden keys", buf.Bytes())
}

func TestRowsAddedToAFormAreRead(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(filledIn(t, locale.English)))
	if err != nil {
		t.Fatal(err)
	}
	name := f.GetSheetList()[0]
	first, last := 0, 0
	for _, n := range f.GetDefinedName() {
		row := 0
		fmt.Sscanf(n.RefersTo[strings.LastIndexByte(n.RefersTo, '$')+1:], "%d", &row)
		switch n.Name {
		case "delegate_3_name":
			first = row
		case fmt.Sprintf("delegate_%d_name", formRoom):
			last = row
		}
	}
	for _, row := range []int{last + 1, first} { // below the last row, and between others
		if err := f.InsertRows(name, row, 1); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr(name, at(3, row), fmt.Sprintf("Person %d", row)); err != nil {
			t.Fatal(err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got, ok, err := ReadForm(buf.Bytes())
	if err != nil || !ok || len(got.Delegates) != 4 || got.Delegates[2]["name"] != fmt.Sprintf("Person %d", first) || got.Delegates[3]["name"] != fmt.Sprintf("Person %d", last+1) || len(got.Interventions) != 2 {
		t.Errorf("%v %v %+v", ok, err, got)
	}
}

func TestAnotherWorkbookIsNoForm(t *testing.T) {
	t.Parallel()
	if _, ok, err := ReadForm(sheetOf(t, plainHeader, []any{"A", "ngo"})); ok || err != nil {
		t.Errorf("ok %v, %v", ok, err)
	}
	if _, ok, err := ReadForm([]byte("PK no")); ok || err == nil {
		t.Errorf("damaged: ok %v, %v", ok, err)
	}
}

func TestUnclearTicksAreNamed(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(formIn(t, locale.English)))
	if err != nil {
		t.Fatal(err)
	}
	p := map[string]string{}
	for _, n := range f.GetDefinedName() {
		p[n.Name] = strings.ReplaceAll(n.RefersTo[strings.LastIndex(n.RefersTo, "!")+1:], "$", "")
	}
	name := f.GetSheetList()[0]
	for k, v := range map[string]string{"speech_1_speak": "perhaps", "speech_2_speak": "X", "speech_3_speak": "Нет", "speech_4_speaker": "Someone"} {
		if err := f.SetCellStr(name, p[k], v); err != nil {
			t.Fatal(err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := ReadForm(buf.Bytes())
	if err != nil || len(got.Problems) != 1 || !strings.Contains(got.Problems[0], "perhaps") || fmt.Sprint(got.Interventions) != "[map[item:2] map[item:4 speaker:Someone]]" {
		t.Errorf("%v %+v", err, got)
	}
}

// soffice converts a file with LibreOffice, in a profile of its own.
func soffice(t *testing.T, data []byte, to string) []byte {
	t.Helper()
	program := needed.Program(t, "soffice", "libreoffice-calc")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	made, err := os.ReadFile(filepath.Join(dir, "out", "in."+to))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func FuzzReadForm(f *testing.F) {
	f.Add(filledIn(f, locale.English))
	f.Add(handXLS{sheets: []handXLSSheet{{name: "a"}}}.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if form, ok, err := ReadForm(data); ok && (err != nil || form.Fields == nil) {
			t.Errorf("ok with %v", err)
		}
	})
}

// FuzzFormParts spoils what a form says rather than its packing: the sheet, the texts of its cells, the names of its cells.
func FuzzFormParts(f *testing.F) {
	const sheet, texts, names = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
	parts := partsOf(f, filledIn(f, locale.English))
	order := slices.Sorted(maps.Keys(parts))
	if parts[sheet] == nil || parts[texts] == nil || parts[names] == nil {
		f.Fatalf("the form's parts are %q", order)
	}
	f.Add(parts[sheet], parts[texts], parts[names])
	f.Fuzz(func(t *testing.T, s, x, n []byte) {
		var data bytes.Buffer
		z := zip.NewWriter(&data)
		for _, name := range order {
			content := parts[name]
			if spoiled := map[string][]byte{sheet: s, texts: x, names: n}; spoiled[name] != nil {
				content = spoiled[name]
			}
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(content); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if form, ok, err := ReadForm(data.Bytes()); ok && (err != nil || form.Fields == nil) {
			t.Errorf("ok with %v", err)
		}
	})
}

func TestAFormOfATemplateHasItsOwnCodeAndDelegationAndNoOther(t *testing.T) {
	t.Parallel()
	template, err := NewFormTemplate(specIn(locale.English))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Colombia", `O'Neill & "Sons" <Ltd> _x000D_ ]]>`, "جمهورية مصر العربية", "北京𠀀", strings.Repeat("long ", 400), ""} {
		s := specIn(locale.English)
		s.Code, s.Delegation = "im2022.A-"+strings.Repeat("b", 40)+".abcdefghijkl", name
		data, err := template.Form(s.Code, s.Delegation)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		got, err := f.GetCellValue(f.GetSheetList()[0], "C6")
		props, _ := f.GetDocProps()
		if err != nil || got != strings.TrimSpace(name) || props.Subject != s.Code {
			t.Errorf("%v: delegation %q, subject %q; wanted %q, %q", err, got, props.Subject, name, s.Code)
		}
		if back, ok, err := ReadForm(data); err != nil || !ok || back.Code != s.Code {
			t.Errorf("%q: read back code %q, %v", name, back.Code, err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r) // checks the sum of the pieces, too
			if err != nil || bytes.Contains(content, []byte("\ue0c0")) {
				t.Errorf("%q: part %s: %v, or a gap was left open", name, part.Name, err)
			}
		}
	}
}

func BenchmarkForm(b *testing.B) {
	s := specIn(locale.French)
	for b.Loop() {
		if _, err := WriteForm(s); err != nil {
			b.Fatal(err)
		}
	}
}

// The forms of a round: a thousand delegations, six languages.
func BenchmarkThousandForms(b *testing.B) {
	for b.Loop() {
		for _, l := range locale.All {
			template, err := NewFormTemplate(specIn(l))
			if err != nil {
				b.Fatal(err)
			}
			for i := range 167 {
				if _, err := template.Form(fmt.Sprintf("im2022.R%d.abcdefghijkl", i), "Delegation"); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}
