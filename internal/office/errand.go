package office

import (
	"context"
	"errors"

	"chancery/internal/crashpoint"
	"chancery/internal/outbox"
	"chancery/internal/store"
)

// errand is a leased letter with its mail.
type errand struct {
	store.Letter
	raw []byte
}

// take leases a letter and composes its mail; nil and no error where none is left to this run.
func (d *dispatching) take(ctx context.Context) (*errand, error) {
	if !d.claim() {
		return nil, nil
	}
	l, files, err := d.lease(ctx)
	for d.later(ctx, err) {
		l, files, err = d.lease(ctx)
	}
	if err != nil {
		d.unclaim()
		if errors.Is(err, store.ErrNone) {
			err = nil
		}
		return nil, err
	}
	raw, err := d.office.compose(l, files.content)
	if err != nil {
		return nil, errors.Join(err, d.putBack(l))
	}
	return &errand{l, raw}, nil
}

// mayLeaseAhead claims the letter that comes next while one goes out; where the pace is set nothing is leased before its time.
func (s *session) mayLeaseAhead(ctx context.Context) bool {
	return s.next == nil && !s.paced() && ctx.Err() == nil && s.claim()
}

// leaseAhead leases the letter that comes next; nil where none is to be had. What stands in its way shows when it is taken in its turn.
func (s *session) leaseAhead(t *store.Tx) (*store.Letter, contents, error) {
	crashpoint.At(crashpoint.Lease)
	l, err := t.Lease(s.owner, s.opt.Limits, s.office.now())
	var paused *store.PausedError
	if errors.Is(err, store.ErrNone) || errors.As(err, &paused) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	files, err := s.files.of(t, l)
	if err != nil {
		s.office.log.Warn("no letter leased ahead", "error", err)
		return nil, nil, t.PutBack(l.ID, s.owner)
	}
	return &l, files, nil
}

func (s *session) composeAhead(l *store.Letter, files contents) (*outbox.Envelope, error) {
	if l == nil {
		return nil, nil
	}
	crashpoint.At(crashpoint.Leased)
	raw, err := s.office.compose(*l, files.content)
	if err != nil {
		s.office.log.Warn("no letter leased ahead", "error", err)
		return nil, s.putBack(*l)
	}
	s.next = &errand{*l, raw}
	return s.envelope(s.next), nil
}

func (s *session) putBackAhead(l *store.Letter) error {
	if l == nil {
		return nil
	}
	return s.putBack(*l)
}

// claim takes one of the letters that --limit allows.
func (d *dispatching) claim() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.opt.Limit > 0 && d.begun >= d.opt.Limit {
		return false
	}
	d.begun++
	return true
}

func (d *dispatching) unclaim() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.begun--
}

func (d *dispatching) limitReached() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.opt.Limit > 0 && d.begun >= d.opt.Limit
}

// lease takes the next letter, and reads the files of its mail.
func (d *dispatching) lease(ctx context.Context) (l store.Letter, files contents, err error) {
	if err := d.inPace(ctx); err != nil {
		return l, nil, err
	}
	crashpoint.At(crashpoint.Lease)
	err = d.store.Share(ctx, func(t *store.Tx) error {
		if l, err = t.Lease(d.owner, d.opt.Limits, d.office.now()); err != nil {
			return err
		}
		files, err = d.files.of(t, l)
		return err
	})
	crashpoint.At(crashpoint.Leased)
	return l, files, err
}

func (d *dispatching) envelope(e *errand) *outbox.Envelope {
	return &outbox.Envelope{From: d.sender(e.Letter), To: e.Address, Cc: e.Cc, Data: e.raw, ID: e.MessageID}
}

// sender is the envelope's: bounces of letters come back to it; automatic mail has the null sender (RFC 3834 §3.3).
func (d *dispatching) sender(l store.Letter) string {
	switch {
	case l.Kind == store.KindAcknowledgement:
		return ""
	case d.office.Campaign.SMTP.EnvelopeFrom != "":
		return d.office.Campaign.SMTP.EnvelopeFrom
	}
	return l.Content.From
}
