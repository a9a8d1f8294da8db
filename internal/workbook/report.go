package workbook

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Report is what the workbook of the president's office shows; one snapshot of the store.
type Report struct {
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
	Previous  map[string]int // Summary's figures of the last report by key; nil: none
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
	Reminders    int
	LastReminder time.Time
}

type QuestionRow struct {
	ID                          int64
	Ref, From, Subject, Excerpt string
	Reasons                     []string
	Received                    time.Time
}

type DeliveryRow struct {
	Ref, Address, Code, Class, Remedy string
	At                                time.Time
	State                             string
}

type ChangeRow struct {
	Entity, Name, Field, Before, After, Cause, DecidedBy string
	At                                                   time.Time
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
	fault        error
}

// WriteReport writes the ten sheets. Same report, same bytes.
func WriteReport(r Report) ([]byte, error) {
	w := newReportWriter(r)
	defer w.file.Close()
	for i, key := range sheetKeys {
		if i == 0 {
			w.do(w.file.SetSheetName("Sheet1", w.sheetName(key)))
			continue
		}
		_, err := w.file.NewSheet(w.sheetName(key))
		w.do(err)
	}
	for _, write := range []func() error{w.delegations, w.participantRows, w.speakerRows, w.gender, w.noReplies, w.failures, w.questions, w.changes, w.summary, w.about} {
		if w.fault == nil {
			w.fault = write()
		}
	}
	if w.fault != nil {
		return nil, fmt.Errorf("write report of %s: %w", r.Campaign, w.fault)
	}
	w.file.SetActiveSheet(0)
	full := true
	w.do(w.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	data, err := sealRows(w.file, properties{Title: r.Title + " – " + word(r.Lang, "sheet.summary"), Subject: word(r.Lang, "doc.subject"), Language: string(r.Lang), Made: r.CutOff}, w.bodies)
	if err != nil {
		return nil, fmt.Errorf("write report of %s: %w", r.Campaign, err)
	}
	return data, w.fault
}

func newReportWriter(r Report) *reportWriter {
	f := excelize.NewFile()
	w := &reportWriter{Report: r, file: f, styles: newStyles(f, r.Lang), letters: map[string]LetterRow{}, names: map[string]string{}, firstRow: map[string]int{}, bodies: map[string]*body{}}
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

// asOf is the line that says what the report is of, and of when.
func (w *reportWriter) asOf() string { return w.word("cutoff", "time", w.moment()) }

func (w *reportWriter) moment() string {
	comma := ", "
	switch w.Lang {
	case locale.Arabic:
		comma = "، "
	case locale.Chinese:
		comma = " "
	}
	return locale.FormatDate(w.Lang, locale.DateOf(w.CutOff, w.CutOff.Location())) + comma + locale.FormatTime(w.Lang, w.CutOff)
}

func (w *reportWriter) on(key string) *sheetWriter {
	return &sheetWriter{file: w.file, styles: w.styles, name: w.sheetName(key), title: w.Title, note: w.asOf(), page: w.word("page"), bodies: w.bodies}
}

// columns makes a table's columns: a word's key and a kind, one after the other.
func (w *reportWriter) columns(pairs ...any) []tableColumn {
	var list []tableColumn
	for i := 0; i+1 < len(pairs); i += 2 {
		kind := pairs[i+1].(cellKind)
		c := tableColumn{Title: w.word("col." + pairs[i].(string)), Kind: kind}
		if kind == longCell {
			c.Width = 60
		}
		list = append(list, c)
	}
	return list
}

// data writes one data sheet.
func (w *reportWriter) data(key string, t table) error {
	t.Name = "Table_" + key
	t.Lines = []string{w.sheetName(key), w.Title + " · " + w.asOf()}
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
