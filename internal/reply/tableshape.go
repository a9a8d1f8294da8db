package reply

import (
	"slices"

	"chancery/internal/message"
)

// maxHeadings is how many rows of a table are tried as its heading: a title may stand above it.
const maxHeadings = 3

// headed is a table with a header row, by its file and the keys of its columns.
type headed struct {
	file string
	keys []string
}

// goesOn tells a table without a header of its own that continues this one: as many columns, and a person or an item in each row where there they stand.
func (h headed) goesOn(t message.Table) bool {
	anchor := slices.IndexFunc(h.keys, func(k string) bool { return k == KeyName || k == "last" || k == KeyItem })
	if anchor < 0 || t.File != h.file {
		return false
	}
	for _, row := range t.Rows {
		if len(row) != len(h.keys) {
			return false
		}
		if c := clean(row[anchor]); h.keys[anchor] == KeyItem && !isDigitStart(c) || h.keys[anchor] != KeyItem && !isPersonValue(c) {
			return false
		}
	}
	return true
}

// sideBySide reads a table whose labels stand in its first column and whose persons in those beside it: their keys, and a row for each person. Keys are nil
// where it is no such table: two columns, or labels in the others too.
func sideBySide(rows [][]string) (keys []string, persons [][]string) {
	wide, width := 0, 0
	labels := make([]string, 0, len(rows))
	for _, row := range rows {
		width = max(width, len(row))
		if labels = append(labels, firstCell(row)); len(row) > 2 && !blank(row[2]) {
			wide++
		}
	}
	if keys = headerKeys(labels); wide == 0 || keys == nil || labelledPairs(rows) {
		return nil, nil
	}
	for column := 1; column < width; column++ {
		person := make([]string, len(rows))
		for i, row := range rows {
			if column < len(row) {
				person[i] = row[column]
			}
		}
		persons = append(persons, person)
	}
	return keys, persons
}

func firstCell(row []string) string {
	if len(row) == 0 {
		return ""
	}
	return row[0]
}

// labelledPairs tells rows of two labels with their values each: "Name | Ana Torres | Function | Counsellor".
func labelledPairs(rows [][]string) bool {
	found := false
	for _, row := range rows {
		if len(row) < 3 || blank(row[2]) {
			continue
		}
		if len(row) < 4 || pairLabel(row[0]) == "" || pairLabel(row[2]) == "" {
			return false
		}
		if !found && (pairLabel(row[1]) != "" || pairLabel(row[3]) != "") {
			return false // a header row
		}
		found = true
	}
	return found
}

func pairLabel(cell string) string {
	key, _ := labelled(clean(cell) + ": x")
	return key
}

// inPairs gives rows of one label and its value. Where a label stands twice in a row, what is on the right is of another person and comes behind.
func inPairs(rows [][]string) [][]string {
	if !labelledPairs(rows) {
		return rows
	}
	apart := slices.ContainsFunc(rows, func(row []string) bool {
		return len(row) > 3 && pairLabel(row[0]) != "" && pairLabel(row[0]) == pairLabel(row[2])
	})
	var out, right [][]string
	for _, row := range rows {
		out = append(out, row[:min(len(row), 2)])
		if len(row) > 3 && apart {
			right = append(right, row[2:])
		} else if len(row) > 3 {
			out = append(out, row[2:])
		}
	}
	return append(out, right...)
}

// picks asks for a person where a column that the program does not know ticks some of the persons and not others: what for, it cannot tell.
func (p *reader) picks(keys []string, rows [][]string) {
	name := slices.Index(keys, KeyName)
	for column := range keys {
		if keys[column] != "" || name < 0 {
			continue
		}
		tick, without := "", false
		for _, row := range rows {
			if name >= len(row) || blank(row[name]) {
				continue
			}
			if column >= len(row) || clean(row[column]) == "" {
				without = true
			} else if choice(row[column]) == "yes" {
				tick = row[column]
			}
		}
		if tick != "" && without {
			p.doubtValue("cell", tick)
		}
	}
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

// repeats tells columns of which two have one key.
func repeats(keys []string) bool {
	seen := map[string]bool{}
	for _, k := range keys {
		if k != "" && k != "other" && seen[k] {
			return true
		}
		seen[k] = true
	}
	return false
}

// ofItems tells a table of items, where a column "Title" holds theirs.
func ofItems(keys []string) bool {
	return slices.Contains(keys, KeyItem) && !slices.ContainsFunc(keys, func(k string) bool { return k == KeyName || k == "first" || k == "last" })
}
