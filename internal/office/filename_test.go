package office

import (
	"strings"
	"testing"
)

func TestFilesOfStrangersGetSafeNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"../../etc/passwd":       "_.._etc_passwd",
		"a\x00b\u202egnp.exe":    "a_b_gnp.exe",
		"...":                    "attachment",
		"":                       "attachment",
		`C:\x|y?.pdf. .`:         "C__x_y_.pdf",
		"بيان.pdf":               "بيان.pdf",
		"line\nbreak\ttab.docx":  "line_break_tab.docx",
		strings.Repeat("é", 200): strings.Repeat("é", 60),
	} {
		if got := PlainName(name, "attachment"); got != want {
			t.Errorf("PlainName(%q) = %q, want %q", name, got, want)
		}
	}
	if got := PlainName(strings.Repeat("x", 300)+".pdf", "attachment"); len(got) != longestFile || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("a long name became %q", got)
	}
}
