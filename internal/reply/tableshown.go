package reply

import (
	"slices"
	"strings"

	"chancery/internal/message"
	"chancery/internal/roster"
)

// withoutRows takes out the lines that show rows of a table.
func (p *reader) withoutRows(lines []span, t message.Table) []span {
	cells := map[string]bool{}
	for i, row := range t.Rows {
		cells[squeeze(strings.Join(row, ""))] = true
		if i > 0 {
			for _, own := range withoutAbove(row, t.Rows[i-1]) {
				cells[squeeze(own)] = true
			}
		}
		for _, cell := range row {
			for line := range strings.Lines(cell) {
				cells[squeeze(line)] = true
			}
		}
		if len(row) >= 2 {
			cells[squeeze(row[0]+":"+strings.Join(row[1:], ""))] = true
		}
	}
	out := lines[:0:0]
	for _, s := range lines {
		q := squeeze(p.text[s.start:s.end])
		if q != "" && cells[q] {
			continue
		}
		out = append(out, s)
	}
	return out
}

// maxAbove bounds the cells of a row that may go on from the row above; each doubles the lines that may show it.
const maxAbove = 6

// withoutAbove are the ways in which the text may show a row: a cell that goes on from the row above stands there alone, and one that says the same again
// does not.
func withoutAbove(row, above []string) []string {
	shown := []string{""}
	same := 0
	for i, cell := range row {
		var longer []string
		if i < len(above) && cell == above[i] && cell != "" && same < maxAbove {
			longer = slices.Clone(shown)
			same++
		}
		for _, s := range shown {
			longer = append(longer, s+cell)
		}
		shown = longer
	}
	return shown
}

// ownTable tells whether a table belongs to what the sender wrote: all its cells stand in his own text, or it came in an attached document and stands nowhere in
// all of the mail. Both texts are squeezed. Cells are looked for behind those before them first: mostly they follow one another.
func ownTable(t message.Table, own, all func() string) bool {
	at := 0 // where the cell before was found
	for _, row := range t.Rows {
		for _, cell := range row {
			c := clean(cell)
			if len(c) <= 3 {
				continue
			}
			c = squeeze(c)
			if next := strings.Index(own()[at:], c); next >= 0 {
				at += next
			} else if !strings.Contains(own()[:min(at+len(c), len(own()))], c) {
				return !strings.Contains(all(), c)
			}
		}
	}
	return true
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' || r == '|' || invisible(r) || r == 0xA0 {
			return -1
		}
		return r
	}, s)
}

func (p *reader) tableEvidence(row []string) roster.Evidence {
	for _, cell := range row {
		c := clean(cell)
		if at := strings.Index(p.text, c); c != "" && at >= 0 && len(c) > 2 && p.inFile == "" {
			return roster.Evidence{Part: "text", Start: at, End: at + len(c), Words: c, Found: "table"}
		}
	}
	return roster.Evidence{Part: firstOf(p.inFile, "table"), Words: strings.Join(row, " | "), Found: "table"}
}
