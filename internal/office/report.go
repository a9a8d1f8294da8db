package office

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// Report writes the workbook for the president's office to file, in lang, and stores what it said, for the next one to compare with.
func (o *Office) Report(ctx context.Context, file string, lang locale.Lang) error {
	now := o.now()
	var snap snapshot
	var last store.ReportRecord
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		if snap, err = o.whole(t); err != nil {
			return err
		}
		if last, err = t.LastReport(); errors.Is(err, store.ErrNone) {
			err = nil
		}
		return err
	}); err != nil {
		return err
	}
	said := o.said(snap)
	var before saidReport
	if last.Snapshot != nil && last.ID != 0 {
		if err := json.Unmarshal(last.Snapshot, &before); err != nil {
			return fmt.Errorf("read what the last report said: %w", err)
		}
	}
	report := o.reportOf(snap, said, before, last.ID != 0, lang, now)
	data, err := workbook.WriteReport(report)
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	if err := WriteFile(file, data); err != nil {
		return fmt.Errorf("write report %s: %w", file, err)
	}
	record, err := json.Marshal(said)
	if err != nil {
		return err
	}
	return o.in(ctx, func(t *store.Tx) error {
		return t.AddReport(store.ReportRecord{At: now, Language: string(lang), Snapshot: record})
	})
}

func (o *Office) reportOf(snap snapshot, said, before saidReport, hasBefore bool, lang locale.Lang, now time.Time) workbook.Report {
	m := o.Campaign.Meeting
	status := o.status(snap)
	counts := roster.Count(snap.rules, snap.standings)
	r := workbook.Report{
		Lang: lang, Campaign: o.Campaign.ID, Title: m.Title.In(lang), CutOff: now.In(m.Zone), Rules: snap.rules, Standings: snap.standings,
		Letters: o.letterRows(snap), Questions: o.questionRows(snap), Failures: o.failureRows(snap), Answers: o.answersByDay(snap),
		Figures: workbook.Figures{
			Invited: status.Delegations.Invited, Delivered: status.Delivered, Answered: status.Delegations.Answered, Attending: status.Delegations.Attending,
			Declined: status.Delegations.Declined, Registrations: status.Registrations, Interventions: status.Interventions, Late: status.Late,
			Women: counts.Women, Disclosed: counts.Women + counts.Men + counts.Other, OpenQuestions: status.Mails.ToReview, Bounces: status.Bounces,
		},
	}
	if hasBefore {
		r.Previous = before.Figures
		r.Changes = changesSince(before, said, m.Zone)
	}
	return r
}

func (o *Office) letterRows(snap snapshot) []workbook.LetterRow {
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
		row := workbook.QuestionRow{ID: m.ID, Ref: m.Ref, From: m.FromAddress, Subject: m.Subject, Received: m.Received.In(o.Campaign.Meeting.Zone)}
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

func (o *Office) failureRows(snap snapshot) (rows []workbook.DeliveryRow) {
	for _, l := range snap.letters {
		if l.Kind != store.KindLetter {
			continue
		}
		row := workbook.DeliveryRow{Ref: l.Ref, Address: l.Address}
		switch {
		case l.Delivery == store.Failed || l.Delivery == store.Delayed:
			reason, _, _ := strings.Cut(l.DeliveryWords, ":")
			row.State, row.Code, row.Class, row.At = l.Delivery, l.DeliveryCode, reason, l.DeliveryAt
		case l.State == store.Refused || l.State == store.InDoubt || l.State == store.Deferred:
			row.State, row.Code, row.Class, row.At = string(l.State), l.Enhanced, string(l.State), l.Settled
			if row.Code == "" && l.Code != 0 {
				row.Code = fmt.Sprint(l.Code)
			}
		default:
			continue
		}
		row.At = row.At.In(o.Campaign.Meeting.Zone)
		row.Remedy = row.State
		rows = append(rows, row)
	}
	return rows
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
