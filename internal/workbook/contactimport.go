package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
)

// ImportSpec says how a list that an office keeps is meant, where its headers do not.
type ImportSpec struct {
	Sheet   string              // its name; "" : the sheet with the most known columns
	Columns map[string]string   // header as written: known column, LeftOut or MergeField
	Fixed   map[string]string   // known column: the value of the rows that have none
	Shared  []string            // addresses that may serve several invitees
	Known   [][]invitee.Invitee // who has a Ref already; the surest list first
}

// Import is what was understood of a list.
type Import struct {
	Sheet     string         `json:"sheet"`
	HeaderRow int            `json:"header_row"`
	Columns   []ImportColumn `json:"columns"`
	Lacking   []string       `json:"lacking"` // needed columns that nothing fills
	Mends     []Mend         `json:"mends"`
	Contacts  Contacts       `json:"-"`
}

// ImportColumn is a column of the list and what becomes of it.
type ImportColumn struct {
	Title   string `json:"title"`
	Field   string `json:"field,omitempty"`       // known column
	Merge   string `json:"merge_field,omitempty"` // title of the merge field
	Left    bool   `json:"left_out,omitempty"`
	Example string `json:"example,omitempty"`
}

// Mend is a value that was changed on the way in, and why.
type Mend struct {
	Row    int    `json:"row"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
	Why    string `json:"why"`
}

// mendsLimit is how many mends are listed.
const mendsLimit = 100_000

// KnownColumn is a known column by its name in any of the six languages.
func KnownColumn(name string) (string, bool) {
	known, ok := knownHeaders[foldHeader(name)]
	return known, ok
}

// ImportContacts understands a list in XLSX, ODS or CSV. What is sure is mended and said; every other problem of every row is returned, as ReadContacts does.
func ImportContacts(file string, data []byte, spec ImportSpec) (Import, []campaign.Problem) {
	b, problem := openContacts(file, data)
	if problem != nil {
		return Import{}, []campaign.Problem{*problem}
	}
	im := importing{file: file, spec: spec, taken: map[string]bool{}, values: map[string]value{}, standing: newStanding(spec.Known, spec.Shared)}
	at, head, problems := im.choose(b)
	if len(problems) > 0 {
		return im.result, problems
	}
	im.result.Sheet, im.result.HeaderRow = at.name, head.row
	if problems := im.columns(head); len(problems) > 0 {
		return im.result, problems
	}
	im.check = newContactCheck(file, namedSheet(b, at), spec.Shared)
	var hidden rowRuns
	traits, err := b.eachRow(at, func(l line) error {
		if l.row <= head.row || empty(l.cells) {
			return nil
		}
		if len(im.check.problems) >= problemsLimit {
			return errTooMany
		}
		if im.result.Contacts.Rows == rowsLimit {
			return errTooLong
		}
		if im.result.Contacts.Rows++; l.hidden {
			hidden.add(l.row)
		}
		im.row(l)
		return nil
	})
	if err != nil {
		im.check.problems = append(im.check.problems, broken(file, err))
	}
	if err == nil && im.result.Contacts.Rows == 0 {
		im.check.problems = append(im.check.problems, campaign.Problem{File: file, Row: head.row, What: fmt.Sprintf("the sheet %q has a header and no row below it", at.name), Remedy: "name another sheet by --sheet"})
	}
	im.result.Contacts.Notes = im.notes(b, at, traits, hidden)
	return im.result, im.check.problems
}

// importing is one import on its way.
type importing struct {
	file   string
	spec   ImportSpec
	result Import
	check  *contactCheck
	source header          // of the list
	head   header          // of the row as it is judged: each known field has a column, of the list or a virtual one behind its last
	place  map[int]int     // column of the list: its place among result.Columns
	taken  map[string]bool // Refs, in lower case
	standing
	named  rowRuns // rows of States with a name of their own
	twice  []campaign.Problem
	values map[string]value // of the row, by known field
}

// choose finds sheet and header row.
func (im *importing) choose(b source) (sheet, header, []campaign.Problem) {
	var at sheet
	var best header
	var names []string
	any := false
	for i, s := range b.list() {
		if names = append(names, fmt.Sprintf("%q", s.name)); i > sheetSearch || im.spec.Sheet != "" && s.name != im.spec.Sheet {
			continue
		}
		h, _, found, err := bestHeader(b, s, im.file, im.headers())
		if err != nil {
			return at, best, []campaign.Problem{unreadable(im.file, err)}
		}
		if found && (!any || len(h.at) > len(best.at)) {
			at, best, any = s, h, true
		}
	}
	switch {
	case im.spec.Sheet != "" && !any:
		return at, best, []campaign.Problem{{File: im.file, What: fmt.Sprintf("found no sheet %q with content; there are %s", im.spec.Sheet, strings.Join(names, ", ")), Remedy: "name one of them by --sheet"}}
	case !any:
		return at, best, []campaign.Problem{{File: im.file, What: "the workbook is empty; a header row and a row for each invitee were wanted", Remedy: "import another file"}}
	}
	best, err := im.titles(b, at, best.row)
	if err != nil {
		return at, best, []campaign.Problem{unreadable(im.file, err)}
	}
	return at, best, nil
}

// titles reads the header row as it is written: two columns may mean the same, and only of two with one title the second is left out.
func (im *importing) titles(b source, at sheet, row int) (h header, err error) {
	_, err = b.eachRow(at, func(l line) error {
		if l.row != row {
			return nil
		}
		h, im.twice = readHeader(im.file, l.row, l.cells, nil)
		return errFound
	})
	if err == errFound {
		err = nil
	}
	return h, err
}

// headers are all words by which a column is known: the contract's, those of offices' lists, and what the spec says.
func (im *importing) headers() map[string]string {
	m := maps.Clone(importHeaders)
	maps.Copy(m, knownHeaders)
	for title, field := range im.spec.Columns {
		m[foldHeader(title)] = field
	}
	return m
}

// columns decides what becomes of each column. Of two for one field, what the spec names wins, then the contract's word, then the first.
func (im *importing) columns(head header) (problems []campaign.Problem) {
	im.source, im.place = head, map[int]int{}
	im.head = header{row: head.row, at: map[string]int{}, titles: map[int]string{}, known: map[int]string{}}
	fields := map[int]string{}
	for _, words := range []map[string]string{folded(im.spec.Columns), knownHeaders, importHeaders} {
		for _, col := range slices.Sorted(maps.Keys(head.titles)) {
			field := words[foldHeader(head.titles[col])]
			if fields[col] != "" || field == "" || im.head.at[field] > 0 {
				continue
			}
			if fields[col] = field; field != LeftOut && field != MergeField {
				im.head.at[field] = col
			}
		}
	}
	seen := map[string]bool{}
	for _, col := range slices.Sorted(maps.Keys(head.titles)) {
		title, field := head.titles[col], fields[col]
		seen[foldHeader(title)] = true
		im.place[col] = len(im.result.Columns)
		out := ImportColumn{Title: title, Field: field, Left: field == LeftOut}
		switch field {
		case LeftOut:
			out.Field = ""
		case "", MergeField:
			out.Field = ""
			out.Merge = im.mergeTitle(title)
			im.result.Contacts.Columns = append(im.result.Contacts.Columns, out.Merge)
			im.head.titles[col] = out.Merge
		default:
			im.head.known[col], im.head.titles[col] = field, title
		}
		im.result.Columns = append(im.result.Columns, out)
	}
	for _, title := range slices.Sorted(maps.Keys(im.spec.Columns)) {
		if !seen[foldHeader(title)] {
			problems = append(problems, campaign.Problem{File: im.file, Row: head.row, Field: title, What: fmt.Sprintf("the sheet has no such column; found %s", strings.Join(head.written(), ", ")), Remedy: "name a column as its header has it"})
		}
	}
	im.virtual()
	return problems
}

// mergeTitle is the title of a merge field: its own on one line, with a number where a known column or another field has it, whatever its case.
func (im *importing) mergeTitle(title string) string {
	if line := visible(lineBreaks.Replace(title), false); line != "" {
		title = line
	}
	free := title
	has := func(other string) bool { return strings.EqualFold(other, free) }
	for n := 2; knownHeaders[foldHeader(free)] != "" || slices.ContainsFunc(im.result.Contacts.Columns, has); n++ {
		free = fmt.Sprintf("%s %d", title, n)
	}
	return free
}

// What ImportSpec.Columns has beside the known columns.
const (
	LeftOut    = "-" // the column is not wanted
	MergeField = "+" // it is a merge field, whatever its header means
)

func folded(m map[string]string) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		out[foldHeader(k)] = v
	}
	return out
}

// virtual gives a column to the known fields that the list has none for, and names the needed ones that nothing will fill.
func (im *importing) virtual() {
	im.result.Lacking = []string{}
	unnamed := im.head.at[colCountry]+im.head.at[colName] == 0 && im.spec.Fixed[colName] == ""
	for i, field := range knownColumns {
		if im.head.at[field] > 0 {
			continue
		}
		col := maxCol + 1 + i
		im.head.at[field], im.head.titles[col], im.head.known[col] = col, field, field
		if slices.Contains(neededColumns, field) && field != colRef && im.spec.Fixed[field] == "" {
			im.result.Lacking = append(im.result.Lacking, field)
		}
	}
	if unnamed {
		im.result.Lacking = append(im.result.Lacking, colName)
	}
}

// notes are those of ReadContacts for the sheet that was chosen, and columns without a header.
func (im *importing) notes(b source, at sheet, t traits, hidden rowRuns) []campaign.Problem {
	notes := hiddenNotes(im.file, t, im.source, hidden)
	for _, p := range im.twice {
		p.What += ": the second was left out"
		notes = append(notes, p)
	}
	if t.charset == "windows-1252" {
		notes = append(notes, campaign.Problem{File: im.file, What: "the text is not in UTF-8 and was read as windows-1252", Remedy: `look at its letters; where they are wrong, save it as "CSV UTF-8"`})
	}
	if n := im.named.count(); n > 0 {
		notes = append(notes, campaign.Problem{File: im.file, Field: im.head.titles[im.head.at[colName]],
			What:   fmt.Sprintf("a name beside the country replaces the State's official name in %s", im.named.words()),
			Remedy: fmt.Sprintf("where it is a person's, keep it as a field of its own: --map %q", im.head.titles[im.head.at[colName]]+"=")})
	}
	var others []string
	for _, s := range b.list() {
		if s != at && len(others) < 6 {
			others = append(others, fmt.Sprintf("%q", s.name))
		}
	}
	if len(others) > 0 {
		notes = append(notes, campaign.Problem{File: im.file, What: fmt.Sprintf("the sheet %q was read; there are also %s", at.name, strings.Join(others, ", ")), Remedy: "name another by --sheet"})
	}
	return notes
}
