package workbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Scope is the part of a campaign that a report is of. Zero: the whole.
type Scope struct {
	Classes []invitee.Class
	Items   []string // labels of the agenda
	Day     locale.Date
}

// Whole tells whether nothing is left out.
func (s Scope) Whole() bool { return len(s.Classes) == 0 && len(s.Items) == 0 && s.Day.IsZero() }

// HasItem tells whether an item of this label is not left out.
func (s Scope) HasItem(label string) bool {
	return len(s.Items) == 0 || slices.ContainsFunc(s.Items, func(i string) bool { return strings.EqualFold(i, label) })
}

// Report is what the workbook of the president's office shows; one snapshot of the store.
type Report struct {
	Scope          Scope
	ForDelegations bool // nothing personal beyond the list of participants

	Lang      locale.Lang
	Campaign  string
	Title     string    // of the meeting
	CutOff    time.Time // in the meeting's zone
	Rules     roster.Rules
	Standings []roster.Standing // all invitees of the campaign, by ref
	Letters   []LetterRow       // one an invitee: its delivery
	Questions []QuestionRow
	Failures  []DeliveryRow // letters refused, in doubt, bounced, delayed
	Changes   []ChangeRow
	Mails     []MailRow      // where facts come from; those that no row names are not shown
	Since     time.Time      // of the report that Changes compares with; zero: there was none
	Previous  map[string]int // its figures by key; nil: none of the same scope
	Figures   Figures
	Answers   []DayCount // mails with answers a day, for the chart
}

// Figures are Summary's, by the same keys as in status --json where it has them.
type Figures struct {
	Invited, Delivered, Answered, Attending, Declined, Registrations, Interventions, Late, Women, Disclosed, OpenQuestions, Bounces int
}

type DayCount struct {
	Day locale.Date
	N   int
}

type LetterRow struct {
	Ref          string
	Sent         time.Time // zero: not sent
	Delivery     string    // "sent", "delivered", "delayed", "failed", "refused", "in_doubt", "queued", "deferred", "on_paper", "not_planned"
	Remedy       string    // of a letter that did not arrive, as DeliveryRow has it; "" : none is needed, or a later letter went out
	Reminders    int
	LastReminder time.Time
}

type QuestionRow struct {
	ID                          int64
	Ref, From, Subject, Excerpt string
	Reasons                     []string
	Received                    time.Time
	Answer                      bool // it may be what the invitee answers
}

type DeliveryRow struct {
	Ref, Address, Code, Class, Remedy string
	At                                time.Time
	State                             string
}

// ChangeRow is one fact that changed. Values are codes where the field has them; Mail is the one that caused it, 0: none.
type ChangeRow struct {
	Entity, Ref, Name, Field, Before, After, Cause, DecidedBy string
	Mail                                                      int64
	At                                                        time.Time
}

// MailRow is a mail that facts come from; Reference is its Message-ID.
type MailRow struct {
	ID              int64
	Reference, From string
	Received        time.Time
}

// sheetKeys are the report's sheets in their order.
var sheetKeys = []string{"summary", "delegations", "participants", "speakers", "gender", "noreply", "delivery", "questions", "changes", "about"}

// dataHead is the row of the header on data sheets: the sheet's name and a line with meeting and cut-off stand above it.
const dataHead = 3

// reportWriter writes one report; what several sheets need is worked out once.
type reportWriter struct {
	Report
	file         *excelize.File
	styles       *styles
	letters      map[string]LetterRow
	names        map[string]string // ref: delegation as shown
	participants []roster.Participant
	speakers     []roster.ItemList
	firstRow     map[string]int // ref: row of its first participant
	bodies       map[string]*body
	shown        map[string][]string // sheet: keys of its columns
	mailRow      map[int64]int       // mail: its row on About
	charts       int
	crowded      map[string][][]int // part of a chart: the labels that have no room, by series
	fault        error
}

// WriteReport writes the ten sheets. Same report, same bytes.
func WriteReport(r Report) ([]byte, error) {
	w := newReportWriter(r)
	defer w.file.Close()
	for i, key := range w.sheets() {
		if i == 0 {
			w.do(w.file.SetSheetName("Sheet1", w.sheetName(key)))
			continue
		}
		_, err := w.file.NewSheet(w.sheetName(key))
		w.do(err)
	}
	w.places()
	write := map[string]func() error{"delegations": w.delegations, "participants": w.participantRows, "speakers": w.speakerRows, "gender": w.gender, "noreply": w.noReplies,
		"delivery": w.failures, "questions": w.questions, "changes": w.changes, "summary": w.summary, "about": w.about}
	for _, key := range w.sheets() {
		if w.fault == nil {
			w.fault = write[key]()
		}
	}
	if w.fault != nil {
		return nil, fmt.Errorf("write report of %s: %w", r.Campaign, w.fault)
	}
	w.file.SetActiveSheet(0)
	full := true
	w.do(w.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	data, err := sealRows(w.file, properties{Title: r.Title + " – " + word(r.Lang, "sheet.summary"), Subject: word(r.Lang, "doc.subject"), Language: string(r.Lang), Made: r.CutOff}, w.bodies, w.crowded)
	if err != nil {
		return nil, fmt.Errorf("write report of %s: %w", r.Campaign, err)
	}
	return data, w.fault
}

func newReportWriter(r Report) *reportWriter {
	f := excelize.NewFile()
	w := &reportWriter{Report: r, file: f, styles: newStyles(f, r.Lang), letters: map[string]LetterRow{}, names: map[string]string{}, firstRow: map[string]int{}, bodies: map[string]*body{}, shown: map[string][]string{}, mailRow: map[int64]int{}, crowded: map[string][][]int{}}
	for _, l := range r.Letters {
		w.letters[l.Ref] = l
	}
	for _, s := range r.Standings {
		w.names[s.Invitee.Ref] = s.Invitee.DisplayName(r.Lang, r.Rules.Start)
	}
	w.participants = roster.Participants(r.Rules, r.Lang, r.Standings)
	w.speakers = roster.Speakers(r.Rules, r.Standings)
	for i, p := range w.participants {
		if w.firstRow[p.Invitee.Ref] == 0 {
			w.firstRow[p.Invitee.Ref] = dataHead + 1 + i
		}
	}
	return w
}

// do keeps the first fault.
func (w *reportWriter) do(err error) {
	if w.fault == nil {
		w.fault = err
	}
}

func (w *reportWriter) word(key string, pairs ...string) string { return word(w.Lang, key, pairs...) }

func (w *reportWriter) sheetName(key string) string { return w.word("sheet." + key) }

// asOf is the line that says what the report is of, and of when; and what is left out, so that a part is not taken for the whole.
func (w *reportWriter) asOf() string {
	line := w.word("cutoff", "time", w.moment(w.CutOff))
	if !w.Scope.Whole() {
		line += " · " + w.word("scope", "scope", w.scope())
	}
	if w.ForDelegations {
		line += " · " + w.word("for.delegations")
	}
	return line
}

// scope names what part of the campaign the report is of.
func (w *reportWriter) scope() string {
	var parts, classes []string
	for _, c := range w.Scope.Classes {
		classes = append(classes, c.Label(w.Lang))
	}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, w.word("col."+key)+": "+value)
		}
	}
	add("class", strings.Join(classes, "; "))
	add("item", strings.Join(w.Scope.Items, "; "))
	if !w.Scope.Day.IsZero() {
		add("day", locale.FormatDate(w.Lang, w.Scope.Day))
	}
	return strings.Join(parts, " · ")
}

// sheets are the report's sheets in their order.
func (w *reportWriter) sheets() []string {
	if w.ForDelegations {
		return delegationSheets
	}
	return sheetKeys
}

// moment is a time in words.
func (w *reportWriter) moment(t time.Time) string {
	comma := ", "
	switch w.Lang {
	case locale.Arabic:
		comma = "، "
	case locale.Chinese:
		comma = " "
	}
	return locale.FormatDate(w.Lang, locale.DateOf(t, t.Location())) + comma + locale.FormatTime(w.Lang, t)
}

func (w *reportWriter) on(key string) *sheetWriter {
	return &sheetWriter{file: w.file, styles: w.styles, name: w.sheetName(key), title: w.Title, note: w.asOf(), page: w.word("page"), bodies: w.bodies}
}

// columns makes a table's columns: a word's key and a kind, one after the other.
func (w *reportWriter) columns(pairs ...any) []tableColumn {
	var list []tableColumn
	for i := 0; i+1 < len(pairs); i += 2 {
		kind := pairs[i+1].(cellKind)
		key := pairs[i].(string)
		c := tableColumn{Key: key, Title: w.word("col." + key), Kind: kind}
		switch {
		case key == "needs": // few rows have any
			c.Width = 30
		case key == "next_step":
			c.Width = 45
		case kind == longCell:
			c.Width = 60
		}
		list = append(list, c)
	}
	return list
}

// data writes one data sheet, with the columns that its readers may see.
func (w *reportWriter) data(key string, t table) error {
	t.Name = "Table_" + key
	t.Lines = []string{w.sheetName(key), w.Title + " · " + w.asOf()}
	if w.ForDelegations {
		t = t.only(delegationColumns[key])
	}
	for _, c := range t.Columns {
		w.shown[key] = append(w.shown[key], c.Key)
	}
	return w.on(key).write(t)
}

// list joins codes as words of a family.
func (w *reportWriter) list(family string, codes []string) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = coded(w.Lang, family, c)
	}
	return strings.Join(out, "; ")
}

// decidedBy tells the program from a person.
func (w *reportWriter) decidedBy(who string) string {
	if who == "program" {
		return w.word("word.program")
	}
	return who
}
