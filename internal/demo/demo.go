// Package demo is the whole loop on this machine alone: a campaign with fictional addresses, an embedded mail server, letters by SMTP, answers
// written as real mail programs write them, read by IMAP, and the report. It calls what the commands call; nothing is prepared by hand, and
// no connection leaves the loopback. Its clock is fixed in 2022.
package demo

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"chancery/internal/locale"
	"chancery/internal/mailbox"
	"chancery/internal/office"
	"chancery/internal/outbox"
	"chancery/internal/postbox"
)

// Account is what a run of the demo did, and where its files are.
type Account struct {
	Invited  int      `json:"invited"`
	Sent     int      `json:"sent"`
	OnPaper  int      `json:"on_paper"`
	Refused  int      `json:"refused"`
	Received int      `json:"received"` // mails that came in
	Answered int      `json:"answered"` // delegations whose answer was recorded
	Applied  int      `json:"applied"`  // mails recorded by the program
	ToReview int      `json:"to_review"`
	Noted    int      `json:"noted"`
	Late     int      `json:"late"` // mails after the deadline, left to a person
	Bounced  int      `json:"bounced"`
	Thanked  int      `json:"acknowledged"`
	Folder   string   `json:"folder"`
	Letters  int      `json:"letters"`
	Mails    int      `json:"mails"`
	Books    []string `json:"workbooks"`
	Campaign string   `json:"campaign"` // folder to go on with
}

// Options are where the demo writes and how it tells its steps.
type Options struct {
	Out string // folder; "" : a new one for temporary files
	Say func(format string, args ...any)
}

// Run runs the demo. It ends by itself.
func Run(ctx context.Context, opt Options) (a Account, err error) {
	if opt.Out == "" {
		if opt.Out, err = os.MkdirTemp("", "chancery-demo-"); err != nil {
			return a, fmt.Errorf("make the demo's folder: %w", err)
		}
	}
	if err := os.MkdirAll(opt.Out, 0o700); err != nil {
		return a, fmt.Errorf("make the demo's folder: %w", err)
	}
	s := &stage{out: opt.Out, say: opt.Say, now: time.Date(2022, time.April, 26, 9, 0, 0, 0, time.UTC)}
	if s.box, err = postbox.Start(postbox.Options{Refuse: s.refuse, Now: s.clock}); err != nil {
		return a, err
	}
	defer s.box.Close(context.WithoutCancel(ctx))
	if err := s.prepare(); err != nil {
		return a, err
	}
	defer s.office.Close()
	if err := s.play(ctx); err != nil {
		return a, err
	}
	return s.account(ctx)
}

// stage is one run: the campaign, the mail server, the clock.
type stage struct {
	out    string
	say    func(format string, args ...any)
	now    time.Time
	box    *postbox.Server
	office *office.Office
	told   Account
	known  map[string]letterOf // letters by ref, as they came
	number int                 // of the last answer
}

func (s *stage) clock() time.Time { return s.now }

// play is the story, from the plan to the last report.
func (s *stage) play(ctx context.Context) error {
	steps := []struct {
		day  time.Time
		what string
		do   func(context.Context) error
	}{
		{time.Date(2022, time.April, 26, 9, 0, 0, 0, time.UTC), "plan and send the letters", s.invite},
		{may(31, 9), "collect the first answers", func(ctx context.Context) error {
			return s.collect(ctx, firstWave, func(a answer) bool { return a.day.Before(june(1, 0)) })
		}},
		{may(31, 10), "write the first report", func(ctx context.Context) error { return s.report(ctx, "report-first.en.xlsx", locale.English) }},
		{june(13, 15), "collect later answers", func(ctx context.Context) error {
			return s.collect(ctx, append(secondWave, firstWave...), func(a answer) bool { return a.day.After(june(1, 0)) })
		}},
		{june(13, 16), "send the acknowledgements", s.dispatch},
		{june(13, 17), "write the report in English and Arabic", func(ctx context.Context) error { return s.report(ctx, "report.xlsx", locale.English, locale.Arabic) }},
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		s.now = step.day
		s.say("%s  %s", step.day.Format(time.DateOnly), step.what)
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("demo: %s: %w", step.what, err)
		}
	}
	return s.writeMails()
}

func (s *stage) invite(ctx context.Context) error {
	if _, err := s.office.Plan(ctx, office.PlanOptions{}); err != nil {
		return err
	}
	if err := s.dispatch(ctx); err != nil {
		return err
	}
	return s.receive()
}

func (s *stage) dispatch(ctx context.Context) error {
	relay := outbox.Relay{Host: "127.0.0.1", Port: s.box.SMTPPort, TLS: "none", Helo: "meeting.example"}
	_, err := s.office.Dispatch(ctx, office.DispatchOptions{Relay: relay, Sessions: s.office.Campaign.SMTP.Sessions, Actor: "demo"})
	return err
}

func (s *stage) collect(ctx context.Context, answers []answer, now func(answer) bool) error {
	for _, a := range answers {
		if !now(a) {
			continue
		}
		if err := s.answer(a); err != nil {
			return err
		}
	}
	account := mailbox.Account{Host: "127.0.0.1", Port: s.box.IMAPPort, TLS: "none", User: "isu", Password: "demo", Folder: "INBOX"}
	c, err := s.office.Collect(ctx, office.CollectOptions{Account: account})
	s.told.Applied += c.Applied
	s.told.Noted += c.Noted
	return err
}

func (s *stage) report(ctx context.Context, name string, langs ...locale.Lang) error {
	made, err := s.office.Report(ctx, office.ReportOptions{File: filepath.Join(s.out, name), Langs: langs})
	s.told.Books = append(s.told.Books, made.Files...)
	return err
}

// account counts by the same status that the command shows.
func (s *stage) account(ctx context.Context) (Account, error) {
	st, err := s.office.Status(ctx)
	if err != nil {
		return Account{}, err
	}
	waiting, err := s.office.ToReview(ctx)
	if err != nil {
		return Account{}, err
	}
	a := s.told
	for _, w := range waiting {
		for _, r := range w.Reasons {
			if r.Code == "late" {
				a.Late++
				break
			}
		}
	}
	a.Invited, a.Sent, a.OnPaper, a.Refused = st.Delegations.Invited, st.Letters.Sent, st.OnPaper, st.Letters.Refused
	a.Received, a.Answered, a.ToReview, a.Bounced, a.Thanked = st.Mails.Total, st.Delegations.Answered, st.Mails.ToReview, st.Bounces, st.Automatic.Sent
	a.Folder, a.Campaign = s.out, s.office.Folder
	return a, nil
}
