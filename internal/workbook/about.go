package workbook

import (
	"fmt"
	"maps"
	"slices"

	"chancery/internal/roster"
)

// count is two ways to a figure that must agree: on a sheet, and by the rows or sums of another.
type count struct {
	name        string
	here, there string // formulas
	hereValue   int
	thereValue  int
}

// definition is a line of About.
type definition struct{ term, text string }

// definitions say what the report is of and what its figures mean.
func (w *reportWriter) definitions() []definition {
	since, scope := w.word("word.first_report"), w.word("about.filters.text", "campaign", w.Campaign)
	if !w.Since.IsZero() {
		since = w.word("about.since.text", "time", w.moment(w.Since), "zone", zoneName(w.CutOff, w.Rules))
	}
	if !w.Scope.Whole() {
		scope = w.word("about.scope.text", "campaign", w.Campaign, "scope", w.scope())
	}
	list := []definition{
		{w.word("about.cutoff"), w.word("about.cutoff.text", "time", w.moment(w.CutOff), "zone", zoneName(w.CutOff, w.Rules))},
		{w.word("about.filters"), scope}, {w.word("about.since"), since},
	}
	if w.ForDelegations {
		list = append(list, definition{w.word("word.withheld"), w.word("about.withheld.text")})
	}
	for _, f := range w.figureList() {
		text := "about." + f.key + ".text"
		if w.ForDelegations && f.key == "share" {
			text = "about.share.delegations.text"
		}
		list = append(list, definition{w.word("fig." + f.key), w.word(text)})
	}
	return list
}

// about writes what the figures mean, the counts that must agree, as formulas that the spreadsheet program works out anew, and the mails that facts come from.
func (w *reportWriter) about() error {
	p := newPaper(w.on("about"), 40, 80, 20, 30)
	p.repeated = 2 // the three tables have headers of their own
	p.line(1, titleCell, w.sheetName("about"), 26)
	p.line(2, noteCell, w.Title+" · "+w.asOf(), 16)
	p.put(1, dataHead, headCell, w.word("col.term"))
	p.put(2, dataHead, headCell, w.word("col.definition"))
	row := dataHead
	for _, d := range w.definitions() {
		row++
		p.put(1, row, wordCell, d.term)
		p.put(2, row, wordCell, d.text)
	}
	row = w.countLines(p, row+2)
	w.mailLines(p, row+2)
	return p.flush(dataHead)
}

func (w *reportWriter) countLines(p *paper, row int) int {
	p.line(row, sectionCell, w.word("about.counts"), 22)
	row++
	for i, key := range []string{"term", "here", "there", "agree"} {
		p.put(i+1, row, headCell, w.word("col."+key))
	}
	for _, c := range w.counts() {
		row++
		p.put(1, row, wordCell, c.name)
		p.formula(2, row, numberCell, c.here, c.hereValue)
		p.formula(3, row, numberCell, c.there, c.thereValue)
		verdict := w.word("word.agree")
		if c.hereValue != c.thereValue {
			verdict = w.word("word.differ")
		}
		p.formula(4, row, absentCell, fmt.Sprintf(`IF(%s=%s,"%s","%s")`, at(2, row), at(3, row), w.word("word.agree"), w.word("word.differ")), verdict)
	}
	return row
}

// counts are the figures that stand on more than one sheet of this report.
func (w *reportWriter) counts() (list []count) {
	all := roster.Count(w.Rules, w.Standings)
	f := w.Figures
	delegations := func(key string) string { return w.cells("delegations", key, len(w.Standings)) }
	people := func(key string) string { return w.cells("participants", key, len(w.participants)) }
	notices := func(key string) string { return w.cells("speakers", key, w.notices()) }
	status := func(s string) string {
		return fmt.Sprintf(`COUNTIF(%s,"%s")`, delegations("status"), w.word("status."+s))
	}
	list = []count{
		{w.pair("fig.invited", "delegations"), w.figure("invited"), "COUNTA(" + delegations("delegation") + ")", f.Invited, len(w.Standings)},
		{w.pair("fig.answered", "delegations"), w.figure("answered"), fmt.Sprintf("COUNTA(%s)-%s", delegations("delegation"), status(roster.NoAnswer)), f.Answered, all.Answered},
		{w.pair("fig.attending", "delegations"), w.figure("attending"), status(roster.Attending), f.Attending, all.Attending},
		{w.pair("fig.declined", "delegations"), w.figure("declined"), status(roster.Declined), f.Declined, all.Declined},
		{w.pair("fig.registrations", "participants"), w.figure("registrations"), "COUNTA(" + people("number") + ")", f.Registrations, len(w.participants)},
		{w.pair("fig.registrations", "delegations"), w.figure("registrations"), "SUM(" + delegations("delegates") + ")", f.Registrations, all.Registrations},
		{w.pair("fig.interventions", "speakers"), w.figure("interventions"), "COUNTA(" + notices("item") + ")", f.Interventions, w.notices()},
		{w.pair("fig.late", "speakers"), w.figure("late"), fmt.Sprintf(`COUNTIF(%s,"%s")`, notices("on_time"), w.word("word.late")), f.Late, all.LateInterventions},
	}
	if w.ForDelegations {
		return list
	}
	return append(list,
		count{w.pair("col.women", "participants"), "SUM(" + delegations("women") + ")", fmt.Sprintf(`COUNTIF(%s,"%s")`, people("gender"), w.word("value.female")), all.Women, all.Women},
		count{w.pair("fig.open_questions", "questions"), w.figure("open_questions"), "COUNTA(" + w.cells("questions", "id", len(w.Questions)) + ")", f.OpenQuestions, len(w.Questions)},
		count{w.pair("status.no_answer", "noreply"), w.figure("invited") + "-" + w.figure("answered"), "COUNTA(" + w.cells("noreply", "ref", w.silent()) + ")", f.Invited - f.Answered, w.silent()})
}

// pair names a check: the figure, and the sheet that must have it too.
func (w *reportWriter) pair(key, sheet string) string {
	return w.word(key) + " = " + w.sheetName(sheet)
}

// figure refers to a figure of Summary.
func (w *reportWriter) figure(key string) string {
	return fmt.Sprintf("%s!$B$%d", quoteSheet(w.sheetName("summary")), w.figureRow(key))
}

// cells refers to a column's rows on a data sheet; an empty sheet has one blank row.
func (w *reportWriter) cells(sheet, key string, rows int) string {
	col := slices.Index(w.shown[sheet], key) + 1
	return fixed(w.sheetName(sheet), col, dataHead+1, col, dataHead+max(rows, 2))
}

// shownMails are the mails that rows of this report name, by number. Delegations see none.
func (w *reportWriter) shownMails() (list []MailRow) {
	if w.ForDelegations {
		return nil
	}
	named := map[int64]bool{}
	for _, p := range w.participants {
		named[p.MailID] = true
	}
	for _, l := range w.speakers {
		for _, s := range l.Speeches {
			named[s.MailID] = true
		}
	}
	for _, q := range w.Questions {
		named[q.ID] = true
	}
	for _, c := range w.Report.Changes {
		named[c.Mail] = true
	}
	by := map[int64]MailRow{}
	for _, m := range w.Mails {
		if named[m.ID] && m.ID != 0 {
			by[m.ID] = m
		}
	}
	for _, id := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[id])
	}
	return list
}

// places settles on which row of About each mail stands, before the rows that lead there are written.
func (w *reportWriter) places() {
	counts := 11
	if w.ForDelegations {
		counts = 8
	}
	row := dataHead + len(w.definitions()) + 2 + 1 + counts + 2 + 1
	for i, m := range w.shownMails() {
		w.mailRow[m.ID] = row + 1 + i
	}
}

// mailLines list the mails that facts come from, with their reference.
func (w *reportWriter) mailLines(p *paper, row int) {
	mails := w.shownMails()
	if len(mails) == 0 {
		return
	}
	p.line(row, sectionCell, w.word("about.mails"), 22)
	row++
	for i, key := range []string{"source", "reference", "received", "from"} {
		p.put(i+1, row, headCell, w.word("col."+key))
	}
	for _, m := range mails {
		row++
		if w.mailRow[m.ID] != row {
			p.do(fmt.Errorf("mail %d stands on row %d of %s, its links lead to row %d", m.ID, row, p.name, w.mailRow[m.ID]))
		}
		p.put(1, row, idCell, int(m.ID))
		p.put(2, row, textCell, m.Reference)
		p.put(3, row, momentCell, w.zoned(m.Received))
		p.put(4, row, textCell, m.From)
	}
}
