package office

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// decision is a word on a proposal, by the program or by a person. It ends in record, whoever took it.
type decision struct {
	mail     store.Mail // ID 0: the answer came by telephone or on paper
	proposal roster.Proposal
	received time.Time // of an answer without a mail, as a person said it; zero: now
	actor    string
	action   string // apply, accept, correct, enter
	answer   bool   // the sender is one of the invitee's own, and a person: an acknowledgement may go out
	sender   reply.Reading
}

// recorded is what a decision led to: its entry of the journal, and what it changed.
type recorded struct {
	entry   int64
	changes []roster.Change
}

// record applies a proposal to what stands, writes the journal, queues the acknowledgement and keeps what stood before, in the caller's transaction: all of
// it or nothing.
func (o *Office) record(t *store.Tx, v invitee.Invitee, d decision) (r recorded, err error) {
	before, err := t.Standing(v)
	if err != nil {
		return r, err
	}
	received := d.mail.Received
	if d.mail.ID == 0 {
		received = cmp.Or(d.received, o.now())
	}
	r.changes, _ = roster.Compare(before, d.proposal)
	after := roster.Apply(before, d.proposal, roster.Source{MailID: d.mail.ID, Received: received, DecidedBy: d.actor})
	if err := t.PutInvitee(v); err != nil {
		return r, err
	}
	if err := t.SetStanding(after); err != nil {
		return r, err
	}
	crashpoint.At(crashpoint.Decide)
	// The proposal bears the evidence: which words of which part of the mail support each fact.
	detail := map[string]any{"kinds": d.mail.Kinds, "mail": d.mail.Hash, "changes": r.changes, "proposal": d.proposal}
	if !d.received.IsZero() {
		detail["received"] = d.received.UTC() // the actor's word: no server saw it come
	}
	if r.entry, err = t.JournalEntry(store.Entry{At: o.now(), Actor: d.actor, Action: d.action, Ref: v.Ref, MailID: d.mail.ID, Detail: store.JSON(detail)}); err != nil {
		return r, err
	}
	var letter int64
	if d.answer {
		if letter, err = o.acknowledge(t, v, d); err != nil {
			return r, err
		}
	}
	return r, t.KeepDecision(store.Decision{Seq: r.entry, Ref: v.Ref, MailID: d.mail.ID, Recorded: true, Before: before, LetterID: letter})
}

// ErrDecided is the cause where a mail was decided before.
var ErrDecided = errors.New("it was decided before; nothing was changed")

// Decided is what a person's decision led to.
type Decided struct {
	ID      int64           `json:"id"`
	Ref     string          `json:"ref,omitempty"`
	State   string          `json:"state"`
	Entry   int64           `json:"entry"` // of the journal
	Changes []roster.Change `json:"changes"`
}

// Accept records what a mail proposes. ref ties it to an invitee where the program could not, or ties it to another; "" leaves it.
func (o *Office) Accept(ctx context.Context, id int64, ref, actor string) (Decided, error) {
	return o.decideMail(ctx, id, ref, actor, nil)
}

// Correct records what a mail proposes with corrections.
func (o *Office) Correct(ctx context.Context, id int64, c Correction, actor string) (Decided, error) {
	return o.decideMail(ctx, id, c.Ref, actor, &c)
}

// decideMail records what a mail proposes, or what a person made of it.
func (o *Office) decideMail(ctx context.Context, id int64, ref, actor string, c *Correction) (Decided, error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return Decided{}, err
	}
	to, action := store.Accepted, "accept"
	if c != nil {
		to, action = store.Corrected, "correct"
	}
	result := Decided{ID: id, State: string(to), Changes: []roster.Change{}}
	err = o.in(ctx, func(t *store.Tx) error {
		m, r, err := o.waiting(t, id)
		if err != nil {
			return err
		}
		if _, known := directory.ByRef(ref); ref != "" && !known {
			return fmt.Errorf("mail %d: %s: check its spelling in the contact sheet", id, notInvited(ref))
		}
		p, err := o.proposed(r, ref, c)
		if err != nil {
			return fmt.Errorf("%s mail %d: %w", action, id, err)
		}
		m.Ref = cmp.Or(ref, m.Ref)
		result.Ref = m.Ref
		if err := o.takeDecided(t, m, r, to, actor); err != nil {
			return err
		}
		if !hasAnswer(r.Kinds) && c == nil {
			result.Entry, err = o.settle(t, m, actor, action, map[string]any{"kinds": m.Kinds})
			return err
		}
		made, err := o.recordMail(t, directory, decision{mail: m, proposal: p, actor: actor, action: action, sender: r})
		result.Entry, result.Changes = made.entry, append(result.Changes, made.changes...)
		return err
	})
	crashpoint.At(crashpoint.Decided)
	return result, err
}

// proposed is what a mail asks to be recorded for an invitee, corrected where a person did.
func (o *Office) proposed(r reply.Reading, ref string, c *Correction) (roster.Proposal, error) {
	if c != nil {
		return c.correct(r, o.agenda())
	}
	return r.ProposalFor(ref)
}

// takeDecided marks a mail decided, and takes what it shows of our letters where that was not believed before.
func (o *Office) takeDecided(t *store.Tx, m store.Mail, r reply.Reading, to store.MailState, actor string) error {
	if err := o.markDecided(t, m, to, actor, ""); err != nil || !takenForJunk(m) {
		return err
	}
	return o.newEvidence(t, m, r)
}

// recordMail records a decision on a mail for the invitee that the mail is tied to.
func (o *Office) recordMail(t *store.Tx, directory *invitee.Directory, d decision) (recorded, error) {
	v, ok := directory.ByRef(d.mail.Ref)
	if !ok {
		return recorded{}, fmt.Errorf("mail %d: %s: name it with --ref REF", d.mail.ID, notInvited(d.mail.Ref))
	}
	d.proposal.Ref = v.Ref
	if directory.Known(v.Ref, d.mail.FromAddress) {
		var err error
		if d.answer, err = mayAnswer(t, d.mail); err != nil {
			return recorded{}, err
		}
	}
	return o.record(t, v, d)
}

// newEvidence takes what a mail shows, unless a decision that was taken back took it: by now the last letter to an address may be another.
func (o *Office) newEvidence(t *store.Tx, m store.Mail, r reply.Reading) error {
	if had, err := t.OnceAccepted(m.ID); err != nil || had {
		return err
	}
	return o.evidence(t, m, r)
}

// settle journals a decision that records no facts.
func (o *Office) settle(t *store.Tx, m store.Mail, actor, action string, detail any) (int64, error) {
	seq, err := t.JournalEntry(store.Entry{At: o.now(), Actor: actor, Action: action, Ref: m.Ref, MailID: m.ID, Detail: store.JSON(detail)})
	if err != nil {
		return 0, err
	}
	return seq, t.KeepDecision(store.Decision{Seq: seq, Ref: m.Ref, MailID: m.ID})
}

// mayAnswer tells whether a mail is a person's own. RFC 3834 §2: mail of programs and lists is not answered automatically, whoever accepts it.
func mayAnswer(t *store.Tx, m store.Mail) (bool, error) {
	if !m.Whole {
		return false, nil
	}
	raw, err := t.Content(m.Hash)
	if err != nil {
		return false, err
	}
	read := message.Read(raw)
	_, automatic := read.Automatic()
	return !automatic && !read.FromList(), nil
}

func notInvited(ref string) string {
	if ref == "" {
		return "it is not clear which invitee it comes from"
	}
	return fmt.Sprintf("no invitee has the Ref %q", ref)
}

// waiting is a mail that waits for a person, with what was read in it.
func (o *Office) waiting(t *store.Tx, id int64) (m store.Mail, r reply.Reading, err error) {
	m, err = t.Mail(id)
	switch {
	case errors.Is(err, store.ErrNone):
		return m, r, fmt.Errorf("there is no mail %d: see \"chancery review list\"", id)
	case err != nil:
		return m, r, err
	case m.State != store.ToReview:
		return m, r, decidedBefore(id, m)
	}
	r, err = reading(m)
	return m, r, err
}

// markDecided takes a mail that waits out of the list of those that do.
func (o *Office) markDecided(t *store.Tx, m store.Mail, to store.MailState, actor, reason string) error {
	done, err := t.DecideMail(m.ID, to, m.Ref, actor, reason, o.now())
	if err == nil && !done {
		err = decidedBefore(m.ID, m)
	}
	return err
}

func decidedBefore(id int64, m store.Mail) error {
	by := m.DecidedBy
	if by == "" {
		by = Program
	}
	return fmt.Errorf("mail %d (%s by %s): %w", id, m.State, by, ErrDecided)
}

func reading(m store.Mail) (r reply.Reading, err error) {
	if err := json.Unmarshal(m.Reading, &r); err != nil {
		return r, fmt.Errorf("reading of mail %d: %w", m.ID, err)
	}
	return r, nil
}

// Dismiss sets a mail aside: nothing in it is recorded.
func (o *Office) Dismiss(ctx context.Context, id int64, reason, actor string) (Decided, error) {
	result := Decided{ID: id, State: string(store.Dismissed), Changes: []roster.Change{}}
	err := o.in(ctx, func(t *store.Tx) error {
		m, _, err := o.waiting(t, id)
		if err != nil {
			return err
		}
		result.Ref = m.Ref
		if err := o.markDecided(t, m, store.Dismissed, actor, reason); err != nil {
			return err
		}
		result.Entry, err = o.settle(t, m, actor, "dismiss", map[string]any{"reason": reason, "kinds": m.Kinds})
		return err
	})
	return result, err
}
