package reply

import (
	"os"
	"strings"
	"testing"
)

// TestSentencesAboveAnAnswerThatSayNoMoreNeedNobody reads announcements of what is below, offers to mend it and courtesies, and sentences like them that say more.
func TestSentencesAboveAnAnswerThatSayNoMoreNeedNobody(t *testing.T) {
	t.Parallel()
	for _, l := range sortedLines(t, "testdata/announced.txt") {
		t.Run(l.class, func(t *testing.T) {
			t.Parallel()
			d := doubts(Read(mailOf(l.text+answerIn[l.lang]), campaign()))
			if (len(d) == 0) != l.nothing {
				t.Errorf("%s: clear should be %v; doubts %q", l.text, l.nothing, d)
			}
		})
	}
}

// sortedLine is a line "LANG + sentence" or "LANG - sentence" below its "## class".
type sortedLine struct {
	class string
	example
}

func sortedLines(tb testing.TB, file string) (out []sortedLine) {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	class := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "## "); ok {
			class = head
		} else if line != "" && line[0] != '#' {
			lang, rest, _ := strings.Cut(line, " ")
			sign, text, _ := strings.Cut(rest, " ")
			out = append(out, sortedLine{class, example{lang, text, sign == "+"}})
		}
	}
	return out
}
