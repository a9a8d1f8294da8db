package letter_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// merged is the first paragraph of a template in l, merged for v.
func merged(t *testing.T, l locale.Lang, v invitee.Invitee, src string, columns ...string) string {
	t.Helper()
	files := fstest.MapFS{"letters/letter." + string(l) + ".md": {Data: []byte(src)}}
	s, problems := letter.Load(files, sampleCampaign(t), append([]string{}, columns...))
	if len(problems) > 0 {
		t.Fatalf("%s: %v", src, problems)
	}
	d, problems := s.Document("letter", l, v, values(l))
	if len(problems) > 0 {
		t.Fatalf("%s: %v", src, problems)
	}
	return block(d, typeset.Paragraph)
}

func TestNamesStandInTheCaseOfTheirSentence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang        locale.Lang
		country     string
		field, want string // the, of, to, from, by
	}{
		{"en", "NLD", "invitee.official", "the Kingdom of the Netherlands|of the Kingdom of the Netherlands|to the Kingdom of the Netherlands|from the Kingdom of the Netherlands|by the Kingdom of the Netherlands"},
		{"fr", "ARE", "invitee.name", "les Émirats arabes unis|des Émirats arabes unis|aux Émirats arabes unis|des Émirats arabes unis|par les Émirats arabes unis"},
		{"fr", "VAT", "Country", "le Saint-Siège|du Saint-Siège|au Saint-Siège|du Saint-Siège|par le Saint-Siège"},
		{"fr", "COL", "invitee.name", "la Colombie|de la Colombie|à la Colombie|de la Colombie|par la Colombie"},
		{"fr", "COL", "invitee.mission", "la Mission permanente de la République de Colombie|de la Mission permanente de la République de Colombie|à la Mission permanente de la République de Colombie|de la Mission permanente de la République de Colombie|par la Mission permanente de la République de Colombie"},
		{"es", "NLD", "invitee.official", "el Reino de los Países Bajos|del Reino de los Países Bajos|al Reino de los Países Bajos|del Reino de los Países Bajos|por el Reino de los Países Bajos"},
		{"ru", "VAT", "invitee.official", "Святой Престол|Святого Престола|Святому Престолу|от Святого Престола|Святым Престолом"},
		{"ru", "COL", "invitee.mission", "Постоянное представительство Республики Колумбия|Постоянного представительства Республики Колумбия|Постоянному представительству Республики Колумбия|от Постоянного представительства Республики Колумбия|со стороны Постоянного представительства Республики Колумбия"},
		{"ru", "COL", "invitee.name", "Колумбия|Колумбии|Колумбии|от Колумбии|Колумбией"},
		{"ar", "ARE", "invitee.official", "الإمارات العربية المتحدة|للإمارات العربية المتحدة|إلى الإمارات العربية المتحدة|من الإمارات العربية المتحدة|من جانب الإمارات العربية المتحدة"},
		{"zh", "COL", "invitee.official", "哥伦比亚共和国|哥伦比亚共和国|致哥伦比亚共和国|来自哥伦比亚共和国|由哥伦比亚共和国"},
	} {
		v := invitee.Invitee{Ref: "X", Class: invitee.StateParty, Country: c.country, Row: 2}
		var src []string
		for _, filter := range []string{"the", "of", "to", "from", "by"} {
			src = append(src, "{{ "+c.field+" | "+filter+" }}")
		}
		if got := merged(t, c.lang, v, strings.Join(src, "/")); got != strings.ReplaceAll(c.want, "|", "/") {
			t.Errorf("%s %s\n got %s\nwant %s", c.lang, c.country, got, c.want)
		}
	}
}

func TestNamesOfOrganizationsTakeThePrepositionAlone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang             locale.Lang
		name, src, value string
	}{
		{"en", "International Committee of Observers", "{{ invitee.name | the }}", "the International Committee of Observers"},
		{"en", "Fields Without Mines", "{{ invitee.name | to }}", "to Fields Without Mines"},
		{"fr", "Action contre les mines", "{{ invitee.name | of }}", "d’Action contre les mines"},
		{"fr", "Comité des observateurs", "{{ invitee.name | to }}", "au Comité des observateurs"},
		{"fr", "Organisation des démineurs", "{{ invitee.name | of }}", "de l’Organisation des démineurs"},
		{"es", "Comité de Observadores", "{{ invitee.name | of }}", "del Comité de Observadores"},
		{"ru", "Комитет наблюдателей", "{{ invitee.name | to }}", "Комитету наблюдателей"},
		{"ru", "Fields Without Mines", "{{ invitee.name | from }}", "от Fields Without Mines"},
		{"ar", "منظمة الحقول", "{{ invitee.name | of }}", "لمنظمة الحقول"},
		{"ar", "Fields Without Mines", "{{ invitee.name | of }}", "لـ Fields Without Mines"},
		{"ar", "اللجنة الوطنية للألغام", "{{ invitee.name | of }}", "للجنة الوطنية للألغام"}, // of three lams two are written
		{"fr", "Humanité sans frontières", "{{ invitee.name | of }}", "d’Humanité sans frontières"},
		{"fr", "Hommes et mines", "{{ invitee.name | of }}", "de Hommes et mines"},
		{"fr", "l'Union des démineurs d'Aden", "{{ invitee.name | of }}", "de l'Union des démineurs d'Aden"}, // as the sheet writes it
		{"es", "el Comité de Observadores", "{{ invitee.name | to }}", "al Comité de Observadores"},
		{"es", "El Salvador sin Minas", "{{ invitee.name | of }}", "de El Salvador sin Minas"},
		{"ru", "Международная ассоциация саперов", "{{ invitee.name | by }} {{ invitee.name | to }}", "со стороны Международной ассоциации саперов Международной ассоциации саперов"},
		{"ru", "Рабочая группа по разминированию", "{{ invitee.name | from }}", "от Рабочей группы по разминированию"},
		{"ru", "Генеральный секретарь", "{{ invitee.name | to }}", "Генеральному секретарю"},
		{"ru", "Председатель Комитета", "{{ invitee.name | of }}", "Председателя Комитета"},
		{"ru", "Посол доброй воли", "{{ invitee.name | of }}", "Посла доброй воли"},
		{"ru", "«Поля без мин»", "{{ invitee.name | by }}", "со стороны «Поля без мин»"},
	} {
		v := ngo
		v.Name = c.name
		if got := merged(t, c.lang, v, c.src); got != c.value {
			t.Errorf("%s: got %q, want %q", c.name, got, c.value)
		}
	}
}

func TestOrganizationsOfTheTableHaveTheirGrammar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang             locale.Lang
		name, src, value string
	}{
		{"en", "European Union", "{{ invitee.name | to }}", "to the European Union"},
		{"fr", "Union africaine", "{{ Name | by }}", "par l’Union africaine"},
		{"fr", "CICR", "{{ invitee.name | of }}", "du CICR"},
		{"es", "Unión Europea", "{{ invitee.official | from }}", "de la Unión Europea"},
		{"ru", "Африканский союз", "{{ invitee.name | of }} {{ invitee.name | by }}", "Африканского союза Африканским союзом"},
		{"ru", "Африканский союз", "{{ invitee.name | from }}", "от Африканского союза"},
		{"ar", "الاتحاد الأفريقي", "{{ invitee.name | of }}", "للاتحاد الأفريقي"},
	} {
		v := ngo
		v.Name = c.name
		if got := merged(t, c.lang, v, c.src); got != c.value {
			t.Errorf("%s: got %q, want %q", c.name, got, c.value)
		}
	}
}

func TestFiltersChooseAndDefault(t *testing.T) {
	t.Parallel()
	v := state
	v.Fields = map[string]string{"Gender": "Female", "Title": "Mr.", "Seats": "2", "Empty": " ", "Odd": "other"}
	for src, want := range map[string]string{
		`{{ Empty | default "none" }}`:                                             "none",
		`{{ Empty | default “aucune” }}`:                                           "aucune",
		`{{ Empty | default « aucune » }}`:                                         "aucune",
		`{{ Seats | default "none" }}`:                                             "2",
		`{{ Gender | female "Madam" | male "Sir" }}`:                               "Madam",
		`{{ Title | female "Madam" | male "Sir" | default "Excellency" }}`:         "Sir",
		`{{ Odd | female "Madam" | male "Sir" | default "Excellency" }}`:           "Excellency",
		`{{ Empty | female "Madam" | male "Sir" | default "Excellency" }}`:         "Excellency",
		`{{ Seats | one "one seat" | other "several seats" }}`:                     "several seats",
		`{{ enclosures.count | one "a | b" | other "c | d" }}`:                     "c | d",
		`{{ invitee.name | the | capital }} is`:                                    "Colombia is",
		`Your{{ Gender | female "" | male " (m.)" }} seat{{ Empty | default "" }}`: "Your seat",
		`{{Gender|female "a"|default "b"}}`:                                        "a",
		`{{ Empty | default "{ **x** }" }}`:                                        "{ **x** }",
		`{{ if class ngo }}x` + "\n\n" + `{{ unless class ngo }}y`:                 "y",
		`{{ if class state_party, observer }}x`:                                    "x",
		`{{ if language fr }}x` + "\n\n" + `{{ if language en }}y`:                 "y",
		`{{ if family note }}x` + "\n\n" + `{{ unless family note }}{{ if Ref }}y`: "y",
	} {
		if got := merged(t, "en", v, src, "Gender", "Title", "Seats", "Empty", "Odd"); got != want {
			t.Errorf("%s gives %q, want %q", src, got, want)
		}
	}
}

func TestRussianAndArabicNumbersChooseTheirForms(t *testing.T) {
	t.Parallel()
	v := state
	for n, want := range map[string]string{"1": "место", "3": "места", "5": "мест", "21": "место"} {
		v.Fields = map[string]string{"N": n}
		if got := merged(t, "ru", v, `{{ N | one "место" | few "места" | other "мест" }}`, "N"); got != want {
			t.Errorf("%s %s, want %s", n, got, want)
		}
	}
	v.Fields = map[string]string{"N": "2"}
	if got := merged(t, "ar", v, `{{ N | one "مقعد" | two "مقعدان" | other "مقاعد" }}`, "N"); got != "مقعدان" {
		t.Errorf("two: %s", got)
	}
}

func TestFiltersStandInTables(t *testing.T) {
	t.Parallel()
	s, problems := one(t, "| a | b |\n|---|---|\n| {{ Empty | default \"x\" }} | **{{ invitee.name | of }}** \\| c |\n| only | |\n", "Empty")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, problems := s.Document("letter", "en", state, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if text := show(d); !strings.Contains(text, "| x | of Colombia | c |") || !strings.Contains(text, "| only |  |") {
		t.Error(text)
	}
}

func TestProgrammeIsATableUnderItsDays(t *testing.T) {
	t.Parallel()
	s, problems := one(t, "{{ unless class ngo }}{{ table agenda }}")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, _ := s.Document("letter", "en", state, values("en"))
	var rows [][][]typeset.Span
	for _, b := range d.Blocks {
		if b.Role == typeset.Table {
			rows = b.Rows
		}
	}
	if len(rows) != 1+3+12 || textOf(rows[1][0]) != "Monday, 20 June 2022" || len(rows[1]) != 2 || len(rows[1][1]) != 0 || textOf(rows[2][1]) != "Opening" {
		t.Errorf("rows: %v", rows)
	}
	d, _ = s.Document("letter", "en", ngo, values("en"))
	for _, b := range d.Blocks {
		if b.Role == typeset.Table {
			t.Error("the table stands although its condition fails")
		}
	}
	c := sampleCampaign(t)
	c.Meeting.Agenda = nil
	s, _ = letter.Load(fstest.MapFS{"letters/letter.en.md": {Data: []byte("{{ table agenda }}")}}, c, nil)
	if _, problems := s.Document("letter", "en", state, values("en")); len(problems) != 1 || problems[0].Field != "meeting.agenda" {
		t.Errorf("no agenda: %v", problems)
	}
}

func TestProgrammeInAMailStandsUnderItsDays(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"letters/mail.en.md": {Data: []byte("---\nsubject: x\n---\n{{ include programme }}\n")}, "letters/part.programme.en.md": {Data: []byte("{{ table agenda }}")}}
	s, problems := letter.Load(files, sampleCampaign(t), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	m, problems := s.Mail("letter", "en", state, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !strings.HasPrefix(m.Text, "Monday, 20 June 2022\nItem: 1; Subject: Opening\n") {
		t.Errorf("text %q", m.Text)
	}
	if !strings.Contains(m.HTML, `<th colspan="2" style=`) || strings.Count(m.HTML, "</th>") != 2+3 || strings.Count(m.HTML, "</td>") != 24 {
		t.Errorf("html %s", m.HTML)
	}
}

func TestMailHeadsRowsAsTheLetterDoes(t *testing.T) {
	t.Parallel()
	src := "| Time | Item |\n|---|---|\n| Monday | {{ Blank | female \" \" }} |\n| {{ Blank | female \"\" }} | {{ Blank | female \"\" }} |\n| 10:00 | Opening |\n"
	files := fstest.MapFS{"letters/mail.en.md": {Data: []byte("---\nsubject: x\n---\n" + src)}}
	s, problems := letter.Load(files, sampleCampaign(t), []string{"Blank"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	v := state
	v.Fields = map[string]string{"Blank": "female"}
	m, problems := s.Mail("letter", "en", v, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !strings.HasPrefix(m.Text, "Monday\n") || !strings.Contains(m.Text, "Time: 10:00; Item: Opening") {
		t.Errorf("text %q", m.Text)
	}
	if strings.Count(m.HTML, "colspan") != 1 {
		t.Errorf("html %s", m.HTML)
	}
}

func TestArabicMonthsAreASetting(t *testing.T) {
	t.Parallel()
	for style, want := range map[locale.ArabicMonths]string{
		"both": "20-22 حزيران/يونيه 2022", "levantine": "20-22 حزيران 2022", "un": "20-22 يونيه 2022", "common": "20-22 يونيو 2022", "both_common": "20-22 حزيران/يونيو 2022",
	} {
		c := sampleCampaign(t)
		c.Letters.ArabicMonths = style
		s, _ := letter.Load(fstest.MapFS{"letters/letter.ar.md": {Data: []byte("{{ meeting.dates }}")}}, c, nil)
		d, problems := s.Document("letter", "ar", state, values("ar"))
		if len(problems) > 0 || block(d, typeset.Paragraph) != want {
			t.Errorf("%s: %v %v", style, d, problems)
		}
	}
}
