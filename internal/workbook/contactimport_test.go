package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
)

// imported imports a list and reads what is then written, which has to have no problem.
func imported(t *testing.T, file string, data []byte, spec ImportSpec) (Import, []invitee.Invitee) {
	t.Helper()
	im, problems := ImportContacts(file, data, spec)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	clean, err := WriteContacts(im.Contacts.Invitees, im.Contacts.Columns)
	if err != nil {
		t.Fatal(err)
	}
	got, problems := ReadContacts("contacts.xlsx", clean, nil, nil)
	if len(problems) > 0 {
		t.Fatal("what was written has problems:", problems)
	}
	return im, got.Invitees
}

func TestListsOfOfficesInSixLanguagesAreUnderstood(t *testing.T) {
	t.Parallel()
	for name, list := range map[string]string{
		"en": "Category;Delegation;Preferred language;E-mail address;Notes\nState Party;Colombia;Spanish;a@a.example;x\nNGO;Clear Ground;English;b@b.example;y",
		"fr": "Catégorie;État partie;Langue de correspondance;Courriel;Notes\nÉtat partie;la Colombie;espagnol;a@a.example;x\nONG;Clear Ground;anglais;b@b.example;y",
		"es": "Categoría;País;Idioma;Correo electrónico;Notes\nEstado parte;República de Colombia;español;a@a.example;x\nONG;Clear Ground;inglés;b@b.example;y",
		"ru": "Категория;Государство;Язык переписки;Эл. почта;Notes\nГосударство-участник;Колумбия;испанский;a@a.example;x\nНПО;Clear Ground;английский;b@b.example;y",
		"zh": "类别；国家名称；语文；电子邮件地址；Notes\n缔约国；哥伦比亚；西班牙文；a@a.example；x\n非政府组织；Clear Ground；英文；b@b.example；y",
		"ar": "الفئة;الدولة;لغة المراسلة;البريد الإلكتروني;Notes\nدولة طرف;كولومبيا;الإسبانية;a@a.example;x\nمنظمة غير حكومية;Clear Ground;الإنكليزية;b@b.example;y",
	} {
		_, got := imported(t, name+".csv", []byte(strings.ReplaceAll(list, "；", ";")), ImportSpec{})
		if len(got) != 2 {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		a, b := got[0], got[1]
		if a.Ref != "COL" || a.Country != "COL" || a.Name != "" || a.Class != invitee.StateParty || a.Language != "es" || a.Email != "a@a.example" || a.Fields["Notes"] != "x" {
			t.Errorf("%s: the State is %+v", name, a)
		}
		if b.Ref != "CLEAR-GROUND" || b.Country != "" || b.Name != "Clear Ground" || b.Class != invitee.NGO || b.Language != "en" {
			t.Errorf("%s: the organization is %+v", name, b)
		}
	}
}

func TestWhatIsSureIsMendedAndSaid(t *testing.T) {
	t.Parallel()
	data := sheetOf(t, []any{"Missions, as of May"}, nil,
		[]any{"Ｒｅｆ", "Class", "Country", "Name", "Language", "Email", "Cc", "Room"},
		[]any{" ＣＯＬ ", "state party", "ＣＯＬ", "Colombia", "es", "First <one@a.example>; two@a.example\nthree@a.example", "two@a.example, four@a.example", "FORMULA:1+1"},
		[]any{"Côte d'Ivoire", "State\u00a0Party", "CI", "", "français", "mailto:ci@a.example", "", "a\u200bb"},
		[]any{"X", "ngo", "", "\u202bالمنظمة\u202c", "العربية", "ｘ＠ａ.example", "", ""})
	data = withPart(t, data, "xl/worksheets/sheet1.xml", func(s string) string { return strings.Replace(s, "<f>1+1</f>", "<f>1+1</f><v>2</v>", 1) })
	im, got := imported(t, "list.xlsx", data, ImportSpec{})
	if im.HeaderRow != 3 || len(got) != 3 {
		t.Fatalf("%+v", im)
	}
	a, b, c := got[0], got[1], got[2]
	if a.Ref != "COL" || a.Country != "COL" || a.Name != "" || a.Email != "one@a.example" || strings.Join(a.Cc, " ") != "two@a.example four@a.example three@a.example" || a.Fields["Room"] != "2" {
		t.Errorf("%+v", a)
	}
	if b.Ref != "COTE-D-IVOIRE" || b.Country != "CIV" || b.Class != invitee.StateParty || b.Language != "fr" || b.Email != "ci@a.example" || b.Fields["Room"] != "ab" {
		t.Errorf("%+v", b)
	}
	if c.Name != "المنظمة" || c.Language != "ar" || c.Email != "x@a.example" {
		t.Errorf("%+v", c)
	}
	for _, want := range []string{"4 Email one@a.example several", "4 Name  a State", "4 Room 2 a formula", "5 Country CIV the country", "6 Name المنظمة characters"} {
		if !slices.ContainsFunc(im.Mends, func(m Mend) bool {
			return strings.HasPrefix(fmt.Sprint(m.Row, " ", m.Field, " ", m.After, " ", m.Why), want)
		}) {
			t.Errorf("nothing says %q among %v", want, im.Mends)
		}
	}
}

func TestWhatIsNotSureIsAProblemOfItsRow(t *testing.T) {
	t.Parallel()
	_, problems := ImportContacts("contacts.xlsx", sheetOf(t, plainHeader,
		[]any{"A", "someone", "Atlantis", "", "Klingon", "no address at all", "", ""},
		[]any{"B", "ngo", "", "Beta", "en", "a@a.example", "x y", ""},
		[]any{"B", "ngo", "", "=Gamma", "en", "A@a.example", "", ""}), ImportSpec{})
	for _, w := range []struct {
		row          int
		field, words string
	}{{2, "Class", "someone"}, {2, "Country", "Atlantis"}, {2, "Language", "Klingon"}, {2, "Email", "no address"}, {3, "Cc", "x y"}, {4, "Ref", "row 3"}, {4, "Email", "row 3"}, {4, "Name", "begins with"}} {
		wantProblem(t, problems, w.row, w.field, w.words)
	}
}

func TestColumnsAreMappedByHandAndMissingOnesFilled(t *testing.T) {
	t.Parallel()
	data := []byte("Kürzel,Wer,Name,Post,Egal\nA,Alpha,Ms. Person,a@a.example,1\nB,Beta,Mr. Person,b@b.example,2\n")
	im, got := imported(t, "list.csv", data, ImportSpec{Columns: map[string]string{"Kürzel": colRef, "wer": colName, "Post": colEmail, "Egal": LeftOut, "Name": MergeField},
		Fixed: map[string]string{colClass: "NGO", colLanguage: "French"}})
	if len(im.Lacking) > 0 || !slices.Equal(im.Contacts.Columns, []string{"Name 2"}) || got[0].Name != "Alpha" || got[0].Fields["Name 2"] != "Ms. Person" || got[1].Class != invitee.NGO || got[1].Language != "fr" {
		t.Errorf("%+v\n%+v", im, got)
	}
	im, problems := ImportContacts("list.csv", data, ImportSpec{Columns: map[string]string{"Nobody": colName}})
	if len(problems) != 1 || problems[0].Field != "Nobody" || !strings.Contains(problems[0].What, "Kürzel, Wer") {
		t.Errorf("%v", problems)
	}
	if im, _ = ImportContacts("list.csv", data, ImportSpec{}); !slices.Equal(im.Lacking, []string{colClass, colLanguage, colEmail}) {
		t.Errorf("lacking %v", im.Lacking)
	}
}

func TestSheetWithTheMostKnownColumnsIsTaken(t *testing.T) {
	t.Parallel()
	h := handBook{inline: true, sheets: []handSheet{
		{name: "Read me", cells: map[pos]string{{1, 1}: "Name", {1, 2}: "of whoever made this"}},
		{name: "Missions", cells: map[pos]string{{1, 1}: "Ref", {2, 1}: "Class", {3, 1}: "Name", {4, 1}: "Language", {5, 1}: "Email",
			{1, 2}: "A", {2, 2}: "ngo", {3, 2}: "Alpha", {4, 2}: "en", {5, 2}: "a@a.example"}},
	}}
	im, got := imported(t, "list.xlsx", h.bytes(t), ImportSpec{})
	if im.Sheet != "Missions" || len(got) != 1 || !strings.Contains(fmt.Sprint(im.Contacts.Notes), `"Read me"`) {
		t.Errorf("%+v", im)
	}
	_, problems := ReadContacts("contacts.xlsx", h.bytes(t), nil, nil)
	if len(problems) != 1 || !strings.Contains(problems[0].Remedy, `"Missions" has them`) {
		t.Errorf("%v", problems)
	}
	if _, problems := ImportContacts("list.xlsx", h.bytes(t), ImportSpec{Sheet: "Nowhere"}); len(problems) != 1 || !strings.Contains(problems[0].What, `"Missions"`) {
		t.Errorf("%v", problems)
	}
}

func TestPersonsNameBesideACountryIsPointedOut(t *testing.T) {
	t.Parallel()
	im, problems := ImportContacts("list.csv", []byte("Class,Country,Name,Language,Email\nstate_party,Chile,Mr. Person,es,a@a.example\n"), ImportSpec{})
	if len(problems) > 0 || !slices.ContainsFunc(im.Contacts.Notes, func(p campaign.Problem) bool {
		return p.Field == "Name" && strings.Contains(p.Remedy, `--map "Name="`)
	}) {
		t.Errorf("%v %v", problems, im.Contacts.Notes)
	}
}

// Excel takes column names of a table that differ by case only, or have a line break, for damage (ECMA-376 part 1, §18.5.1.3).
func TestColumnsOfTheTableWrittenAreToldApart(t *testing.T) {
	t.Parallel()
	data := sheetOf(t, []any{"Ref", "Class", "Name", "Language", "Email", "Room", "ROOM", "Room\nof  the\r\nhead", "ÉTAGE", "étage"},
		[]any{"A", "ngo", "Alpha", "en", "a@a.example", "1", "2", "3", "4", "5"})
	im, got := imported(t, "list.xlsx", data, ImportSpec{})
	want := []string{"Room", "ROOM 2", "Room of the head", "ÉTAGE", "étage 2"}
	if !slices.Equal(im.Contacts.Columns, want) {
		t.Errorf("columns %q, wanted %q", im.Contacts.Columns, want)
	}
	for i, title := range want {
		if got[0].Fields[title] != fmt.Sprint(i+1) {
			t.Errorf("%s is %q", title, got[0].Fields[title])
		}
	}
}

func TestListPastTheLimitIsNotCalledBroken(t *testing.T) {
	t.Parallel()
	list := "Ref,Class,Name,Language,Email\n" + strings.Repeat("?,x,,y,z\n", problemsLimit/4+1)
	_, problems := ImportContacts("list.csv", []byte(list), ImportSpec{})
	if last := problems[len(problems)-1]; !strings.Contains(last.What, "there are more problems than") || !strings.Contains(last.Remedy, "in common") {
		t.Errorf("%+v", last)
	}
}

func FuzzImportContacts(f *testing.F) {
	f.Add([]byte("Ref,Class,Country,Name,Language,Email\n,NGO,,Alpha,en,a@a.example\n"))
	f.Add([]byte("Delegation;Email\nChile;\"x@a.example; y@a.example\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		im, problems := ImportContacts("list.csv", data, ImportSpec{Fixed: map[string]string{colClass: "ngo", colLanguage: "en"}})
		if len(problems) > 0 || len(im.Contacts.Invitees) == 0 || len(im.Contacts.Invitees) > 50 {
			return
		}
		clean, err := WriteContacts(im.Contacts.Invitees, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, problems := ReadContacts("contacts.xlsx", clean, nil, nil); len(problems) > 0 || len(got.Invitees) != len(im.Contacts.Invitees) {
			t.Fatalf("what was understood is not read back: %v", problems)
		}
	})
}
