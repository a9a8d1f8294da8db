package office

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"chancery/internal/store"
)

// clocked is a run of Dispatch whose clock is the test's own.
func clocked() *dispatching {
	return &dispatching{office: &Office{now: time.Now, log: slog.New(slog.DiscardHandler)}, opt: DispatchOptions{Sessions: 2}, stop: func(error) {}}
}

func TestSessionWaitsForItsPaceAndLooksAgainInTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ until, waits time.Duration }{
		{3 * time.Second, 3 * time.Second},
		{time.Hour, mostLater}, // another process may have ended meanwhile
		{-time.Second, shareInterval},
	} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			if !clocked().later(t.Context(), &store.LaterError{Until: began.Add(c.until)}) || time.Since(began) != c.waits {
				t.Errorf("until %s: waited %s, wanted %s", c.until, time.Since(began), c.waits)
			}
		})
	}
	if clocked().later(t.Context(), errors.New("another")) {
		t.Error("another error was waited for")
	}
}

func TestWaitForAPaceEndsWithTheRun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		began := time.Now()
		if clocked().later(ctx, &store.LaterError{Until: began.Add(time.Hour)}) || time.Since(began) != 2*time.Second {
			t.Errorf("waited %s after the run had ended", time.Since(began))
		}
	})
}

func TestPauseAfterFaultsOfTheRelayDoubles(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := clocked()
		d.done = 1 // the run had begun to send
		for n, want := range []time.Duration{1, 2, 4, 8, 16, 16, 16} {
			began := time.Now()
			if err := d.fault(t.Context(), errors.New("421"), false); err != nil || time.Since(began) != want*time.Second {
				t.Errorf("after fault %d: paused %s, wanted %ds; %v", n+1, time.Since(began), want, err)
			}
		}
		began := time.Now()
		if err := d.fault(t.Context(), errors.New("421"), false); err == nil || time.Since(began) != 0 {
			t.Errorf("after the last fault that is borne: paused %s, %v", time.Since(began), err)
		}
	})
}
