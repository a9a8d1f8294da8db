package campaign_test

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

func folder(toml string) fstest.MapFS {
	return fstest.MapFS{"campaign.toml": {Data: []byte(toml)}}
}

func load(t *testing.T, toml string) *campaign.Campaign {
	t.Helper()
	c, err := campaign.Load(folder(toml))
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return c
}

// problems loads what must be refused.
func problems(t *testing.T, toml string) campaign.Problems {
	t.Helper()
	_, err := campaign.Load(folder(toml))
	var list campaign.Problems
	if !errors.As(err, &list) {
		t.Fatalf("error is %v, wanted problems", err)
	}
	return list
}

func contractExample(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("testdata/contract.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func TestContractExampleLoads(t *testing.T) {
	t.Parallel()
	c := load(t, contractExample(t))
	if c.ID != "im2022" || len(c.Languages) != 6 || !reflect.DeepEqual(c.Fallback, []locale.Lang{"en"}) {
		t.Errorf("campaign: %q %v %v", c.ID, c.Languages, c.Fallback)
	}
	m := c.Meeting
	if want := (locale.Date{Year: 2022, Month: time.June, Day: 20}); m.Start != want {
		t.Errorf("start %v, want %v", m.Start, want)
	}
	if m.ZoneName != "Europe/Zurich" || m.Zone.String() != "Europe/Zurich" || len(m.Interpretation) != 5 || m.Title["fr"] != "Réunions intersessions" {
		t.Errorf("meeting: %+v", m)
	}
	if len(m.Agenda) != 1 || m.Agenda[0].Label != "3" || m.Agenda[0].Title["en"] != "Victim assistance" {
		t.Errorf("agenda: %+v", m.Agenda)
	}
	if c.Family[invitee.StateParty] != "note" || c.Family[invitee.NGO] != "" {
		t.Errorf("family: %v", c.Family)
	}
	s := c.SMTP
	if s.Host != "127.0.0.1" || s.Port != 2525 || s.TLS != "none" || s.From != "isu@meeting.example" || s.Auth != "password" || s.Sessions != 4 || s.Timeout != 2*time.Minute {
		t.Errorf("smtp: %+v", s)
	}
	if i := c.IMAP; i.Port != 1143 || i.User != "isu" || i.Folder != "INBOX" || i.AuthservID != "mx.meeting.example" {
		t.Errorf("imap: %+v", i)
	}
	if c.StoreURL != "sqlite:chancery.db" || c.Contacts.File != "contacts.xlsx" || !c.Automatic.Acknowledge || c.Speakers.GroupMinutes != 5 {
		t.Errorf("defaults: %q %+v %+v %+v", c.StoreURL, c.Contacts, c.Automatic, c.Speakers)
	}
}

func TestSampleLoadsAsItStands(t *testing.T) {
	t.Parallel()
	c := load(t, string(campaign.Sample("gtm-2023")))
	if c.ID != "gtm-2023" || len(c.Meeting.Agenda) != 12 {
		t.Errorf("id %q, %d items", c.ID, len(c.Meeting.Agenda))
	}
	if gaps := c.Gaps(); len(gaps) > 0 {
		t.Errorf("texts without one of the six languages: %v", gaps)
	}
}

var commented = regexp.MustCompile(`(?m)^# ([a-z_]+ = )`)

func TestCommentedKeysOfSampleShowTheDefaults(t *testing.T) {
	t.Parallel()
	src := string(campaign.Sample("im2022"))
	full := commented.ReplaceAllString(src, "$1")
	if n := len(commented.FindAllString(src, -1)); n < 30 {
		t.Fatalf("only %d commented keys", n)
	}
	if a, b := load(t, src), load(t, full); !reflect.DeepEqual(a, b) {
		t.Errorf("with defaults written out:\n%+v\nwithout:\n%+v", b, a)
	}
}

func TestSectionsOfSampleCanBeReplaced(t *testing.T) {
	t.Parallel()
	src := string(campaign.Sample("im2022"))
	example := contractExample(t)
	for _, name := range []string{"meeting", "sender", "smtp", "imap", "store"} {
		section := regexp.MustCompile(`(?m)^\[` + name + `\]\n(?:[^\[\n].*\n|\n)*`)
		replacement := section.FindString(example)
		if len(section.FindAllString(src, -1)) != 1 || replacement == "" {
			t.Fatalf("no section [%s]", name)
		}
		src = section.ReplaceAllLiteralString(src, replacement)
		load(t, src)
	}
}

func TestMissingFileIsNoProblemOfItsContent(t *testing.T) {
	t.Parallel()
	_, err := campaign.Load(fstest.MapFS{})
	var list campaign.Problems
	if !errors.Is(err, fs.ErrNotExist) || errors.As(err, &list) || !strings.Contains(err.Error(), "campaign.toml") {
		t.Errorf("error is %v", err)
	}
}

func TestLanguageFallsBackInOrder(t *testing.T) {
	t.Parallel()
	c := &campaign.Campaign{Languages: locale.All, Fallback: []locale.Lang{"fr", "en"}}
	only := func(have ...locale.Lang) func(locale.Lang) bool {
		return func(l locale.Lang) bool { return strings.Contains(joined(have), string(l)) }
	}
	if l, fell, ok := c.Language("ru", only("ru", "en")); l != "ru" || fell || !ok {
		t.Errorf("own language: %q %v %v", l, fell, ok)
	}
	if l, fell, ok := c.Language("ru", only("en", "zh")); l != "en" || !fell || !ok {
		t.Errorf("second fallback: %q %v %v", l, fell, ok)
	}
	if _, _, ok := c.Language("ru", only("zh")); ok {
		t.Error("a letter in a language that is no fallback was taken")
	}
	c.Languages = []locale.Lang{"en", "fr"}
	if l, fell, ok := c.Language("ru", only("ru", "fr")); l != "fr" || !fell || !ok {
		t.Errorf("a language that is none of the campaign's: %q %v %v", l, fell, ok)
	}
}

func joined(list []locale.Lang) string {
	var b strings.Builder
	for _, l := range list {
		b.WriteString(string(l) + " ")
	}
	return b.String()
}

func TestGapsNameTextsThatEnglishStandsInFor(t *testing.T) {
	t.Parallel()
	gaps := load(t, contractExample(t)).Gaps()
	var fields []string
	for _, g := range gaps {
		fields = append(fields, g.Field)
	}
	if !strings.Contains(strings.Join(fields, " "), "meeting.title") {
		t.Errorf("gaps %v do not name the title, which has two of six languages", gaps)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(string(campaign.Sample("im2022")))
	f.Add("[meeting]\ntitle = 3\n[[meeting.agenda]]\nitem = [[1]]\n")
	f.Add("a.b.c = { d = [ { e = 1 }, 2 ] }\n[[a.b.x]]\n")
	f.Fuzz(func(t *testing.T, src string) {
		c, err := campaign.Load(folder(src))
		if (c == nil) == (err == nil) {
			t.Fatalf("campaign %v with error %v", c, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	f := folder(string(campaign.Sample("im2022")))
	for b.Loop() {
		if _, err := campaign.Load(f); err != nil {
			b.Fatal(err)
		}
	}
}

func TestScheduleOfReportsIsCheckedWhenItIsWritten(t *testing.T) {
	t.Parallel()
	sample := string(campaign.Sample("im2022"))
	with := func(lines string) string { return strings.Replace(sample, "[report]\n", "[report]\n"+lines+"\n", 1) }
	c := load(t, with(`schedule = ["18:30", "7:00", "07:00"]`+"\n"+`days_off = ["Sunday"]`+"\n"+`languages = ["ar", "en"]`))
	if want := (campaign.Schedule{At: []time.Duration{7 * time.Hour, 18*time.Hour + 30*time.Minute}, Off: []string{"sunday"}, Languages: []locale.Lang{"ar", "en"}}); !reflect.DeepEqual(c.Report, want) {
		t.Errorf("read %+v, wanted %+v", c.Report, want)
	}
	for _, wrong := range []string{`schedule = ["24:00"]`, `schedule = ["morning"]`, `schedule = "07:00"`, `languages = ["de"]`, `days_off = ["Samstag"]`, `scedule = []`} {
		key, _, _ := strings.Cut(wrong, " ")
		if list := problems(t, with(wrong)); len(list) != 1 || !strings.Contains(list[0].Field, "report."+key) || list[0].Line == 0 {
			t.Errorf("%s: %v", wrong, list)
		}
	}
}
