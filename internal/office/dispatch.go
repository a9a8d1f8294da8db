package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"chancery/internal/locale"
	"chancery/internal/outbox"
	"chancery/internal/store"
)

// DispatchOptions are how letters are handed over.
type DispatchOptions struct {
	Relay         outbox.Relay
	Sessions      int           // connections at once; at least 1
	RatePerMinute int           // 0: as fast as the relay takes them
	Limits        store.Limits  // by the hour, and by recipient domain
	Always        bool          // outside the sending hours too: a person's word
	Limit         int           // at most this many letters; 0: all
	Wait          time.Duration // how long to stay for deferred letters
	Actor         string        // who let the round go
	Abort         <-chan struct{}
	Copy          func(ctx context.Context, raw []byte, at time.Time) error // to the sent folder; nil: none
	Progress      func(Handed)                                              // called by one goroutine at a time
}

// Handed is a letter that a run of Dispatch came to an end with, and how many it has yet to do.
type Handed struct {
	Letter store.Letter
	State  store.State
	Left   int
}

// Dispatched is what a run of Dispatch did.
type Dispatched struct {
	Sent     int `json:"sent"`
	Refused  int `json:"refused"`
	Deferred int `json:"deferred"`
	InDoubt  int `json:"in_doubt"`
	// Open are all letters of the campaign that a person must look at or that wait, after the run.
	Open []OpenLetter `json:"open"`
}

// OpenLetter is a letter that is refused, deferred or in doubt.
type OpenLetter struct {
	ID     string `json:"id"` // REF, or REF/ROUND where it is no letter of the invitation
	Ref    string `json:"ref"`
	Round  string `json:"round"`
	State  string `json:"state"`
	Code   int    `json:"code,omitempty"`
	Detail string `json:"detail,omitempty"`
	Remedy string `json:"remedy,omitempty"`
}

// ErrNoPlan is the cause where nothing was planned.
var ErrNoPlan = errors.New("nothing is planned: make a plan with \"chancery plan\"")

// ErrChanged is the cause where what enters the mails changed since the plan.
var ErrChanged = errors.New("letters, contacts, enclosures, meeting or sender changed since the plan: look at the letters with \"chancery preview\", then run \"chancery plan\" again")

// Sendable tells how many letters a run of Dispatch would begin with. The error is ErrNoPlan where nothing was ever planned, ErrChanged where a round with
// letters left is no longer what was planned.
func (o *Office) Sendable(ctx context.Context) (n int, err error) {
	var rounds []store.Round
	left := map[string]int{}
	err = o.in(ctx, func(t *store.Tx) error {
		if rounds, err = t.Rounds(); err != nil {
			return err
		}
		counts, err := t.CountLetters()
		for _, c := range counts {
			if c.State == store.Queued || c.State == store.Deferred {
				left[c.Round] += c.N
				n += c.N
			}
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	if len(rounds) == 0 {
		return 0, ErrNoPlan
	}
	for _, r := range rounds {
		if left[r.Name] == 0 {
			continue
		}
		if err := o.unchanged(r); err != nil {
			return 0, err
		}
	}
	return n, nil
}

func (o *Office) unchanged(r store.Round) error {
	sheet, problems := o.contacts(r.Choice.Skip)
	if len(problems) > 0 {
		return fmt.Errorf("round %s: %w (the contact sheet now has problems, the first: %s)", r.Name, ErrChanged, problems[0])
	}
	print, err := o.fingerprint(sheet.Invitees)
	if err != nil {
		return err
	}
	if print != r.Fingerprint {
		return fmt.Errorf("round %s: %w", r.Name, ErrChanged)
	}
	return nil
}

// Dispatch hands over what is planned until nothing is queued. When ctx ends, the letters under way are finished and no other is begun; Abort cuts them
// off. A letter whose final reply is missing is in doubt and never handed over again by the program.
func (o *Office) Dispatch(ctx context.Context, opt DispatchOptions) (Dispatched, error) {
	reconciled, err := o.Reconcile(ctx)
	if err != nil {
		return Dispatched{}, err
	}
	if reconciled.Any() {
		o.log.Warn("the store was behind the record of hand-overs", "sent", len(reconciled.Sent), "in_doubt", len(reconciled.InDoubt))
	}
	if err := o.stopAcknowledgements(ctx); err != nil {
		return Dispatched{}, err
	}
	total, err := o.Sendable(ctx)
	if err != nil {
		return Dispatched{}, err
	}
	return o.dispatch(ctx, opt, total)
}

// dispatch hands over what is queued: total letters, as far as is known at the beginning.
func (o *Office) dispatch(ctx context.Context, opt DispatchOptions, total int) (Dispatched, error) {
	s, err := o.db(ctx)
	if err != nil {
		return Dispatched{}, err
	}
	owner, err := s.NewOwner()
	if err != nil {
		return Dispatched{}, err
	}
	defer owner.Release()
	record, err := openHandoverFile(handoverName(s.Path()))
	if err != nil {
		return Dispatched{}, err
	}
	defer record.Close()
	d := &dispatching{office: o, store: s, opt: opt, owner: owner, record: record, total: total}
	if err := o.in(ctx, d.begin); err != nil {
		return Dispatched{}, err
	}
	runErr := d.run(ctx)
	open, err := o.OpenLetters(context.WithoutCancel(ctx))
	d.result.Open = open
	return d.result, errors.Join(runErr, err)
}

// begin takes over from the dead, makes deferred letters due, and notes that the rounds were let go.
func (d *dispatching) begin(t *store.Tx) error {
	if err := d.mayBegin(t); err != nil {
		return err
	}
	if err := d.takeOver(t); err != nil {
		return err
	}
	if err := t.Due(); err != nil {
		return err
	}
	rounds, err := t.Rounds()
	if err != nil {
		return err
	}
	now := d.office.now()
	for _, r := range rounds {
		if r.Released.IsZero() {
			if err := t.Release(r.Name, now); err != nil {
				return err
			}
			if err := t.Journal(store.Entry{At: now, Actor: d.opt.Actor, Action: "release", Detail: store.JSON(map[string]string{"round": r.Name})}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *dispatching) takeOver(t *store.Tx) error {
	return d.office.takeOver(t, d.store, d.owner.Name)
}

// takeOver ends what dead processes of this machine, and leases that ran out, left under way: nobody needs to wait for the next sending to see it.
func (o *Office) takeOver(t *store.Tx, s *store.Store, self string) error {
	dead, living, err := s.Owners(t, self)
	if err != nil {
		return err
	}
	doubts, err := t.TakeOver(dead, living, o.now())
	for _, l := range doubts {
		o.log.Warn("letter in doubt", "ref", l.Ref, "round", l.Round)
	}
	return err
}

// run keeps the sessions at work until nothing is left that is due, or a session met a fault that trying again does not help.
func (d *dispatching) run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	d.stop = stop
	until := d.office.now().Add(d.opt.Wait)
	for {
		var sessions sync.WaitGroup
		for range max(1, d.opt.Sessions) {
			sessions.Go(func() { d.session(ctx) })
		}
		sessions.Wait()
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		more, err := d.waitForMore(ctx, until)
		if err != nil || !more {
			return err
		}
	}
}

// shareInterval is how often a run that has nothing to begin looks whether another process left work.
const shareInterval = 200 * time.Millisecond

// waitForMore tells whether there is something to begin, and waits for it while letters are under way elsewhere or, with Wait, deferred ones become due.
func (d *dispatching) waitForMore(ctx context.Context, until time.Time) (bool, error) {
	for told := false; ; {
		var p store.Pending
		now := d.office.now()
		err := d.office.in(ctx, func(t *store.Tx) (err error) {
			if err = d.takeOver(t); err == nil {
				p, err = t.Pending(now)
			}
			return err
		})
		switch {
		case err != nil:
			return false, err
		case d.limitReached():
			return false, nil
		case p.Queued+p.Due > 0:
			return true, nil
		case p.UnderWay == 0 && (p.Waiting == 0 || p.NextDue.After(until)):
			return false, nil
		}
		if !told && p.UnderWay > 0 {
			told = true
			d.office.log.Info("waiting for letters under way in another process", "letters", p.UnderWay)
		}
		select {
		case <-ctx.Done():
			return false, context.Cause(ctx)
		case <-time.After(shareInterval):
		}
	}
}

// OpenLetters lists the letters that are refused, deferred or in doubt, by ref.
func (o *Office) OpenLetters(ctx context.Context) (open []OpenLetter, err error) {
	open = []OpenLetter{}
	err = o.in(ctx, func(t *store.Tx) error {
		letters, err := openOf(t)
		for _, l := range letters {
			open = append(open, openLetter(l))
		}
		return err
	})
	return open, err
}

// openOf are the letters that a person must look at or that wait.
func openOf(t *store.Tx) (open []store.Letter, err error) {
	for _, state := range []store.State{store.Refused, store.InDoubt, store.Deferred} {
		letters, err := t.Letters(store.LetterFilter{State: state})
		if err != nil {
			return nil, err
		}
		open = append(open, letters...)
	}
	return open, nil
}

// letterID is how a person names a letter: REF, or REF/ROUND.
func letterID(ref, round string) string {
	if round == Invitation {
		return ref
	}
	return ref + "/" + round
}

func openLetter(l store.Letter) OpenLetter {
	id := letterID(l.Ref, l.Round)
	open := OpenLetter{ID: id, Ref: l.Ref, Round: l.Round, State: string(l.State), Code: l.Code, Detail: l.Words}
	switch l.State {
	case store.Refused:
		open.Remedy = fmt.Sprintf("correct the contact and run \"chancery resolve %s --resend\", then \"chancery plan\" and \"chancery send\"", id)
	case store.InDoubt:
		open.Remedy = fmt.Sprintf("give the relay's log to \"chancery resolve --from-log FILE\", or look there for %s: \"chancery resolve %s --sent\" where it is, else \"--resend\"", l.MessageID, id)
	case store.Deferred:
		open.Remedy = "run \"chancery send\" again"
	}
	return open
}

// PlannedLetter is a letter that a run of Dispatch would hand over.
type PlannedLetter struct {
	Ref      string      `json:"ref"`
	Round    string      `json:"round"`
	Language locale.Lang `json:"language"`
	Address  string      `json:"address"`
	Cc       []string    `json:"cc,omitempty"`
	Subject  string      `json:"subject"`
	Files    []string    `json:"files"`
}

// Planned lists the letters that a run of Dispatch would hand over, in their order.
func (o *Office) Planned(ctx context.Context) (all []PlannedLetter, err error) {
	all = []PlannedLetter{}
	err = o.in(ctx, func(t *store.Tx) error {
		letters, err := t.Letters(store.LetterFilter{})
		for _, l := range letters {
			if l.State != store.Queued && l.State != store.Deferred {
				continue
			}
			p := PlannedLetter{Ref: l.Ref, Round: l.Round, Language: l.Language, Address: l.Address, Cc: l.Cc, Subject: l.Content.Subject, Files: []string{}}
			for _, f := range l.Content.Files {
				p.Files = append(p.Files, f.Name)
			}
			all = append(all, p)
		}
		return err
	})
	return all, err
}
