package letter_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/typeset"
	"chancery/templates"
)

// addressees are one of each kind that grammar treats in its own way: with a feminine and a plural article, the Arabic article, a Russian genitive of
// its own, an observer that the United Nations have as one, an observer of the meeting alone.
var addressees = []invitee.Invitee{
	{Ref: "COL", Class: invitee.StateParty, Country: "COL", Email: "a@col.example", Row: 2},
	{Ref: "NLD", Class: invitee.StateParty, Country: "NLD", Email: "a@nld.example", Row: 3},
	{Ref: "ARE", Class: invitee.StateNotParty, Country: "ARE", Email: "a@are.example", Row: 4},
	{Ref: "USA", Class: invitee.StateNotParty, Country: "USA", Email: "a@usa.example", Row: 5},
	{Ref: "VAT", Class: invitee.Observer, Country: "VAT", Email: "a@vat.example", Row: 6},
	{Ref: "SGP", Class: invitee.Observer, Country: "SGP", Email: "a@sgp.example", Row: 7},
	{Ref: "ICO", Class: invitee.InternationalOrganization, Name: "International Committee of Observers", Email: "a@ico.example", Row: 8},
	{Ref: "NGO-7", Class: invitee.NGO, Name: "Fields Without Mines", Email: "a@fields.example", Row: 9},
}

// inGender is the sample campaign with a note verbale for missions and a signatory of that gender.
func inGender(t testing.TB, gender string) *campaign.Campaign {
	t.Helper()
	src := strings.NewReplacer(`gender = "female"`, `gender = "`+gender+`"`,
		"# family = {}", `family = { state_party = "note", state_not_party = "note", observer = "note" }`).Replace(string(campaign.Sample("im2022")))
	c, err := campaign.Load(fstest.MapFS{"campaign.toml": {Data: []byte(src)}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func set(t testing.TB, c *campaign.Campaign) *letter.Set {
	t.Helper()
	s, problems := letter.Load(templates.Files, c, []string{})
	if len(problems) > 0 {
		t.Fatalf("the samples have problems: %v", problems)
	}
	return s
}

func TestNotesVerbalesInSixLanguages(t *testing.T) {
	t.Parallel()
	s := set(t, inGender(t, "female"))
	for _, l := range locale.All {
		vals := values(l)
		d, problems := s.Document("letter", l, addressees[0], vals)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", l, problems)
		}
		golden(t, fmt.Sprintf("note.%s.COL.txt", l), show(d))
		vals.Enclosures = nil
		d, problems = s.Document("letter", l, addressees[7], vals)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", l, problems)
		}
		golden(t, fmt.Sprintf("letter.%s.NGO-7.programme.txt", l), show(d))
	}
}

// What depends on the addressee and on the signatory's gender, for each kind of both: the opening, addressee, salutation, closing and signatory.
func TestFormsFollowClassAndGender(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		var b strings.Builder
		for _, gender := range []string{"female", "male"} {
			s := set(t, inGender(t, gender))
			for _, v := range addressees {
				d, problems := s.Document("letter", l, v, values(l))
				if len(problems) > 0 {
					t.Fatalf("%s to %s: %v", l, v.Ref, problems)
				}
				fmt.Fprintf(&b, "== %s, %s signatory\n%s\n", v.Ref, gender, forms(d))
			}
		}
		golden(t, fmt.Sprintf("forms.%s.txt", l), b.String())
	}
}

// forms are the blocks of a document that change with addressee and signatory.
func forms(d *typeset.Document) string {
	var b strings.Builder
	first, last := true, ""
	for _, block := range d.Blocks {
		text := strings.ReplaceAll(textOf(block.Spans), "\n", " / ")
		switch block.Role {
		case typeset.Paragraph:
			if first {
				fmt.Fprintf(&b, "[%s] %s\n", block.Role, text)
			}
			first, last = false, text
		case typeset.Initials:
			fmt.Fprintf(&b, "[last] %s\n[initials] %s\n", last, text)
		case typeset.Addressee, typeset.Salutation, typeset.Closing, typeset.Signatory:
			fmt.Fprintf(&b, "[%s] %s\n", block.Role, text)
		}
	}
	return b.String()
}

func TestNoteVerbaleIsRefusedToWhomIsNoMission(t *testing.T) {
	t.Parallel()
	c := inGender(t, "female")
	c.Family[invitee.InternationalOrganization] = campaign.NoteVerbale
	s := set(t, c)
	_, problems := s.Document("letter", "en", addressees[6], values("en"))
	if len(problems) != 1 || problems[0].File != "contacts.xlsx" || problems[0].Row != 8 || !strings.Contains(problems[0].What, "missions alone") || !strings.Contains(problems[0].Remedy, "campaign.toml") {
		t.Errorf("problems: %v", problems)
	}
	mission := addressees[6]
	mission.Name = "Permanent Delegation of the European Union"
	d, problems := s.Document("letter", "en", mission, values("en"))
	if len(problems) > 0 || !strings.Contains(forms(d), "to the Permanent Delegation of the European Union and has the honour") {
		t.Errorf("%v %v", d, problems)
	}
}

func TestNoteIsInitialledAndNotSigned(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		d, problems := set(t, inGender(t, "male")).Document("letter", l, addressees[1], values(l))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var roles []string
		for _, b := range d.Blocks {
			switch b.Role {
			case typeset.Paragraph, typeset.Notice:
			default:
				roles = append(roles, string(b.Role))
			}
		}
		if got := strings.Join(roles, " "); got != "reference initials placedate addressee enclosures" {
			t.Errorf("%s: blocks %s", l, got)
		}
	}
}

func TestTranslationFollowsTheLetter(t *testing.T) {
	t.Parallel()
	c := sampleCampaign(t)
	c.Letters.Second = map[invitee.Class]locale.Lang{invitee.NGO: "en"}
	s := set(t, c)
	v := ngo
	v.Language = "fr"
	for name, one := range map[string]struct {
		own, sheet, want locale.Lang
	}{
		"the class's":           {"fr", "", "en"},
		"the sheet's":           {"fr", "ar", "ar"},
		"none: the class's own": {"en", "", ""},
		"none: the sheet's own": {"fr", "fr", ""},
	} {
		v.Language, v.Second = one.own, one.sheet
		d, problems := s.Document("letter", one.own, v, values(one.own))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", name, problems)
		}
		switch {
		case one.want == "" && d.Second != nil:
			t.Errorf("%s: a translation into %s", name, d.Second.Lang)
		case one.want != "" && (d.Second == nil || d.Second.Lang != one.want || d.Lang != one.own):
			t.Errorf("%s: no translation into %s", name, one.want)
		}
	}
}

func TestTranslationWithoutATemplateNamesWhoAsksForIt(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		class locale.Lang
		sheet locale.Lang
		want  string
	}{
		"the settings": {class: "fr", want: "ngo out of [letters] second in campaign.toml"},
		"the sheet":    {class: "ru", sheet: "fr", want: "Second language of contacts.xlsx, row 7"},
	} {
		c := sampleCampaign(t)
		c.Letters.Second = map[invitee.Class]locale.Lang{invitee.NGO: one.class}
		s, _ := letter.Load(fstest.MapFS{"letters/letter.en.md": {Data: []byte("x")}}, c, nil)
		v := ngo
		v.Row, v.Language, v.Second = 7, "en", one.sheet
		_, problems := s.Document("letter", "en", v, values("en"))
		if len(problems) != 1 || problems[0].File != "letters/letter.fr.md" {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		if p := problems[0]; !strings.Contains(p.What, "translation") || !strings.Contains(p.Remedy, one.want) || strings.Contains(p.Remedy, "fallback") {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestTranslationHasItsOwnSalutation(t *testing.T) {
	t.Parallel()
	c := sampleCampaign(t)
	c.Letters.Second = map[invitee.Class]locale.Lang{invitee.NGO: "fr"}
	v := ngo
	v.Language, v.Salutation = "en", "Dear friends,"
	d, problems := set(t, c).Document("letter", "en", v, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if block(d, typeset.Salutation) != "Dear friends," || block(d.Second, typeset.Salutation) != "Chères et chers collègues," {
		t.Errorf("%q, %q", block(d, typeset.Salutation), block(d.Second, typeset.Salutation))
	}
	if got := textOf(d.Second.Blocks[0].Spans); got != "Traduction de courtoisie" {
		t.Errorf("the translation begins with %q", got)
	}
}

func TestFrenchClosingRepeatsTheSalutation(t *testing.T) {
	t.Parallel()
	s := sampleSet(t)
	for salutation, want := range map[string]string{
		"":                              "Je vous prie d’agréer, Excellence, les assurances de ma très haute considération.",
		"Madame l’Ambassadrice,":        "Je vous prie d’agréer, Madame l’Ambassadrice, les assurances de ma très haute considération.",
		"Cher Monsieur Abdallah\u00a0!": "Je vous prie d’agréer, cher Monsieur Abdallah, les assurances de ma très haute considération.",
	} {
		v := state
		v.Language, v.Salutation = "fr", salutation
		d, problems := s.Document("letter", "fr", v, values("fr"))
		if len(problems) > 0 || block(d, typeset.Closing) != want {
			t.Errorf("%q: %v %v", salutation, problems, block(d, typeset.Closing))
		}
	}
	v := ngo
	v.Language, v.Salutation = "fr", "Chers amis,"
	if d, _ := s.Document("letter", "fr", v, values("fr")); block(d, typeset.Closing) != "Je vous prie d’agréer, chers amis, l’expression de mes sentiments distingués." {
		t.Errorf("%s", block(d, typeset.Closing))
	}
}

func TestEnclosuresAreCountedInWords(t *testing.T) {
	t.Parallel()
	s := sampleSet(t)
	for l, want := range map[locale.Lang][2]string{
		"ar": {"المرفق (1):", "المرفقان (2):"}, "en": {"Enclosure (1):", "Enclosures (2):"}, "es": {"Anexo (1):", "Anexos (2):"},
		"fr": {"Pièce jointe (1)\u00a0:", "Pièces jointes (2)\u00a0:"}, "ru": {"Приложение (1):", "Приложения (2):"}, "zh": {"附件（1份）：", "附件（2份）："},
	} {
		for n := 1; n <= 2; n++ {
			vals := values(l)
			vals.Enclosures = vals.Enclosures[:n]
			d, problems := s.Document("letter", l, state, vals)
			if len(problems) > 0 || block(d, typeset.Enclosures) != want[n-1] {
				t.Errorf("%s: %v %q", l, problems, block(d, typeset.Enclosures))
			}
		}
	}
}

func TestTranslationIsNeitherSignedNorInitialled(t *testing.T) {
	t.Parallel()
	c := inGender(t, "female")
	c.Sender.Signature = "s.png"
	c.Letters.Second = map[invitee.Class]locale.Lang{invitee.NGO: "fr", invitee.StateParty: "fr"}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 60, 20))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"s.png": {Data: picture.Bytes()}}
	for _, name := range []string{"letter.en.md", "letter.fr.md", "letter.note.en.md", "letter.note.fr.md"} {
		data, err := templates.Files.ReadFile("letters/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["letters/"+name] = &fstest.MapFile{Data: data}
	}
	s, problems := letter.Load(files, c, []string{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, v := range []invitee.Invitee{addressees[0], addressees[7]} {
		d, problems := s.Document("letter", "en", v, values("en"))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		isNote := v.Class != invitee.NGO
		if (d.Signature != nil) == isNote || d.Second.Signature != nil {
			t.Errorf("%s: signatures %q and %q", v.Ref, d.Signature, d.Second.Signature)
		}
		for _, b := range d.Second.Blocks {
			if b.Role == typeset.Initials {
				t.Errorf("%s: the translation is initialled", v.Ref)
			}
		}
	}
}

// Without a gender the verbs follow the function as it is written, an office before a person.
func TestNoteWithoutAGender(t *testing.T) {
	t.Parallel()
	c := inGender(t, "female")
	c.Sender.Gender = ""
	for function, want := range map[string][2]string{
		"en President of the Meeting":  {"The President of the Meeting to the Convention", "presents compliments to the Permanent Mission|The President of the Meeting takes this opportunity to renew to the Permanent Mission of the Republic of Colombia the assurances of the highest consideration."},
		"fr Présidence de la Réunion":  {"La Présidence de la Réunion", "présente ses compliments"},
		"es Presidencia de la Reunión": {"La Presidencia de la Reunión", "saluda atentamente"},
		"ar رئاسة الاجتماع":            {"تهدي رئاسة الاجتماع", "تحياتها"},
		"ar رئيس الاجتماع":             {"يهدي رئيس الاجتماع", "تحياته"},
		"ru Председатель Совещания":    {"Председатель Совещания", "свидетельствует свое уважение"},
	} {
		code, text, _ := strings.Cut(function, " ")
		l := locale.Lang(code)
		c.Sender.Function = locale.Text{l: text}
		d, problems := set(t, c).Document("letter", l, addressees[0], values(l))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		got := forms(d)
		for _, words := range append(strings.Split(want[1], "|"), want[0]) {
			if !strings.Contains(got, words) {
				t.Errorf("%s: no %q in\n%s", function, words, got)
			}
		}
	}
}
