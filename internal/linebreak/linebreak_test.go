package linebreak

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chancery/internal/needed"
)

// testFile is the Unicode Consortium's own test of UAX #14, from Debian's unicode-data.
const testFile = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

func TestUnicodesOwnTestPassesWhole(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(testFile)
	if err != nil {
		needed.Missing(t, "%v; Debian's unicode-data has it", err)
	}
	lines := 0
	for line := range strings.Lines(string(data)) {
		text, wanted := readCase(t, line)
		if len(text) == 0 {
			continue
		}
		lines++
		if got := Append(nil, text); !slices.Equal(got, wanted) {
			t.Errorf("breaks %v, wanted %v: %s", got, wanted, strings.TrimSpace(line))
		}
	}
	if lines < 7000 {
		t.Errorf("%d lines: the file is not whole", lines)
	}
}

// readCase reads "× 0023 ÷ 0023 ÷	# …": the characters and the places inside them where a line may end.
func readCase(t *testing.T, line string) (text []rune, breaks []int) {
	t.Helper()
	body, _, _ := strings.Cut(line, "#")
	for field := range strings.FieldsSeq(body) {
		switch field {
		case "×":
		case "÷":
			breaks = append(breaks, len(text))
		default:
			r, err := strconv.ParseInt(field, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(r))
		}
	}
	if n := len(breaks); n > 0 && breaks[n-1] == len(text) {
		breaks = breaks[:n-1]
	}
	return text, breaks
}

func TestBreaksOfSixLanguages(t *testing.T) {
	t.Parallel()
	for text, wanted := range map[string]string{
		"the mid-point of 5 km (ISU)":  "the |mid-|point |of |5 |km |(ISU)",
		"l’unité « d’appui » : 10 000": "l’unité |« |d’appui |» : |10 |000",
		"он сказал — да":               "он |сказал |— |да",
		"في «جنيف» 20":                 "في |«جنيف» |20",
		"《公约》（下称）第2条。":                 "《公|约》|（下|称）|第|2|条。",
		"e\u0301te\u0301 a\u00A0b":     "e\u0301te\u0301 |a\u00A0b",
	} {
		runes := []rune(text)
		at := append(Append(nil, runes), len(runes))
		var parts []string
		for i, from := 0, 0; i < len(at); i++ {
			parts, from = append(parts, string(runes[from:at[i]])), at[i]
		}
		if got := strings.Join(parts, "|"); got != wanted {
			t.Errorf("%q, wanted %q", got, wanted)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	text := []rune(strings.Repeat("In addition, one day has been set aside for in-depth discussions (see APLC/MSP.20/2022/1). ", 40))
	var list []int
	b.ReportAllocs()
	for b.Loop() {
		list = Append(list[:0], text)
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("a\u0301 \u200D\u200B 1,000.5% (x)")
	f.Fuzz(func(t *testing.T, s string) {
		text, last := []rune(s), 0
		for _, i := range Append(nil, text) {
			if i <= last || i >= len(text) {
				t.Fatalf("index %d after %d in %q", i, last, s)
			}
			last = i
		}
	})
}
