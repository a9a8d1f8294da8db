package office

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// ReportOptions choose what a report says, of what, for whom and in which languages.
type ReportOptions struct {
	File        string        // one language: its name; several: "FILE.LL.xlsx" each
	Langs       []locale.Lang // at least one
	Scope       workbook.Scope
	Delegations bool  // for delegations: nothing personal beyond the list of participants
	Since       Since // zero: the last report of the same scope
}

// ReportMade is what was written.
type ReportMade struct {
	ID    int64     `json:"report"`
	Files []string  `json:"files"`
	Base  int64     `json:"since,omitempty"` // the report that Changes compares with; 0: none
	At    time.Time `json:"since_time,omitzero"`
}

// Report writes the workbook for the president's office, one file a language, and stores what it said, for later ones to compare with.
func (o *Office) Report(ctx context.Context, opt ReportOptions) (made ReportMade, err error) {
	if err := o.checkScope(opt.Scope); err != nil {
		return made, err
	}
	now := o.now()
	var in reportInput
	if err := o.in(ctx, func(t *store.Tx) error {
		in, err = o.reportInput(t, opt)
		return err
	}); err != nil {
		return made, err
	}
	made.Base, made.At = in.base.ID, in.base.At
	for _, lang := range opt.Langs {
		data, err := workbook.WriteReport(o.reportOf(in, opt, lang, now))
		if err != nil {
			return made, fmt.Errorf("write report: %w", err)
		}
		file := FileIn(opt.File, lang, len(opt.Langs))
		if err := WriteFile(file, data); err != nil {
			return made, fmt.Errorf("write report %s: %w", file, err)
		}
		made.Files = append(made.Files, file)
	}
	record, err := json.Marshal(in.said)
	if err != nil {
		return made, err
	}
	return made, o.in(ctx, func(t *store.Tx) error {
		made.ID, err = t.AddReport(store.ReportRecord{At: now, Language: string(opt.Langs[0]), Snapshot: record})
		return err
	})
}

// FileIn is the name of a file in one of n languages: the language's code before the last dot where there are several.
func FileIn(file string, lang locale.Lang, n int) string {
	if n < 2 {
		return file
	}
	ext := filepath.Ext(file)
	return strings.TrimSuffix(file, ext) + "." + string(lang) + ext
}

// reportInput is what a report is made of, read in one transaction.
type reportInput struct {
	snap    snapshot // the part that the report is of
	said    saidReport
	base    store.ReportRecord // ID 0: there is none
	before  saidReport
	entries []store.Entry // of the journal since then
}

func (o *Office) reportInput(t *store.Tx, opt ReportOptions) (in reportInput, err error) {
	whole, err := o.whole(t)
	if err != nil {
		return in, err
	}
	in.snap = o.scoped(whole, opt.Scope)
	in.said = saidReport{Scope: scopeKey(opt.Scope, opt.Delegations), Figures: o.figures(in.snap), Entities: saidEntities(whole)}
	if in.base, in.before, err = o.base(t, opt.Since, in.said.Scope); err != nil {
		return in, err
	}
	if in.entries, err = t.Entries(in.before.Seq); err != nil {
		return in, err
	}
	in.said.Seq = in.before.Seq
	if n := len(in.entries); n > 0 {
		in.said.Seq = in.entries[n-1].Seq
	}
	return in, nil
}

func (o *Office) reportOf(in reportInput, opt ReportOptions, lang locale.Lang, now time.Time) workbook.Report {
	m, snap := o.Campaign.Meeting, in.snap
	f, sheet := in.said.Figures, o.sheetOfFailures(snap)
	r := workbook.Report{
		Lang: lang, Campaign: o.Campaign.ID, Title: m.Title.In(lang), CutOff: now.In(m.Zone), Rules: snap.rules, Scope: opt.Scope, ForDelegations: opt.Delegations,
		Standings: snap.standings, Letters: o.letterRows(snap, sheet), Questions: o.questionRows(snap), Failures: o.failureRows(snap, sheet),
		Mails: mailRows(snap, m.Zone), Answers: o.answersByDay(snap),
		Figures: workbook.Figures{
			Invited: f["invited"], Delivered: f["delivered"], Answered: f["answered"], Attending: f["attending"], Declined: f["declined"], Registrations: f["registrations"],
			Interventions: f["interventions"], Late: f["late"], Women: f["women"], Disclosed: f["disclosed"], OpenQuestions: f["open_questions"], Bounces: f["bounces"],
		},
	}
	if in.base.ID == 0 {
		return r
	}
	r.Since = in.base.At.In(m.Zone)
	if in.before.Scope == in.said.Scope {
		r.Previous = in.before.Figures
	}
	r.Changes = changesSince(in.before.Entities, in.said.Entities, in.entries, m.Zone)
	if !opt.Scope.Whole() {
		kept := map[string]bool{}
		for _, s := range snap.standings {
			kept[s.Invitee.Ref] = true
		}
		r.Changes = slices.DeleteFunc(r.Changes, func(c workbook.ChangeRow) bool { return !kept[c.Ref] })
	}
	return r
}

// mailRows are the mails of the campaign, for the facts that come from them.
func mailRows(snap snapshot, zone *time.Location) (rows []workbook.MailRow) {
	for _, m := range snap.mails {
		rows = append(rows, workbook.MailRow{ID: m.ID, Reference: m.MessageID, From: m.FromAddress, Received: m.Received.In(zone)})
	}
	return rows
}

// figures are Summary's, under the keys of workbook.Figures.
func (o *Office) figures(snap snapshot) map[string]int {
	st := o.status(snap)
	counts := roster.Count(snap.rules, snap.standings)
	return map[string]int{
		"invited": st.Delegations.Invited, "delivered": st.Delivered, "answered": st.Delegations.Answered, "attending": st.Delegations.Attending,
		"declined": st.Delegations.Declined, "registrations": st.Registrations, "interventions": st.Interventions, "late": st.Late,
		"women": counts.Women, "disclosed": counts.Women + counts.Men + counts.Other, "open_questions": st.Mails.ToReview, "bounces": st.Bounces,
	}
}

func (o *Office) letterRows(snap snapshot, sheet []invitee.Invitee) []workbook.LetterRow {
	rows := make([]workbook.LetterRow, 0, len(snap.standings))
	at := map[string]int{}
	for _, s := range snap.standings {
		at[s.Invitee.Ref] = len(rows)
		rows = append(rows, workbook.LetterRow{Ref: s.Invitee.Ref, Delivery: "not_planned"})
	}
	for _, p := range snap.papers {
		if i, ok := at[p.Ref]; ok && p.Round == Invitation {
			rows[i].Delivery = "on_paper"
		}
	}
	for _, l := range snap.letters {
		i, ok := at[l.Ref]
		if ok && l.Kind == store.KindLetter && (l.Round == Invitation || l.State == store.Sent) {
			rows[i].Remedy = o.remedyOf(l, sheet) // the last letter that went says what is left to do
		}
		switch {
		case !ok || l.Kind != store.KindLetter:
		case l.Round == Invitation:
			rows[i].Delivery = deliveryWord(l)
			if l.State == store.Sent {
				rows[i].Sent = l.Settled.In(o.Campaign.Meeting.Zone)
			}
		case isReminder(l.Round) && l.State == store.Sent:
			rows[i].Reminders++
			rows[i].LastReminder = l.Settled.In(o.Campaign.Meeting.Zone)
		}
	}
	return rows
}

func deliveryWord(l store.Letter) string {
	switch {
	case l.Delivery != "":
		return l.Delivery
	case l.State == store.Leased || l.State == store.HandingOver:
		return string(store.Queued)
	}
	return string(l.State)
}

// excerptRunes is how much of a mail's text the Questions sheet shows.
const excerptRunes = 300

func (o *Office) questionRows(snap snapshot) (rows []workbook.QuestionRow) {
	for _, m := range snap.mails {
		if m.State != store.ToReview {
			continue
		}
		row := workbook.QuestionRow{ID: m.ID, Ref: m.Ref, From: m.FromAddress, Subject: m.Subject, Received: m.Received.In(o.Campaign.Meeting.Zone), Answer: hasAnswer(m.Kinds)}
		var r reply.Reading
		if json.Unmarshal(m.Reading, &r) == nil {
			row.Excerpt = excerpt(r.Text)
		}
		for _, reason := range m.Reasons {
			if !slices.Contains(row.Reasons, reason.Code) {
				row.Reasons = append(row.Reasons, reason.Code)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func excerpt(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > excerptRunes {
		return string(runes[:excerptRunes]) + "…"
	}
	return string(runes)
}

// answersByDay counts the mails whose answers were recorded by the day of receipt in the meeting's zone.
func (o *Office) answersByDay(snap snapshot) (days []workbook.DayCount) {
	n := map[locale.Date]int{}
	for _, m := range snap.mails {
		if hasAnswer(m.Kinds) && (m.State == store.Applied || m.State == store.Accepted || m.State == store.Corrected) {
			n[locale.DateOf(m.Received, o.Campaign.Meeting.Zone)]++
		}
	}
	for d, count := range n {
		days = append(days, workbook.DayCount{Day: d, N: count})
	}
	slices.SortFunc(days, func(a, b workbook.DayCount) int { return a.Day.Compare(b.Day) })
	return days
}
