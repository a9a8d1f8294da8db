package reply

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// answered is the text of the cases that give only what a program put around it.
const answered = "We will attend the meeting.\nMs. Larsen speaks on item 3.\n\nThank you for the invitation."

// trimmings are the cases of testdata/trimming.txtar: a mail by its name, and what of it the sender wrote.
func trimmings(tb testing.TB) map[string][2]string {
	archive, err := txtar.ParseFile("testdata/trimming.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	cases := map[string][2]string{}
	for _, file := range archive.Files {
		kind, _, _ := strings.Cut(file.Name, " ")
		text := strings.TrimSuffix(string(file.Data), "\n")
		switch kind {
		case "below":
			cases[file.Name] = [2]string{answered + "\n\n" + text + "\n\nDear colleagues,\n\nplease register your delegation.\n", answered}
		case "quoted":
			cases[file.Name] = [2]string{answered + "\n\n" + text + "\n\n> Dear colleagues,\n> please register.\n", answered}
		case "footer":
			cases[file.Name] = [2]string{answered + "\n\n" + text + "\n", answered}
		case "above":
			cases[file.Name] = [2]string{text + "\n\n" + answered + "\n", answered}
		case "whole":
			mail, wrote, ok := strings.Cut(text, "\n~~~~\n")
			if !ok {
				tb.Fatalf("%s has no line of tildes", file.Name)
			}
			cases[file.Name] = [2]string{mail, wrote}
		default:
			tb.Fatalf("%q begins with no kind of case", file.Name)
		}
	}
	return cases
}

// TestTrimKeepsWhatTheSenderWrote compares text by its lines; empty lines in a row, which quotations leave, count as one.
func TestTrimKeepsWhatTheSenderWrote(t *testing.T) {
	t.Parallel()
	for name, c := range trimmings(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := paragraphs(trim(c[0]).own); got != c[1] {
				t.Errorf("kept %q, want %q", got, c[1])
			}
		})
	}
}

func paragraphs(s string) string {
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return s
}
