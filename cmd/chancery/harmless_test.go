package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/office"
	"chancery/internal/reply"
	"chancery/internal/roster"
)

const hostile = "a\x1b[2Jb\x1b]0;owned\x07c\u009b31md\u202egnp.exe\u2066e\u2069f\rg\bh\u200ei\u2028j\U000e0041k\x00l\xffm"

func wantNoSteering(t *testing.T, what, s string) {
	t.Helper()
	for i, r := range s {
		if steers(r) || isMark(r) || r == utf8.RuneError && s[i] != "\uFFFD"[0] {
			t.Fatalf("%s: %U is left at %d of %q", what, r, i, s)
		}
	}
}

func TestHostileTextSteersNoTerminal(t *testing.T) {
	t.Parallel()
	got := harmless(hostile)
	wantNoSteering(t, "text", got)
	for _, want := range []string{`a\x1b[2Jb`, `\x9b31m`, `\u202egnp.exe`, `\x0dg`, `\u2028j`, `\U000e0041k`, `\x00l`, "\uFFFDm", "hi"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not hold %q", got, want)
		}
	}
	if plain := "Ana\tTorres\nأنا توريس 李娜"; harmless(plain) != plain {
		t.Errorf("%q became %q", plain, harmless(plain))
	}
}

func TestHostileJSONMeansTheSameAndSteersNothing(t *testing.T) {
	t.Parallel()
	text := strings.ToValidUTF8(hostile, "?")
	b, err := harmlessJSON(map[string]string{"x": text}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range string(b) {
		if steers(r) {
			t.Fatalf("%U is left in %s", r, b)
		}
	}
	var back map[string]string
	if err := json.Unmarshal(b, &back); err != nil || back["x"] != text {
		t.Errorf("%s gives %q (%v), wanted %q", b, back["x"], err, text)
	}
}

func hostileMail() office.Shown {
	words := "Ana Torres"
	text := hostile + "\nName: " + words + " end"
	at := strings.Index(text, words)
	evidence := []roster.Evidence{{Part: "text", Start: at, End: at + len(words), Words: words, Found: "label"}, {Part: "text", Start: -4, End: 9999, Found: hostile}}
	s := office.Shown{State: "to_review", Delegation: hostile, Sender: hostile, Status: hostile, Standing: &office.Answer{}}
	s.From, s.Subject, s.Ref, s.Kinds, s.Reasons = hostile, hostile, hostile, []string{hostile}, []roster.Reason{{Code: "free_text", Detail: hostile}}
	s.Reading = reply.Reading{Text: text, Delegates: []roster.Delegate{{Name: hostile, Evidence: evidence}}, Interventions: []roster.Intervention{{Item: hostile}},
		Attachments: []reply.Attachment{{Name: hostile, Type: hostile}}}
	s.Earlier = roster.Standing{Delegates: []roster.StandingDelegate{{Delegate: roster.Delegate{Name: hostile}, Source: roster.Source{DecidedBy: hostile}}},
		Interventions: []roster.StandingIntervention{{Intervention: roster.Intervention{Item: hostile, Speaker: hostile}, Source: roster.Source{MailID: 7}}}}
	s.Changes = []roster.Change{{Entity: "delegate", Name: hostile, Before: hostile, After: hostile}}
	return s
}

func TestHostileMailIsShownHarmlessAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 20, 40, 80, 200} {
		v := view{width: n, marks: plainMarks}
		s := hostileMail()
		lines := append(v.header(s), v.body(s)...)
		for _, line := range lines {
			wantNoSteering(t, "line", line)
			if strings.Contains(line, "\n") {
				t.Errorf("%q holds a line feed", line)
			}
			if n > 0 && width(line) > n+4 {
				t.Errorf("width %d: %d columns: %q", n, width(line), line)
			}
		}
		if all := strings.Join(lines, " "); !strings.Contains(all, "[[Ana") {
			t.Errorf("width %d: the words that support a fact are not marked: %s", n, all)
		}
	}
}

func TestLinesBreakAtWordsAndMarksEndWithThem(t *testing.T) {
	t.Parallel()
	got := wrap([]piece{{"the head is ", false}, {"Ms. Ana Torres", true}, {", 李娜李娜李娜", false}}, 16, plainMarks)
	want := []string{"the head is [[Ms.]]", "[[Ana Torres]],", "李娜李娜李娜"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}
