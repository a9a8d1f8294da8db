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
}

// regionalGroups in the order of the sheet; "" : States without one, and organizations.
var regionalGroups = []locale.RegionalGroup{locale.AfricanGroup, locale.AsiaPacific, locale.EasternEurope, locale.LatinAmerica, locale.WesternEurope, ""}

// breakdowns counts delegates by class, by regional group, and all of them.
func (w *reportWriter) breakdowns() (classes, groups []breakdown, all breakdown) {
	where := func(is func(roster.Standing) bool) roster.Counts {
		return roster.Count(w.Rules, slices.DeleteFunc(slices.Clone(w.Standings), func(s roster.Standing) bool { return !is(s) }))
	}
	for _, c := range invitee.Classes {
		classes = append(classes, breakdown{w.word("col.class"), c.Plural(w.Lang), where(func(s roster.Standing) bool { return s.Invitee.Class == c })})
	}
	for _, g := range regionalGroups {
		name := w.word("word.no_group")
		if g != "" {
			name = g.Label(w.Lang)
		}
		groups = append(groups, breakdown{w.word("word.group"), name, where(func(s roster.Standing) bool {
			state, _ := locale.LookupState(s.Invitee.Country)
			return state.Group == g
		})})
	}
	return classes, groups, breakdown{w.word("word.all"), w.word("word.all"), roster.Count(w.Rules, w.Standings)}
}

// gender writes the counts and two stacked bars of them.
func (w *reportWriter) gender() error {
	classes, groups, all := w.breakdowns()
	lines := append(append(append([]breakdown{}, classes...), groups...), all)
	first := dataHead + 1
	below := first + len(lines) + 2
	for i, part := range []struct {
		title     string
		from, row int
		n         int
	}{{"chart.gender", first, below, len(classes)}, {"chart.groups", first + len(classes), below, len(groups)}} {
		c := chart{kind: excelize.BarStacked, title: w.word(part.title), table: w.sheetName("gender"), sheet: w.sheetName("gender"), names: 2, firstRow: part.from, lastRow: part.from + part.n - 1,
			header: dataHead, values: []int{4, 5, 6, 7}, anchor: at(1+5*i, part.row), width: 560, height: 330}
		if err := w.chart(c); err != nil {
			return err
		}
	}
	return w.data("gender", table{
		Columns: w.columns("by", wordCell, "name", wordCell, "delegates", numberCell, "women", numberCell, "men", numberCell, "other", numberCell, "undisclosed", numberCell,
			"share", shareCell, "women_heading", numberCell, "all_male", numberCell),
		N: len(lines),
		Rows: func(yield func([]any) bool) {
			for _, b := range lines {
				var share any
				if s, ok := b.WomenShare(); ok {
					share = s
				}
				if !yield([]any{b.by, b.name, b.Registrations, b.Women, b.Men, b.Other, b.Undisclosed, share, b.WomenHeading, b.AllMale}) {
					return
				}
			}
		},
	})
}
