package workbook

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/locale"
)

// pos is a cell by column and row, both 1-based.
type pos struct{ col, row int }

// area is where a table of the form stands: a column for each key, from first to last row.
type area struct {
	columns     map[string]int
	first, last int
}

// places says where the form's fields are in a workbook that a person gave back.
type places struct {
	sheet     sheet
	first     bool // it is the workbook's first
	grid      map[pos]cell
	lastRow   int
	head      map[string]pos // code, attending, remarks
	delegates area
	speeches  area
	own       map[string][]choice

	hiddenRows map[int]bool
	hiddenCols map[int]bool
	traits     traits
	others     []places // the other sheets, but for those of the drop-downs' lines
}

const (
	formRows = 5000 // rows of a form that are read
	formCols = 200
	// formCells is how many cells are looked at, in all sheets together: a form has some 600, and other workbooks are larger.
	formCells = 200_000
)

// find locates the fields by the defined names, else by the hidden keys, else by the labels in any of the six languages.
func find(b source) (places, bool, error) {
	own := map[string][]choice{}
	var sheets []places
	room := formCells
	for i, s := range b.list() {
		p := places{sheet: s, first: i == 0, grid: map[pos]cell{}, own: own, hiddenRows: map[int]bool{}}
		var err error
		p.traits, err = b.eachRow(s, func(l line) error {
			p.hiddenRows[l.row] = l.hidden
			if room -= len(l.cells); l.row > formRows || room < 0 {
				return errFound
			}
			for _, c := range l.cells {
				if c.col <= formCols {
					p.grid[pos{c.col, l.row}] = c
					p.lastRow = l.row
				}
			}
			return nil
		})
		if err != nil && err != errFound {
			return places{}, false, err
		}
		p.hiddenCols = p.traits.hiddenUpTo(formCols)
		if !p.lists() {
			sheets = append(sheets, p)
		}
	}
	for _, by := range []func(*places) bool{func(p *places) bool { return p.byName(b.defined()) }, (*places).byKey, (*places).byLabel} {
		for i := range sheets {
			if by(&sheets[i]) {
				found := sheets[i]
				found.others = slices.Delete(slices.Clone(sheets), i, i+1)
				return found, true, nil
			}
		}
	}
	return places{}, false, nil
}

// listsSearch is how many rows may stand above the drop-downs' keys: Numbers puts the name of a table above it.
const listsSearch = 5

// lists takes the drop-downs' lines from a sheet that is ours.
func (p *places) lists() bool {
	found := false
	for i, key := range listKeys {
		col := 2*i + 1
		for head := 1; head <= listsSearch; head++ {
			if p.grid[pos{col, head}].text != marks+key {
				continue
			}
			found = true
			var list []choice
			for row := head + 1; p.grid[pos{col, row}].text != ""; row++ {
				list = append(list, choice{p.grid[pos{col, row}].text, p.grid[pos{col + 1, row}].text})
			}
			p.own[key] = list
		}
	}
	return found
}

// byName reads the defined names, which spreadsheet programs keep right when rows and columns move.
func (p *places) byName(names map[string]string) bool {
	named := map[string]pos{}
	for name, ref := range names {
		if at, ok := p.here(ref); ok {
			named[name] = at
		}
	}
	p.head = map[string]pos{}
	for _, key := range []string{keyCode, keyAttending, keyRemarks} {
		if at, ok := named[key]; ok {
			p.head[key] = at
		}
	}
	p.delegates = namedArea(named, delegates, delegateColumns)
	p.speeches = namedArea(named, speeches, speechOrder)
	if at, ok := named[afterNames]; ok {
		p.delegates.last = max(p.delegates.last, at.row-1)
	}
	if at, ok := named[afterItems]; ok {
		p.speeches.last = max(p.speeches.last, at.row-1)
	}
	return p.delegates.columns[keyName] > 0 && p.head[keyCode].row > 0
}

// here reads a reference such as 'Reply form'!$C$7 where it is to this sheet.
func (p *places) here(ref string) (pos, bool) {
	i := strings.LastIndexByte(ref, '!')
	if i < 0 {
		return pos{}, false
	}
	name := strings.ReplaceAll(strings.Trim(strings.TrimPrefix(ref[:i], "$"), "'"), "''", "'")
	cell := strings.ReplaceAll(ref[i+1:], "$", "")
	if cut := strings.IndexByte(cell, ':'); cut > 0 {
		cell = cell[:cut]
	}
	at := cellAt(cell)
	return at, name == p.sheet.name && at.col > 0 && at.row > 0
}

func namedArea(named map[string]pos, kind string, keys []string) area {
	a := area{columns: map[string]int{}}
	for n := 1; n <= formRows; n++ {
		any := false
		for _, key := range keys {
			at, ok := named[fmt.Sprintf(nameShape, kind, n, key)]
			if !ok {
				continue
			}
			any = true
			a.columns[key] = at.col
			a.add(at.row)
		}
		if !any && n > formRoom {
			break
		}
	}
	return a
}

func (a *area) add(row int) {
	if a.first == 0 || row < a.first {
		a.first = row
	}
	a.last = max(a.last, row)
}

// byKey reads the hidden column and rows of keys, which survive where names do not.
func (p *places) byKey() bool {
	p.head, p.delegates, p.speeches = map[string]pos{}, area{}, area{}
	keyRows := map[string]map[string]int{}
	for row := 1; row <= p.lastRow; row++ {
		for col := 1; col <= formCols; col++ {
			text := p.grid[pos{col, row}].text
			kind, ok := strings.CutPrefix(text, marks+"keys_")
			if !ok {
				continue
			}
			columns := map[string]int{}
			for c := 1; c <= formCols; c++ {
				if key, ok := strings.CutPrefix(p.grid[pos{c, row}].text, marks); ok && c != col {
					columns[key] = c
				}
			}
			keyRows[kind] = columns
		}
	}
	p.delegates.columns, p.speeches.columns = keyRows[delegates], keyRows[speeches]
	for at, c := range p.grid {
		switch c.text {
		case marks + delegates:
			p.delegates.add(at.row)
		case marks + speeches:
			p.speeches.add(at.row)
		case marks + keyCode, marks + keyAttending:
			p.head[c.text[1:]] = pos{p.delegates.columns[keyName], at.row}
		case marks + keyRemarks:
			p.head[keyRemarks] = pos{p.speeches.columns[keyItem], at.row}
		}
	}
	return p.delegates.columns[keyName] > 0 && p.head[keyCode].row > 0
}

// byLabel reads the visible labels, for a form that was copied into a new sheet.
func (p *places) byLabel() bool {
	p.head, p.delegates, p.speeches = map[string]pos{}, area{}, area{}
	for row := 1; row <= p.lastRow; row++ {
		labels := p.labelled(row)
		switch {
		case p.delegates.first == 0 && labels.have(delegateColumns) >= 6 && labels[keyName] > 0:
			p.delegates = area{labels.only(delegateColumns), row + 1, p.lastRow}
		case p.delegates.first > 0 && p.speeches.first == 0 && labels.have(speechOrder) >= 4 && labels[keySpeak] > 0:
			p.delegates.last = max(p.delegates.first, p.headingAbove(row)-1)
			p.speeches = area{labels.only(speechOrder), row + 1, p.lastRow}
		case p.speeches.first > 0 && labels[keyRemarks] > 0:
			p.speeches.last = row - 1
			p.head[keyRemarks] = pos{labels[keyRemarks], row + 1}
		}
		for _, key := range []string{keyCode, keyAttending} {
			if col := labels[key]; col > 0 && p.head[key].row == 0 {
				p.head[key] = p.rightOf(col, row)
			}
		}
	}
	return p.delegates.columns[keyName] > 0 && (p.head[keyCode].row > 0 || p.speeches.columns[keySpeak] > 0)
}

// headingAbove is the row of the heading of the table whose header row is given: the last with content before it, where one cell has some. Who copies only
// the tables leaves the heading out: then the last row with content is a record.
func (p *places) headingAbove(header int) int {
	for row := header - 1; row > 0; row-- {
		filled := 0
		for col := 1; col <= formCols; col++ {
			if t := trim(p.grid[pos{col, row}].text); t != "" && !strings.HasPrefix(t, marks) {
				filled++
			}
		}
		switch {
		case filled == 1:
			return row
		case filled > 1:
			return row + 1
		}
	}
	return header
}

// rightOf is the first cell with content right of a label, at most three columns on.
func (p *places) rightOf(col, row int) pos {
	for c := col + 1; c <= col+3; c++ {
		if p.grid[pos{c, row}].text != "" {
			return pos{c, row}
		}
	}
	return pos{}
}

// labels are the columns of one row whose text is the label of a key in any language.
type labels map[string]int

func (l labels) have(keys []string) (n int) {
	for _, key := range keys {
		if l[key] > 0 {
			n++
		}
	}
	return n
}

func (l labels) only(keys []string) map[string]int {
	columns := map[string]int{}
	for _, key := range keys {
		if l[key] > 0 {
			columns[key] = l[key]
		}
	}
	return columns
}

func (p *places) labelled(row int) labels {
	columns := labels{}
	for col := 1; col <= formCols; col++ {
		text := p.grid[pos{col, row}].text
		if text == "" || len(text) > valueLimit {
			continue
		}
		for _, key := range labelKeys[foldHeader(text)] {
			if columns[key] == 0 {
				columns[key] = col
			}
		}
	}
	return columns
}

// labelKeys are the keys that a label, folded, may stand for; the heading of the remarks stands for the field below it.
var labelKeys = func() map[string][]string {
	m := map[string][]string{}
	keys := append(append([]string{keyCode, keyAttending}, delegateColumns...), speechOrder...)
	for _, l := range locale.All {
		for _, key := range keys {
			if label := foldHeader(word(l, "key."+key)); !slices.Contains(m[label], key) {
				m[label] = append(m[label], key)
			}
		}
		m[foldHeader(word(l, "form.more"))] = []string{keyRemarks}
	}
	return m
}()
