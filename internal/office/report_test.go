package office

import (
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chancery/internal/locale"
	"chancery/internal/postbox"
	"chancery/internal/roster"
	"chancery/internal/store"

	"github.com/xuri/excelize/v2"
)

// sheetRows are the rows below the header, which is the last frozen one.
func sheetRows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows[panes.YSplit:]
}

// mustReport writes a report, in English where opt names no language.
func (b *bench) mustReport(t *testing.T, opt ReportOptions) ReportMade {
	t.Helper()
	if opt.Langs == nil {
		opt.Langs = []locale.Lang{locale.English}
	}
	made, err := b.Report(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestReportAndStatusGiveTheSameNumbers(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.deliver(t, b.reply(t, "FRA", "mission.fra@mission-fr.example", "fail", labels3), inTime)
	b.deliver(t, b.reply(t, "JOR", "mission.jor@mission-jo.example", "pass", "Name: Leila Khatib\nGender: female\nItem: 4"), inTime.Add(time.Hour))
	b.mustCollect(t)
	if _, err := b.Enter(t.Context(), "KAZ", roster.Proposal{Regret: true}, time.Time{}, "Ana"); err != nil {
		t.Fatal(err)
	}
	s := b.mustStatus(t)
	file := filepath.Join(t.TempDir(), "report.xlsx")
	b.mustReport(t, ReportOptions{File: file})
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	summary := map[string]string{}
	rows, err := f.GetRows("Summary")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) > 1 {
			summary[row[0]] = row[1]
		}
	}
	for label, want := range map[string]int{"Invited": s.Delegations.Invited, "Answered": s.Delegations.Answered, "Attending": s.Delegations.Attending,
		"Declined": s.Delegations.Declined, "Registered": s.Registrations, "Speakers": s.Interventions, "Open questions": s.Mails.ToReview} {
		if summary[label] != strconv.Itoa(want) {
			t.Errorf("Summary says %q for %s, status says %d", summary[label], label, want)
		}
	}
	for sheet, want := range map[string]int{"Delegations": s.Delegations.Invited, "Participants": s.Registrations, "Speakers": s.Interventions, "Questions": s.Mails.ToReview} {
		if got := len(sheetRows(t, f, sheet)); got != want {
			t.Errorf("%s has %d rows, status says %d", sheet, got, want)
		}
	}
	if s.Delegations.Answered != 3 || s.Delegations.Declined != 1 || s.Mails.ToReview != 1 {
		t.Errorf("the case is not what it was meant to be: %+v, %d to review", s.Delegations, s.Mails.ToReview)
	}
}

func TestNextReportListsWhatChanged(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	folder := t.TempDir()
	b.mustReport(t, ReportOptions{File: filepath.Join(folder, "first.xlsx"), Langs: []locale.Lang{locale.Arabic}})
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	second := filepath.Join(folder, "second.xlsx")
	b.mustReport(t, ReportOptions{File: second})
	f, err := excelize.OpenFile(second)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found := false
	for _, row := range sheetRows(t, f, "Changes") {
		for _, cell := range row {
			found = found || cell == "Ana Torres"
		}
	}
	if !found {
		t.Error("the new delegate is not among the changes")
	}
}

func TestBouncesAreThoseOfLettersEverywhere(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	var snap snapshot
	for i, kind := range []string{store.KindLetter, store.KindAcknowledgement, store.KindCalendar} {
		l := store.Letter{ID: int64(i + 1), Kind: kind, Round: Invitation, Ref: "COL", State: store.Sent, Delivery: store.Failed, DeliveryWords: "unknown_user: no such user"}
		snap.letters = append(snap.letters, l)
		snap.counts = append(snap.counts, store.StateCount{Kind: kind, Round: l.Round, State: l.State, Delivery: l.Delivery, N: 1})
	}
	if s := b.status(snap); s.Bounces != 1 || s.Delivered != 0 || b.figures(snap)["bounces"] != 1 || len(b.failureRows(snap, nil)) != 1 {
		t.Errorf("status has %d, Summary %d, Delivery %d rows; wanted 1 letter", s.Bounces, b.figures(snap)["bounces"], len(b.failureRows(snap, nil)))
	}
}
