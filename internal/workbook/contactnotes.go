package workbook

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/campaign"
)

// rowRuns gathers row numbers, ascending, as runs from and to.
type rowRuns [][2]int

func (r *rowRuns) add(row int) {
	if n := len(*r); n > 0 && (*r)[n-1][1] == row-1 {
		(*r)[n-1][1] = row
		return
	}
	*r = append(*r, [2]int{row, row})
}

// runsShown is how many runs are written out.
const runsShown = 8

// String is "5, 7–9, 12".
func (r rowRuns) String() string {
	parts := make([]string, 0, runsShown)
	for i, run := range r {
		switch {
		case i == runsShown:
			return strings.Join(parts, ", ") + " and others"
		case run[0] == run[1]:
			parts = append(parts, fmt.Sprint(run[0]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", run[0], run[1]))
		}
	}
	return strings.Join(parts, ", ")
}

func (r rowRuns) count() (n int) {
	for _, run := range r {
		n += run[1] - run[0] + 1
	}
	return n
}

// words is "row 7", or "3 rows: 5, 7–8".
func (r rowRuns) words() string {
	if n := r.count(); n != 1 {
		return fmt.Sprintf("%d rows: %s", n, r)
	}
	return "row " + r.String()
}

// hiddenNotes say which rows and columns a person does not see and the program reads.
func hiddenNotes(file string, t traits, head header, hidden rowRuns) (notes []campaign.Problem) {
	if n := hidden.count(); n > 0 {
		what := fmt.Sprintf("%d rows are hidden and count like all others: %s", n, hidden)
		if n == 1 {
			what = fmt.Sprintf("row %s is hidden and counts like all others", hidden)
		}
		remedy := "delete the rows that shall get no letter"
		if t.filter {
			what += "; the sheet has a filter"
			remedy = "a filter chooses nobody: delete the rows that shall get no letter, or plan with --class or --only"
		}
		notes = append(notes, campaign.Problem{File: file, What: what, Remedy: remedy})
	}
	for col, title := range head.titles {
		if slices.ContainsFunc(t.hidden, func(run [2]int) bool { return run[0] <= col && col <= run[1] }) {
			notes = append(notes, campaign.Problem{File: file, Field: title, What: "the column is hidden and counts like all others", Remedy: "show it and look at its values, or delete it"})
		}
	}
	slices.SortFunc(notes, func(a, b campaign.Problem) int { return strings.Compare(a.Field, b.Field) })
	return notes
}

// sheetNotes name the sheets behind the first: nothing on them is read.
func sheetNotes(file string, b source) []campaign.Problem {
	var names []string
	for _, s := range b.list()[1:] {
		names = append(names, fmt.Sprintf("%q", s.name))
	}
	switch {
	case len(names) == 0:
		return nil
	case len(names) > 5:
		names = append(names[:5], "others")
	}
	return []campaign.Problem{{File: file, What: fmt.Sprintf("only the first sheet, %q, is read; there are also %s", b.list()[0].name, strings.Join(names, ", ")), Remedy: "move invitees that stand elsewhere to the first sheet"}}
}
