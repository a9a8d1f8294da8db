package locale

import (
	_ "embed"
	"strings"
	"sync"
)

// organizations.tsv: comment lines, a header line, then a name a line: id, kind, language, article, name, acronym, its article, cases, aliases, source, confirm.
//
//go:embed organizations.tsv
var organizationsTSV string

type organizationRow struct {
	organization Organization
	names        map[Lang]organizationName
}

type organizations struct {
	ids  []string // in the order of the table
	rows map[string]*organizationRow
}

// organizationTable reads the embedded table once. A fault in it is a fault of the program, and the package's tests find it.
var organizationTable = sync.OnceValue(func() organizations {
	t := organizations{rows: map[string]*organizationRow{}}
	for _, r := range readTSV("organizations.tsv", organizationsTSV) {
		row, ok := t.rows[r["id"]]
		if !ok {
			row = &organizationRow{Organization{r["id"], OrganizationKind(r["kind"])}, map[Lang]organizationName{}}
			t.ids, t.rows[r["id"]] = append(t.ids, r["id"]), row
		}
		row.names[Lang(r["lang"])] = newOrganizationName(r)
	}
	return t
})

func newOrganizationName(r map[string]string) organizationName {
	n := organizationName{
		lang:    Lang(r["lang"]),
		name:    name{text: r["name"], article: r["article"], decline: declineTitle},
		acronym: name{text: r["acronym"], article: r["acronym_article"]},
		cases:   map[string]string{},
	}
	for _, pair := range strings.Split(r["cases"], ";") {
		if what, form, ok := strings.Cut(pair, "="); ok {
			n.cases[what] = form
		}
	}
	if r["aliases"] != "" {
		n.aliases = strings.Split(r["aliases"], ";")
	}
	return n
}

// FindOrganization finds the organization that a person meant by its name, its acronym or another usual name, in l or else in any of the six languages (a reply in
// French may name ASEAN in English), with or without an article, case and diacritics folded.
func FindOrganization(text string, l Lang) (Organization, bool) {
	key := nameKey(text)
	index := organizationIndex()
	if o, ok := index[l][key]; ok {
		return o, true
	}
	for _, other := range All {
		if o, ok := index[other][key]; ok {
			return o, true
		}
	}
	return Organization{}, false
}

var organizationIndex = sync.OnceValue(func() map[Lang]map[string]Organization {
	index := map[Lang]map[string]Organization{}
	for _, l := range All {
		index[l] = map[string]Organization{}
	}
	t := organizationTable()
	for _, id := range t.ids {
		row := t.rows[id]
		for l, n := range row.names {
			for _, s := range n.everyName() {
				index[l][nameKey(s)] = row.organization
			}
		}
	}
	return index
})
