package workbook

import (
	"fmt"

	"chancery/internal/roster"
)

// count is two ways to a figure that must agree: on a sheet, and by the rows or sums of another.
type count struct {
	name        string
	here, there string // formulas
	hereValue   int
	thereValue  int
}

// about writes what the figures mean, and the counts that must agree, as formulas that the spreadsheet program works out anew.
func (w *reportWriter) about() error {
	p := newPaper(w.on("about"), 40, 80, 16, 22)
	p.line(1, titleCell, w.sheetName("about"), 26)
	p.line(2, noteCell, w.Title+" · "+w.asOf(), 16)
	p.put(1, dataHead, headCell, w.word("col.term"))
	p.put(2, dataHead, headCell, w.word("col.definition"))
	row := dataHead
	explain := func(term, text string) {
		row++
		p.put(1, row, labelCell, term)
		p.put(2, row, wordCell, text)
	}
	explain(w.word("about.cutoff"), w.word("about.cutoff.text", "time", w.moment(), "zone", zoneName(w.CutOff, w.Rules)))
	explain(w.word("about.filters"), w.word("about.filters.text", "campaign", w.Campaign))
	for _, f := range w.Figures.list() {
		explain(w.word("fig."+f.key), w.word("about."+f.key+".text"))
	}
	row += 2
	p.line(row, sectionCell, w.word("about.counts"), 22)
	row++
	for i, key := range []string{"term", "here", "there", "agree"} {
		p.put(i+1, row, headCell, w.word("col."+key))
	}
	for _, c := range w.counts() {
		row++
		p.put(1, row, labelCell, c.name)
		p.formula(2, row, numberCell, c.here, c.hereValue)
		p.formula(3, row, numberCell, c.there, c.thereValue)
		verdict := w.word("word.agree")
		if c.hereValue != c.thereValue {
			verdict = w.word("word.differ")
		}
		p.formula(4, row, absentCell, fmt.Sprintf(`IF(%s=%s,"%s","%s")`, at(2, row), at(3, row), w.word("word.agree"), w.word("word.differ")), verdict)
	}
	return p.flush(dataHead)
}

// counts are the figures that stand on more than one sheet.
func (w *reportWriter) counts() []count {
	all := roster.Count(w.Rules, w.Standings)
	speeches := w.notices()
	f := w.Figures
	delegations := func(col int) string { return w.cells("delegations", col, len(w.Standings)) }
	people := func(col int) string { return w.cells("participants", col, len(w.participants)) }
	notices := func(col int) string { return w.cells("speakers", col, speeches) }
	status := func(s string) string { return fmt.Sprintf(`COUNTIF(%s,"%s")`, delegations(9), w.word("status."+s)) }
	return []count{
		{w.pair("fig.invited", "delegations"), w.figure("invited"), "COUNTA(" + delegations(1) + ")", f.Invited, len(w.Standings)},
		{w.pair("fig.answered", "delegations"), w.figure("answered"), fmt.Sprintf("COUNTA(%s)-%s", delegations(1), status(roster.NoAnswer)), f.Answered, all.Answered},
		{w.pair("fig.attending", "delegations"), w.figure("attending"), status(roster.Attending), f.Attending, all.Attending},
		{w.pair("fig.declined", "delegations"), w.figure("declined"), status(roster.Declined), f.Declined, all.Declined},
		{w.pair("fig.registrations", "participants"), w.figure("registrations"), "COUNTA(" + people(1) + ")", f.Registrations, len(w.participants)},
		{w.pair("fig.registrations", "delegations"), w.figure("registrations"), "SUM(" + delegations(11) + ")", f.Registrations, all.Registrations},
		{w.pair("col.women", "participants"), "SUM(" + delegations(12) + ")", fmt.Sprintf(`COUNTIF(%s,"%s")`, people(7), w.word("value.female")), all.Women, all.Women},
		{w.pair("fig.interventions", "speakers"), w.figure("interventions"), "COUNTA(" + notices(1) + ")", f.Interventions, speeches},
		{w.pair("fig.late", "speakers"), w.figure("late"), fmt.Sprintf(`COUNTIF(%s,"%s")`, notices(8), w.word("word.late")), f.Late, all.LateInterventions},
		{w.pair("fig.open_questions", "questions"), w.figure("open_questions"), "COUNTA(" + w.cells("questions", 1, len(w.Questions)) + ")", f.OpenQuestions, len(w.Questions)},
		{w.pair("status.no_answer", "noreply"), w.figure("invited") + "-" + w.figure("answered"), "COUNTA(" + w.cells("noreply", 1, w.silent()) + ")", f.Invited - f.Answered, w.silent()},
	}
}

// pair names a check: the figure, and the sheet that must have it too.
func (w *reportWriter) pair(key, sheet string) string {
	return w.word(key) + " = " + w.sheetName(sheet)
}

// figure refers to a figure of Summary.
func (w *reportWriter) figure(key string) string {
	return fmt.Sprintf("%s!$B$%d", quoteSheet(w.sheetName("summary")), figureRow(key))
}

// cells refers to a column's rows on a data sheet; an empty sheet has one blank row.
func (w *reportWriter) cells(sheet string, col, rows int) string {
	c := chart{sheet: w.sheetName(sheet)}
	return c.cells(col, dataHead+1, dataHead+max(rows, 2))
}
