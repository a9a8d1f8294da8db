package letter_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/typeset"
	"chancery/templates"
)

var update = flag.Bool("update", false, "write the golden files")

var (
	state = invitee.Invitee{Ref: "COL", Class: invitee.StateParty, Country: "COL", Email: "mission@colombia.example", Row: 2}
	ngo   = invitee.Invitee{Ref: "NGO-7", Class: invitee.NGO, Name: "Fields Without Mines", Email: "desk@fields.example", Row: 9}
)

func values(l locale.Lang) letter.Values {
	enclosures := map[locale.Lang][]string{
		"ar": {"برنامج تمهيدي لاجتماعات ما بين الدورات", "إرشادات للمشاركين", "معلومات إدارية"},
		"en": {"Preliminary programme", "Guidance for participants", "Administrative information"},
	}
	list := enclosures[l]
	if list == nil {
		list = enclosures["en"]
	}
	return letter.Values{Reference: "20MSP/2022/017", Date: locale.Date{Year: 2022, Month: time.April, Day: 26}, Code: "im2022.COL.abcdefghijkl",
		FormText: "code: im2022.COL.abcdefghijkl\nattending: \nname: \n", Enclosures: list,
		Extra: map[string]string{"record": "Delegates registered: 2", "places": "Item 3: number 4\nItem 5: number 1"}}
}

func sampleCampaign(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := campaign.Load(fstest.MapFS{"campaign.toml": {Data: campaign.Sample("im2022")}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sampleSet(t testing.TB) *letter.Set {
	t.Helper()
	set, problems := letter.Load(templates.Files, sampleCampaign(t), []string{})
	if len(problems) > 0 {
		t.Fatalf("the samples have problems: %v", problems)
	}
	return set
}

// one loads a single template as letters/letter.en.md.
func one(t *testing.T, src string, columns ...string) (*letter.Set, []campaign.Problem) {
	t.Helper()
	return letter.Load(fstest.MapFS{"letters/letter.en.md": {Data: []byte(src)}}, sampleCampaign(t), append([]string{}, columns...))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; look at it, and run with -update where it is right\n%s", name, got)
	}
}

// show writes a document as text, a block a paragraph behind its role.
func show(d *typeset.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nauthor: %s\nletterhead: %s\nfooter: %s\n", d.Title, d.Author, strings.Join(d.Letterhead.Lines, " / "), strings.Join(d.Footer, " / "))
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "\n[%s] %s\n", block.Role, textOf(block.Spans))
		for _, item := range block.Items {
			fmt.Fprintf(&b, "- %s\n", textOf(item))
		}
		for _, row := range block.Rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, textOf(cell))
			}
			fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
		}
	}
	return b.String()
}

func textOf(spans []typeset.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func block(d *typeset.Document, role typeset.Role) string {
	for _, b := range d.Blocks {
		if b.Role == role {
			return textOf(b.Spans)
		}
	}
	return ""
}

func TestSixLettersForAStateAndAnOrganization(t *testing.T) {
	t.Parallel()
	set := sampleSet(t)
	for _, l := range locale.All {
		for _, v := range []invitee.Invitee{state, ngo} {
			d, problems := set.Document("letter", l, v, values(l))
			if len(problems) > 0 {
				t.Fatalf("%s to %s: %v", l, v.Ref, problems)
			}
			golden(t, fmt.Sprintf("letter.%s.%s.txt", l, v.Ref), show(d))
		}
	}
}

func TestMailsInSixLanguages(t *testing.T) {
	t.Parallel()
	set := sampleSet(t)
	for _, l := range locale.All {
		for _, stem := range []string{"mail", "reminder", "acknowledgement"} {
			var m letter.Mail
			var problems []campaign.Problem
			if stem == "mail" {
				m, problems = set.Mail("letter", l, state, values(l))
			} else {
				m, problems = set.Text(stem, l, state, values(l))
			}
			if len(problems) > 0 {
				t.Fatalf("%s in %s: %v", stem, l, problems)
			}
			golden(t, fmt.Sprintf("%s.%s.txt", stem, l), "Subject: "+m.Subject+"\n\n"+m.Text)
			if stem == "mail" {
				golden(t, fmt.Sprintf("mail.%s.html", l), m.HTML)
			}
		}
	}
}

// The defects of the seed letter, each as words that must not be found in any sample.
func TestSamplesHaveNoneOfTheSeedLettersDefects(t *testing.T) {
	t.Parallel()
	set := sampleSet(t)
	doubled := regexp.MustCompile(`(?i)(?:^|[\s(])([\p{L}]{2,})\s+([\p{L}]{2,})(?:[\s.,،)])`)
	for _, l := range locale.All {
		d, problems := set.Document("letter", l, state, values(l))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		text := show(d)
		for _, bad := range []string{" ،", " ,", "2022-20", "يونيو", "(OAP)", "OAP", "وحدة وحدة", "سفيرة كولومبيا في"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: found %q", l, bad)
			}
		}
		for _, pair := range doubled.FindAllStringSubmatch(text, -1) {
			if strings.EqualFold(pair[1], pair[2]) {
				t.Errorf("%s: doubled word %q", l, pair[1])
			}
		}
		if acronym := map[locale.Lang]string{"ar": "(ISU)", "en": "(ISU)", "es": "(DAA)", "fr": "(ISU)", "ru": "(ГИП)", "zh": "（ISU）"}[l]; strings.Count(text, acronym) != 1 {
			t.Errorf("%s: %s stands %d times, wanted once", l, acronym, strings.Count(text, acronym))
		}
		if want := locale.FormatRange(l, locale.Date{Year: 2022, Month: 6, Day: 20}, locale.Date{Year: 2022, Month: 6, Day: 22}); strings.Count(text, want) < 2 {
			t.Errorf("%s: the range %q stands not in both subject and notice", l, want)
		}
		for _, role := range []typeset.Role{typeset.Reference, typeset.DateLine, typeset.Addressee, typeset.Subject, typeset.Salutation, typeset.Notice, typeset.Closing, typeset.Signatory, typeset.Enclosures} {
			if block(d, role) == "" {
				t.Errorf("%s: no %s", l, role)
			}
		}
	}
}

func TestSamplesServeACampaignThatNamesLittle(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../campaign/testdata/contract.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(`{ state_party = "note" }`, `{}`, "speakers_deadline ", "#", "registration_deadline ", "#", `url                   =`, "#", "venue = ", "# ").Replace(string(src))
	c, err := campaign.Load(fstest.MapFS{"campaign.toml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	set, problems := letter.Load(templates.Files, c, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, l := range locale.All {
		vals := letter.Values{Date: locale.Date{Year: 2022, Month: 4, Day: 26}}
		d, problems := set.Document("letter", l, state, vals)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", l, problems)
		}
		if strings.Contains(show(d), "{{") || block(d, typeset.Reference) != "" || block(d, typeset.Enclosures) != "" {
			t.Errorf("%s: %s", l, show(d))
		}
		for _, stem := range []string{"reminder", "acknowledgement"} {
			if _, problems := set.Text(stem, l, state, vals); len(problems) > 0 {
				t.Errorf("%s in %s: %v", stem, l, problems)
			}
		}
	}
}

func TestInterpretationIsListedAsTheLanguageDoes(t *testing.T) {
	t.Parallel()
	set := sampleSet(t)
	for l, want := range map[locale.Lang]string{
		"ar": "باللغات الإسبانية والإنكليزية والروسية والعربية والفرنسية.", "en": "in Arabic, English, French, Russian and Spanish.",
		"es": "en árabe, español, francés, inglés y ruso.", "fr": "en anglais, arabe, espagnol, français et russe.",
		"ru": "на английский, арабский, испанский, русский и французский языки.", "zh": "阿拉伯语、俄语、法语、西班牙语和英语同声传译。",
	} {
		d, problems := set.Document("letter", l, state, values(l))
		if len(problems) > 0 || !strings.Contains(show(d), want) {
			t.Errorf("%s: %q is not in the letter (%v)", l, want, problems)
		}
	}
}

func TestFamilyIsChosenByClass(t *testing.T) {
	t.Parallel()
	c := sampleCampaign(t)
	c.Family = map[invitee.Class]string{invitee.StateParty: "note"}
	files := fstest.MapFS{"letters/letter.en.md": {Data: []byte("formal")}, "letters/letter.note.en.md": {Data: []byte("third person")}, "letters/letter.fr.md": {Data: []byte("x")}}
	set, problems := letter.Load(files, c, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a, _ := set.Document("letter", "en", state, values("en"))
	b, _ := set.Document("letter", "en", ngo, values("en"))
	if block(a, typeset.Paragraph) != "third person" || block(b, typeset.Paragraph) != "formal" {
		t.Errorf("state: %q, organization: %q", block(a, typeset.Paragraph), block(b, typeset.Paragraph))
	}
	if set.HasLetter("letter", invitee.StateParty, "fr") || !set.HasLetter("letter", invitee.NGO, "fr") {
		t.Error("a formal letter stands in for a note verbale that is missing")
	}
	if set.HasMail("letter", "en") || set.HasText("reminder", "en") {
		t.Error("a mail is found that is not there")
	}
}

func TestMailOfAStemComesBeforeTheGeneralOne(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"letters/mail.en.md":            {Data: []byte("---\nsubject: general\n---\n")},
		"letters/practical.mail.en.md":  {Data: []byte("---\nsubject: own\n---\n")},
		"letters/acknowledgement.zz.md": {Data: []byte("x")},
	}
	set, problems := letter.Load(files, sampleCampaign(t), nil)
	if len(problems) != 1 || problems[0].File != "letters/acknowledgement.zz.md" {
		t.Errorf("problems: %v", problems)
	}
	own, _ := set.Mail("practical", "en", state, values("en"))
	general, _ := set.Mail("letter", "en", state, values("en"))
	if own.Subject != "own" || general.Subject != "general" {
		t.Errorf("subjects %q and %q", own.Subject, general.Subject)
	}
	if len(set.Sources()) != 2 {
		t.Errorf("sources: %d", len(set.Sources()))
	}
	if _, problems := set.Mail("letter", "fr", state, values("fr")); len(problems) != 1 || problems[0].File != "letters/mail.fr.md" {
		t.Errorf("an absent mail: %v", problems)
	}
}

func TestFolderWithoutLettersIsAProblem(t *testing.T) {
	t.Parallel()
	set, problems := letter.Load(fstest.MapFS{"x": {Mode: fs.ModeDir}}, sampleCampaign(t), nil)
	if set == nil || len(problems) != 1 {
		t.Errorf("set %v, problems %v", set, problems)
	}
}

func BenchmarkDocument(b *testing.B) {
	set := sampleSet(b)
	vals := values("ar")
	for b.Loop() {
		if _, problems := set.Document("letter", "ar", state, vals); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
