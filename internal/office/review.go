package office

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Waiting is a mail that waits for a person, as "review list" shows it.
type Waiting struct {
	ID       int64           `json:"id"`
	Ref      string          `json:"ref"`
	From     string          `json:"from"`
	Kinds    []string        `json:"kinds"`
	Reasons  []roster.Reason `json:"reasons"`
	Received time.Time       `json:"received"` // in the meeting's zone
	Subject  string          `json:"subject"`
}

// WaitingFilter keeps the mails that agree with every field that is set.
type WaitingFilter struct {
	Reason, Ref, Kind string
	Older             time.Duration // received at least that long ago
	Newest            bool          // newest first; else oldest first
	ByReason          bool          // together by their first reason
}

func (f WaitingFilter) keeps(w Waiting, now time.Time) bool {
	return (f.Reason == "" || slices.ContainsFunc(w.Reasons, func(r roster.Reason) bool { return r.Code == f.Reason })) &&
		(f.Ref == "" || w.Ref == f.Ref) && (f.Kind == "" || slices.Contains(w.Kinds, f.Kind)) && (f.Older == 0 || now.Sub(w.Received) >= f.Older)
}

// ToReview lists the mails that wait for a person, by time of receipt.
func (o *Office) ToReview(ctx context.Context) ([]Waiting, error) {
	return o.WaitingMails(ctx, WaitingFilter{})
}

// WaitingMails lists those that the filter keeps, in its order. Reasons are those of the reading, and what has come to stand against it since.
func (o *Office) WaitingMails(ctx context.Context, f WaitingFilter) ([]Waiting, error) {
	list := []Waiting{}
	directory, err := o.directory(ctx)
	if err != nil {
		return list, err
	}
	err = o.in(ctx, func(t *store.Tx) error {
		mails, err := t.Mails(store.ToReview)
		if err != nil {
			return err
		}
		for _, m := range mails {
			w := o.waitingOf(m)
			if v, ok := directory.ByRef(m.Ref); ok && hasAnswer(m.Kinds) {
				if err := againstStanding(t, v, m, &w); err != nil {
					return err
				}
			}
			if f.keeps(w, o.now()) {
				list = append(list, w)
			}
		}
		return nil
	})
	if f.Newest {
		slices.Reverse(list)
	}
	if f.ByReason {
		slices.SortStableFunc(list, func(a, b Waiting) int { return strings.Compare(a.firstReason(), b.firstReason()) })
	}
	return list, err
}

// againstStanding adds why a mail contradicts what has come to stand since it was read.
func againstStanding(t *store.Tx, v invitee.Invitee, m store.Mail, w *Waiting) error {
	r, err := reading(m)
	if err != nil {
		return err
	}
	standing, err := t.Standing(v)
	if err != nil {
		return err
	}
	_, reasons := roster.Compare(standing, r.Proposal())
	w.add(reasons)
	return nil
}

// add puts reasons behind those that are there.
func (w *Waiting) add(reasons []roster.Reason) {
	for _, r := range reasons {
		if !slices.Contains(w.Reasons, r) {
			w.Reasons = append(w.Reasons, r)
		}
	}
}

func (w Waiting) firstReason() string {
	if len(w.Reasons) == 0 {
		return ""
	}
	return w.Reasons[0].Code
}

func (o *Office) waitingOf(m store.Mail) Waiting {
	w := Waiting{ID: m.ID, Ref: m.Ref, From: m.FromAddress, Kinds: m.Kinds, Reasons: m.Reasons, Received: m.Received.In(o.Campaign.Meeting.Zone), Subject: m.Subject}
	if w.Kinds == nil {
		w.Kinds = []string{}
	}
	if w.Reasons == nil {
		w.Reasons = []roster.Reason{}
	}
	return w
}

// Shown is a mail with all that a person needs to decide.
type Shown struct {
	Waiting
	State      string          `json:"state"`
	DecidedBy  string          `json:"decided_by,omitempty"`
	Delegation string          `json:"delegation,omitempty"`
	Reading    reply.Reading   `json:"reading"`
	Changes    []roster.Change `json:"changes"`
	NeedsRef   bool            `json:"needs_ref,omitempty"` // it can only be accepted for another invitee, whom a person names
	Standing   *Answer         `json:"standing,omitempty"`  // the earlier answer
	Earlier    roster.Standing `json:"-"`                   // the same with its sources
	Status     string          `json:"status,omitempty"`    // of the delegation now
	Results    []string        `json:"authentication_results,omitempty"`
	Sender     string          `json:"authentication"` // in a line: whether the sender is authenticated, and what our server said
	Files      []message.Part  `json:"-"`
}

// Show gives one mail with the facts read in it, what stands now, and what would change. ref shows it as accepted for that invitee; "" as it was tied.
func (o *Office) Show(ctx context.Context, id int64, ref string) (s Shown, err error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return s, err
	}
	err = o.in(ctx, func(t *store.Tx) error {
		m, err := t.Mail(id)
		if errors.Is(err, store.ErrNone) {
			return fmt.Errorf("there is no mail %d: see \"chancery review list\"", id)
		}
		if err != nil {
			return err
		}
		s = Shown{Waiting: o.waitingOf(m), State: string(m.State), DecidedBy: m.DecidedBy, Changes: []roster.Change{}}
		if s.Reading, err = reading(m); err != nil {
			return err
		}
		if m.Whole {
			raw, err := t.Content(m.Hash)
			if err != nil {
				return err
			}
			parsed := message.Read(raw)
			s.Files, s.Results = parsed.Parts, parsed.Header("Authentication-Results")
		}
		s.Sender = authentication(m, s.Results)
		if ref != "" {
			s.Ref = ref
		}
		v, ok := directory.ByRef(s.Ref)
		if ref != "" && !ok {
			return fmt.Errorf("mail %d: %s: check its spelling in the contact sheet", id, notInvited(ref))
		}
		p, unclear := s.Reading.ProposalFor(ref)
		if unclear != nil { // it is of two delegations, and nothing tells which facts are of this one
			p = roster.Proposal{}
		}
		s.NeedsRef = hasAnswer(m.Kinds) && (!ok || unclear != nil)
		if !ok {
			return nil
		}
		s.Delegation = v.DisplayName("en", o.Campaign.Meeting.Start)
		return o.setBeside(t, v, p, &s)
	})
	return s, err
}

// setBeside sets what a mail proposes beside what stands.
func (o *Office) setBeside(t *store.Tx, v invitee.Invitee, p roster.Proposal, s *Shown) (err error) {
	if s.Earlier, err = t.Standing(v); err != nil {
		return err
	}
	s.Status, s.Standing = s.Earlier.Status, answerOf(s.Earlier)
	if s.State != string(store.ToReview) || !hasAnswer(s.Kinds) {
		return nil
	}
	var reasons []roster.Reason
	s.Changes, reasons = roster.Compare(s.Earlier, p)
	s.add(reasons) // what stands may have changed since the mail was read
	return nil
}

// authentication says in a line what the mail's own doubts say of its sender, and what the topmost results field says.
func authentication(m store.Mail, results []string) string {
	word := "authenticated"
	for _, r := range m.Reasons {
		switch r.Code {
		case reply.ForgedResults:
			word = "not authenticated, forged results"
		case reply.NotAuthenticated:
			if word == "authenticated" {
				word = "not authenticated"
			}
		}
	}
	if !m.Whole {
		return "not judged: the mail was not fetched"
	}
	if len(results) == 0 {
		if word == "authenticated" {
			word = "not judged" // of a notice of non-delivery nobody asks it
		}
		return word + " (no Authentication-Results)"
	}
	return word + " (" + strings.Join(strings.Fields(results[0]), " ") + ")"
}

// answerOf is what stands, nil where nothing does.
func answerOf(s roster.Standing) *Answer {
	if s.Status == roster.NoAnswer {
		return nil
	}
	a := Answer{Regret: s.Status == roster.Declined, Delegates: []roster.Delegate{}, Interventions: []roster.Intervention{}}
	for _, d := range s.Delegates {
		d.Delegate.Evidence = nil
		a.Delegates = append(a.Delegates, d.Delegate)
	}
	for _, n := range s.Interventions {
		n.Intervention.Evidence = nil
		a.Interventions = append(a.Interventions, n.Intervention)
	}
	return &a
}
