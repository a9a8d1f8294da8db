package office

import (
	"context"
	"errors"
	"fmt"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/invitee"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// AcknowledgedError tells that a decision cannot be taken back unsaid: the delegation was told by mail.
type AcknowledgedError struct {
	ID       int64 // of the mail
	Ref      string
	Address  string
	At       time.Time
	Doubtful bool // it is not known whether the acknowledgement arrived
}

func (e *AcknowledgedError) Error() string {
	word := "was sent"
	if e.Doubtful {
		word = "may have been sent"
	}
	return fmt.Sprintf("take back the decision on %s: an acknowledgement %s to %s at %s: write to them yourself, and say --acknowledged to take it back all the same",
		e.Ref, word, e.Address, e.At.Format(zonedTime))
}

// UndoOptions choose the decision that is taken back, and how.
type UndoOptions struct {
	Mail         int64 // the last decision on this mail
	Entry        int64 // or the decision of this entry of the journal
	Acknowledged bool  // also where the delegation was told by mail
	Actor        string
}

// Undone is what taking a decision back led to.
type Undone struct {
	Decided
	Undid           int64  `json:"undid"`           // the entry that was taken back
	Acknowledgement string `json:"acknowledgement"` // "taken_back" before it was sent, "sent", or "none"
}

// Undo takes a decision back: what stood before it stands again, the mail waits again, and an acknowledgement that was not sent is not sent. The journal
// keeps the decision and gets an entry that says so. A decision on which a later one of the same delegation rests is refused.
func (o *Office) Undo(ctx context.Context, opt UndoOptions) (u Undone, err error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return u, err
	}
	err = o.in(ctx, func(t *store.Tx) error {
		d, err := o.toUndo(t, opt)
		if err != nil {
			return err
		}
		u = Undone{Decided: Decided{ID: d.MailID, Ref: d.Ref, State: "undone", Changes: []roster.Change{}}, Undid: d.Seq}
		if u.Acknowledgement, err = o.takeBack(t, d, opt.Acknowledged); err != nil {
			return err
		}
		if d.Recorded {
			v, ok := directory.ByRef(d.Ref)
			if !ok {
				v = invitee.Invitee{Ref: d.Ref}
			}
			if u.Changes, err = o.restore(t, v, d.Before); err != nil {
				return err
			}
		}
		if err := o.reopen(t, d, opt.Actor); err != nil {
			return err
		}
		crashpoint.At(crashpoint.Decide)
		detail := store.JSON(map[string]any{"entry": d.Seq, "changes": u.Changes, "acknowledgement": u.Acknowledgement})
		if u.Entry, err = t.JournalEntry(store.Entry{At: o.now(), Actor: opt.Actor, Action: "undo", Ref: d.Ref, MailID: d.MailID, Detail: detail}); err != nil {
			return err
		}
		done, err := t.MarkUndone(d.Seq, u.Entry)
		if err == nil && !done {
			err = fmt.Errorf("take back entry %d: it was taken back before", d.Seq)
		}
		return err
	})
	crashpoint.At(crashpoint.Decided)
	return u, err
}

// toUndo is the decision that is meant, if nothing rests on it.
func (o *Office) toUndo(t *store.Tx, opt UndoOptions) (d store.Decision, err error) {
	what := fmt.Sprintf("the decision on mail %d", opt.Mail)
	if opt.Entry != 0 {
		what = fmt.Sprintf("the decision of entry %d", opt.Entry)
		d, err = t.Decision(opt.Entry)
	} else {
		d, err = t.DecisionOfMail(opt.Mail)
	}
	switch {
	case errors.Is(err, store.ErrNone):
		return d, fmt.Errorf("take back %s: there is none that stands, or it was made by a version that kept nothing to take it back by", what)
	case err != nil:
		return d, err
	case d.Undone != 0:
		return d, fmt.Errorf("take back %s: entry %d took it back before", what, d.Undone)
	case !d.Recorded:
		return d, nil
	}
	last, err := t.LastRecorded(d.Ref)
	if err == nil && last != d.Seq {
		err = fmt.Errorf("take back %s: a later decision on %s rests on it: take that back first (entry %d)", what, d.Ref, last)
	}
	return d, err
}

// takeBack drops the acknowledgement that the decision queued, where it was not sent.
func (o *Office) takeBack(t *store.Tx, d store.Decision, acknowledged bool) (string, error) {
	if d.LetterID == 0 {
		return "none", nil
	}
	l, err := t.Letter(d.LetterID)
	if errors.Is(err, store.ErrNone) {
		return "none", nil
	}
	if err != nil {
		return "", err
	}
	switch l.State {
	case store.Queued, store.Deferred:
		done, err := t.DropLetter(l.ID)
		if err != nil || done {
			return "taken_back", err
		}
	case store.Refused:
		return "none", nil
	case store.Sent, store.InDoubt:
		if acknowledged {
			return "sent", nil
		}
		return "", &AcknowledgedError{ID: d.MailID, Ref: d.Ref, Address: l.Address, At: l.Settled.In(o.Campaign.Meeting.Zone), Doubtful: l.State == store.InDoubt}
	}
	return "", fmt.Errorf("take back the decision on %s: its acknowledgement is being sent: try again in a minute", d.Ref)
}

// restore lets what stood before stand again, and says what that changes.
func (o *Office) restore(t *store.Tx, v invitee.Invitee, before roster.Standing) ([]roster.Change, error) {
	now, err := t.Standing(v)
	if err != nil {
		return nil, err
	}
	before.Invitee = v
	return roster.Between(now, before), t.SetStanding(before)
}

// reopen lets the mail of a decision wait for a person again, under the invitee that was read in it.
func (o *Office) reopen(t *store.Tx, d store.Decision, actor string) error {
	if d.MailID == 0 {
		return nil
	}
	m, err := t.Mail(d.MailID)
	if err != nil {
		return err
	}
	r, err := reading(m)
	if err != nil {
		return err
	}
	ref := ""
	if r.Invitee != nil {
		ref = r.Invitee.Ref
	}
	reasons := m.Reasons
	if len(reasons) == 0 {
		reasons = []roster.Reason{{Code: "undone", Detail: "recorded by the program, taken back by " + actor}}
	}
	done, err := t.ReopenMail(m.ID, ref, reasons)
	if err == nil && !done {
		err = fmt.Errorf("take back the decision on mail %d: it waits already", m.ID)
	}
	return err
}
