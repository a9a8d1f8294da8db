package reply

import (
	"fmt"
	"strings"
)

// textTables reads tables that stand in the text itself: cells parted by tabs or bars below a header row. Lines read are taken out.
func (p *reader) textTables(lines []span) []span {
	var out []span
	end, tried := 0, 0 // of the rows under way, and the headings tried among them
	for i := 0; i < len(lines); i++ {
		header := textCells(p.text[lines[i].start:lines[i].end])
		var keys []string
		if i >= end {
			tried = 0
		}
		if len(header) > 1 && tried < maxHeadings {
			keys = headerKeys(header)
		}
		if keys == nil {
			out = append(out, lines[i])
			continue
		}
		var rows [][]string
		rows, end = p.rowsBelow(lines, i)
		tried++
		if len(rows) == 0 || !p.takeRows(p.columns(header, keys, rows), rows[:min(len(rows), maxRows)]) {
			out = append(out, lines[i])
			continue
		}
		if len(rows) > maxRows {
			p.review(TooLarge, fmt.Sprintf("a table has %d rows; only the first %d are read", len(rows), maxRows))
		}
		i = end - 1
	}
	return out
}

// rowsBelow are the cells of the rows right below a line, rules left out, and the line behind them.
func (p *reader) rowsBelow(lines []span, i int) (rows [][]string, end int) {
	for end = i + 1; end < len(lines); end++ {
		line := strings.TrimSpace(p.text[lines[end].start:lines[end].end])
		if line != "" && strings.Trim(line, "-+=|: ") == "" {
			continue
		}
		cells := textCells(p.text[lines[end].start:lines[end].end])
		if len(cells) < 2 {
			break
		}
		rows = append(rows, cells)
	}
	return rows, end
}

// textCells are the cells of a line of a text table.
func textCells(line string) []string {
	sep := "\t"
	if strings.Contains(line, "|") {
		sep = "|"
		line = strings.Trim(strings.TrimSpace(line), "|")
	}
	cells := strings.Split(line, sep)
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	return cells
}
