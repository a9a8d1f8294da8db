package office

import (
	"errors"
	"os"
	"testing"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

func TestNothingIsSentWhilePausedStoppedOrOutOfHours(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	dispatch := func() error {
		_, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 2})
		return err
	}
	if err := b.Pause(t.Context(), "the room changed", "Ana"); err != nil {
		t.Fatal(err)
	}
	var paused *store.PausedError
	if err := dispatch(); !errors.As(err, &paused) || paused.Reason != "the room changed" {
		t.Errorf("paused: %v", err)
	}
	if s := b.mustStatus(t); s.Paused == nil || s.Paused.By != "Ana" {
		t.Errorf("status: %+v", s.Paused)
	}
	if was, err := b.Resume(t.Context(), "Ana"); !was || err != nil {
		t.Errorf("resumed %v, %v", was, err)
	}
	if err := os.WriteFile(b.path("STOP"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := dispatch(); !errors.Is(err, ErrStopFile) {
		t.Errorf("stop file: %v", err)
	}
	if err := os.Remove(b.path("STOP")); err != nil {
		t.Fatal(err)
	}
	b.Campaign.SMTP.Hours = campaign.Hours{From: 8 * time.Hour, To: 19 * time.Hour}
	b.now = time.Date(2022, 4, 26, 20, 0, 0, 0, time.UTC)
	var hours *HoursError
	if err := dispatch(); !errors.As(err, &hours) || hours.Next.Format("2006-01-02 15:04 MST") != "2022-04-27 08:00 CEST" {
		t.Errorf("out of hours: %v", err)
	}
	if n := len(b.box.Mails()); n != 0 {
		t.Errorf("%d letters were sent", n)
	}
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 2, Always: true}); err != nil {
		t.Error(err)
	}
	b.eachOnce(t, 7)
}

func TestPauseEndsASendingThatRuns(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	_, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, RatePerMinute: 600, Progress: func(Handed) {
		if err := b.Pause(t.Context(), "", "Ana"); err != nil {
			t.Error(err)
		}
	}})
	var paused *store.PausedError
	if !errors.As(err, &paused) {
		t.Errorf("%v, wanted the pause", err)
	}
	if n := len(b.box.Mails()); n != 1 {
		t.Errorf("%d letters were sent, wanted the one under way", n)
	}
	if s := b.mustStatus(t); s.Letters.Queued != 6 || s.Letters.UnderWay != 0 {
		t.Errorf("letters %+v", s.Letters)
	}
}

func TestPacedLettersAllGoOut(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	d, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 3, Limits: store.Limits{DomainAtOnce: 1}})
	if err != nil || d.Sent != 7 {
		t.Errorf("%+v, %v", d, err)
	}
	b.eachOnce(t, 7)
}

func TestPauseEndsAFastSendingToo(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	_, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, Progress: func(Handed) {
		if err := b.Pause(t.Context(), "", "Ana"); err != nil {
			t.Error(err)
		}
	}})
	var paused *store.PausedError
	if !errors.As(err, &paused) {
		t.Errorf("%v, wanted the pause", err)
	}
	if n := len(b.box.Mails()); n > 2 { // the first, told of when the second was under way
		t.Errorf("%d letters were sent", n)
	}
	if s := b.mustStatus(t); s.Letters.Queued+s.Letters.Deferred+s.Letters.Sent != 7 || s.Letters.Sent > 2 {
		t.Errorf("letters %+v", s.Letters)
	}
}
