package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/outbox"
	"chancery/internal/store"
)

// dispatching is one run of Dispatch.
type dispatching struct {
	office *Office
	store  *store.Store
	opt    DispatchOptions
	owner  *store.Owner
	record *handoverFile
	files  fileCache
	size   struct {
		once sync.Once
		err  error
	}
	stop context.CancelCauseFunc

	mu     sync.Mutex
	begun  int
	done   int
	total  int // letters to do when the run began
	faults int // in a row, over all sessions
	result Dispatched
}

const (
	maxFaults  = 4           // faults of the relay in a row and session before a run gives up that had begun to send
	faultPause = time.Second // after a first fault; doubled with each
)

// session is one connection's work: lease, hand over, settle, until nothing is due or ctx ends. While a letter goes out the next is leased, so that both
// share a round trip.
func (d *dispatching) session(ctx context.Context) {
	var conn *outbox.Session
	var next *errand
	ended := make(chan struct{})
	defer func() {
		close(ended)
		if conn != nil {
			conn.Close()
		}
		if next != nil {
			if err := d.putBack(next.Letter); err != nil {
				d.stop(err)
			}
		}
	}()
	for ctx.Err() == nil {
		e := next
		if next = nil; e == nil {
			var err error
			if e, err = d.take(ctx); e == nil {
				if err != nil && ctx.Err() == nil {
					d.stop(err)
				}
				return
			}
		}
		if conn == nil || !conn.Usable() {
			var err error
			if conn, err = d.connect(ctx, e.Letter, ended); err != nil {
				return
			}
			if conn == nil {
				continue
			}
		}
		next = d.takeAhead(ctx)
		if err := d.handOver(ctx, conn, e, next); err != nil {
			d.stop(err)
			return
		}
	}
}

// connect opens a connection for a leased letter. Where the relay cannot be had, the letter is put back: no connection and no error mean that
// trying again makes sense.
func (d *dispatching) connect(ctx context.Context, l store.Letter, ended <-chan struct{}) (*outbox.Session, error) {
	conn, err := outbox.Dial(ctx, d.opt.Relay)
	if err == nil {
		go d.abortWith(conn, ended)
		d.size.once.Do(func() { d.size.err = d.checkSize(ctx, conn.MaxSize()) })
		if d.size.err == nil {
			return conn, nil
		}
		d.stop(d.size.err)
		return nil, errors.Join(d.size.err, d.putBack(l), conn.Close())
	}
	if back := d.putBack(l); back != nil {
		d.stop(back)
		return nil, back
	}
	var fault *outbox.FaultError
	permanent := errors.As(err, &fault) && fault.Verdict.Permanent
	if err = d.fault(ctx, err, permanent); err != nil {
		return nil, err
	}
	return nil, nil
}

// abortWith cuts the connection when the person stops the run for the second time; it ends with the session.
func (d *dispatching) abortWith(conn *outbox.Session, ended <-chan struct{}) {
	select {
	case <-d.opt.Abort:
		conn.Abort()
	case <-ended:
	}
}

func (d *dispatching) putBack(l store.Letter) error {
	d.unclaim()
	return d.store.Share(context.Background(), func(t *store.Tx) error { return t.PutBack(l.ID, d.owner) })
}

// fault counts a failure that is not about a letter and pauses. The run ends with it where trying again does not help, where every session of a run
// that sent nothing yet failed, or past maxFaults in a row.
func (d *dispatching) fault(ctx context.Context, err error, permanent bool) error {
	d.mu.Lock()
	d.faults++
	n, limit := d.faults, max(1, d.opt.Sessions)
	if d.done > 0 {
		limit *= maxFaults
	}
	d.mu.Unlock()
	if permanent || n >= limit {
		then := "run \"chancery send\" again when the relay answers"
		if permanent {
			then = "check [smtp] and its password in campaign.toml, then run \"chancery send\" again"
		}
		err = fmt.Errorf("%w; the letters stay queued: %s", err, then)
		d.stop(err)
		return err
	}
	d.office.log.Warn("fault of the relay", "error", err, "faults", n)
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(faultPause << min(n-1, 4)):
		return nil
	}
}

// handOver runs one letter's transaction and stores the verdict. Its error ends the run: the store could not take what became of the letter.
func (d *dispatching) handOver(ctx context.Context, conn *outbox.Session, e, next *errand) error {
	// The letter under way is finished even when the person stops the run.
	whole := context.WithoutCancel(ctx)
	l := e.Letter
	var after *outbox.Envelope
	if next != nil {
		after = d.envelope(next)
	}
	verdict := conn.DeliverAhead(whole, *d.envelope(e), after, func(ctx context.Context) error { return d.handing(ctx, l) })
	if verdict.Outcome == outbox.Fault || verdict.Step == "handing" {
		if err := d.putBack(l); err != nil {
			return err
		}
		return d.fault(ctx, fmt.Errorf("relay %s:%d, step %s: %s", d.opt.Relay.Host, d.opt.Relay.Port, verdict.Step, verdict.Text), verdict.Permanent)
	}
	if err := d.settle(whole, l, verdict); err != nil {
		return err
	}
	if verdict.Outcome == outbox.Accepted && l.Kind == store.KindLetter && d.opt.Copy != nil {
		if err := d.opt.Copy(whole, e.raw, d.office.now()); err != nil {
			d.office.log.Warn("no copy in the sent folder", "ref", l.Ref, "error", err)
		}
	}
	return nil
}

// handing makes it durable, in the store and beside it, that the relay may have the letter from now on.
func (d *dispatching) handing(ctx context.Context, l store.Letter) error {
	now := d.office.now()
	crashpoint.At(crashpoint.Hand)
	if err := d.store.Share(ctx, func(t *store.Tx) error { return t.HandOver(l.ID, d.owner, now) }); err != nil {
		return err
	}
	crashpoint.At(crashpoint.HandStored)
	if err := d.record.write(l, string(store.HandingOver), 0, now, true); err != nil {
		return err
	}
	crashpoint.At(crashpoint.HandRecorded)
	return nil
}

func (d *dispatching) settle(ctx context.Context, l store.Letter, v outbox.Verdict) error {
	now := d.office.now()
	w := store.Word{Step: v.Step, Code: v.Code, Enhanced: v.Enhanced, Words: v.Text, RefusedCc: v.RefusedCc}
	switch v.Outcome {
	case outbox.Accepted:
		w.State = store.Sent
	case outbox.Refused:
		w.State = store.Refused
	case outbox.Deferred:
		w.State, w.NotBefore = store.Deferred, now.Add(backOff(l.Attempts))
	default:
		w.State = store.InDoubt
	}
	crashpoint.At(crashpoint.Settle)
	if err := d.store.Share(ctx, func(t *store.Tx) error { return t.Settle(l.ID, d.owner, w, now) }); err != nil {
		return fmt.Errorf("store what became of letter %s: %w", l.Ref, err)
	}
	crashpoint.At(crashpoint.SettleStored)
	d.office.log.Info("letter handed over", "ref", l.Ref, "round", l.Round, "state", w.State, "code", w.Code)
	if err := d.record.write(l, string(w.State), w.Code, now, false); err != nil {
		return err
	}
	crashpoint.At(crashpoint.SettleRecorded)
	d.count(l, w.State)
	return nil
}

func (d *dispatching) count(l store.Letter, to store.State) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = 0
	switch to {
	case store.Sent:
		d.result.Sent++
	case store.Refused:
		d.result.Refused++
	case store.Deferred:
		d.result.Deferred++
	case store.InDoubt:
		d.result.InDoubt++
	}
	d.done++
	if d.opt.Progress != nil {
		d.opt.Progress(Handed{Letter: l, State: to, Left: max(0, d.total-d.done)})
	}
}

// backOff is how long a deferred letter waits: 5 minutes, doubled with each attempt, 4 hours at most (RFC 5321 §4.5.4.1 asks for 30 minutes in the long run).
func backOff(attempts int) time.Duration {
	return min(5*time.Minute<<min(attempts, 10), 4*time.Hour)
}
