package locale

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden tables anew")

// compareGolden compares rows of cells with a table of testdata, and names each row that differs.
func compareGolden(t *testing.T, file string, rows [][]string) {
	t.Helper()
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	path := "testdata/" + file
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Split(string(raw), "\n"), strings.Split(b.String(), "\n")
	for i := range max(len(want), len(got)) {
		if w, g := lineAt(want, i), lineAt(got, i); w != g {
			t.Errorf("%s line %d\n have %s\n want %s", file, i+1, g, w)
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// The table was read through name by name in six languages; a change of a rule shows here in every name that it touches.
func TestNamesOfStatesStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"alpha3", "lang", "short", "the", "of", "to", "by", "of short", "in", "from"}}
	for _, s := range States() {
		for _, l := range All {
			d := Date{}
			rows = append(rows, []string{s.Alpha3, string(l), s.Short(l, d), s.The(l, d), s.Of(l, d), s.To(l, d), s.By(l, d), s.OfShort(l, d), s.In(l, d), s.From(l, d)})
		}
	}
	compareGolden(t, "states.golden.tsv", rows)
}

// Names that were in use on the day before they ended, and in whole the States that have one.
func TestFormerNamesStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"alpha3", "lang", "day", "short", "the", "of", "to", "by", "of short", "in", "from"}}
	for _, r := range readTSV("former.tsv", formerTSV) {
		s, ok := LookupState(r["alpha3"])
		last, err := ParseDate(r["until"])
		if !ok || err != nil {
			t.Fatalf("%v: %v", r, err)
		}
		l, d := Lang(r["lang"]), last.AddDays(-1)
		row := []string{s.Alpha3, string(l), d.String(), s.Short(l, d), s.The(l, d), s.Of(l, d), s.To(l, d), s.By(l, d), s.OfShort(l, d), s.In(l, d), s.From(l, d)}
		if r["kind"] == "short" {
			rows = append(rows, row)
		}
	}
	compareGolden(t, "former.golden.tsv", rows)
}
