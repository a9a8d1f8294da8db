package office

import (
	"context"
	"fmt"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Status is where the campaign stands; its JSON is that of "status --json".
type Status struct {
	Campaign        string             `json:"campaign"`
	Letters         LetterCounts       `json:"letters"`
	OnPaper         int                `json:"on_paper"`
	Automatic       LetterCounts       `json:"automatic"`
	Calendar        *LetterCounts      `json:"calendar,omitempty"`
	Mails           MailCounts         `json:"mails"`
	Delegations     DelegationCounts   `json:"delegations"`
	Registrations   int                `json:"registrations"`
	Interventions   int                `json:"interventions"`
	Late            int                `json:"late"`
	Remarks         int                `json:"remarks"` // things on the list of speakers that a person should look at
	Women           int                `json:"women"`
	Delivered       int                `json:"delivered"` // invitations sent and not failed
	Bounces         int                `json:"bounces"`   // letters whose delivery failed
	Undelivered     []Undelivered      `json:"undelivered"`
	ContactsChanged []ChangedContact   `json:"contacts_changed,omitempty"` // since the last letter
	Open            []OpenLetter       `json:"open"`
	Held            string             `json:"held,omitempty"` // why nothing may be sent
	Paused          *store.PausedError `json:"paused,omitempty"`
	Journal         JournalCount       `json:"journal"`
	Rounds          []RoundStatus      `json:"rounds"`
	ReportDue       time.Time          `json:"report_due,omitzero"` // by [report] schedule
}

// LetterCounts counts letters by state; Planned is the sum of the others.
type LetterCounts struct {
	Planned  int `json:"planned"`
	Queued   int `json:"queued"`
	UnderWay int `json:"under_way"`
	Deferred int `json:"deferred"`
	Sent     int `json:"sent"`
	Refused  int `json:"refused"`
	InDoubt  int `json:"in_doubt"`
}

func (c *LetterCounts) add(s store.State, n int) {
	c.Planned += n
	switch s {
	case store.Queued:
		c.Queued += n
	case store.Leased, store.HandingOver:
		c.UnderWay += n
	case store.Deferred:
		c.Deferred += n
	case store.Sent:
		c.Sent += n
	case store.Refused:
		c.Refused += n
	case store.InDoubt:
		c.InDoubt += n
	}
}

// MailCounts counts mails that came in. A mail of several kinds counts under each.
type MailCounts struct {
	Total    int            `json:"total"`
	ToReview int            `json:"to_review"`
	Unread   int            `json:"unread"`
	ByKind   map[string]int `json:"by_kind"`
}

// DelegationCounts counts delegations by their standing answer.
type DelegationCounts struct {
	Invited   int `json:"invited"`
	Answered  int `json:"answered"`
	Attending int `json:"attending"`
	Declined  int `json:"declined"`
}

// JournalCount is the journal's length.
type JournalCount struct {
	Entries int `json:"entries"`
}

// RoundStatus is a round with its letters.
type RoundStatus struct {
	Name    string       `json:"name"`
	Letter  string       `json:"letter"`
	Planned time.Time    `json:"planned"`
	Letters LetterCounts `json:"letters"`
}

// Status counts the campaign in one snapshot.
func (o *Office) Status(ctx context.Context) (s Status, err error) {
	db, err := o.db(ctx)
	if err != nil {
		return s, err
	}
	err = db.In(ctx, func(t *store.Tx) error {
		if err := o.takeOver(t, db, ""); err != nil {
			return err
		}
		snap, err := o.snapshot(t)
		if err != nil {
			return err
		}
		s = o.status(snap)
		if s.Held, err = o.held(t, db); err != nil {
			return err
		}
		if s.Paused, err = t.Paused(); err != nil {
			return err
		}
		if s.Undelivered, err = o.undelivered(t); err != nil {
			return err
		}
		if s.ContactsChanged, err = o.changedContacts(t, snap.rounds); err != nil {
			return err
		}
		s.Journal.Entries, err = t.CountEntries()
		return err
	})
	return s, err
}

// snapshot is all that status and report count, read in one transaction.
type snapshot struct {
	invitees  []invitee.Invitee
	standings []roster.Standing // without what was struck off the list of speakers
	rules     roster.Rules      // with the moves on it
	counts    []store.StateCount
	open      []store.Letter // refused, in doubt or deferred
	letters   []store.Letter // where the whole was asked for
	papers    []store.Paper
	rounds    []store.Round
	mails     []store.Mail
	moves     []store.Move // where they were asked for
}

// whole is the snapshot with every letter: there may be many.
func (o *Office) whole(t *store.Tx) (snapshot, error) {
	s, err := o.snapshot(t)
	if err == nil {
		s.letters, err = t.Letters(store.LetterFilter{})
	}
	return s, err
}

func (o *Office) snapshot(t *store.Tx) (s snapshot, err error) {
	if s.invitees, err = t.Invitees(); err != nil {
		return s, err
	}
	if s.standings, s.rules, err = o.onTheList(t, s.invitees); err != nil {
		return s, err
	}
	if s.counts, err = t.CountLetters(); err != nil {
		return s, err
	}
	if s.open, err = openOf(t); err != nil {
		return s, err
	}
	if s.papers, err = t.Papers(); err != nil {
		return s, err
	}
	if s.rounds, err = t.Rounds(); err != nil {
		return s, err
	}
	s.mails, err = t.Mails("")
	return s, err
}

func (o *Office) status(snap snapshot) Status {
	s := Status{Campaign: o.Campaign.ID, OnPaper: len(snap.papers), Open: []OpenLetter{}, Rounds: []RoundStatus{}}
	if due, ok := o.Campaign.Report.Next(o.now().In(o.Campaign.Meeting.Zone)); ok {
		s.ReportDue = due
	}
	s.Mails.ByKind = map[string]int{}
	counts := roster.Count(snap.rules, snap.standings)
	s.Delegations = DelegationCounts{counts.Invited, counts.Answered, counts.Attending, counts.Declined}
	s.Registrations, s.Interventions, s.Late, s.Women = counts.Registrations, counts.Interventions, counts.LateInterventions, counts.Women
	s.Remarks = len(roster.Remarks(roster.Speakers(snap.rules, snap.standings), snap.standings))
	o.countLetters(&s, snap)
	for _, m := range snap.mails {
		s.Mails.Total++
		switch m.State {
		case store.ToReview:
			s.Mails.ToReview++
		case store.Unread:
			s.Mails.Unread++
		}
		for _, kind := range m.Kinds {
			s.Mails.ByKind[kind]++
		}
	}
	return s
}

func (o *Office) countLetters(s *Status, snap snapshot) {
	rounds := map[string]*RoundStatus{}
	for _, r := range snap.rounds {
		s.Rounds = append(s.Rounds, RoundStatus{Name: r.Name, Letter: r.Letter, Planned: r.Planned.In(o.Campaign.Meeting.Zone)})
	}
	for i := range s.Rounds {
		rounds[s.Rounds[i].Name] = &s.Rounds[i]
	}
	for _, c := range snap.counts {
		switch c.Kind {
		case store.KindLetter:
			s.Letters.add(c.State, c.N)
			if r := rounds[c.Round]; r != nil {
				r.Letters.add(c.State, c.N)
			}
		case store.KindCalendar:
			if s.Calendar == nil {
				s.Calendar = &LetterCounts{}
			}
			s.Calendar.add(c.State, c.N)
		default:
			s.Automatic.add(c.State, c.N)
		}
		switch {
		case c.Kind != store.KindLetter:
		case c.Delivery == store.Failed:
			s.Bounces += c.N
		case c.State == store.Sent && c.Round == Invitation:
			s.Delivered += c.N
		}
	}
	for _, l := range snap.open {
		s.Open = append(s.Open, openLetter(l))
	}
}

// hasAnswer tells whether what was read asks for something to be recorded.
func hasAnswer(kinds []string) bool {
	for _, k := range kinds {
		if k == reply.Registration || k == reply.Intervention || k == reply.Regret {
			return true
		}
	}
	return false
}

// JournalHead is the journal's last entry and its hash: noted elsewhere, it shows a journal that was written anew.
func (o *Office) JournalHead(ctx context.Context) (seq int64, hash string, err error) {
	err = o.in(ctx, func(t *store.Tx) (err error) {
		seq, hash, err = t.JournalHead()
		return err
	})
	return seq, hash, err
}

// VerifyJournal checks that each entry of the journal follows from the one before it.
func (o *Office) VerifyJournal(ctx context.Context) error {
	return o.in(ctx, func(t *store.Tx) error {
		broken, err := t.VerifyJournal()
		if err == nil && broken != 0 {
			err = fmt.Errorf("the journal is broken at entry %d: it was changed, moved or taken out outside the program: keep the file and compare it with a backup", broken)
		}
		return err
	})
}
