package office

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"chancery/internal/relaylog"
	"chancery/internal/store"
)

// quietPeriod is how long after a hand-over the relay's record must go on before its silence tells that it never had the letter: longer than any
// wait for a final reply (RFC 5321 §4.5.3.2.6 asks for 10 minutes).
const quietPeriod = 15 * time.Minute

// clockDifference is the most by which the relay's clock, or the zone its record is read in, may differ from ours.
const clockDifference = 5 * time.Minute

// Evidence is what a relay's record said of the letters that are in doubt.
type Evidence struct {
	Sent      []string    `json:"sent"`      // the relay took them
	Requeued  []string    `json:"requeued"`  // it never had them: they go with the next sending
	Undecided []Undecided `json:"undecided"` // still in doubt, and why
	Failed    []string    `json:"failed"`    // sent letters that the record names as not delivered
}

// Undecided is a letter that a record does not settle.
type Undecided struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// ErrNoEvidence is the cause where a record is not one of this campaign's relay.
var ErrNoEvidence = errors.New("it names no letter of this campaign: is it the log of the relay in campaign.toml, of the days of the sending?")

// ResolveFromLog settles the letters in doubt by the relay's own record (relaylog tells the forms), read by Message-ID. A letter that the relay took is
// sent. One that it does not name is queued again, but only where the record speaks of other letters of the campaign and covers the time from
// before the hand-over to a quiet period after it. All else stays in doubt, with the reason.
func (o *Office) ResolveFromLog(ctx context.Context, log io.Reader, actor string) (Evidence, error) {
	e := Evidence{Sent: []string{}, Requeued: []string{}, Undecided: []Undecided{}, Failed: []string{}}
	db, err := o.db(ctx)
	if err != nil {
		return e, err
	}
	var letters []store.Letter
	err = db.In(ctx, func(t *store.Tx) (err error) {
		if err = o.takeOver(t, db, ""); err == nil {
			letters, err = t.Letters(store.LetterFilter{})
		}
		return err
	})
	if err != nil {
		return e, err
	}
	rec, err := o.readRelayLog(log, letters)
	if err != nil {
		return e, err
	}
	return e, db.In(ctx, func(t *store.Tx) error {
		letters, err := t.Letters(store.LetterFilter{})
		if err != nil {
			return err
		}
		w := witness{Record: rec, letters: letters}
		if !w.calibrate() {
			return ErrNoEvidence
		}
		for _, l := range letters {
			if err := o.settleFromLog(t, l, &w, &e, actor); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *Office) readRelayLog(log io.Reader, letters []store.Letter) (relaylog.Record, error) {
	ours := map[string]bool{}
	near := o.now()
	for _, l := range letters {
		ours[bareID(l.MessageID)] = true
		if l.State == store.InDoubt {
			near = l.Handed
		}
	}
	return relaylog.Read(log, relaylog.Options{Want: func(id string) bool { return ours[id] }, Zone: time.Local, Near: near})
}

func bareID(id string) string { return strings.Trim(id, "<>") }

// witness is a relay's record beside what the store knows.
type witness struct {
	relaylog.Record
	letters []store.Letter
	known   int
	shift   time.Duration // the record's clock ahead of ours
	steady  bool          // the known letters agree on it
}

// calibrate reads the record's clock off the letters that both sides know as taken; false where there is none.
func (w *witness) calibrate() bool {
	w.steady = true
	for _, l := range w.letters {
		f := w.fate(l)
		if f == nil || !f.Accepted {
			continue
		}
		w.known++
		if l.State != store.Sent || l.SettledBy != "relay" || f.At.IsZero() {
			continue
		}
		shift := f.At.Sub(l.Settled)
		if w.shift != 0 && (shift-w.shift).Abs() > clockDifference {
			w.steady = false
		}
		w.shift = shift
	}
	return w.known > 0
}

func (w *witness) fate(l store.Letter) *relaylog.Fate { return w.Fates[bareID(l.MessageID)] }

// silent tells that the record would name the letter if the relay had taken it; else why it need not. Letters that the record names before and after
// count, and so does the time of its first and last line, by the clock of the letters known to both. A record that lacks other letters of that time is
// one machine's of several.
func (w *witness) silent(l store.Letter) (why string, ok bool) {
	before, after := false, false
	if w.steady && !w.First.IsZero() {
		before = w.First.Add(-w.shift).Before(l.Handed.Add(-time.Minute))
		after = w.Last.Add(-w.shift).After(l.Handed.Add(quietPeriod))
	}
	for _, other := range w.letters {
		if other.State != store.Sent || other.SettledBy != "relay" {
			continue
		}
		if f := w.fate(other); f == nil || !f.Accepted {
			if other.Settled.Sub(l.Handed).Abs() < quietPeriod {
				return "the log does not name it, nor " + openLetter(other).ID + ", which the relay took at that time: it is not the whole log", false
			}
			continue
		}
		before = before || other.Settled.Before(l.Handed)
		after = after || other.Handed.After(l.Handed.Add(quietPeriod))
	}
	if !before || !after {
		return "the log does not name it, but does not go from before its hand-over to a quarter of an hour after it", false
	}
	return "", true
}

func (o *Office) settleFromLog(t *store.Tx, l store.Letter, w *witness, e *Evidence, actor string) error {
	f := w.fate(l)
	switch {
	case l.State == store.InDoubt && f != nil && f.Accepted:
		e.Sent = append(e.Sent, openLetter(l).ID)
		if err := o.settleDoubt(t, l, "the relay's log"); err != nil {
			return err
		}
	case l.State == store.InDoubt:
		why, silent := w.silent(l)
		if !silent {
			e.Undecided = append(e.Undecided, Undecided{openLetter(l).ID, why})
			return nil
		}
		e.Requeued = append(e.Requeued, openLetter(l).ID)
		return o.requeue(t, l, actor)
	case l.State != store.Sent:
		return nil
	}
	return o.failFromLog(t, l, f, e)
}

// requeue queues a letter that the relay's record shows was never taken, at the word of the person who brought the record.
func (o *Office) requeue(t *store.Tx, l store.Letter, actor string) error {
	done, err := t.Resolve(l.ID, store.Queued, actor, o.now())
	if err != nil || !done {
		return err
	}
	detail := store.JSON(map[string]string{"round": l.Round, "message_id": l.MessageID, "evidence": "the relay's log does not name it"})
	return t.Journal(store.Entry{At: o.now(), Actor: actor, Action: "resolve_resend", Ref: l.Ref, Detail: detail})
}

// failFromLog notes that the relay gave a letter up.
func (o *Office) failFromLog(t *store.Tx, l store.Letter, f *relaylog.Fate, e *Evidence) error {
	if f == nil || l.Delivery == store.Failed {
		return nil
	}
	d := f.Recipients[strings.ToLower(l.Address)]
	if d.State != "bounced" {
		return nil
	}
	e.Failed = append(e.Failed, openLetter(l).ID)
	at := d.At
	if at.IsZero() {
		at = o.now()
	}
	if err := t.SetDelivery(l.ID, store.Failed, d.DSN, d.Words, at); err != nil {
		return err
	}
	detail := store.JSON(map[string]string{"round": l.Round, "delivery": store.Failed, "status": d.DSN, "evidence": "the relay's log"})
	return t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "delivery", Ref: l.Ref, Detail: detail})
}
