package reply

import (
	"fmt"
	"sync"

	"chancery/internal/message"
)

// Bounds of what is read of tables.
const (
	maxTables = 50
	maxRows   = 500
)

// tables reads the tables that the sender wrote; a table whose cells stand only in quoted text is left. The lines that show a table read are taken out.
func (p *reader) tables(lines []span) []span {
	own := sync.OnceValue(func() string { return squeeze(p.cut.own) })
	all := sync.OnceValue(func() string { return squeeze(p.m.Text) })
	for i, t := range p.m.Tables {
		if i == maxTables {
			p.review(TooLarge, "only the first tables are read")
			break
		}
		rows := len(t.Rows)
		t.Rows = t.Rows[:min(rows, maxRows)]
		if !ownTable(t, own, all) {
			continue
		}
		if rows > maxRows {
			p.review(TooLarge, fmt.Sprintf("a table has %d rows; only the first %d are read", rows, maxRows))
		}
		p.inFile = t.File
		if p.takeTable(t) {
			p.tablesRead = append(p.tablesRead, t)
			lines = p.withoutRows(lines, t)
		}
	}
	p.inFile = ""
	return lines
}

// takeTable reads a table with a header row, one that goes on from such a table, or one of labels and values.
func (p *reader) takeTable(t message.Table) bool {
	if labelledPairs(t.Rows) {
		return p.takePairs(t)
	}
	for i, row := range t.Rows[:min(len(t.Rows), maxHeadings)] {
		if keys := headerKeys(row); keys != nil {
			if side, rows := sideBySide(t.Rows); side != nil && repeats(keys) {
				return p.takeRows(side, rows) // "| Delegate 1 | Delegate 2" heads columns of persons
			}
			p.headed = headed{t.File, p.columns(row, keys, t.Rows[i+1:])}
			return p.takeRows(p.headed.keys, t.Rows[i+1:])
		}
	}
	if p.headed.goesOn(t) {
		return p.takeRows(p.headed.keys, t.Rows)
	}
	if keys, rows := sideBySide(t.Rows); keys != nil {
		return p.takeRows(keys, rows)
	}
	return p.takePairs(t)
}
