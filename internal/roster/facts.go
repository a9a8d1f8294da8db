package roster

import (
	"chancery/internal/locale"
)

// Action words of the contract: the first three are for delegates, the others for interventions. An absent action is Register or Add.
const (
	Register = "register"
	Cancel   = "cancel"
	Update   = "update"
	Add      = "add"
	Withdraw = "withdraw"
)

// Genders of the contract; an absent one is undisclosed.
const (
	Female = "female"
	Male   = "male"
	Other  = "other"
)

// Capacities of the contract.
const (
	Head      = "head"
	Alternate = "alternate"
	Adviser   = "adviser"
	Observer  = "observer"
)

// Delegate is one person of a delegation; the JSON keys are the contract's. Absent facts are zero.
type Delegate struct {
	Action         string        `json:"action"`
	Honorific      string        `json:"honorific,omitempty"`
	Name           string        `json:"name"`
	Function       string        `json:"function,omitempty"`
	Email          string        `json:"email,omitempty"`
	Phone          string        `json:"phone,omitempty"`
	Gender         string        `json:"gender,omitempty"` // female, male, other
	GenderInferred bool          `json:"gender_inferred,omitempty"`
	Head           bool          `json:"head,omitempty"`
	Capacity       string        `json:"capacity,omitempty"`   // head, alternate, adviser, observer
	Attendance     string        `json:"attendance,omitempty"` // in_person, online
	Days           []locale.Date `json:"days,omitempty"`
	Languages      []locale.Lang `json:"languages,omitempty"`
	Needs          string        `json:"needs,omitempty"`
	VisaLetter     bool          `json:"visa_letter,omitempty"`
	Replaces       string        `json:"replaces,omitempty"`
	Evidence       []Evidence    `json:"evidence,omitempty"`
}

// Leads tells whether the delegate heads the delegation, by the mark or by the capacity.
func (d Delegate) Leads() bool { return d.Head || d.Capacity == Head }

// Intervention is one wish to speak on one item.
type Intervention struct {
	Action            string      `json:"action"`
	Item              string      `json:"item"`
	Speaker           string      `json:"speaker,omitempty"`
	Language          locale.Lang `json:"language,omitempty"`
	OnBehalfOf        string      `json:"on_behalf_of,omitempty"`
	StatementAttached bool        `json:"statement_attached,omitempty"`
	Evidence          []Evidence  `json:"evidence,omitempty"`
}

// Evidence is the span of the mail that supports a fact, and how it was found.
type Evidence struct {
	Part  string `json:"part"`  // "text", "subject", "form", or an attachment's name
	Start int    `json:"start"` // byte offsets in that part's text; 0,0 where the part is a form
	End   int    `json:"end"`
	Words string `json:"words"`
	Found string `json:"found"` // form, label, table, list, calendar, prose
}

// Proposal is what a mail (or a person) asks to be recorded for one delegation.
type Proposal struct {
	Ref           string
	Regret        bool // the delegation will not take part
	Attending     bool // it will (a calendar answer without names)
	Delegates     []Delegate
	Interventions []Intervention
}

// Empty tells whether the proposal holds nothing to record.
func (p Proposal) Empty() bool {
	return !p.Regret && !p.Attending && len(p.Delegates) == 0 && len(p.Interventions) == 0
}

// TakesPart tells whether the proposal holds a fact that a regret contradicts.
func (p Proposal) TakesPart() bool {
	for _, d := range p.Delegates {
		if d.Action != Cancel {
			return true
		}
	}
	for _, v := range p.Interventions {
		if v.Action != Withdraw {
			return true
		}
	}
	return p.Attending
}
