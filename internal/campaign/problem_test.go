package campaign_test

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/campaign"
)

func TestProblemReadsAsASentence(t *testing.T) {
	t.Parallel()
	p := campaign.Problem{File: "contacts.xlsx", Row: 7, Field: "Email", What: `found "x", wanted an address`, Remedy: "correct the cell"}
	if got, want := p.String(), `contacts.xlsx, row 7, Email: found "x", wanted an address; correct the cell`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	p = campaign.Problem{File: "letters/letter.fr.md", Line: 3, Column: 9, What: "unknown field"}
	if got, want := p.String(), "letters/letter.fr.md, line 3, column 9: unknown field"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNearestKnownWord(t *testing.T) {
	t.Parallel()
	known := []string{"host", "port", "password_file", "rate_per_minute", "timezone"}
	for word, want := range map[string]string{"hots": "host", "Port": "port", "pasword_file": "password_file", "rate_per_min": "rate_per_minute", "timezome": "timezone", "logo": "", "": ""} {
		if got := campaign.Nearest(word, known); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}

// Each case changes the contract's example, and names line, column, field and words of the one problem that it must give.
func TestEveryWrongValueIsNamedWithItsPlace(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, old, new, at, field, what string }{
		{"unknown key", `sessions       = 4`, `sesions = 4`, "line 36, column 1", "smtp.sesions", `unknown key "sesions"; the nearest known one is "sessions"`},
		{"unknown table", `[store]`, `[stor]`, "line 48, column 2", "stor", `the nearest known one is "store"`},
		{"text for a number", `port = 2525`, `port = "2525"`, "", "smtp.port", "whole number"},
		{"port out of range", `port = 1143`, `port = 70000`, "", "imap.port", "found 70000, wanted 1 to 65535"},
		{"number for a text", `id        = "im2022"`, `id = 2022`, "line 2, column 1", "campaign.id", "text in quotes"},
		{"id with a space", `"im2022"`, `"im 2022"`, "", "campaign.id", "A–Z a–z 0–9 - _"},
		{"unknown language", `"zh"]`, `"cn"]`, "", "campaign.languages[5]", `unknown language "cn"`},
		{"language twice", `"ru", "zh"]`, `"ru", "ru"]`, "", "campaign.languages[5]", "stands twice"},
		{"fallback outside languages", `"zh"]` + "\n" + `fallback  = ["en"]`, `]` + "\n" + `fallback = ["zh"]`, "", "campaign.fallback", "no language of the campaign"},
		{"end before start", `end                   = 2022-06-22`, `end = 2022-06-02`, "", "meeting.end", "before it starts"},
		{"deadline after the meeting", `registration_deadline = 2022-06-10`, `registration_deadline = 2022-07-10`, "", "meeting.registration_deadline", "after the meeting ends"},
		{"date with a time", `start                 = 2022-06-20`, `start = 2022-06-20T10:00:00`, "", "meeting.start", "a date such as"},
		{"unknown zone", `"Europe/Zurich"`, `"Europe/Zürich"`, "", "meeting.timezone", "IANA"},
		{"url without scheme", `"https://meeting.example/im2022"`, `"meeting.example/im2022"`, "", "meeting.url", "https://"},
		{"unknown language of a text", `title = { en = "Intersessional Meetings", fr`, `title = { en = "Intersessional Meetings", ft`, "", "meeting.title.ft", `"fr"`},
		{"unknown class", `{ state_party = "note" }`, `{ state_partys = "note" }`, "", "letters.family.state_partys", `"state_party"`},
		{"family that is a language", `state_party = "note"`, `state_party = "en"`, "", "letters.family.state_party", "no language"},
		{"note verbale to organizations", `{ state_party = "note" }`, `{ ngo = "note" }`, "line 18, column 12", "letters.family.ngo", "missions alone"},
		{"second language that the campaign lacks", `family = { state_party = "note" }`, `second = { ngo = "ft" }`, "", "letters.second.ngo", `"fr"`},
		{"unknown paper", `family = { state_party = "note" }`, `paper = "A6"`, "", "letters.paper", `"A5"`},
		{"unknown months", `family = { state_party = "note" }`, `arabic_months = "levant"`, "", "letters.arabic_months", "levantine"},
		{"signature that is not there", `name = "…"`, `signature = "signature.png"`, "", "sender.signature", "no file"},
		{"forms by gender without a gender", `name = "…"`, `function = { fr = { female = "Présidente", male = "Président" } }`, "", "sender.function.fr", "no gender is stated"},
		{"a gender without its form", `name = "…"`, "gender = \"male\"\nfunction = { fr = { female = \"Présidente\" } }", "", "sender.function.fr", `no form for gender = "male"`},
		{"unknown form", `name = "…"`, "gender = \"male\"\nfunction = { fr = { mael = \"Président\", male = \"Président\" } }", "", "sender.function.fr.mael", `"male"`},
		{"item outside the meeting", `day   = 2022-06-20`, `day = 2022-06-23`, "", "meeting.agenda[0].day", "outside the meeting"},
		{"tls none to another host", `host = "127.0.0.1"` + "\nport = 2525", `host = "relay.example"` + "\nport = 2525", "", "smtp.tls", "this machine alone"},
		{"unknown tls", `port = 1143` + "\n" + `tls  = "none"`, `port = 1143` + "\n" + `tls  = "startls"`, "", "imap.tls", `"starttls"`},
		{"bad address", `from = "isu@meeting.example"`, `from = "isu at meeting.example"`, "", "smtp.from", ""},
		{"password in the file", `auth = "password" `, `password = "secret" #`, "", "smtp.password", "does not stand"},
		{"store scheme", `"sqlite:chancery.db"`, `"mysql://db"`, "", "store.url", "sqlite:FILE or postgres://"},
		{"host with a port", `host = "127.0.0.1"` + "\nport = 1143", `host = "127.0.0.1:1143"` + "\nport = 1143", "", "imap.host", "host name"},
		{"bidi control in a text", `name = "…"`, `name = "a\u202Eb"`, "", "sender.name", "U+202E"},
	}
	example := contractExample(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(example, c.old) {
				t.Fatalf("the example has no %q", c.old)
			}
			list := problems(t, strings.Replace(example, c.old, c.new, 1))
			for _, p := range list {
				place := fmt.Sprintf("line %d, column %d", p.Line, p.Column)
				if p.Field == c.field && strings.Contains(p.String(), c.what) && (c.at == "" || place == c.at) && p.Line > 0 && p.Remedy != "" {
					return
				}
			}
			t.Errorf("no problem of %s with %q at %q in:\n%v", c.field, c.what, c.at, list)
		})
	}
}

func TestDuplicateAgendaLabels(t *testing.T) {
	t.Parallel()
	src := contractExample(t) + "\n[[meeting.agenda]]\nitem = \"3\"\nday = 2022-06-21\ntitle = \"Again\"\n"
	list := problems(t, src)
	if len(list) != 1 || list[0].Field != "meeting.agenda[1].item" || !strings.Contains(list[0].What, "twice") || list[0].Line != 52 {
		t.Errorf("problems: %v", list)
	}
}

func TestSyntaxErrorHasLineAndColumn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src          string
		line, column int
	}{
		"unclosed quote":      {"[campaign]\nid = \"im2022\n", 2, 0},
		"column in runes":     {"[campaign]\nid = \"й\" x\n", 2, 10},
		"key twice":           {"[campaign]\nid = \"a\"\nid = \"b\"\n", 3, 1},
		"no such day":         {"[meeting]\nstart = 2022-06-31\n", 2, 17},
		"latin-1":             {"[sender]\nname = \"Jos\xe9\"\n", 2, 12},
		"utf-16":              {"\xff\xfe[\x00", 1, 0},
		"table defined twice": {"[smtp]\nport = 1\n[smtp]\n", 3, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := problems(t, c.src)
			if len(list) != 1 || list[0].Line != c.line || c.column > 0 && list[0].Column != c.column {
				t.Errorf("got %v, want line %d column %d", list, c.line, c.column)
			}
		})
	}
}

func TestAllProblemsAreToldAtOnceInOrder(t *testing.T) {
	t.Parallel()
	list := problems(t, "[campaign]\nid = \"\"\nlanguage = \"en\"\n[meeting]\nstart = 1\nend = 2022-06-22\ntimezone = \"UTC\"\ntitle = \"x\"\n[smtp]\nhost = \"a b\"\nport = 0\nfrom = \"x\"\n")
	var fields []string
	for _, p := range list {
		fields = append(fields, p.Field)
	}
	want := "campaign.id campaign.language meeting.start smtp.host smtp.port smtp.from"
	if got := strings.Join(fields, " "); got != want {
		t.Errorf("fields %s\nwant   %s\n%v", got, want, list)
	}
}

func TestByteOrderMarkAndCRLFAreAccepted(t *testing.T) {
	t.Parallel()
	load(t, "\xef\xbb\xbf"+strings.ReplaceAll(contractExample(t), "\n", "\r\n"))
}

func TestGenderOfFunctionsMustAgree(t *testing.T) {
	t.Parallel()
	example := contractExample(t)
	seed := strings.Replace(example, "[sender]", "[sender]\nfunction = { ar = \"رئيس الاجتماع العشرين\" }\nrank = { ar = \"سفيرة كولومبيا\" }", 1)
	if list := problems(t, seed); len(list) != 1 || list[0].Field != "sender.rank" {
		t.Errorf("an ambassador (f.) beside a president (m.): %v", list)
	}
	stated := strings.Replace(example, "[sender]", "[sender]\ngender = \"male\"\nfunction = { fr = \"Présidente de l’Assemblée\" }", 1)
	if list := problems(t, stated); len(list) != 1 || list[0].Field != "sender.function" {
		t.Errorf("feminine function of a man: %v", list)
	}
}

func TestTokensNeedTheirApplication(t *testing.T) {
	t.Parallel()
	example := strings.Replace(contractExample(t), "user = \"isu\"", "user = \"isu\"\nauth = \"xoauth2\"", 1)
	list := problems(t, example+"\n[oauth]\nclient_id = \"x\"\n")
	if len(list) != 2 || list[0].Field != "oauth.tenant" || list[1].Field != "oauth.secret_file" {
		t.Errorf("problems: %v", list)
	}
	// A refresh token without a tenant is Google's.
	google := load(t, example+"\n[oauth]\nclient_id = \"x\"\nsecret_file = \"s\"\nrefresh_token_file = \"r\"\n")
	if google.OAuth.RefreshTokenFile != "r" {
		t.Errorf("read %+v", google.OAuth)
	}
}
