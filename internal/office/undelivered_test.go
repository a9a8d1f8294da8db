package office

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// changeContacts writes the sheet anew with a change to each row.
func (b *bench) changeContacts(t *testing.T, change func(*invitee.Invitee)) {
	t.Helper()
	sheet, problems := b.contacts(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range sheet.Invitees {
		change(&sheet.Invitees[i])
	}
	data, err := workbook.WriteContacts(sheet.Invitees, []string{"New York"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.path(b.Campaign.Contacts.File), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func remedyCodes(all []Remedy) (codes []string) {
	for _, r := range all {
		codes = append(codes, r.Code)
	}
	return codes
}

func TestBounceBecomesWorkWithItsRemedies(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.bounceOf(t, "COL", "5.1.1", "failed"), inTime)
	b.deliver(t, b.bounceOf(t, "FRA", "4.4.1", "delayed"), inTime)
	if c := b.mustCollect(t); c.Noted != 2 {
		t.Fatalf("collected %+v, want two noted", c)
	}
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "COL" {
			v.Cc, v.Fields = []string{"deputy@mission.example"}, map[string]string{"New York": "colombia@un.example"}
		}
	})
	s := b.mustStatus(t)
	if len(s.Undelivered) != 2 || s.Bounces != 1 {
		t.Fatalf("%d bounces, undelivered: %+v", s.Bounces, s.Undelivered)
	}
	col, fra := s.Undelivered[0], s.Undelivered[1]
	if want := []string{"correct_address", "other_address", "other_address", "post"}; col.Ref != "COL" || !slices.Equal(remedyCodes(col.Remedies), want) {
		t.Errorf("COL: %+v, want %q", col, want)
	}
	if col.Remedies[1].Address != "deputy@mission.example" || col.Remedies[2].Address != "colombia@un.example" || !strings.Contains(col.Remedies[2].Words, "New York") {
		t.Errorf("other addresses: %+v", col.Remedies)
	}
	if fra.Ref != "FRA" || fra.Delivery != store.Delayed || !slices.Equal(remedyCodes(fra.Remedies), []string{"wait"}) {
		t.Errorf("FRA: %+v, want it to wait", fra)
	}
}

func TestDelayIsForgottenOnceItIsAnsweredAndAskedForOnceItIsOld(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.bounceOf(t, "COL", "4.4.1", "delayed"), inTime)
	b.deliver(t, b.bounceOf(t, "FRA", "4.4.1", "delayed"), inTime)
	b.mustCollect(t)
	codes := func() (all []string) {
		for _, u := range b.mustStatus(t).Undelivered {
			all = append(all, u.Ref+" "+u.Remedies[0].Code)
		}
		return all
	}
	b.now = inTime.Add(24 * time.Hour)
	if got := codes(); !slices.Equal(got, []string{"COL wait", "FRA wait"}) {
		t.Errorf("a day later: %q", got)
	}
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), b.now)
	b.mustCollect(t)
	b.now = inTime.Add(giveUp + time.Hour)
	if got := codes(); !slices.Equal(got, []string{"FRA ask"}) {
		t.Errorf("COL has answered, FRA's notice is old: %q", got)
	}
	if rows := b.failures(t); len(rows) != 1 || !strings.HasPrefix(rows[0], "FRA ") || !strings.HasSuffix(rows[0], " ask") {
		t.Errorf("Delivery has %q, want what status says", rows)
	}
}

func TestEachFaultHasItsRemedy(t *testing.T) {
	t.Parallel()
	for reason, want := range map[string]string{"no_such_user": store.Failed, "no_such_host": store.Failed, "suspended": store.Failed, "other": store.Failed, "mailbox_full": "again", "expired": "again",
		"network": "again", "too_large": "lighten", "spam": "let_through", "policy": "let_through"} {
		all := remedies(store.Letter{Ref: "COL", Address: "a@b.example", Delivery: store.Failed}, reason, "again", nil)
		if got := bestRemedy(all); got != want || all[len(all)-1].Code != "post" {
			t.Errorf("%s: the report says %s, want %s; %q", reason, got, want, remedyCodes(all))
		}
	}
}

func TestServerThatGaveUpIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.bounceOf(t, "COL", "4.4.7", "failed")
	b.deliver(t, bytes.Replace(raw, []byte("550 4.4.7 no such user"), []byte("delivery time expired"), 1), inTime)
	b.mustCollect(t)
	b.deliver(t, b.bounceOf(t, "COL", "4.4.1", "delayed"), inTime.Add(-time.Hour)) // it is read late
	b.mustCollect(t)
	s := b.mustStatus(t)
	if len(s.Undelivered) != 1 || s.Bounces != 1 || s.Undelivered[0].Delivery != store.Failed || s.Undelivered[0].Reason != "expired" {
		t.Fatalf("%d bounces, undelivered: %+v", s.Bounces, s.Undelivered)
	}
	if codes := remedyCodes(s.Undelivered[0].Remedies); codes[0] != "again" || slices.Contains(codes, "wait") {
		t.Errorf("remedies %q", codes)
	}
}

func TestAddressThatBouncedGetsNoReminderUntilItIsCorrected(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.bounceOf(t, "COL", "5.1.1", "failed"), inTime)
	b.mustCollect(t)
	b.now = b.now.Add(24 * time.Hour)
	reasonOf := func(ref string) (reason string, reminded bool) {
		refs, left, err := b.toRemind(t.Context(), RemindAgain)
		if err != nil && !errors.Is(err, ErrNobody) {
			t.Fatal(err)
		}
		for _, l := range left {
			if l.Ref == ref {
				reason = l.Reason
			}
		}
		return reason, slices.Contains(refs, ref)
	}
	if reason, reminded := reasonOf("COL"); reminded || !strings.Contains(reason, "bounced") {
		t.Errorf("COL is reminded %t: %q", reminded, reason)
	}
	if _, reminded := reasonOf("FRA"); !reminded {
		t.Error("FRA, whose letter arrived, is not reminded")
	}
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "COL" {
			v.Email = "new@mission.example"
		}
	})
	if reason, reminded := reasonOf("COL"); !reminded {
		t.Errorf("COL is not reminded at its new address: %q", reason)
	}
	s := b.mustStatus(t)
	if len(s.ContactsChanged) != 1 || s.ContactsChanged[0].Ref != "COL" || !s.ContactsChanged[0].Sent || !strings.HasPrefix(s.ContactsChanged[0].Now, "new@mission.example") {
		t.Errorf("contacts changed: %+v", s.ContactsChanged)
	}
	if first := s.Undelivered[0].Remedies[0]; first.Code != "new_address" || first.Address != "new@mission.example" {
		t.Errorf("first remedy: %+v", first)
	}
}

// again is the round and the letter that the remedies of an invitee's last bounce name.
func (b *bench) again(t *testing.T, ref string) (round, letter string) {
	t.Helper()
	list := b.mustStatus(t).Undelivered
	for _, u := range slices.Backward(list) {
		for _, r := range u.Remedies {
			if m := commandAgain.FindStringSubmatch(r.Words); u.Ref == ref && m != nil {
				return m[1], m[2]
			}
		}
	}
	t.Fatalf("nothing says how to write to %s again: %+v", ref, list)
	return "", ""
}

var commandAgain = regexp.MustCompile(`"chancery plan --round (\S+) --letter (\S+) --only COL"`)

func TestRemedyNamesALetterAndARoundThatSendAgain(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.now = b.now.Add(24 * time.Hour)
	if _, err := b.PlanReminder(t.Context(), RemindAgain); err != nil {
		t.Fatal(err)
	}
	b.mustDispatch(t)
	b.deliver(t, b.bounceIn(t, "COL", "reminder-1", "5.2.2", "failed"), inTime)
	b.mustCollect(t)
	for _, want := range []string{"again", "again-2"} {
		round, letter := b.again(t, "COL")
		if round != want || letter != ReminderLetter {
			t.Fatalf("the remedy is round %s with letter %s, want %s with %s", round, letter, want, ReminderLetter)
		}
		b.mustPlan(t, PlanOptions{Round: round, Letter: letter, Choice: store.Choice{Only: []string{"COL"}}})
		if u := b.mustStatus(t).Undelivered; len(u) == 0 || !strings.Contains(u[0].Remedies[0].Words, "--round "+want+" ") {
			t.Errorf("planned and not sent, the remedies are %+v", u)
		}
		if d := b.mustDispatch(t); d.Sent != 1 {
			t.Fatalf("dispatched %+v, want one letter", d)
		}
		if u := b.mustStatus(t).Undelivered; len(u) != 0 {
			t.Errorf("sent again, undelivered: %+v", u)
		}
		b.deliver(t, b.bounceIn(t, "COL", round, "5.2.2", "failed"), inTime)
		b.mustCollect(t)
	}
	// The invitation's bounce does not go into a round of reminders.
	b.deliver(t, b.bounceIn(t, "COL", Invitation, "5.2.2", "failed"), inTime)
	b.mustCollect(t)
	if first := b.mustStatus(t).Undelivered[0]; first.Round != Invitation || !strings.Contains(first.Remedies[0].Words, "--round again-3 --letter letter ") {
		t.Errorf("the invitation: %+v", first)
	}
}

func TestReminderIsNotRepeatedBeforeItsTime(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.now = b.now.Add(24 * time.Hour)
	if _, err := b.PlanReminder(t.Context(), RemindAgain); err != nil {
		t.Fatal(err)
	}
	b.mustDispatch(t)
	b.now = b.now.Add(24 * time.Hour)
	if _, err := b.PlanReminder(t.Context(), RemindAgain); !errors.Is(err, ErrNobody) {
		t.Errorf("a second reminder a day later: %v", err)
	}
}
