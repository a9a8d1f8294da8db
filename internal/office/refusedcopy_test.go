package office

import (
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

// copiedBench has sent letters, COL's with two copies.
func copiedBench(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, postbox.Options{})
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "COL" {
			v.Cc = []string{"deputy@mission.example", "counsellor@mission.example"}
		}
	})
	b.mustPlan(t, PlanOptions{})
	b.mustDispatch(t)
	return b
}

func TestBounceOfACopyIsWorkOfItsOwn(t *testing.T) {
	t.Parallel()
	b := copiedBench(t)
	l := b.onlyLetter(t, "COL", "")
	b.deliver(t, bounceTo(l, "Deputy@mission.example", "5.1.1", "failed"), inTime)
	b.deliver(t, bounceTo(l, "counsellor@mission.example", "4.4.1", "delayed"), inTime)
	b.mustCollect(t)
	s := b.mustStatus(t)
	if len(s.Undelivered) != 1 || s.Bounces != 0 {
		t.Fatalf("%d bounces, undelivered %+v; want the one copy", s.Bounces, s.Undelivered)
	}
	u := s.Undelivered[0]
	if !u.Cc || u.Address != "deputy@mission.example" || u.Delivery != store.Failed || u.Code != "5.1.1" || u.Reason != "no_such_user" || !u.At.Equal(inTime) || !slices.Equal(remedyCodes(u.Remedies), []string{"correct_cc"}) {
		t.Errorf("undelivered %+v", u)
	}
	if l = b.onlyLetter(t, "COL", ""); l.Delivery == store.Failed || l.State != store.Sent {
		t.Errorf("the letter itself is %s, %s", l.State, l.Delivery)
	}
	rows := b.failures(t)
	if len(rows) != 1 || rows[0] != "COL deputy@mission.example failed 5.1.1 no_such_user correct_cc" {
		t.Errorf("Delivery has %q", rows)
	}
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "COL" {
			v.Cc = []string{"counsellor@mission.example"}
		}
	})
	if s := b.mustStatus(t); len(s.Undelivered) != 0 || len(b.failures(t)) != 0 {
		t.Errorf("Cc was corrected: %+v", s.Undelivered)
	}
}

func (b *bench) failures(t *testing.T) (rows []string) {
	t.Helper()
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		snap, err := b.whole(tx)
		for _, r := range b.failureRows(snap, b.sheetOfFailures(snap)) {
			rows = append(rows, strings.Join([]string{r.Ref, r.Address, r.State, r.Code, r.Class, r.Remedy}, " "))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestBounceOfLetterAndCopyMarksBoth(t *testing.T) {
	t.Parallel()
	b := copiedBench(t)
	l := b.onlyLetter(t, "COL", "")
	b.deliver(t, bounceTo(l, l.Address, "5.1.1", "failed"), inTime)
	b.deliver(t, bounceTo(l, "deputy@mission.example", "5.2.2", "failed"), inTime)
	b.mustCollect(t)
	s := b.mustStatus(t)
	if len(s.Undelivered) != 2 || s.Undelivered[0].Cc || !s.Undelivered[1].Cc {
		t.Fatalf("undelivered %+v", s.Undelivered)
	}
	for _, r := range s.Undelivered[0].Remedies {
		if r.Address == "deputy@mission.example" {
			t.Errorf("the copy's address failed too, and is no remedy: %+v", r)
		}
	}
	if got := remedyCodes(s.Undelivered[1].Remedies); !slices.Equal(got, []string{"pass_on"}) {
		t.Errorf("a full mailbox: %q", got)
	}
}

func TestCopyThatALaterLetterReachedIsNoWork(t *testing.T) {
	t.Parallel()
	why := store.CcRefusal{Reason: "no_such_user"}
	first := store.Letter{ID: 1, Ref: "COL", Kind: store.KindLetter, State: store.Sent, Cc: []string{"a@m.example"}, RefusedCc: map[string]store.CcRefusal{"a@m.example": why}}
	second := store.Letter{ID: 2, Ref: "COL", Kind: store.KindLetter, State: store.Sent, Cc: []string{"A@m.example"}}
	if got := refusedCopies([]store.Letter{first}, nil); len(got) != 1 {
		t.Errorf("one letter: %+v", got)
	}
	if got := refusedCopies([]store.Letter{first, second}, nil); len(got) != 0 {
		t.Errorf("the second arrived: %+v", got)
	}
}

// The workbook's next step is what status says first to do.
func TestNextStepFollowsTheFault(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	for ref, status := range map[string]string{"COL": "5.2.2", "FRA": "5.3.4", "JOR": "5.1.1"} {
		b.deliver(t, b.bounceOf(t, ref, status, "failed"), inTime)
	}
	b.mustCollect(t)
	want := map[string]string{"COL": "again", "FRA": "lighten", "JOR": store.Failed, "KAZ": ""}
	remedies := func() map[string]string {
		got := map[string]string{}
		if err := b.in(t.Context(), func(tx *store.Tx) error {
			snap, err := b.whole(tx)
			for _, r := range b.letterRows(snap, b.sheetOfFailures(snap)) {
				if _, asked := want[r.Ref]; asked {
					got[r.Ref] = r.Remedy
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return got
	}
	for ref, got := range remedies() {
		if got != want[ref] {
			t.Errorf("%s: %q, want %q", ref, got, want[ref])
		}
	}
	b.mustPlan(t, PlanOptions{Round: "again", Letter: InvitationLetter, Choice: store.Choice{Only: []string{"COL"}}})
	b.mustDispatch(t)
	if got := remedies()["COL"]; got != "" {
		t.Errorf("COL's letter went once more: %q", got)
	}
}

func TestReminderGoesWithoutTheCopyThatFailed(t *testing.T) {
	t.Parallel()
	b := copiedBench(t)
	l := b.onlyLetter(t, "COL", "")
	b.deliver(t, bounceTo(l, "deputy@mission.example", "5.1.1", "failed"), inTime)
	b.deliver(t, bounceTo(l, "counsellor@mission.example", "5.2.2", "failed"), inTime) // a full mailbox may pass
	b.mustCollect(t)
	b.now = b.now.Add(24 * time.Hour)
	plan, err := b.PlanReminder(t.Context(), RemindAgain)
	if err != nil || !slices.Equal(plan.NoCopies, []NoCopy{{"COL", "deputy@mission.example"}}) {
		t.Fatalf("planned %+v, %v", plan, err)
	}
	if l := b.onlyLetter(t, "COL", plan.Round); !slices.Equal(l.Cc, []string{"counsellor@mission.example"}) {
		t.Errorf("the reminder goes to %q in Cc", l.Cc)
	}
	b.mustDispatch(t)
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "FRA" {
			v.Email = "other@mission.example"
		}
	})
	s := b.mustStatus(t)
	if len(s.ContactsChanged) != 1 || s.ContactsChanged[0].Ref != "FRA" {
		t.Errorf("contacts changed: %+v; want FRA alone", s.ContactsChanged)
	}
	if len(s.Undelivered) == 0 || s.Undelivered[0].Address != "deputy@mission.example" {
		t.Errorf("the copy is work still: %+v", s.Undelivered)
	}
}
