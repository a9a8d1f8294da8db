package office

import (
	"context"
	"errors"
	"fmt"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/store"
)

// Collected is what a run of Collect did.
type Collected struct {
	New      int `json:"new"`       // mails that were not in the store
	Known    int `json:"known"`     // mails whose bytes were
	Applied  int `json:"applied"`   // recorded by the program
	ToReview int `json:"to_review"` // left to a person
	Noted    int `json:"noted"`     // nothing to decide
}

// CollectOptions are where mail comes from.
type CollectOptions struct {
	Account  mailbox.Account
	Progress func(mails int)
}

// Collect reads what is new in the mailbox once. Each mail's bytes are stored before anything is made of them, so that a reading that fails or is stopped is
// made up by the next run.
func (o *Office) Collect(ctx context.Context, opt CollectOptions) (c Collected, err error) {
	fetchErr := o.fetch(ctx, opt, &c)
	if err := o.readNew(context.WithoutCancel(ctx), &c); err != nil {
		return c, errors.Join(fetchErr, err)
	}
	return c, fetchErr
}

// Watch collects, waits until the mailbox may have changed, and collects again, until ctx ends. A connection that breaks is made anew after a pause.
func (o *Office) Watch(ctx context.Context, opt CollectOptions, each func(Collected)) error {
	pause := firstPause
	for {
		err := o.watchOnce(ctx, opt, func(c Collected) { pause = firstPause; each(c) })
		if ctx.Err() != nil {
			return nil
		}
		o.log.Warn("mailbox lost", "error", err, "pause", pause)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		pause = min(2*pause, longestPause)
	}
}

const (
	firstPause   = 2 * time.Second
	longestPause = 5 * time.Minute
)

func (o *Office) watchOnce(ctx context.Context, opt CollectOptions, each func(Collected)) error {
	client, err := mailbox.Dial(ctx, opt.Account)
	if err != nil {
		return err
	}
	defer client.Close()
	for {
		var c Collected
		err := o.fetchWith(ctx, client, opt, &c)
		if readErr := o.readNew(context.WithoutCancel(ctx), &c); err == nil {
			err = readErr
		}
		if err != nil {
			return err
		}
		each(c)
		if err := client.Wait(ctx, o.Campaign.IMAP.PollInterval); err != nil {
			return err
		}
	}
}

func (o *Office) fetch(ctx context.Context, opt CollectOptions, c *Collected) error {
	client, err := mailbox.Dial(ctx, opt.Account)
	if err != nil {
		return err
	}
	defer client.Close()
	return o.fetchWith(ctx, client, opt, c)
}

func (o *Office) fetchWith(ctx context.Context, client *mailbox.Client, opt CollectOptions, c *Collected) error {
	folder := opt.Account.Folder
	var from mailbox.Position
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		from.UIDValidity, from.LastUID, err = t.Position(folder)
		return err
	}); err != nil {
		return err
	}
	to, fetchErr := client.Fetch(ctx, from, func(m mailbox.Mail) error {
		if opt.Progress != nil {
			opt.Progress(c.New + c.Known + 1)
		}
		return o.keep(context.WithoutCancel(ctx), folder, m, c)
	})
	if to != from && to.UIDValidity != 0 {
		if err := o.in(context.WithoutCancel(ctx), func(t *store.Tx) error { return t.SetPosition(folder, to.UIDValidity, to.LastUID) }); err != nil {
			return errors.Join(fetchErr, err)
		}
	}
	return fetchErr
}

// keep stores one mail's bytes.
func (o *Office) keep(ctx context.Context, folder string, m mailbox.Mail, c *Collected) error {
	return o.in(ctx, func(t *store.Tx) error {
		raw := m.Raw
		if m.TooLarge {
			raw = nil
		}
		received := m.Received
		if received.IsZero() {
			received = o.now()
		}
		_, isNew, err := t.AddMail(store.Place{Folder: folder, UIDValidity: m.UIDValidity, UID: m.UID}, raw, m.Size, received, o.now())
		if err != nil {
			return fmt.Errorf("store mail %d of %s: %w", m.UID, folder, err)
		}
		if isNew {
			c.New++
		} else {
			c.Known++
		}
		return nil
	})
}
