package reply

import (
	"os"
	"strings"
	"testing"
)

// classLine is a line "text => facts | facts | …" below its "## class"; \n in the text is a new line. There are four cells at least.
type classLine struct {
	class, text string
	cells       []string
}

func classLines(tb testing.TB, file string) (out []classLine) {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	class := ""
	for n, line := range strings.Split(string(data), "\n") {
		if head, ok := strings.CutPrefix(line, "## "); ok {
			class = head
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, ok := strings.Cut(line, "=>")
		if !ok {
			tb.Fatalf("%s:%d: %q has no =>", file, n+1, line)
		}
		out = append(out, classLine{class, strings.ReplaceAll(strings.TrimSpace(text), `\n`, "\n"), strings.Split(want+"|||", "|")})
	}
	return out
}
