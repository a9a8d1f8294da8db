package office

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
	"chancery/internal/store"
)

// doubtful hands over all letters but those to two invitees, between which and the others the clock stands as told, and leaves one of the two in doubt.
func doubtful(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"COL", "FRA"}}})
	b.mustDispatch(t)
	b.now = b.now.Add(time.Hour)
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"JOR"}}})
	b.leaveInDoubt(t)
	b.now = b.now.Add(time.Hour)
	return b
}

// leaveInDoubt has the process die while the relay takes the one queued letter.
func (b *bench) leaveInDoubt(t *testing.T) {
	t.Helper()
	s, err := b.db(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dead, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.In(t.Context(), func(tx *store.Tx) error {
		l, err := tx.Lease(dead, store.Limits{}, b.now)
		if err != nil {
			return err
		}
		return tx.HandOver(l.ID, dead, b.now)
	}); err != nil {
		t.Fatal(err)
	}
	dead.Release()
}

func (b *bench) letter(t *testing.T, ref string) (l store.Letter) {
	t.Helper()
	err := b.in(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Letters(store.LetterFilter{Ref: ref})
		if err == nil && len(all) != 1 {
			err = fmt.Errorf("%d letters to %s", len(all), ref)
		}
		if err == nil {
			l = all[0]
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// logOf is Postfix's log of the letters to the refs, with times an offset from when they were handed over.
func (b *bench) logOf(t *testing.T, offset time.Duration, refs ...string) string {
	t.Helper()
	var log strings.Builder
	for i, ref := range refs {
		l := b.letter(t, ref)
		at := l.Handed.Add(offset).Format(time.RFC3339)
		fmt.Fprintf(&log, "%s mx postfix/cleanup[7]: A%d: message-id=%s\n", at, i, l.MessageID)
		fmt.Fprintf(&log, "%s mx postfix/qmgr[7]: A%d: from=<isu@meeting.example>, size=9, nrcpt=1 (queue active)\n", at, i)
	}
	return log.String()
}

func later(b *bench) string {
	return b.now.Format(time.RFC3339) + " mx postfix/qmgr[7]: B9: removed\n"
}

func TestLetterThatTheLogNamesWasSent(t *testing.T) {
	t.Parallel()
	b := doubtful(t)
	e, err := b.ResolveFromLog(t.Context(), strings.NewReader(b.logOf(t, 0, "COL", "FRA", "JOR")), "Ana")
	if err != nil || fmt.Sprint(e.Sent) != "[JOR]" || len(e.Requeued)+len(e.Undecided) > 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	if d := b.mustDispatch(t); d.Sent != 0 || len(d.Open) != 0 {
		t.Errorf("then %+v", d)
	}
}

func TestLetterThatAWholeLogLacksGoesOutOnce(t *testing.T) {
	t.Parallel()
	for _, clock := range []time.Duration{0, 3 * time.Hour} { // the relay's log may be in another zone
		b := doubtful(t)
		log := b.logOf(t, clock, "COL", "FRA") + strings.ReplaceAll(later(b), b.now.Format(time.RFC3339), b.now.Add(clock).Format(time.RFC3339))
		e, err := b.ResolveFromLog(t.Context(), strings.NewReader(log), "Ana")
		if err != nil || fmt.Sprint(e.Requeued) != "[JOR]" || len(e.Sent)+len(e.Undecided) > 0 {
			t.Fatalf("%+v, %v", e, err)
		}
		if d := b.mustDispatch(t); d.Sent != 1 {
			t.Errorf("then %+v", d)
		}
		if n := len(b.box.Mails()); n != 3 {
			t.Errorf("%d mails, wanted 3", n)
		}
	}
}

func TestSilenceOfALogThatIsNotWholeSettlesNothing(t *testing.T) {
	t.Parallel()
	for name, log := range map[string]func(b *bench) string{
		"ends before the quiet period is over": func(b *bench) string { return b.logOf(t, 0, "COL", "FRA") },
		"ends early by the clock of its own zone": func(b *bench) string {
			return b.logOf(t, 3*time.Hour, "COL", "FRA") + later(b)
		},
		"begins after the hand-over, and names a later letter alone": func(b *bench) string {
			b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"CHN"}}})
			b.mustDispatch(t)
			return b.logOf(t, 0, "CHN") + later(b)
		},
	} {
		b := doubtful(t)
		e, err := b.ResolveFromLog(t.Context(), strings.NewReader(log(b)), "Ana")
		if err != nil || len(e.Undecided) != 1 || len(e.Sent)+len(e.Requeued) > 0 {
			t.Errorf("a log that %s: %+v, %v", name, e, err)
		}
	}
}

func TestLogOfOneRelayOfTwoSettlesNothingBySilence(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"COL", "FRA"}}})
	b.mustDispatch(t)
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"JOR"}}})
	b.leaveInDoubt(t)
	b.now = b.now.Add(time.Hour)
	log := b.now.Add(-3*time.Hour).Format(time.RFC3339) + " mx postfix/qmgr[7]: B1: removed\n" + b.logOf(t, 0, "COL") + later(b)
	e, err := b.ResolveFromLog(t.Context(), strings.NewReader(log), "Ana")
	if err != nil || len(e.Undecided) != 1 || !strings.Contains(e.Undecided[0].Reason, "FRA") {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestLogOfAnotherCampaignIsRefused(t *testing.T) {
	t.Parallel()
	b := doubtful(t)
	if _, err := b.ResolveFromLog(t.Context(), strings.NewReader(later(b)), "Ana"); !errors.Is(err, ErrNoEvidence) {
		t.Errorf("%v", err)
	}
	if l := b.letter(t, "JOR"); l.State != store.InDoubt {
		t.Errorf("the letter is %s", l.State)
	}
}
