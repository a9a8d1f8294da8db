package workbook

import (
	"strings"
	"testing"
)

func TestCheckProposesWhatWasMeant(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ field, found, remedy string }{
		{"Country", "Côte d’Ivoire", "write CIV"}, {"Country", "the Russian Federation", "write RUS"}, {"Country", "Египет", "write EGY"}, {"Country", "中国", "write CHN"},
		{"Country", "الأردن", "write JOR"}, {"Country", "República de Colombia", "write COL"}, {"Country", "CO", "write COL"}, {"Country", "ＣＯＬ", "write COL"},
		{"Class", "État partie", "write state_party"}, {"Class", "States not party", "write state_not_party"}, {"Class", "国际组织", "write international_organization"},
		{"Class", "ＮＧＯ", "write ngo"}, {"Class", "ONG", "write ngo"}, {"Class", "state_prty", "write state_party"},
		{"Ref", "ＣＯＬ １", "write COL-1"}, {"Email", "<a@a.example>", "without a name or brackets"}, {"Email", "a＠a.example", "write a@a.example"},
		{"Email", "a@a.example\nb@a.example", "put the others into Cc, parted by ;"}, {"Email", "a@a.example / b@a.example", "put the others into Cc"},
		{"Cc", "a@a.example, b@a.example", "part the addresses by ;"},
	} {
		row := map[string]any{"Ref": "A", "Class": "ngo", "Name": "Alpha", "Language": "en"}
		row[c.field] = c.found
		cells := make([]any, len(plainHeader))
		for i, title := range plainHeader {
			cells[i] = row[title.(string)]
		}
		_, problems := read(t, plainHeader, cells)
		if len(problems) != 1 || problems[0].Field != c.field || problems[0].Row != 2 || !strings.Contains(problems[0].Remedy, c.remedy) {
			t.Errorf("%s %q: %v, wanted %q", c.field, c.found, problems, c.remedy)
		}
	}
}

func TestHeadersAreKnownInSixLanguagesAndFullWidth(t *testing.T) {
	t.Parallel()
	for _, header := range [][]any{
		{"Ref", "Class", "Country", "Name", "Language", "Email", "Cc", "Salutation"},
		{"Référence", "Catégorie", "Pays", "Nom", "Langue", "Courriel", "Copie", "Appel"},
		{"Referencia", "Categoría", "País", "Nombre", "Idioma", "Correo electrónico", "Copia", "Tratamiento"},
		{"Код", "Категория", "Страна", "Название", "Язык", "Эл. почта", "Копия", "Обращение"},
		{"编号", "类别", "国家", "名称", "语文", "电子邮件", "抄送", "称呼"},
		{"المرجع", "الفئة", "البلد", "الاسم", "اللغة", "البريد الإلكتروني", "نسخة", "المخاطبة"},
		{"ＲＥＦ", "ｃｌａｓｓ", "Country *", " Name:", "LANGUAGE\u00a0", "E-mail", "C.C.", "salutation"},
	} {
		got, problems := read(t, []any{"A title", "over it all"}, header, []any{"A", "ngo", "", "Alpha", "en", "a@a.example", "b@a.example", "Dear all,"})
		if len(problems) > 0 || len(got.Columns) > 0 || len(got.Invitees) != 1 || got.Invitees[0].Email != "a@a.example" || len(got.Invitees[0].Cc) != 1 || got.Invitees[0].Salutation != "Dear all," {
			t.Errorf("%v: %v, %+v", header, problems, got)
		}
	}
}

func TestHiddenRowsAndFiltersAreSaid(t *testing.T) {
	t.Parallel()
	rows := []any{"B", "ngo", "", "n", "en", "", "", ""}
	data := sheetOf(t, plainHeader, []any{"A", "ngo", "", "n", "en", "", "", ""}, rows, []any{"C", "ngo", "", "n", "en", "", "", ""}, []any{"D", "ngo", "", "n", "en", "", "", ""})
	data = withPart(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		s = strings.Replace(s, `<row r="3"`, `<row r="3" hidden="1"`, 1)
		s = strings.Replace(s, `<row r="4"`, `<row r="4" hidden="true"`, 1)
		return strings.Replace(s, "</sheetData>", `</sheetData><autoFilter ref="A1:H5"/>`, 1)
	})
	got, problems := ReadContacts("contacts.xlsx", data, nil, nil)
	if len(problems) > 0 || len(got.Invitees) != 4 || len(got.Notes) != 1 {
		t.Fatalf("%v %+v", problems, got)
	}
	if said := got.Notes[0].String(); !strings.Contains(said, "2 rows are hidden and count like all others: 3–4") || !strings.Contains(said, "a filter chooses nobody") {
		t.Error(said)
	}
}
