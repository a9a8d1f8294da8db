package office

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// ReminderLetter is the e-mail without a PDF that a reminder sends: letters/reminder.<lang>.md.
const ReminderLetter = "reminder"

// RemindAgain is how long an invitee is left alone after a reminder, unless said otherwise.
const RemindAgain = 3 * 24 * time.Hour

// ErrNobody is the cause where nobody is to be reminded.
var ErrNobody = errors.New("nobody is to be reminded")

// PlanReminder plans a reminder for the invitees that have not answered: those whose invitation was sent and did not come back. A reminder round that still
// has letters to send is planned anew instead of a second one. again is how long an invitee is left alone after a reminder.
func (o *Office) PlanReminder(ctx context.Context, again time.Duration) (Plan, error) {
	refs, left, err := o.toRemind(ctx, again)
	if err != nil {
		return Plan{}, err
	}
	var failed map[string]bool
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		failed, err = o.failedCopies(t)
		return err
	}); err != nil {
		return Plan{}, err
	}
	if len(refs) == 0 {
		return Plan{LeftOut: left}, ErrNobody
	}
	round, err := o.reminderRound(ctx)
	if err != nil {
		return Plan{}, err
	}
	plan, err := o.plan(ctx, PlanOptions{Round: round, Letter: ReminderLetter, Choice: store.Choice{Only: refs}, withoutCopies: failed}, true)
	plan.LeftOut = append(plan.LeftOut, left...)
	return plan, err
}

// toRemind chooses the refs to remind, in the sheet's order, and says why others are left out.
func (o *Office) toRemind(ctx context.Context, again time.Duration) (refs []string, left []LeftOut, err error) {
	sheet, _ := o.contacts(nil)
	var snap snapshot
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		snap, err = o.whole(t)
		return err
	}); err != nil {
		return nil, nil, err
	}
	if len(snap.rounds) == 0 {
		return nil, nil, ErrNoPlan
	}
	why := o.notToRemind(snap, again)
	for _, v := range sheet.Invitees {
		if reason, out := why(v); out {
			if reason != "" {
				left = append(left, LeftOut{v.Ref, reason})
			}
			continue
		}
		refs = append(refs, v.Ref)
	}
	return refs, left, nil
}

// notToRemind tells why an invitee gets no reminder; an empty reason needs no word.
func (o *Office) notToRemind(snap snapshot, again time.Duration) func(invitee.Invitee) (reason string, out bool) {
	answered := map[string]bool{}
	for _, s := range snap.standings {
		answered[s.Invitee.Ref] = s.Status != roster.NoAnswer
	}
	waiting := map[string]bool{}
	for _, m := range snap.mails {
		if m.State == store.ToReview && hasAnswer(m.Kinds) {
			waiting[m.Ref] = true
		}
	}
	invited, failed, reminded := map[string]bool{}, map[string]bool{}, map[string]time.Time{}
	for _, l := range snap.letters {
		if l.Kind != store.KindLetter || l.State != store.Sent {
			continue
		}
		failed[place(l.Ref, l.Address)] = l.Delivery == store.Failed // the last letter to an address says whether it is good
		switch {
		case l.Round == Invitation:
			invited[l.Ref] = true
		case isReminder(l.Round):
			reminded[l.Ref] = l.Settled
		}
	}
	return func(v invitee.Invitee) (string, bool) {
		switch {
		case answered[v.Ref]:
			return "", true
		case waiting[v.Ref]:
			return "its answer waits in \"chancery review list\"", true
		case v.Email == "":
			return "no Email: remind it by telephone or post", true
		case !invited[v.Ref]:
			return "its invitation was not sent", true
		case failed[place(v.Ref, v.Email)]:
			return "its address bounced: see \"chancery status\" for what to do", true
		case o.now().Sub(reminded[v.Ref]) < again:
			return "reminded on " + reminded[v.Ref].In(o.Campaign.Meeting.Zone).Format(time.DateOnly), true
		}
		return "", false
	}
}

// place is an invitee's address as a key.
func place(ref, address string) string { return ref + " " + strings.ToLower(address) }

const reminderPrefix = "reminder-"

func isReminder(round string) bool {
	return len(round) > len(reminderPrefix) && round[:len(reminderPrefix)] == reminderPrefix
}

// reminderRound is the reminder round with letters left, else a new one: reminder-1, reminder-2, …
func (o *Office) reminderRound(ctx context.Context) (string, error) {
	var rounds []store.Round
	left := map[string]bool{}
	err := o.in(ctx, func(t *store.Tx) (err error) {
		if rounds, err = t.Rounds(); err != nil {
			return err
		}
		counts, err := t.CountLetters()
		for _, c := range counts {
			if c.State == store.Queued || c.State == store.Deferred {
				left[c.Round] = true
			}
		}
		return err
	})
	n := 0
	for _, r := range rounds {
		if isReminder(r.Name) {
			n++
			if left[r.Name] {
				return r.Name, err
			}
		}
	}
	return fmt.Sprintf("%s%d", reminderPrefix, n+1), err
}
