package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// breakdown is one line of the Gender sheet.
type breakdown struct {
	by, name string
	roster.Counts
	withheld bool // not for delegations
}

// regionalGroups in the order of the sheet; "" : States without one, and organizations.
var regionalGroups = []locale.RegionalGroup{locale.AfricanGroup, locale.AsiaPacific, locale.EasternEurope, locale.LatinAmerica, locale.WesternEurope, ""}

func classAt(v invitee.Invitee) int { return slices.Index(invitee.Classes, v.Class) }

func groupAt(v invitee.Invitee) int {
	state, _ := locale.LookupState(v.Country)
	return slices.Index(regionalGroups, state.Group)
}

// breakdowns counts delegates by class, by regional group, and all of them.
func (w *reportWriter) breakdowns() (classes, groups []breakdown, all breakdown) {
	where := func(is func(invitee.Invitee) bool) roster.Counts {
		return roster.Count(w.Rules, slices.DeleteFunc(slices.Clone(w.Standings), func(s roster.Standing) bool { return !is(s.Invitee) }))
	}
	for i, c := range invitee.Classes {
		classes = append(classes, breakdown{by: w.word("col.class"), name: c.Plural(w.Lang), Counts: where(func(v invitee.Invitee) bool { return classAt(v) == i })})
	}
	for i, g := range regionalGroups {
		name := w.word("word.no_group")
		if g != "" {
			name = g.Label(w.Lang)
		}
		groups = append(groups, breakdown{by: w.word("word.group"), name: name, Counts: where(func(v invitee.Invitee) bool { return groupAt(v) == i })})
	}
	all = breakdown{by: w.word("word.all"), name: w.word("word.all"), Counts: roster.Count(w.Rules, w.Standings)}
	if w.ForDelegations {
		w.withhold(classes, groups, &all)
	}
	return classes, groups, all
}

// parts are a line's counts for a chart or a sheet: women, men, other, undisclosed; for delegations the last two are one.
func (w *reportWriter) parts(b breakdown) []any {
	switch {
	case b.withheld:
		withheld := w.word("word.withheld")
		return []any{withheld, withheld, withheld}
	case w.ForDelegations:
		return []any{b.Women, b.Men, b.Other + b.Undisclosed}
	}
	return []any{b.Women, b.Men, b.Other, b.Undisclosed}
}

// partKeys name the parts.
func (w *reportWriter) partKeys() []string {
	if w.ForDelegations {
		return []string{"women", "men", "rest"}
	}
	return []string{"women", "men", "other", "undisclosed"}
}

// shareOf is a line's share of women among those disclosed; for delegations among women and men, which does not give away how many are neither. nil: none.
func (w *reportWriter) shareOf(b breakdown) any {
	switch share, ok := b.WomenShare(); {
	case b.withheld:
		return w.word("word.withheld")
	case w.ForDelegations && b.Women+b.Men > 0:
		return float64(b.Women) / float64(b.Women+b.Men)
	case ok && !w.ForDelegations:
		return share
	}
	return nil
}

// gender writes the counts and two stacked bars of them.
func (w *reportWriter) gender() error {
	classes, groups, all := w.breakdowns()
	lines := append(append(append([]breakdown{}, classes...), groups...), all)
	first := dataHead + 1
	below := first + len(lines) + 1
	parts := w.partKeys()
	values := []int{4, 5, 6, 7}[:len(parts)]
	for _, part := range []struct {
		title, by string
		from, n   int
		col, cols int
	}{{"chart.gender", "col.class", first, len(classes), 1, 3}, {"chart.groups", "word.group", first + len(classes), len(groups), 4, len(parts) + 2}} {
		c := chart{kind: excelize.BarPercentStacked, title: w.word(part.title), across: w.word(part.by), up: w.word("axis.delegates"), table: w.sheetName("gender"), sheet: w.sheetName("gender"), names: 2, firstRow: part.from, lastRow: part.from + part.n - 1,
			header: dataHead, values: values, anchor: at(part.col, below), cols: part.cols, rows: 13}
		for _, b := range lines[part.from-first : part.from-first+part.n] {
			c.counts = append(c.counts, w.parts(b))
		}
		if err := w.chart(c); err != nil {
			return err
		}
	}
	columns := w.columns("by", wordCell, "line", wordCell, "delegates", numberCell)
	for _, key := range parts {
		columns = append(columns, w.columns(key, numberCell)...)
	}
	return w.data("gender", table{
		Columns: append(columns, w.columns("share", shareCell, "women_heading", numberCell, "all_male", numberCell)...),
		N:       len(lines),
		Rows: func(yield func([]any) bool) {
			for _, b := range lines {
				row := append([]any{b.by, b.name, b.Registrations}, w.parts(b)...)
				if !yield(append(row, w.shareOf(b), b.WomenHeading, b.AllMale)) {
					return
				}
			}
		},
	})
}
