package office

import (
	"context"
	"errors"
	"fmt"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/outbox"
	"chancery/internal/store"
)

// ended is a letter that the relay gave its word on.
type ended struct {
	store.Letter
	word store.Word
	at   time.Time
}

// answerSoon is how long the store is not told of a letter while the relay answers the announcement of the next: a kill in that time leaves it in doubt.
const answerSoon = 50 * time.Millisecond

// handOver runs one letter's transaction. Its error ends the run: the store could not take what became of a letter.
func (s *session) handOver(ctx context.Context, e *errand) error {
	// The letter under way is finished even when the person stops the run.
	whole := context.WithoutCancel(ctx)
	v := s.conn.DeliverAhead(whole, *s.envelope(e), func(whole context.Context) (next *outbox.Envelope, err error) {
		next, err = s.handing(ctx, whole, e.Letter)
		if s.unhanded = err; errors.Is(err, store.ErrLost) {
			s.unhanded = nil // another process has it
		}
		return next, err
	})
	if v.Outcome == outbox.Fault || v.Step == "handing" {
		if err := errors.Join(s.pay(), s.putBack(e.Letter)); err != nil {
			return err
		}
		if v.Step == "handing" {
			return s.unhanded
		}
		return s.fault(ctx, fmt.Errorf("relay %s:%d, step %s: %s", s.opt.Relay.Host, s.opt.Relay.Port, v.Step, v.Text), v.Permanent)
	}
	now := s.office.now()
	s.owed = append(s.owed, ended{e.Letter, wordOf(v, e.Attempts, now), now})
	crashpoint.At(crashpoint.Settle)
	copied := v.Outcome == outbox.Accepted && e.Kind == store.KindLetter && s.opt.Copy != nil
	if s.next == nil || copied || ctx.Err() != nil || !s.conn.AnsweredAhead(answerSoon) {
		if err := s.pay(); err != nil {
			return err
		}
	}
	if copied {
		if err := s.opt.Copy(whole, e.raw, s.office.now()); err != nil {
			s.office.log.Warn("no copy in the sent folder", "ref", e.Ref, "error", err)
		}
	}
	return nil
}

// handing makes it durable, in the store and beside it, that the relay may have the letter from now on, and what became of the letters before it. It leases
// the next and gives its envelope.
func (s *session) handing(ctx, whole context.Context, l store.Letter) (*outbox.Envelope, error) {
	now := s.office.now()
	owed := s.owed
	var next *store.Letter
	var files contents
	crashpoint.At(crashpoint.Hand)
	ahead := s.mayLeaseAhead(ctx)
	err := s.store.Share(whole, func(t *store.Tx) error {
		if err := s.mayBegin(t); err != nil {
			return err
		}
		if err := s.settle(t, owed); err != nil {
			return err
		}
		if err := t.HandOver(l.ID, s.owner, now); err != nil || !ahead {
			return err
		}
		var err error
		next, files, err = s.leaseAhead(t)
		return err
	})
	if ahead && (err != nil || next == nil) {
		s.unclaim()
	}
	if err != nil {
		return nil, err
	}
	crashpoint.At(crashpoint.HandStored)
	s.owed = nil
	if err := s.record.write(l, string(store.HandingOver), 0, now, true); err != nil {
		return nil, errors.Join(err, s.tell(owed), s.putBackAhead(next))
	}
	crashpoint.At(crashpoint.HandRecorded)
	if err := s.tell(owed); err != nil {
		return nil, errors.Join(err, s.putBackAhead(next))
	}
	return s.composeAhead(next, files)
}

// settle stores what the relay said on letters.
func (s *session) settle(t *store.Tx, owed []ended) error {
	for _, l := range owed {
		if err := t.Settle(l.ID, s.owner, l.word, l.at); err != nil {
			return fmt.Errorf("store what became of letter %s: %w", l.Ref, err)
		}
	}
	return nil
}

// pay stores what is owed, in a commit of its own.
func (s *session) pay() error {
	owed := s.owed
	if len(owed) == 0 {
		return nil
	}
	s.owed = nil
	if err := s.store.Share(context.Background(), func(t *store.Tx) error { return s.settle(t, owed) }); err != nil {
		return err
	}
	return s.tell(owed)
}

// tell tells the person, and notes in the record, what the store has taken: all of it, whatever fails.
func (s *session) tell(owed []ended) (err error) {
	if len(owed) == 0 {
		return nil
	}
	crashpoint.At(crashpoint.SettleStored)
	for _, l := range owed {
		s.office.log.Info("letter handed over", "ref", l.Ref, "round", l.Round, "state", l.word.State, "code", l.word.Code)
		s.count(l.Letter, l.word.State)
		err = errors.Join(err, s.record.write(l.Letter, string(l.word.State), l.word.Code, l.at, false))
	}
	crashpoint.At(crashpoint.SettleRecorded)
	return err
}

// wordOf is what the store keeps of a verdict.
func wordOf(v outbox.Verdict, attempts int, now time.Time) store.Word {
	w := store.Word{Step: v.Step, Code: v.Code, Enhanced: v.Enhanced, Words: v.Text}
	for address, why := range v.RefusedCc {
		if w.RefusedCc == nil {
			w.RefusedCc = map[string]store.CcRefusal{}
		}
		w.RefusedCc[address] = store.CcRefusal{Reason: string(store.Refused), Words: why, At: now}
	}
	switch v.Outcome {
	case outbox.Accepted:
		w.State = store.Sent
	case outbox.Refused:
		w.State = store.Refused
	case outbox.Deferred:
		w.State, w.NotBefore = store.Deferred, now.Add(backOff(attempts))
	default:
		w.State = store.InDoubt
	}
	return w
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
