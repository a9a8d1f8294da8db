package letter_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/typeset"
)

func TestUnknownFieldIsNamedWithItsPlaceAndTheNearest(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src          string
		line, column int
		remedy       string
	}{
		"in the body":         {"Dear all,\n\nп {{ meeting.titel }}", 3, 3, "meeting.title"},
		"in bold":             {"a **{{ Tabel }}** b", 1, 5, "Table"},
		"in front matter":     {"---\nsubject: a\ndate: {{ letter.dat }}\n---\nx", 3, 7, "letter.date"},
		"after front matter":  {"---\nsubject: a\n---\n\n{{ if Tabel }}x", 5, 1, "Table"},
		"in a table":          {"| a | b |\n|---|---|\n| x | {{ sendr.name }} |", 3, 7, "sender.name"},
		"in a list":           {"- a\n- {{ invitee.nam }}", 2, 3, "invitee.name"},
		"as a link's address": {"[here](<{{ meeting.ur }}>)", 1, 0, "meeting.url"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := one(t, c.src, "Table")
			if len(problems) != 1 {
				t.Fatalf("problems: %v", problems)
			}
			p := problems[0]
			if p.File != "letters/letter.en.md" || p.Line != c.line || c.column > 0 && p.Column != c.column || !strings.Contains(p.Remedy, `"`+c.remedy+`"`) {
				t.Errorf("got %v, want line %d, column %d and %q", p, c.line, c.column, c.remedy)
			}
		})
	}
}

func TestWhatALetterCannotHoldIsRefused(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"a <b>c</b>":                    "raw HTML",
		"<div>\nx\n</div>":              "raw HTML",
		"a `code` b":                    "code",
		"    indented":                  "code",
		"![picture](x.png)":             "an image",
		"a\n\n---\n\nb":                 "a rule",
		"- a\n  - b":                    "inside a list",
		"[a](javascript:alert)":         "the link leads to",
		"a {{ meeting.title b":          "has no end",
		"会**{{ meeting.title }}**议":     "the mark **",
		"[a]({{ meeting.url }})":        "the mark ](",
		"---\nsubject: a\nb":            "has no end",
		"---\nsubjekt: a\n---\n":        `unknown key "subjekt"`,
		"---\nsubject a\n---\n":         "found no colon",
		"---\n  subject\n---\n":         "below no key",
		"---\ndate: a\ndate: b\n---\n":  "stands twice",
		"---\ndate: {{ letter.d\n---\n": "has no end",
		"a \xe9 b":                      "0xe9 is not UTF-8",
		"a \u202e b":                    "U+202E",
		"a \x07 b":                      "U+0007",
	} {
		_, problems := one(t, src)
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.What, want) && p.Line > 0 && p.Remedy != ""
		}
		if !found {
			t.Errorf("%q: no %q in %v", src, want, problems)
		}
	}
}

func TestValueThatNoChoiceFitsIsNamedAsItStands(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]campaign.Problem{
		`{{ Gender | female "a" | male "b" }}`: {Field: "Gender", What: `found "diverse", and letters/letter.en.md has a text for female, male alone`, Remedy: "write female, male"},
		`{{ Seats | one "a" | other "b" }}`:    {Field: "Seats", What: `found "two", and letters/letter.en.md has a text for one, other alone`, Remedy: "write a number"},
		`{{ Empty | one "a" | other "b" }}`:    {Field: "Empty", What: "empty", Remedy: "fill it in"},
	} {
		set, _ := one(t, src, "Gender", "Seats", "Empty")
		v := state
		v.Row, v.Fields = 7, map[string]string{"Gender": "diverse", "Seats": "two"}
		_, problems := set.Document("letter", "en", v, values("en"))
		if len(problems) != 1 {
			t.Errorf("%s: %v", src, problems)
			continue
		}
		p := problems[0]
		if p.Row != 7 || p.Field != want.Field || !strings.Contains(p.What, want.What) || !strings.Contains(p.Remedy, want.Remedy) {
			t.Errorf("%s: got %v, want %v", src, p, want)
		}
	}
}

func TestMissingMergeFieldNamesTheRow(t *testing.T) {
	t.Parallel()
	set, problems := one(t, "Your table: {{ Table }}. {{ sender.name }}\n\n{{ if Note }}{{ Note }}", "Table", "Note")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	v := state
	v.Fields = map[string]string{"Table": " ", "Note": ""}
	_, problems = set.Document("letter", "en", v, values("en"))
	if len(problems) != 2 {
		t.Fatalf("problems: %v", problems)
	}
	if p := problems[0]; p.File != "contacts.xlsx" || p.Row != 2 || p.Field != "Table" {
		t.Errorf("merge field: %v", p)
	}
	if p := problems[1]; p.File != "campaign.toml" || p.Field != "sender.name" {
		t.Errorf("setting: %v", p)
	}
}

func TestValuesAreNeverParsedAgain(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"letters/mail.en.md": {Data: []byte("---\nsubject: {{ Note }}\n---\n{{ Note }} [link](<{{ Page }}>)\n")}}
	set, problems := letter.Load(files, sampleCampaign(t), []string{"Note", "Page"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	v := state
	v.Fields = map[string]string{"Note": `**x** <script>alert("1")</script> {{ meeting.title }} &amp;` + "\nline", "Page": "javascript:alert(1)"}
	m, problems := set.Mail("letter", "en", v, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := `**x** <script>alert("1")</script> {{ meeting.title }} &amp; line`; m.Subject != want {
		t.Errorf("subject %q", m.Subject)
	}
	if !strings.Contains(m.Text, `<script>alert("1")</script> {{ meeting.title }} &amp;`+"\nline") {
		t.Errorf("text %q", m.Text)
	}
	if strings.Contains(m.HTML, "<script") || !strings.Contains(m.HTML, "&lt;script&gt;") || !strings.Contains(m.HTML, "&amp;amp;<br>") || strings.Contains(m.HTML, "javascript") {
		t.Errorf("html %s", m.HTML)
	}
}

func TestMarkdownBecomesBlocks(t *testing.T) {
	t.Parallel()
	set, problems := one(t, "## Practical\n\nOne **bold** *it* \\* &lt; [site](https://a.example) <x@y.example>  \nnext\nsoft\n\n1. a\n2. b\n\n| H | I |\n|---|---|\n| c | d |\n| {{ if Gone }}e | f |\n\n> N\n> {{ if Gone }}G\n> M\n", "Gone")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, problems := set.Document("letter", "en", state, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for role, want := range map[typeset.Role]string{typeset.Heading: "Practical", typeset.Paragraph: "One bold it * < site x@y.example\nnext soft", typeset.Notice: "N\nM"} {
		if got := block(d, role); got != want {
			t.Errorf("%s is %q, want %q", role, got, want)
		}
	}
	for _, b := range d.Blocks {
		switch b.Role {
		case typeset.List:
			if !b.Ordered || len(b.Items) != 2 || textOf(b.Items[1]) != "b" {
				t.Errorf("list %+v", b)
			}
		case typeset.Table:
			if len(b.Rows) != 2 || textOf(b.Rows[1][1]) != "d" {
				t.Errorf("table %+v", b.Rows)
			}
		case typeset.Paragraph:
			var links []string
			for _, s := range b.Spans {
				if s.Link != "" {
					links = append(links, s.Link)
				}
				if s.Text == "bold" && !s.Bold || s.Text == "it" && !s.Italic {
					t.Errorf("style of %+v", s)
				}
			}
			if got := strings.Join(links, " "); got != "https://a.example mailto:x@y.example" || b.Line != 3 {
				t.Errorf("links %q, line %d", got, b.Line)
			}
		}
	}
}

func TestFrontMatterBySalutationOfClassAndSheet(t *testing.T) {
	t.Parallel()
	set, problems := one(t, "---\r\nsalutation: Sir,\r\nsalutation.ngo: Friends,\r\nclosing:\r\nsignatory:\r\n  A\r\n  {{ if sender.name }}{{ sender.name }}\r\n  B\r\n---\r\nx\r\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	named := state
	named.Salutation = "Dear Ambassador,"
	for want, v := range map[string]invitee.Invitee{"Sir,": state, "Friends,": ngo, "Dear Ambassador,": named} {
		d, problems := set.Document("letter", "en", v, values("en"))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := block(d, typeset.Salutation); got != want {
			t.Errorf("salutation %q, want %q", got, want)
		}
		if block(d, typeset.Closing) != "" || block(d, typeset.Signatory) != "A\nB" {
			t.Errorf("closing %q, signatory %q", block(d, typeset.Closing), block(d, typeset.Signatory))
		}
	}
}

func TestMailWithoutSubjectIsAProblem(t *testing.T) {
	t.Parallel()
	_, problems := letter.Load(fstest.MapFS{"letters/reminder.fr.md": {Data: []byte("x")}}, sampleCampaign(t), nil)
	if len(problems) != 1 || !strings.Contains(problems[0].What, "no subject") {
		t.Errorf("problems: %v", problems)
	}
}

func TestArabicMailRunsFromRightToLeft(t *testing.T) {
	t.Parallel()
	m, problems := sampleSet(t).Mail("letter", "ar", state, values("ar"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !strings.Contains(m.HTML, `<html lang="ar" dir="rtl">`) || !strings.Contains(m.HTML, `<a href="https://meeting.example/im2022" dir="ltr">`) {
		t.Errorf("html: %s", m.HTML)
	}
}

func TestLinesOfPlainMailsAreShortAndTheFormIsKept(t *testing.T) {
	t.Parallel()
	set := sampleSet(t)
	vals := values("zh")
	vals.FormText = "name: " + strings.Repeat("x", 90) + "\n  deep\n"
	m, problems := set.Mail("letter", "zh", state, vals)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !strings.HasSuffix(m.Text, "\n\n"+vals.FormText) {
		t.Errorf("the form is changed: %q", m.Text)
	}
	for _, l := range strings.Split(strings.TrimSuffix(m.Text, vals.FormText), "\n") {
		if n := utf8.RuneCountInString(l); n > 76 {
			t.Errorf("%d characters in %q", n, l)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add("---\nsubject: {{ Ref }}\n---\n**{{ Name }}** | a |\n|---|\n> {{ if Cc }}x\n", "{{ x }}")
	f.Add("---\n---\n---\n  x: y\n", "<b>")
	f.Add("- a\n\n  > b\n\n[x]: y\n[x]", "")
	f.Add("{{ include a }}\n\n{{ if class ngo }}{{ table agenda }}\n\n{{ x | of | default \"y\" }}", "1")
	f.Add("| a | {{ x | female \"b|c\" | other \"d\" }} |\n|---|---|\n| e |\n", "Ms.")
	f.Add("{{ unless language fr }}{{ if class }}{{ x | ", "\u0301\ue000")
	c := sampleCampaign(f)
	f.Fuzz(func(t *testing.T, src, value string) {
		for _, file := range []string{"letters/letter.en.md", "letters/mail.zh.md"} {
			part := "letters/part.a." + strings.Split(file, ".")[1] + ".md"
			set, problems := letter.Load(fstest.MapFS{file: {Data: []byte(src)}, part: {Data: []byte(src)}}, c, nil)
			for _, p := range problems {
				if p.What == "" || p.Remedy == "" || p.File != file && p.File != part {
					t.Errorf("a problem that says too little: %+v", p)
				}
			}
			v := state
			v.Fields = map[string]string{"x": value}
			vals := letter.Values{FormText: value, Enclosures: []string{value}}
			set.Document("letter", "en", v, vals)
			m, more := set.Mail("letter", "zh", v, vals)
			if len(more) == 0 && strings.Contains(m.HTML, "<script") {
				t.Errorf("a value became markup: %s", m.HTML)
			}
		}
	})
}
