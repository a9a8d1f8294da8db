package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
)

// source is a workbook that is read, in whatever format: XLSX, XLS, ODS, or CSV as a workbook of one sheet.
type source interface {
	list() []sheet
	defined() map[string]string // defined name, lower case: reference as Excel writes it
	// eachRow streams the rows with content in the order of the file; cells are valid during the call only. An error of fn ends it.
	eachRow(s sheet, fn func(line) error) (traits, error)
}

// line is one row of a sheet.
type line struct {
	row    int // 1-based
	cells  []cell
	hidden bool
}

// traits are what a sheet has beside its cells.
type traits struct {
	filter bool     // rows are hidden by a filter, or may be
	hidden [][2]int // hidden columns, from and to
	merged [][2]pos // cells merged over several rows: the first, and the last
	notes  []remark // where they stand among the cells, as in ODS and XLS

	charset string // of a text that is not in UTF-8
}

// mergesLimit is how many cells merged over rows are kept of a sheet; a form has none of its own.
const mergesLimit = 10_000

// merge keeps a range such as C13:C14 where it is of several rows.
func (t *traits) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	first, last := cellAt(from), cellAt(to)
	if ok && first.row > 0 && last.row > first.row && len(t.merged) < mergesLimit {
		t.merged = append(t.merged, [2]pos{first, last})
	}
}

// hiddenUpTo are the hidden columns of the first n: a hostile sheet may name each a million times.
func (t *traits) hiddenUpTo(n int) map[int]bool {
	all := map[int]bool{}
	for col := 1; col <= n; col++ {
		if slices.ContainsFunc(t.hidden, func(run [2]int) bool { return run[0] <= col && col <= run[1] }) {
			all[col] = true
		}
	}
	return all
}

// dataLimit is the size of a file that is looked at, in bytes; a sheet of 100,000 rows has some 10 MB.
const dataLimit = 100 << 20

// openSource opens a workbook by what it is; only CSV, which is any text, is known by its name. The error is one sentence with the remedy.
func openSource(name string, data []byte) (source, error) {
	switch {
	case len(data) > dataLimit:
		return nil, fmt.Errorf("the file has %d MB, and at most %d MB are read; copy the sheet with the contacts into a workbook of its own", len(data)>>20, dataLimit>>20)
	case len(data) == 0:
		return nil, errEmptyFile
	case bytes.HasPrefix(data, []byte(compoundMagic)):
		return openXLS(data)
	case bytes.HasPrefix(data, []byte("PK")):
	case isText(name):
		return openCSV(data)
	default:
		return nil, otherFile(data)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errDamaged, err)
	}
	b := &book{parts: map[string]*zip.File{}, names: map[string]string{}, left: map[int]string{}, struck: map[int]bool{}}
	if err := b.index(z, len(data)); err != nil {
		return nil, err
	}
	if b.parts["mimetype"] != nil {
		return openODS(b)
	}
	return b, b.readAll()
}

// namedSheet is the sheet's name in a message; "" : the file is a list in CSV, which has none.
func namedSheet(b source, s sheet) string {
	if _, text := b.(*csvBook); text {
		return ""
	}
	return s.name
}

// cellName is a cell as spreadsheet programs write it: Contacts!E7, or 'Missions 2022'!E7.
func cellName(sheet string, col, row int) string {
	if strings.IndexFunc(sheet, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) >= 0 {
		sheet = quoteSheet(sheet)
	}
	return sheet + "!" + at(col, row)
}

func isText(name string) bool {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".csv", ".tsv", ".tab", ".txt":
		return true
	}
	return false
}
