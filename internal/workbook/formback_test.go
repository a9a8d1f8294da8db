package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// Forms as LibreOffice gives them back: saved again as XLSX, and as ODS; for XLS see xls_test.go.
func TestFormSavedAgainByLibreOffice(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.Arabic, locale.French, locale.Chinese} {
		wantFilled(t, string(l)+" xlsx", soffice(t, filledIn(t, l), "xlsx"))
		wantFilled(t, string(l)+" ods", soffice(t, filledIn(t, l), "ods"))
	}
}

// asShown drops what a person does not see: hidden keys. So a form looks that was copied into a new sheet.
func asShown(s handSheet) handSheet {
	return s.moved(func(at pos, text string) pos {
		if strings.HasPrefix(text, marks) {
			return pos{}
		}
		return at
	})
}

func TestFormCopiedIntoANewSheetIsReadByItsLabels(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		sheets, _ := sheetsOf(t, filledIn(t, l))
		form := asShown(sheets[0])
		for name, to := range map[string]func(pos, string) pos{
			"as it was":               func(at pos, _ string) pos { return at },
			"three rows lower":        func(at pos, _ string) pos { return pos{at.col, at.row + 3} },
			"two columns on":          func(at pos, _ string) pos { return pos{at.col + 2, at.row} },
			"names and emails change": swapped(form, 3, 5),
		} {
			moved := form.moved(to)
			moved.name = "Sheet1"
			// The lines of the drop-downs are lost with their sheet, so that words have to be known in every language.
			wantFilledWords(t, string(l)+", "+name, handBook{sheets: []handSheet{moved}}.bytes(t), l)
		}
	}
}

// swapped changes two columns of the table of delegates.
func swapped(s handSheet, a, b int) func(pos, string) pos {
	first, last := 0, 0
	for at, text := range s.cells {
		if at.col == 1 && text == "1" && (first == 0 || at.row < first) {
			first = at.row
		}
	}
	last = first + formRoom
	return func(at pos, _ string) pos {
		switch {
		case at.row < first-1 || at.row > last:
		case at.col == a:
			return pos{b, at.row}
		case at.col == b:
			return pos{a, at.row}
		}
		return at
	}
}

// wantFilledWords is wantFilled where days and languages stand as the form's words.
func wantFilledWords(t *testing.T, name string, data []byte, l locale.Lang) {
	t.Helper()
	got, ok, err := ReadForm(data)
	if err != nil || !ok || got.Code != "im2022.COL.abcdefghijkl" || len(got.Delegates) != 2 || len(got.Interventions) != 2 || len(got.Problems) > 0 {
		t.Errorf("%s: ok %v, %v\n%+v", name, ok, err, got)
		return
	}
	for i, want := range filled.Delegates {
		for key, value := range want {
			if key == keyDays {
				value = decode(key, value, specIn(l).options(key))
				if got.Delegates[i][key] == "all" {
					value = "all"
				}
			}
			if got.Delegates[i][key] != value {
				t.Errorf("%s: %s of delegate %d is %q, wanted %q", name, key, i+1, got.Delegates[i][key], value)
			}
		}
	}
	if got.Fields[keyAttending] != "yes" || got.Fields[keyRemarks] != filled.Fields[keyRemarks] {
		t.Errorf("%s: fields %q", name, got.Fields)
	}
	for i, want := range filled.Interventions {
		for key, value := range want {
			if got.Interventions[i][key] != value {
				t.Errorf("%s: %s of speech %d is %q, wanted %q", name, key, i+1, got.Interventions[i][key], value)
			}
		}
	}
}

// Numbers exports each table as a sheet of its own behind a summary, without defined names, under a row with the table's name.
func TestFormSavedByNumbers(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.Arabic, locale.English} {
		sheets, _ := sheetsOf(t, filledIn(t, l))
		summary := handSheet{name: "Export Summary", cells: map[pos]string{{1, 1}: "This document was exported from Numbers.", {2, 3}: "Numbers Sheet Name", {3, 3}: "Numbers Table Name"}}
		for i := range sheets {
			name := sheets[i].name + " - Table 1"
			sheets[i] = sheets[i].moved(func(at pos, _ string) pos { return pos{at.col, at.row + 1} })
			sheets[i].name, sheets[i].cells[pos{1, 1}] = name, "Table 1"
		}
		wantFilled(t, string(l), handBook{sheets: append([]handSheet{summary}, sheets...)}.bytes(t))
	}
}

// WPS and other programs keep the names, and write texts into the cells, or elements with a prefix.
func TestFormSavedByWPSAndOthers(t *testing.T) {
	t.Parallel()
	sheets, names := sheetsOf(t, filledIn(t, locale.Chinese))
	wantFilled(t, "inline strings", handBook{sheets: sheets, names: names, inline: true}.bytes(t))
	wantFilled(t, "elements with a prefix", handBook{sheets: sheets, names: names, prefix: "x:"}.bytes(t))
	wantFilled(t, "shared rich text", handBook{sheets: sheets, names: names}.bytes(t))
	old := sheets[0].name
	sheets[0].name = "Bob's & Co's reply!"
	for name, ref := range names {
		names[name] = strings.ReplaceAll(ref, "'"+old+"'", "'Bob''s & Co''s reply!'")
	}
	wantFilled(t, "sheet renamed", handBook{sheets: sheets, names: names}.bytes(t))
}

func TestFormulasAndDatesInAFormAreTakenByTheirValues(t *testing.T) {
	t.Parallel()
	sheets, names := sheetsOf(t, formIn(t, locale.English))
	place := func(name string) (pos, string) {
		ref := strings.ReplaceAll(names[name][strings.LastIndexByte(names[name], '!')+1:], "$", "")
		var row int
		fmt.Sscanf(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "%d", &row)
		return pos{column(ref, 0), row}, ref
	}
	sheets[0].xml = map[pos]string{}
	put := func(name, format string) {
		at, ref := place(name)
		sheets[0].xml[at] = fmt.Sprintf(format, ref)
	}
	put("delegate_1_name", `<c r="%s" t="str"><f>PROPER("ana torres")</f><v>Ana Torres</v></c>`)
	put("delegate_1_days", `<c r="%s" t="d"><v>2022-06-21T00:00:00</v></c>`)
	put("delegate_1_phone", `<c r="%s"><v>41225550102</v></c>`)
	put("delegate_1_function", `<c r="%s"><f>A1</f></c>`)
	put("delegate_1_email", `<c r="%s" t="e"><f>A1/0</f><v>#DIV/0!</v></c>`)
	put("speech_1_speak", `<c r="%s" t="b"><v>1</v></c>`)
	got, ok, err := ReadForm(handBook{sheets: sheets, names: names}.bytes(t))
	if err != nil || !ok || len(got.Delegates) != 1 {
		t.Fatalf("ok %v, %v, %+v", ok, err, got)
	}
	d := got.Delegates[0]
	if d["name"] != "Ana Torres" || d["days"] != "2022-06-21" || d["phone"] != "41225550102" || d["function"] != "" || d["email"] != "" {
		t.Errorf("delegate %v", d)
	}
	if len(got.Interventions) != 1 || got.Interventions[0]["item"] != "1" {
		t.Errorf("interventions %v", got.Interventions)
	}
	_, function := place("delegate_1_function")
	_, email := place("delegate_1_email")
	said := strings.Join(got.Problems, "\n")
	if len(got.Problems) != 2 || !strings.Contains(said, function+" has a formula without a value") || !strings.Contains(said, email+" has the error value") {
		t.Errorf("problems %q", got.Problems)
	}
}

func TestFormWithAPasswordIsRefusedWithTheRemedy(t *testing.T) {
	t.Parallel()
	locked, err := excelize.Encrypt(filledIn(t, locale.English), &excelize.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	encryptedODS := odsWith(t, `<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`, "no XML")
	encryptedXLS := handXLS{book: xlsRecord(recPassword, uint16(1), uint16(1), uint16(1), make([]byte, 48)), sheets: []handXLSSheet{{name: "a"}}}.bytes()
	for name, data := range map[string][]byte{"xlsx": locked, "ods": encryptedODS, "xls": encryptedXLS} {
		if _, ok, err := ReadForm(data); ok || err == nil || !strings.Contains(err.Error(), "encrypted with a password; save it without one") {
			t.Errorf("%s: ok %v, %v", name, ok, err)
		}
	}
}

// TestTablesCopiedWithoutTheirHeadingsOrCodeAreProposed: a mission that copies only the tables loses neither the last delegate nor what it says, and a
// person sees that no code ties the sheet to a letter.
func TestTablesCopiedWithoutTheirHeadingsOrCodeAreProposed(t *testing.T) {
	t.Parallel()
	cells := map[pos]string{}
	for row, line := range [][]string{
		{"Titre", "Nom et prénom", "Fonction", "Qualité", "Mode de participation", "Jours"},
		{"Mme", "Aminata Diop", "Première secrétaire", "Chef de délégation", "En présentiel", ""},
		{"M.", "Moussa Sarr", "Conseiller", "", "En ligne", ""},
		{},
		{"Point", "Intitulé du point", "Souhaite intervenir", "Orateur ou oratrice"},
		{"3", "Assistance aux victimes", "Oui", "Aminata Diop"},
		{"5", "Coopération et assistance", "à confirmer", "Moussa Sarr"},
		{"8", "Universalisation", "Non", ""},
	} {
		for col, text := range line {
			if text != "" {
				cells[pos{col + 1, row + 1}] = text
			}
		}
	}
	form, ok, err := ReadForm(handBook{sheets: []handSheet{{name: "Feuil1", cells: cells}}, inline: true}.bytes(t))
	if err != nil || !ok || len(form.Delegates) != 2 || form.Delegates[1]["name"] != "Moussa Sarr" || len(form.Interventions) != 2 {
		t.Fatalf("ok %v, %v, %+v", ok, err, form)
	}
	if problems := strings.Join(form.Problems, "; "); !strings.Contains(problems, "no code") || !strings.Contains(problems, "à confirmer") {
		t.Errorf("problems %q", problems)
	}
}
