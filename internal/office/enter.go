package office

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/internal/roster"
	"chancery/internal/store"
)

// Invited tells by an error that no invitee has this Ref.
func (o *Office) Invited(ctx context.Context, ref string) error {
	directory, err := o.directory(ctx)
	if err != nil {
		return err
	}
	if _, ok := directory.ByRef(ref); !ok {
		return fmt.Errorf("enter an answer: %s: check its spelling in the contact sheet", notInvited(ref))
	}
	return nil
}

// Foresee tells what an answer would change if it were entered, and what it contradicts.
func (o *Office) Foresee(ctx context.Context, ref string, p roster.Proposal) (changes []roster.Change, reasons []roster.Reason, err error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return nil, nil, err
	}
	v, _ := directory.ByRef(ref)
	err = o.in(ctx, func(t *store.Tx) error {
		standing, err := t.Standing(v)
		changes, reasons = roster.Compare(standing, p)
		return err
	})
	return changes, reasons, err
}

// ParseReceipt reads when an answer came by telephone or on paper: a date and a time in the meeting's zone, or RFC 3339. "" is the zero time: now.
func (o *Office) ParseReceipt(s string) (time.Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, nil
	}
	zone := o.Campaign.Meeting.Zone
	at, ok := moment(s, zone)
	if !ok {
		return at, fmt.Errorf("received: found %q, wanted a date and a time as \"2022-06-10 16:00\" (%s) or 2022-06-10T16:00:00+02:00", s, zone)
	}
	return at, o.receivedBy(at)
}

// receivedBy refuses a receipt that has not come.
func (o *Office) receivedBy(at time.Time) error {
	zone := o.Campaign.Meeting.Zone
	if now := o.now(); at.After(now) {
		return fmt.Errorf("received: %s is in the future: wanted a time up to now, %s", at.In(zone).Format(zonedTime), now.In(zone).Format(zonedTime))
	}
	return nil
}

const zonedTime = "2006-01-02 15:04 MST"

// Enter records an answer that came by telephone or on paper, at a time that its actor says; the zero time is now.
func (o *Office) Enter(ctx context.Context, ref string, p roster.Proposal, received time.Time, actor string) (Decided, error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return Decided{}, err
	}
	v, ok := directory.ByRef(ref)
	if !ok {
		return Decided{}, fmt.Errorf("enter an answer: %s: check its spelling in the contact sheet", notInvited(ref))
	}
	if err := errors.Join(valid(p, o.agenda()), o.receivedBy(received)); err != nil {
		return Decided{}, fmt.Errorf("enter an answer of %s: %w", ref, err)
	}
	p.Ref = ref
	result := Decided{Ref: ref, State: "entered", Changes: []roster.Change{}}
	err = o.in(ctx, func(t *store.Tx) error {
		made, err := o.record(t, v, decision{proposal: p, received: received, actor: actor, action: "enter"})
		result.Entry, result.Changes = made.entry, append(result.Changes, made.changes...)
		return err
	})
	return result, err
}
