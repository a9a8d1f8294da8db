package office

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/postbox"
	"chancery/internal/roster"
	"chancery/internal/store"
)

var inTime = time.Date(2022, 5, 3, 9, 0, 0, 0, time.UTC)

// reply is a mail to the letter that ref got, with labels in English.
func (b *bench) reply(t testing.TB, ref, from, auth, body string) []byte {
	t.Helper()
	for _, m := range b.box.Mails() {
		letter := message.Read(m.Data)
		if strings.Contains(letter.MessageID, "."+ref+".") {
			_, domain, _ := strings.Cut(from, "@")
			return fmt.Appendf(nil, "Authentication-Results: mx.meeting.example; dmarc=%s header.from=%s\r\nFrom: <%s>\r\nTo: <isu@meeting.example>\r\nSubject: Re: invitation\r\n"+
				"Date: Tue, 03 May 2022 09:00:00 +0000\r\nMessage-ID: <%d.%s@%s>\r\nIn-Reply-To: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
				auth, domain, from, len(body), ref, domain, letter.MessageID, strings.ReplaceAll(body, "\n", "\r\n"))
		}
	}
	t.Fatalf("no letter went to %s", ref)
	return nil
}

func (b *bench) deliver(t *testing.T, raw []byte, at time.Time) {
	t.Helper()
	if err := b.box.Deliver("INBOX", raw, at); err != nil {
		t.Fatal(err)
	}
}

func (b *bench) mustCollect(t *testing.T) Collected {
	t.Helper()
	c, err := b.Collect(t.Context(), CollectOptions{Account: b.account()})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (b *bench) mustWait(t *testing.T, want ...string) []Waiting {
	t.Helper()
	list, err := b.ToReview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 {
		t.Fatalf("%d mails wait, want 1: %+v", len(list), list)
	}
	for _, code := range want {
		if !slices.ContainsFunc(list[0].Reasons, func(r roster.Reason) bool { return r.Code == code }) {
			t.Errorf("the mail waits for %v, want %s", list[0].Reasons, code)
		}
	}
	return list
}

const labels3 = "Name: Ana Torres\nFunction: First Secretary\nAttendance: in person\nItem: 3\nSpeaker: Ana Torres"

func sentBench(t testing.TB) *bench {
	t.Helper()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	b.mustDispatch(t)
	return b
}

func TestClearAnswerIsRecordedOnce(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	b.deliver(t, raw, inTime)
	b.deliver(t, raw, inTime.Add(time.Minute))
	if c := b.mustCollect(t); c.New != 1 || c.Applied != 1 {
		t.Fatalf("collected %+v, want one mail recorded", c)
	}
	if c := b.mustCollect(t); c.New != 0 {
		t.Errorf("a second run took %d mails", c.New)
	}
	s := b.mustStatus(t)
	if s.Registrations != 1 || s.Interventions != 1 || s.Delegations.Answered != 1 || s.Automatic.Queued != 1 {
		t.Errorf("status says %+v", s)
	}
}

func TestSenderWhoIsNotKnownOrNotAuthenticatedWaits(t *testing.T) {
	t.Parallel()
	for code, mail := range map[string][2]string{
		"unknown_sender":    {"somebody@elsewhere.example", "pass"},
		"not_authenticated": {"mission.col@mission.example", "fail"},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			b.deliver(t, b.reply(t, "COL", mail[0], mail[1], labels3), inTime)
			b.mustCollect(t)
			b.mustWait(t, code)
			if s := b.mustStatus(t); s.Registrations != 0 {
				t.Errorf("%d delegates were registered", s.Registrations)
			}
		})
	}
}

func TestLateNoticeWaitsAndThenStandsBelowTheLine(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), time.Date(2022, 6, 10, 22, 0, 1, 0, time.UTC))
	b.mustCollect(t)
	list := b.mustWait(t, "late")
	if _, err := b.Accept(t.Context(), list[0].ID, "", "Ana"); err != nil {
		t.Fatal(err)
	}
	if s := b.mustStatus(t); s.Interventions != 1 || s.Late != 1 {
		t.Errorf("%d interventions, %d late; want one, late", s.Interventions, s.Late)
	}
}

func TestContradictionKeepsTheEarlierAnswerUntilAPersonDecides(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", "Attending: no"), inTime.Add(24*time.Hour))
	b.mustCollect(t)
	list := b.mustWait(t, "conflict")
	if s := b.mustStatus(t); s.Registrations != 1 || s.Delegations.Declined != 0 {
		t.Fatalf("before a decision: %+v", s.Delegations)
	}
	before := b.mustStatus(t).Journal.Entries
	if _, err := b.Dismiss(t.Context(), list[0].ID, "a mistake", "Ana"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Accept(t.Context(), list[0].ID, "", "Ben"); err == nil {
		t.Error("a dismissed mail was accepted")
	}
	if after := b.mustStatus(t).Journal.Entries; after != before+1 {
		t.Errorf("the journal grew by %d entries, want 1", after-before)
	}
}

func TestAReplySettlesADoubt(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	ctx := t.Context()
	s, err := b.db(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dead, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	var doubtful store.Letter
	if err := s.In(ctx, func(tx *store.Tx) (err error) {
		if doubtful, err = tx.Lease(dead, store.Limits{}, b.now); err != nil {
			return err
		}
		return tx.HandOver(doubtful.ID, dead, b.now)
	}); err != nil {
		t.Fatal(err)
	}
	dead.Release()
	if st := b.mustStatus(t); st.Letters.InDoubt != 1 {
		t.Fatalf("letters stand as %+v, want one in doubt", st.Letters)
	}
	raw := fmt.Appendf(nil, "From: <%s>\r\nSubject: Re\r\nMessage-ID: <1@x.example>\r\nIn-Reply-To: %s\r\n\r\nWell received.\r\n", doubtful.Address, doubtful.MessageID)
	b.deliver(t, raw, inTime)
	b.mustCollect(t)
	if st := b.mustStatus(t); st.Letters.InDoubt != 0 || st.Letters.Sent != 1 {
		t.Errorf("letters stand as %+v, want it sent", st.Letters)
	}
}

func TestCorrectionIsRecordedAsCorrected(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "fail", labels3), inTime)
	b.mustCollect(t)
	id := b.mustWait(t)[0].ID
	if _, err := b.Correct(t.Context(), id, Correction{Set: []string{"interventions[0].item=99"}}, "Ana"); err == nil {
		t.Fatal("an item that the agenda lacks was recorded")
	}
	if _, err := b.Correct(t.Context(), id, Correction{Set: []string{"delegates[0].name=Ana María Torres", "interventions[0].item=4"}}, "Ana"); err != nil {
		t.Fatal(err)
	}
	var standing roster.Standing
	if err := b.in(t.Context(), func(tx *store.Tx) (err error) {
		all, err := tx.Invitees()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(v invitee.Invitee) bool { return v.Ref == "COL" })
		standing, err = tx.Standing(all[i])
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(standing.Delegates) != 1 || standing.Delegates[0].Name != "Ana María Torres" || standing.Interventions[0].Item != "4" || standing.Delegates[0].DecidedBy != "Ana" {
		t.Errorf("recorded %+v", standing)
	}
}
