package workbook

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// reportOf makes a report of n delegations with five delegates each where they come, one in four without an answer, one in eight declining.
func reportOf(t testing.TB, l locale.Lang, n int) Report {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	sent := time.Date(2022, 4, 26, 8, 0, 0, 0, time.UTC)
	day := locale.Date{Year: 2022, Month: 6, Day: 20}
	r := Report{Lang: l, Campaign: "im2022", Title: "Intersessional Meetings – R&D", CutOff: time.Date(2022, 6, 13, 6, 30, 0, 0, time.UTC).In(zone),
		Rules: roster.Rules{Zone: zone, Start: day, SpeakersDeadline: locale.Date{Year: 2022, Month: 6, Day: 10}, RegistrationDeadline: locale.Date{Year: 2022, Month: 6, Day: 10}, Minutes: 3, GroupMinutes: 5}}
	titles := []locale.Text{
		{"en": "Opening", "ar": "الافتتاح", "zh": "开幕"}, {"en": "Victim assistance", "ar": "مساعدة الضحايا", "zh": "援助受害者"}, {"en": "Article 5: mine clearance", "ar": "المادة 5: إزالة الألغام", "zh": "第五条:清除地雷"}}
	for i, title := range titles {
		r.Rules.Agenda = append(r.Rules.Agenda, roster.Item{Label: fmt.Sprint(i + 1), Day: day.AddDays(i), Title: title, SlotMinutes: 60})
	}
	states := locale.States()
	for i := range n {
		v := invitee.Invitee{Ref: fmt.Sprintf("R%03d", i+1), Class: invitee.Classes[i%5], Language: locale.All[i%6], Row: i + 2}
		if v.Class == invitee.NGO || v.Class == invitee.InternationalOrganization {
			v.Name = fmt.Sprintf("=Organization %d", i+1)
		} else {
			v.Country = states[i%len(states)].Alpha3
		}
		s := roster.Standing{Invitee: v, Status: roster.Attending, FirstAnswer: sent.Add(time.Duration(i%700) * time.Hour)}
		letter := LetterRow{Ref: v.Ref, Sent: sent.Add(time.Duration(i) * time.Second), Delivery: "sent"}
		switch {
		case i%4 == 3:
			s.Status, s.FirstAnswer = roster.NoAnswer, time.Time{}
			letter.Delivery, letter.Reminders = []string{"failed", "sent", "on_paper"}[i/4%3], i/4%3
			if letter.Delivery == "failed" {
				letter.Remedy = "let_through"
			}
			if letter.Reminders > 0 {
				letter.LastReminder = sent.AddDate(0, 1, 0)
			}
		case i%8 == 2:
			s.Status = roster.Declined
		default:
			for k := range 5 {
				s.Delegates = append(s.Delegates, roster.StandingDelegate{ID: int64(i*5 + k), Source: roster.Source{MailID: int64(i + 1), Received: s.FirstAnswer, DecidedBy: []string{"program", "Ana Office"}[k%2]},
					Delegate: roster.Delegate{Name: fmt.Sprintf("@Person %d of %d", k+1, i+1), Function: "First Secretary (Political Affairs), deputy to the Head of Chancery", Gender: []string{"female", "male", "", "female", "other"}[k], Head: k == 0,
						Capacity: []string{"head", "alternate", "adviser", "adviser", "observer"}[k], Attendance: []string{"in_person", "online"}[k%2], Days: []locale.Date{day, day.AddDays(1), day.AddDays(2)}[:k%3+1]}})
			}
			s.Delegates[1].Needs, s.Delegates[1].VisaLetter = "A place near the door for a wheelchair", i%3 == 0
			at := s.FirstAnswer
			if i%16 == 0 {
				at = time.Date(2022, 6, 10, 22, 0, 0, 0, time.UTC) // midnight in Zurich: the deadline's day is over
			}
			s.Interventions = append(s.Interventions, roster.StandingIntervention{ID: int64(i), Source: roster.Source{MailID: int64(i + 1), Received: at, DecidedBy: "program"},
				Intervention: roster.Intervention{Item: fmt.Sprint(i%3 + 1), Speaker: "@Person 1", Language: locale.French, StatementAttached: i%2 == 0}})
		}
		r.Mails = append(r.Mails, MailRow{ID: int64(i + 1), Reference: fmt.Sprintf("<%d.answer@mission.example>", i+1), From: fmt.Sprintf("mission%d@mission.example", i+1), Received: s.FirstAnswer})
		r.Standings = append(r.Standings, s)
		r.Letters = append(r.Letters, letter)
	}
	c := roster.Count(r.Rules, r.Standings)
	r.Questions = []QuestionRow{{ID: 7, Ref: "R001", From: "someone@mission.example", Subject: "=cmd|' /C calc'!A0", Excerpt: "Could you tell us whether\nthe room is accessible? " + strings.Repeat("Long words follow. ", 12),
		Reasons: []string{"question", "unknown_sender"}, Received: sent}}
	r.Failures = []DeliveryRow{{Ref: "R004", Address: "office@gone.example", State: "failed", Code: "5.1.1", Class: "550 no such user here", Remedy: "failed", At: sent}}
	r.Changes = []ChangeRow{{Entity: "delegation", Ref: "R002", Field: "status", Before: "no_answer", After: "attending", Mail: 12, DecidedBy: "program", At: sent},
		{Entity: "delegate", Ref: "R002", Name: "Ana Torres", Field: "capacity", Before: "", After: "head", DecidedBy: "Ana Office", At: sent}}
	r.Answers = []DayCount{{locale.Date{Year: 2022, Month: 4, Day: 27}, 12}, {locale.Date{Year: 2022, Month: 4, Day: 28}, 30}, {locale.Date{Year: 2022, Month: 5, Day: 2}, 7}}
	r.Figures = Figures{Invited: c.Invited, Delivered: n - 1, Answered: c.Answered, Attending: c.Attending, Declined: c.Declined, Registrations: c.Registrations, Interventions: c.Interventions,
		Late: c.LateInterventions, Women: c.Women, Disclosed: c.Women + c.Men + c.Other, OpenQuestions: 1, Bounces: 1}
	r.Previous = map[string]int{"invited": c.Invited, "answered": 3, "attending": c.Attending + 2, "women": 1, "disclosed": 4}
	return r
}

// With WORKBOOK_OUT=DIR the workbooks and their PDF are left there, to be looked at.
func TestReportConvertsToPDFByLibreOffice(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.English, locale.Arabic, locale.Chinese} {
		data := written(t, reportOf(t, l, 40))
		pdf := soffice(t, data, "pdf")
		if !bytes.HasPrefix(pdf, []byte("%PDF")) || len(pdf) < 20_000 {
			t.Errorf("%s: PDF of %d bytes", l, len(pdf))
		}
		if dir := os.Getenv("WORKBOOK_OUT"); dir != "" {
			for name, content := range map[string][]byte{"xlsx": data, "pdf": pdf} {
				if err := os.WriteFile(filepath.Join(dir, "report."+string(l)+"."+name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// BenchmarkReport200 is of 200 delegations, 1,000 participants.
func BenchmarkReport200(b *testing.B) {
	r := reportOf(b, locale.English, 200)
	for i := range r.Standings {
		if all := r.Standings[i].Delegates; len(all) > 0 {
			r.Standings[i].Delegates = slices.Concat(all, all[2:])
		}
	}
	if n := roster.Count(r.Rules, r.Standings).Registrations; n != 1000 {
		b.Fatalf("%d participants", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		written(b, r)
	}
}

// BenchmarkReport100k writes 100,000 rows of the 12 columns of Participants; testdata/peers/xlsxwriter writes the same.
func BenchmarkReport100k(b *testing.B) {
	r := reportOf(b, locale.English, 40)
	const rows = 100_000
	b.ReportAllocs()
	for b.Loop() {
		w := newReportWriter(r)
		people := table{N: rows, Rows: func(yield func([]any) bool) {
			for i := range rows {
				p := w.participants[i%len(w.participants)]
				p.Number, p.Name = i+1, fmt.Sprintf("Person %d of the delegation", i+1)
				if !yield(w.participant(p)[:12]) {
					return
				}
			}
		}}
		people.Columns = w.participantColumns()[:12]
		if err := w.file.SetSheetName("Sheet1", w.sheetName("participants")); err != nil {
			b.Fatal(err)
		}
		if err := w.data("participants", people); err != nil {
			b.Fatal(err)
		}
		if _, err := sealRows(w.file, properties{}, w.bodies, nil); err != nil {
			b.Fatal(err)
		}
		if err := w.file.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
