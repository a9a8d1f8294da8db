package workbook

import (
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"chancery/internal/invitee"
	"chancery/internal/roster"
)

// figure is one line of Summary: the key in Previous, and the number.
type figure struct {
	key string
	n   int
}

// figures in the order of Summary. The share of women stands after late, worked out of two of them.
func (f Figures) list() []figure {
	return []figure{{"invited", f.Invited}, {"delivered", f.Delivered}, {"answered", f.Answered}, {"attending", f.Attending}, {"declined", f.Declined}, {"registrations", f.Registrations},
		{"interventions", f.Interventions}, {"late", f.Late}, {"share", 0}, {"open_questions", f.OpenQuestions}, {"bounces", f.Bounces}}
}

// figureList is what this report's Summary shows.
func (w *reportWriter) figureList() []figure {
	list := w.Figures.list()
	if w.ForDelegations {
		list = slices.DeleteFunc(list, func(f figure) bool { return !slices.Contains(delegationFigures, f.key) })
	}
	return list
}

// figureHead is the row of the figures' header on Summary.
const figureHead = 4

// figureRow is the row of a figure on Summary; 0: it is not there.
func (w *reportWriter) figureRow(key string) int {
	for i, f := range w.figureList() {
		if f.key == key {
			return figureHead + 1 + i
		}
	}
	return 0
}

// Summary's columns: the figures, then what the charts beside them cover.
var summaryWidths = []float64{42, 14, 20, 14, 14, 14, 14, 14, 14, 14, 14}

// Columns of the charts: below the figures, beside them, and on the right.
const (
	chartsLeft   = 1
	chartsMiddle = 4
	chartsRight  = 8
)

// summary writes the figures with their changes, four charts, and below them the tables that the charts are drawn from.
func (w *reportWriter) summary() error {
	p := newPaper(w.on("summary"), summaryWidths...)
	p.line(1, titleCell, w.Title, 26)
	p.line(2, noteCell, w.asOf(), 16)
	w.figureLines(p)
	// The charts end where the last column does, and what ends there is printed with the column behind it unless the area is said.
	last := w.summaryTables(p)
	p.do(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: p.name, RefersTo: fixed(p.name, 1, 1, len(summaryWidths), last)}))
	return p.flush(0)
}

func (w *reportWriter) figureLines(p *paper) {
	for i, key := range []string{"figure", "count", "change"} {
		p.put(i+1, figureHead, headCell, w.word("col."+key))
	}
	p.heights[figureHead] = 34
	for i, f := range w.figureList() {
		row := figureHead + 1 + i
		p.heights[row] = 24
		p.put(1, row, labelCell, w.word("fig."+f.key))
		if f.key == "share" {
			w.shareLine(p, row)
			continue
		}
		p.put(2, row, figureCell, f.n)
		if before, ok := w.Previous[f.key]; ok {
			p.put(3, row, changeCell, f.n-before)
		} else {
			p.put(3, row, absentCell, w.unchanged())
		}
	}
}

// unchanged stands where a figure has no change: there was no report before, or none of the same scope.
func (w *reportWriter) unchanged() string {
	if w.Since.IsZero() {
		return w.word("word.first_report")
	}
	return "–"
}

// shareLine is the share of women. Delegations see no change of it: with one new delegate it would tell of a person.
func (w *reportWriter) shareLine(p *paper, row int) {
	if w.ForDelegations {
		_, _, all := w.breakdowns()
		switch v := w.shareOf(all).(type) {
		case float64:
			p.put(2, row, bigShareCell, v)
		case string:
			p.put(2, row, absentCell, v)
		default:
			p.put(2, row, absentCell, "–")
		}
		p.put(3, row, absentCell, "–")
		return
	}
	now, ok := share(w.Figures.Women, w.Figures.Disclosed)
	if !ok {
		p.put(2, row, absentCell, "–")
		p.put(3, row, absentCell, "–")
		return
	}
	p.put(2, row, bigShareCell, now)
	if before, ok := share(w.Previous["women"], w.Previous["disclosed"]); ok {
		p.put(3, row, shareChangeCell, now-before)
		return
	}
	if w.Previous == nil {
		p.put(3, row, absentCell, w.unchanged())
		return
	}
	p.put(3, row, absentCell, "–")
}

func share(women, disclosed int) (float64, bool) {
	if disclosed == 0 {
		return 0, false
	}
	return float64(women) / float64(disclosed), true
}

// small is a table below the charts, and where its chart stands.
type small struct {
	title   string
	kind    excelize.ChartType
	up      string // what is counted
	head    []string
	rows    [][]any
	values  []int
	col     int // of the chart
	anchor  int // row of the chart
	isDates bool
}

// summaryTables writes the charts and their tables; it gives the last row.
func (w *reportWriter) summaryTables(p *paper) (last int) {
	classes, groups, _ := w.breakdowns()
	upper := figureHead
	lower := upper + rowsOfFigures(w.figureList())
	by := func(key string) []string {
		head := []string{w.word(key)}
		for _, part := range w.partKeys() {
			head = append(head, w.word("col."+part))
		}
		return head
	}
	parts := []int{2, 3, 4, 5}[:len(w.partKeys())]
	row := lower + rowsOfChart + 1
	p.do(p.file.InsertPageBreak(p.name, at(1, row)))
	for _, t := range []small{
		{w.word("chart.answers"), excelize.Col, w.word("word.answers"), []string{w.word("word.day"), w.word("word.answers")}, w.answerRows(), []int{2}, chartsMiddle, upper, true},
		{w.word("chart.status"), excelize.BarPercentStacked, w.word("axis.delegations"), append([]string{w.word("col.class")}, w.statusWords()...), w.statusRows(), []int{2, 3, 4, 5}, chartsRight, upper, false},
		{w.word("chart.speakers"), excelize.Col, w.word("col.minutes"), []string{w.word("col.item"), w.word("col.minutes"), w.word("col.slot")}, w.slotRows(), []int{2, 3}, chartsLeft, lower, false},
		{w.word("chart.gender"), excelize.BarPercentStacked, w.word("axis.delegates"), by("col.class"), w.genderRows(classes), parts, chartsMiddle, lower, false},
		{w.word("chart.groups"), excelize.BarPercentStacked, w.word("axis.delegates"), by("word.group"), w.genderRows(groups), parts, chartsRight, lower, false},
	} {
		last = w.smallTable(p, t, row)
		row = last + 2
	}
	return last
}

// rowsOfChart is how many plain rows a chart covers.
const rowsOfChart = 20

// rowsOfFigures is how many rows the figures take with their header, and one below.
func rowsOfFigures(list []figure) int { return len(list) + 2 }

// smallTable writes a table from row on, and its chart; it gives the table's last row.
func (w *reportWriter) smallTable(p *paper, t small, row int) int {
	p.line(row, sectionCell, t.title, 22)
	head := row + 1
	for i, h := range t.head {
		p.put(i+1, head, headCell, h)
	}
	p.heights[head] = 32
	last := head
	for _, values := range t.rows {
		last++
		for i, v := range values {
			kind := numberCell
			if i == 0 {
				kind = wordCell
			}
			if i == 0 && t.isDates {
				kind = dateCell
			}
			p.put(i+1, last, kind, v)
		}
	}
	if len(t.rows) == 0 {
		last++
		p.put(1, last, noteCell, "–")
	}
	p.do(w.chart(chart{kind: t.kind, title: t.title, across: t.head[0], up: t.up, table: t.title, sheet: p.name, names: 1, values: t.values, header: head, firstRow: head + 1, lastRow: last,
		anchor: at(t.col, t.anchor), cols: t.cols(), rows: t.rowsCovered(w), counts: t.counts(), dates: t.isDates, daysApart: daysApart(w.Answers)}))
	return last
}

// counts are the values of lying bars, line by line.
func (t small) counts() (lines [][]any) {
	if t.kind != excelize.BarPercentStacked {
		return nil
	}
	for _, row := range t.rows {
		lines = append(lines, row[1:])
	}
	return lines
}

// cols is how many columns the chart covers.
func (t small) cols() int {
	if t.col == chartsLeft {
		return chartsMiddle - chartsLeft
	}
	return chartsRight - chartsMiddle
}

// rowsCovered is how many rows the chart covers: those of the figures beside it, or plain ones.
func (t small) rowsCovered(w *reportWriter) int {
	if t.anchor == figureHead {
		return rowsOfFigures(w.figureList()) - 1
	}
	return rowsOfChart - 1
}

// mostDayLabels is how many days fit below a chart.
const mostDayLabels = 6

// daysApart is the distance of two labels of days, from the first to the last of them: each day, or whole weeks.
func daysApart(days []DayCount) int {
	if len(days) == 0 {
		return 1
	}
	span := 0
	for d := days[0].Day; d.Compare(days[len(days)-1].Day) < 0 && span < 10_000; d = d.AddDays(1) {
		span++
	}
	apart := span/mostDayLabels + 1
	if apart > 3 {
		apart = (apart + 6) / 7 * 7
	}
	return apart
}

func (w *reportWriter) answerRows() (rows [][]any) {
	for _, d := range w.Answers {
		rows = append(rows, []any{time.Date(d.Day.Year, d.Day.Month, d.Day.Day, 0, 0, 0, 0, time.UTC), d.N})
	}
	return rows
}

var statusOrder = []string{roster.Attending, roster.Declined, roster.Answered, roster.NoAnswer}

func (w *reportWriter) statusWords() (list []string) {
	for _, s := range statusOrder {
		list = append(list, w.word("status."+s))
	}
	return list
}

func (w *reportWriter) statusRows() (rows [][]any) {
	count := map[invitee.Class]map[string]int{}
	for _, s := range w.Standings {
		if count[s.Invitee.Class] == nil {
			count[s.Invitee.Class] = map[string]int{}
		}
		count[s.Invitee.Class][statusCode(s)]++
	}
	for _, c := range invitee.Classes {
		row := []any{c.Plural(w.Lang)}
		for _, s := range statusOrder {
			row = append(row, count[c][s])
		}
		rows = append(rows, row)
	}
	return rows
}

// slotRows has every item of the agenda that the report is of, spoken on or not, then the items that the agenda lacks.
func (w *reportWriter) slotRows() (rows [][]any) {
	minutes := map[string]int{}
	for _, l := range w.speakers {
		minutes[l.Item.Label] += l.Minutes
	}
	line := func(i roster.Item) {
		var slot any
		if i.SlotMinutes > 0 {
			slot = i.SlotMinutes
		}
		rows = append(rows, []any{i.Label, minutes[i.Label], slot})
	}
	for _, i := range w.Rules.Agenda {
		if w.Scope.HasItem(i.Label) && (w.Scope.Day.IsZero() || w.Scope.Day == i.Day) {
			line(i)
		}
	}
	for _, l := range w.speakers {
		if _, ok := w.Rules.Agenda.Find(l.Item.Label); !ok {
			line(l.Item)
		}
	}
	return rows
}

func (w *reportWriter) genderRows(lines []breakdown) (rows [][]any) {
	for _, b := range lines {
		rows = append(rows, append([]any{b.name}, w.parts(b)...))
	}
	return rows
}

// zoneName is the zone of a report's times, as offices know it.
func zoneName(t time.Time, rules roster.Rules) string {
	if rules.Zone != nil {
		return rules.Zone.String()
	}
	return t.Location().String()
}
