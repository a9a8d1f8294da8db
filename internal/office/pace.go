package office

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"chancery/internal/store"
)

// ErrStopFile is the cause where a stop file lies in the campaign folder, or where [smtp] stop_file names one.
var ErrStopFile = errors.New("sending is stopped by a file")

// HoursError says that it is outside the hours in which letters are sent.
type HoursError struct {
	Next time.Time // when they begin, in the meeting's zone
}

func (e *HoursError) Error() string {
	return "outside the sending hours, which begin again on " + e.Next.Format("Monday 2006-01-02 15:04 (MST)") + ": run \"chancery send\" then, or give --now to send all the same"
}

// Pause holds all sending of the campaign, also that under way, until Resume: letters under way are finished.
func (o *Office) Pause(ctx context.Context, reason, actor string) error {
	return o.in(ctx, func(t *store.Tx) error {
		p := store.PausedError{By: actor, Reason: reason, At: o.now()}
		return errors.Join(t.Pause(p), t.Journal(store.Entry{At: o.now(), Actor: actor, Action: "pause", Detail: store.JSON(map[string]string{"reason": reason})}))
	})
}

// Resume lets sending go on; it tells whether it was paused.
func (o *Office) Resume(ctx context.Context, actor string) (was bool, err error) {
	err = o.in(ctx, func(t *store.Tx) error {
		if was, err = t.Resume(); err != nil || !was {
			return err
		}
		return t.Journal(store.Entry{At: o.now(), Actor: actor, Action: "resume"})
	})
	return was, err
}

// mayBegin gives the reason for which no letter may be begun now.
func (d *dispatching) mayBegin(t *store.Tx) error {
	paused, err := t.Paused()
	switch {
	case err != nil:
		return err
	case paused != nil:
		return paused
	}
	return d.open()
}

// open looks at the stop file and the sending hours.
func (d *dispatching) open() error {
	if name := d.office.Campaign.SMTP.StopFile; name != "" {
		_, err := os.Stat(d.office.path(name))
		if err == nil {
			return fmt.Errorf("%w: take %s away to go on", ErrStopFile, d.office.path(name))
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("look for the stop file: %w", err)
		}
	}
	if d.opt.Always {
		return nil
	}
	c := d.office.Campaign
	if open, next := c.SMTP.Hours.Open(d.office.now().In(c.Meeting.Zone)); !open {
		return &HoursError{next}
	}
	return nil
}

// paced tells whether letters begin at moments of their own, so that none is leased ahead.
func (d *dispatching) paced() bool {
	return d.opt.RatePerMinute > 0 || d.opt.Limits != store.Limits{}
}

// inPace returns when the next letter may begin: the moments are shared by all processes of the campaign.
func (d *dispatching) inPace(ctx context.Context) error {
	if err := d.open(); err != nil {
		return err
	}
	if d.opt.RatePerMinute <= 0 {
		return ctx.Err()
	}
	var at time.Time
	now := time.Now()
	err := d.store.Share(ctx, func(t *store.Tx) (err error) {
		at, err = t.Slot(time.Minute/time.Duration(d.opt.RatePerMinute), now)
		return err
	})
	if err != nil {
		return err
	}
	return sleep(ctx, at.Sub(now))
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// mostLater is how long a session that waits for a pace sleeps before it looks again: another process may have ended meanwhile.
const mostLater = 5 * time.Second

// later waits where all letters have had their share for now, and tells whether it did.
func (d *dispatching) later(ctx context.Context, err error) (waited bool) {
	var l *store.LaterError
	if !errors.As(err, &l) {
		return false
	}
	return sleep(ctx, min(max(l.Until.Sub(d.office.now()), shareInterval), mostLater)) == nil
}
