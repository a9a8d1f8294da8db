package locale

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// states.tsv: comment lines, a header line, then a State a line, tab-separated. Where a language has an article it stands in a column before the official name.
// aliases are further names that people write, separated by semicolons.
//
//go:embed states.tsv
var statesTSV string

// articles.tsv: what the short name needs in running text, a State a line: its articles, and how "in" is said where the article does not tell (French
// "à la", Russian "на").
//
//go:embed articles.tsv
var articlesTSV string

// former.tsv: names that a State had, a name a line: alpha3, the first day on which the name was no longer in use, language, short or official, article, name.
// Rows of one State and language stand in the order of their days.
//
//go:embed former.tsv
var formerTSV string

type nameKind int

const (
	shortName nameKind = iota
	officialName
	textName // the short name in running text; the official one where the short name has words in brackets: "the Islamic Republic of Iran"
)

type formerName struct {
	until Date
	lang  Lang
	kind  nameKind
	name  name
}

type stateRow struct {
	state   State
	names   map[Lang][3]name // by nameKind
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
	for _, r := range readTSV("articles.tsv", articlesTSV) {
		t.rows[r["alpha3"]].setArticles(r)
	}
	for _, r := range readTSV("former.tsv", formerTSV) {
		row := t.rows[r["alpha3"]]
		row.former = append(row.former, newFormerName(r))
	}
	return t
})

// readTSV gives each line as a map from the header's names. Lines that begin with # say where the table is from and what is still to be confirmed.
func readTSV(file, text string) []map[string]string {
	var header []string
	var out []map[string]string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case header == nil:
			header = cells
			continue
		case len(cells) != len(header):
			panic(fmt.Sprintf("%s line %d: found %d columns, wanted %d", file, i+1, len(cells), len(header)))
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
		names: map[Lang][3]name{},
	}
	for _, l := range All {
		short := name{text: r[string(l)], decline: declineState}
		official := name{text: r[string(l)+"_official"], article: r[string(l)+"_article"], decline: declineState}
		row.names[l] = [3]name{short, official, inText(short, official)}
	}
	if r["aliases"] != "" {
		row.aliases = strings.Split(r["aliases"], ";")
	}
	return row
}

// inText is how running text names the State: words in brackets are for lists and name plates.
func inText(short, official name) name {
	if strings.ContainsAny(short.text, "(（") {
		return official
	}
	return short
}

// setArticles gives the name in running text what articles.tsv says of it.
func (row *stateRow) setArticles(r map[string]string) {
	for _, l := range All {
		names := row.names[l]
		names[textName].article = r[string(l)]
		names[textName].place = r[string(l)+"_in"]
		row.names[l] = names
	}
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
	return formerName{until: until, lang: Lang(r["lang"]), kind: kind, name: name{text: r["name"], article: r["article"], decline: declineState}}
}
