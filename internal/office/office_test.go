package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/mailbox"
	"chancery/internal/outbox"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

// bench is a campaign with a mail server of its own.
type bench struct {
	*Office
	box *postbox.Server
	now time.Time
}

var (
	smtpTable = regexp.MustCompile(`(?ms)^\[smtp\]$.*?(^\[|\z)`)
	imapTable = regexp.MustCompile(`(?ms)^\[imap\]$.*?(^\[|\z)`)
)

func newBench(t testing.TB, o postbox.Options) *bench {
	t.Helper()
	return newBenchIn(t, t.TempDir(), o)
}

// newBenchIn has the campaign's folder in a folder that the test chose.
func newBenchIn(t testing.TB, dir string, o postbox.Options) *bench {
	t.Helper()
	box, err := postbox.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close(context.Background()) })
	folder := filepath.Join(dir, "im2022")
	if _, err := Init(folder); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	toml = smtpTable.ReplaceAll(toml, fmt.Appendf(nil, "[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nfrom = \"isu@meeting.example\"\nuser = \"\"\n\n$1", box.SMTPPort))
	toml = imapTable.ReplaceAll(toml, fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\nauthserv_id = \"mx.meeting.example\"\n\n$1", box.IMAPPort))
	if err := os.WriteFile(file, toml, 0o600); err != nil {
		t.Fatal(err)
	}
	b := &bench{box: box, now: time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC)}
	b.Office, err = Open(folder, Options{Now: func() time.Time { return b.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func (b *bench) relay() outbox.Relay {
	return outbox.Relay{Host: "127.0.0.1", Port: b.box.SMTPPort, TLS: "none", Helo: "meeting.example", FinalDotTimeout: 2 * time.Second, CommandTimeout: 2 * time.Second}
}

func (b *bench) account() mailbox.Account {
	return mailbox.Account{Host: "127.0.0.1", Port: b.box.IMAPPort, TLS: "none", User: "isu", Password: "secret", Folder: "INBOX"}
}

func (b *bench) mustPlan(t testing.TB, opt PlanOptions) Plan {
	t.Helper()
	plan, err := b.Plan(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func (b *bench) mustDispatch(t testing.TB) Dispatched {
	t.Helper()
	d, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 2, Actor: "Ana"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (b *bench) mustStatus(t *testing.T) Status {
	t.Helper()
	s, err := b.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEachLetterGoesOutOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	plan := b.mustPlan(t, PlanOptions{})
	if plan.Letters != 7 || len(plan.LeftOut) != 0 {
		t.Fatalf("planned %+v, want 7 letters", plan)
	}
	if d := b.mustDispatch(t); d.Sent != 7 {
		t.Fatalf("sent %d, want 7", d.Sent)
	}
	b.mustPlan(t, PlanOptions{})
	if d := b.mustDispatch(t); d.Sent != 0 {
		t.Errorf("a second run sent %d letters", d.Sent)
	}
	seen := map[string]int{}
	for _, m := range b.box.Mails() {
		seen[m.To[0]]++
	}
	for address, n := range seen {
		if n != 1 {
			t.Errorf("%s got %d letters", address, n)
		}
	}
	if s := b.mustStatus(t); s.Letters.Sent != 7 || s.Letters.Planned != 7 {
		t.Errorf("status says %+v", s.Letters)
	}
}

func TestPreviewAfterThePlanIsWhatIsSent(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	out := t.TempDir()
	all, err := b.Preview(t.Context(), PreviewOptions{To: "JOR", Out: out})
	if err != nil || len(all) != 1 || !all[0].Frozen {
		t.Fatalf("preview %+v, %v", all, err)
	}
	want, err := os.ReadFile(all[0].EML)
	if err != nil {
		t.Fatal(err)
	}
	b.now = b.now.Add(time.Hour)
	b.mustDispatch(t)
	sent := slices.ContainsFunc(b.box.Mails(), func(m postbox.Received) bool { return string(m.Data) == string(want) })
	if !sent {
		t.Error("no mail that was sent has the preview's bytes")
	}
}

func TestLostFinalReplyLeavesADoubtThatIsNeverResent(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"COL"}}})
	ctx := t.Context()
	s, err := b.db(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dead, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.In(ctx, func(tx *store.Tx) error {
		l, err := tx.Lease(dead, store.Limits{}, b.now)
		if err != nil {
			return err
		}
		return tx.HandOver(l.ID, dead, b.now)
	}); err != nil {
		t.Fatal(err)
	}
	dead.Release()
	for range 2 {
		if d := b.mustDispatch(t); d.Sent != 0 || len(d.Open) != 1 || d.Open[0].State != string(store.InDoubt) {
			t.Fatalf("dispatch did %+v, want one letter in doubt", d)
		}
	}
	if n := len(b.box.Mails()); n != 0 {
		t.Fatalf("%d mails were sent", n)
	}
	if _, err := b.Resolve(ctx, "COL", true, "Ana"); err != nil {
		t.Fatal(err)
	}
	if d := b.mustDispatch(t); d.Sent != 1 {
		t.Errorf("after a person's word %d were sent, want 1", d.Sent)
	}
}

func TestInviteeWithoutEmailGetsAPrintedLetter(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	sheet, _ := b.contacts(nil)
	sheet.Invitees[0].Email = ""
	writeSheet(t, b, sheet.Invitees)
	plan := b.mustPlan(t, PlanOptions{})
	if plan.OnPaper != 1 || plan.Letters != 6 {
		t.Fatalf("planned %+v, want 6 letters and 1 on paper", plan)
	}
	if _, err := os.Stat(filepath.Join(b.Folder, "paper", "COL.es.pdf")); err != nil {
		t.Error(err)
	}
	if s := b.mustStatus(t); s.OnPaper != 1 || s.Letters.Planned != 6 || s.Delegations.Invited != 7 {
		t.Errorf("status says %d on paper, %d planned, %d invited", s.OnPaper, s.Letters.Planned, s.Delegations.Invited)
	}
}

func TestRowWithAProblemStopsThePlan(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	sheet, _ := b.contacts(nil)
	sheet.Invitees[2].Email = "not an address"
	sheet.Invitees[4].Country = "XXX"
	writeSheet(t, b, sheet.Invitees)
	_, err := b.Plan(t.Context(), PlanOptions{})
	var problems campaign.Problems
	if !errors.As(err, &problems) || len(problems) != 2 {
		t.Fatalf("plan gave %v, want two problems", err)
	}
	if s := b.mustStatus(t); s.Letters.Planned != 0 {
		t.Errorf("%d letters were planned", s.Letters.Planned)
	}
	plan := b.mustPlan(t, PlanOptions{Choice: store.Choice{Skip: []string{sheet.Invitees[2].Ref, sheet.Invitees[4].Ref}}})
	if plan.Letters != 5 || len(plan.LeftOut) != 2 {
		t.Errorf("with --skip planned %+v", plan)
	}
}

func TestSendIsRefusedAfterAChange(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	if _, err := b.Sendable(t.Context()); !errors.Is(err, ErrNoPlan) {
		t.Errorf("with no plan: %v", err)
	}
	b.mustPlan(t, PlanOptions{})
	letter := filepath.Join(b.Folder, "letters", "letter.ar.md")
	data, err := os.ReadFile(letter)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(letter, append(data, "\nمرحبا\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1}); !errors.Is(err, ErrChanged) {
		t.Errorf("dispatch gave %v, want ErrChanged", err)
	}
	if n := len(b.box.Mails()); n != 0 {
		t.Errorf("%d mails were sent", n)
	}
}

func TestRefusalAndDeferralAreNamed(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{Refuse: func(rcpt string) *postbox.Reply {
		switch rcpt {
		case "mission.jor@mission-jo.example":
			return &postbox.Reply{Code: 550, Enhanced: [3]int{5, 1, 1}, Text: "no such user"}
		case "mission.chn@mission-cn.example":
			return &postbox.Reply{Code: 451, Enhanced: [3]int{4, 3, 0}, Text: "try later"}
		}
		return nil
	}})
	b.mustPlan(t, PlanOptions{})
	d := b.mustDispatch(t)
	if d.Sent != 5 || d.Refused != 1 || d.Deferred != 1 || len(d.Open) != 2 {
		t.Errorf("dispatch did %+v", d)
	}
}

func TestRelayThatIsDownLosesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	relay := b.relay()
	relay.TLS, relay.Host = "starttls", "127.0.0.1" // the server offers none: trying again does not help
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: relay, Sessions: 1}); err == nil {
		t.Fatal("sending in the clear where TLS is asked for")
	}
	if s := b.mustStatus(t); s.Letters.Queued != 7 {
		t.Errorf("%d letters are queued, want 7", s.Letters.Queued)
	}
}
