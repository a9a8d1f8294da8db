package office

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"chancery/internal/mailbox"
)

// Pauses between tries to reach a mailbox that was lost.
const (
	firstPause   = 2 * time.Second
	longestPause = 5 * time.Minute
)

// Watch collects, waits until the mailbox may have changed, and collects again, until ctx ends, which is no error. A connection that breaks is made anew after
// a pause that grows. Settings that the server refuses at the very first are an error; later they may be the server's.
func (o *Office) Watch(ctx context.Context, opt CollectOptions, each func(Collected)) error {
	pause, begun := firstPause, false
	for {
		err := o.watchOnce(ctx, opt, each, func() { pause, begun = firstPause, true })
		if ctx.Err() != nil {
			return nil
		}
		if !begun && errors.Is(err, mailbox.ErrAccount) {
			return err
		}
		wait := jittered(pause)
		o.sayLost(opt, err, wait)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		pause = min(2*pause, longestPause)
	}
}

func (o *Office) sayLost(opt CollectOptions, err error, pause time.Duration) {
	if opt.Lost != nil {
		opt.Lost(err, pause)
		return
	}
	o.log.Warn("collecting stopped", "error", err, "pause", pause.Round(time.Second))
}

// jittered is d less up to a quarter, so that programs that lost one server do not come back at once.
func jittered(d time.Duration) time.Duration { return d - rand.N(d/4) }

// watchOnce watches by one connection. each is given what a round brought, also where it broke; whole is called after a round that did not.
func (o *Office) watchOnce(ctx context.Context, opt CollectOptions, each func(Collected), whole func()) error {
	client, err := mailbox.Dial(ctx, opt.Account)
	if err != nil {
		return err
	}
	defer client.Close()
	g := o.gathering(client, opt)
	for {
		var c Collected
		if err := g.round(ctx, &c); err != nil {
			if c.Read() > 0 {
				each(c)
			}
			return err
		}
		whole()
		each(c)
		client.Use(g.waitsOn(c))
		if err := client.Wait(ctx, o.Campaign.IMAP.PollInterval); err != nil {
			return fmt.Errorf("watch: %w", err)
		}
	}
}

// waitsOn is the folder that the server is asked to call for: the first that is there. The others are looked at each time.
func (g *gathering) waitsOn(c Collected) string {
	if all := g.present(c); len(all) > 0 {
		return all[0]
	}
	return g.folders[0]
}
