package locale

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// states.tsv: a header line, then a State a line, tab-separated. Where a language has an article it stands in a column before the official name.
// The Russian genitive is given only where no rule makes it. aliases are further names that people write, separated by semicolons.
//
//go:embed states.tsv
var statesTSV string

// former.tsv: names that a State had, a name a line: alpha3, the first day on which the name was no longer in use, language, short or official, article, name.
// Rows of one State and language stand in the order of their days.
//
//go:embed former.tsv
var formerTSV string

type nameKind int

const (
	shortName nameKind = iota
	officialName
)

type formerName struct {
	until Date
	lang  Lang
	kind  nameKind
	name  name
}

type stateRow struct {
	state   State
	names   map[Lang][2]name // by nameKind
	former  []formerName
	aliases []string
}

type table struct {
	codes []string // alpha-3, ascending
	rows  map[string]*stateRow
}

// stateTable reads the embedded table once. A fault in it is a fault of the program, and the package's tests find it.
var stateTable = sync.OnceValue(func() table {
	t := table{rows: map[string]*stateRow{}}
	for _, r := range readTSV("states.tsv", statesTSV) {
		row := newStateRow(r)
		t.codes = append(t.codes, row.state.Alpha3)
		t.rows[row.state.Alpha3] = row
	}
	slices.Sort(t.codes)
	for _, r := range readTSV("former.tsv", formerTSV) {
		row := t.rows[r["alpha3"]]
		row.former = append(row.former, newFormerName(r))
	}
	return t
})

// readTSV gives each line as a map from the header's names.
func readTSV(file, text string) []map[string]string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var out []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(header) {
			panic(fmt.Sprintf("%s line %d: found %d columns, wanted %d", file, i+2, len(cells), len(header)))
		}
		row := map[string]string{}
		for c, cell := range cells {
			row[header[c]] = cell
		}
		out = append(out, row)
	}
	return out
}

func newStateRow(r map[string]string) *stateRow {
	row := &stateRow{
		state: State{Alpha3: r["alpha3"], Alpha2: r["alpha2"], Group: RegionalGroup(r["group"])},
		names: map[Lang][2]name{},
	}
	for _, l := range All {
		row.names[l] = [2]name{
			shortName:    {text: r[string(l)]},
			officialName: {text: r[string(l)+"_official"], article: r[string(l)+"_article"], genitive: r[string(l)+"_genitive"]},
		}
	}
	if r["aliases"] != "" {
		row.aliases = strings.Split(r["aliases"], ";")
	}
	return row
}

func newFormerName(r map[string]string) formerName {
	until, err := ParseDate(r["until"])
	if err != nil {
		panic("former.tsv: " + err.Error())
	}
	kind := shortName
	if r["kind"] == "official" {
		kind = officialName
	}
	return formerName{until: until, lang: Lang(r["lang"]), kind: kind, name: name{text: r["name"], article: r["article"]}}
}
