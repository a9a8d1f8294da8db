package reply

import (
	"os"
	"strings"
	"testing"
)

// asides reads testdata/asides.txt.
func asides(tb testing.TB) (out []example) {
	data, err := os.ReadFile("testdata/asides.txt")
	if err != nil {
		tb.Fatal(err)
	}
	lang := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			lang = strings.Trim(line, "[]")
		} else if sign, text, ok := strings.Cut(line, " "); ok && sign != "#" {
			out = append(out, example{lang, text, sign == "+"})
		}
	}
	return out
}

// TestAsidesNeedNobody: what is said of badges, hotels, texts for the interpreters or the hours of an office changes no answer; what asks for some of these, or tells
// by them who comes, is seen by a person.
func TestAsidesNeedNobody(t *testing.T) {
	t.Parallel()
	for _, e := range asides(t) {
		for where, text := range beside {
			if d := doubts(Read(mailOf(text(e)), campaign())); (len(d) == 0) != e.nothing {
				t.Errorf("%q beside %s: clear should be %v; doubts %q", e.text, where, e.nothing, d)
			}
		}
	}
}
