package reply

import (
	"slices"
	"strings"

	"chancery/internal/message"
	"chancery/internal/roster"
)

// pairReader reads a table of labels with their values beside them, group by group.
type pairReader struct {
	p       *reader
	group   labelGroup // under way
	form    []string   // lines of our form
	unknown []string   // rows and cells that are none of the program's labels
	took    bool
}

// takePairs reads a table of two columns, label and value, as labelled lines.
func (p *reader) takePairs(t message.Table) bool {
	pairs := pairReader{p: p}
	for _, row := range inPairs(t.Rows) {
		if len(row) >= 2 {
			pairs.row(row)
		}
	}
	pairs.close()
	if len(pairs.form) > 0 {
		f, _, _ := textForm(pairs.form)
		p.formSeen, p.codes = true, append(p.codes, f.Code)
		pairs.took = p.takeForm(f) || pairs.took
	}
	if pairs.took {
		for _, row := range pairs.unknown {
			p.doubtValue("row", row)
		}
	}
	return pairs.took
}

func (r *pairReader) row(row []string) {
	for _, cell := range row[2:] {
		if !blank(cell) {
			r.unknown = append(r.unknown, cell)
		}
	}
	label, value := strings.TrimRight(clean(row[0]), ":： "), clean(row[1])
	if _, _, _, ok := formLine(label + ": " + value); ok {
		r.form = append(r.form, label+": "+value)
		return
	}
	key := labelKey(label)
	if key == "" {
		if (!blank(value) || choice(value) == "no") && label != "" {
			r.unknown = append(r.unknown, label+": "+value)
		}
		return
	}
	if _, again := r.group.values[key]; again || key == KeyItem && r.group.values[KeyName] != "" {
		r.close()
	}
	r.group.put(key, value)
}

// close takes the group under way; the evidence of its facts is the cells that show them.
func (r *pairReader) close() {
	p := r.p
	if len(r.group.keys) > 0 {
		persons, items, before := len(p.r.Delegates), len(p.r.Interventions), p.attending || p.regret
		p.takeGroup(r.group)
		for i := persons; i < len(p.r.Delegates); i++ {
			p.r.Delegates[i].Evidence = []roster.Evidence{p.tableEvidence([]string{p.r.Delegates[i].Name})}
		}
		for i := items; i < len(p.r.Interventions); i++ {
			p.r.Interventions[i].Evidence = []roster.Evidence{p.tableEvidence([]string{clean(r.group.values[KeyItem])})}
		}
		r.took = r.took || persons != len(p.r.Delegates) || items != len(p.r.Interventions) || before != (p.attending || p.regret)
	}
	r.group = labelGroup{}
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
