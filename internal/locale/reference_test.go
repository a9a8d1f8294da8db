package locale

import (
	"encoding/csv"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/internal/needed"
)

const referencePath = "../../../shared/data/states-reference.csv"

// referenceColumns are what the program says where the reference list has a column for it, by the names of today.
var referenceColumns = map[string]func(State) string{
	"iso2":   func(s State) string { return s.Alpha2 },
	"en":     func(s State) string { return s.The(English, Date{}) },
	"fr":     func(s State) string { return s.The(French, Date{}) },
	"es":     func(s State) string { return s.The(Spanish, Date{}) },
	"ar":     func(s State) string { return s.The(Arabic, Date{}) },
	"ru":     func(s State) string { return s.The(Russian, Date{}) },
	"zh":     func(s State) string { return s.The(Chinese, Date{}) },
	"fr_of":  func(s State) string { return s.Of(French, Date{}) },
	"es_of":  func(s State) string { return s.Of(Spanish, Date{}) },
	"ar_li":  func(s State) string { return s.Of(Arabic, Date{}) },
	"ru_gen": func(s State) string { return s.Of(Russian, Date{}) },
}

// uncompared columns: the key, and the standing under one convention, which is the contacts' to say.
var uncompared = map[string]bool{"iso3": true, "status_2022": true}

// TestStatesAgreeWithReference compares with a list made from public-domain terminology of the United Nations. Where we differ, testdata/deviations.tsv says
// why, and an entry there that no longer differs fails too. A blank cell of the reference says nothing.
func TestStatesAgreeWithReference(t *testing.T) {
	t.Parallel()
	f, err := os.Open(referencePath)
	if os.IsNotExist(err) {
		needed.Missing(t, "the reference list of States is missing: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	argued := readDeviations(t)
	header := records[0]
	for _, column := range header {
		if referenceColumns[column] == nil && !uncompared[column] {
			t.Errorf("the reference has a column %q, which nothing here is compared with", column)
		}
	}
	for _, rec := range records[1:] {
		s, ok := LookupState(rec[0])
		if !ok {
			t.Errorf("%s: the reference has it, the table does not", rec[0])
			continue
		}
		for i, column := range header {
			say, compared := referenceColumns[column]
			if !compared || rec[i] == "" {
				continue
			}
			key := rec[0] + " " + column
			deviates := say(s) != rec[i]
			if deviates && !argued[key] {
				t.Errorf("%s: we say %q, the reference %q; correct the table or argue it in deviations.tsv", key, say(s), rec[i])
			}
			if !deviates && argued[key] {
				t.Errorf("%s: deviations.tsv argues a difference that is none", key)
			}
			delete(argued, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(argued)) {
		t.Errorf("%s: deviations.tsv names what the reference does not have", key)
	}
	if got, want := len(records)-1, len(States()); got != want {
		t.Errorf("the reference has %d States, the table %d", got, want)
	}
}

// readDeviations gives "COL fr" for each line "COL<tab>fr,fr_of<tab>reason".
func readDeviations(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("testdata/deviations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	argued := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || cells[2] == "" {
			t.Fatalf("deviations.tsv line %d: wanted code, columns and a reason", i+1)
		}
		for _, column := range strings.Split(cells[1], ",") {
			argued[cells[0]+" "+column] = true
		}
	}
	return argued
}
