package workbook

import (
	"fmt"
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
	grid      map[pos]cell
	lastRow   int
	head      map[string]pos // code, attending, remarks
	delegates area
	speeches  area
	own       map[string][]choice
}

const (
	formRows = 5000 // rows of a form that are read
	formCols = 200
)

// find locates the fields by the defined names, else by the hidden keys, else by the labels in any of the six languages.
func find(b *book) (places, bool, error) {
	own := map[string][]choice{}
	var sheets []places
	for _, s := range b.sheets {
		p := places{sheet: s, grid: map[pos]cell{}, own: own}
		_, err := b.eachRow(s, func(l line) error {
			if l.row > formRows {
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
		if !p.lists() {
			sheets = append(sheets, p)
		}
	}
	for _, by := range []func(*places) bool{func(p *places) bool { return p.byName(b.names) }, (*places).byKey, (*places).byLabel} {
		for i := range sheets {
			if by(&sheets[i]) {
				return sheets[i], true, nil
			}
		}
	}
	return places{}, false, nil
}

// lists takes the drop-downs' lines from a sheet that is ours.
func (p *places) lists() bool {
	found := false
	for i, key := range listKeys {
		col := 2*i + 1
		if p.grid[pos{col, 1}].text != marks+key {
			continue
		}
		found = true
		var list []choice
		for row := 2; p.grid[pos{col, row}].text != ""; row++ {
			list = append(list, choice{p.grid[pos{col, row}].text, p.grid[pos{col + 1, row}].text})
		}
		p.own[key] = list
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
	at := pos{col: column(cell, 0)}
	if _, err := fmt.Sscanf(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), "%d", &at.row); err != nil {
		return pos{}, false
	}
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
		if columns := p.labelled(row, delegateColumns); len(columns) >= 6 && columns[keyName] > 0 && p.delegates.first == 0 {
			p.delegates = area{columns, row + 1, p.lastRow}
		} else if columns := p.labelled(row, speechOrder); len(columns) >= 4 && columns[keySpeak] > 0 && p.delegates.first > 0 {
			p.delegates.last = max(p.delegates.first, row-3) // a blank row and the heading stand between
			p.speeches = area{columns, row + 1, p.lastRow}
		}
		for _, key := range []string{keyCode, keyAttending} {
			for _, col := range p.labelled(row, []string{key}) {
				for c := col + 1; c <= col+3; c++ {
					if p.head[key].row == 0 && p.grid[pos{c, row}].text != "" {
						p.head[key] = pos{c, row}
					}
				}
			}
		}
	}
	return p.delegates.columns[keyName] > 0 && p.head[keyCode].row > 0
}

// labelled finds, in one row, the columns whose text is the label of a key in any language.
func (p *places) labelled(row int, keys []string) map[string]int {
	columns := map[string]int{}
	for col := 1; col <= keyCol; col++ {
		text := trim(p.grid[pos{col, row}].text)
		if text == "" {
			continue
		}
		for _, key := range keys {
			for _, l := range locale.All {
				if text == word(l, "key."+key) && columns[key] == 0 {
					columns[key] = col
				}
			}
		}
	}
	return columns
}
