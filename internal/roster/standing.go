package roster

import (
	"time"

	"chancery/internal/invitee"
)

// Status of a delegation.
const (
	NoAnswer  = "no_answer"
	Attending = "attending"
	Declined  = "declined"
	Answered  = "answered" // an answer that was applied, neither a registration nor a regret (interventions only)
)

// Standing is a delegation as the store holds it: its invitee and what stands.
type Standing struct {
	Invitee       invitee.Invitee
	Status        string    // "" is NoAnswer
	FirstAnswer   time.Time // receipt of the first applied answer; zero: none
	Delegates     []StandingDelegate
	Interventions []StandingIntervention
}

// Source says where a standing fact comes from.
type Source struct {
	MailID    int64     // 0: entered by a person
	Received  time.Time // the server's INTERNALDATE, or the time of entry
	DecidedBy string    // "program", or the person's name
}

// StandingDelegate is a delegate that is registered. ID is the store's; 0: not stored yet.
type StandingDelegate struct {
	ID int64
	Delegate
	Source
}

// StandingIntervention is a wish to speak that is recorded. ID is the store's; 0: not stored yet.
type StandingIntervention struct {
	ID int64
	Intervention
	Source
	StatementMails []int64 `json:"statement_mails,omitempty"` // those that brought its statement, in the order of decision
}

// StatementsIn are the mails that brought the statement. A store of before they were kept has the intervention's own alone.
func (n StandingIntervention) StatementsIn() []int64 {
	switch {
	case !n.StatementAttached:
		return nil
	case len(n.StatementMails) == 0 && n.MailID != 0:
		return []int64{n.MailID}
	}
	return n.StatementMails
}

func (s Standing) status() string {
	if s.Status == "" {
		return NoAnswer
	}
	return s.Status
}

// isState tells whether the delegation stands among States: a State Party, a State not party, or an observer with a Country.
func isState(v invitee.Invitee) bool {
	switch v.Class {
	case invitee.StateParty, invitee.StateNotParty:
		return true
	case invitee.Observer:
		return v.Country != ""
	}
	return false
}
