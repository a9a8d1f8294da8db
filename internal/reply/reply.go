// Package reply reads what a delegation's mail says: who comes, who speaks on what, who regrets, who asks, and who wrote it, each fact with the words that
// support it and each doubt with its reason. It guesses nothing: what only free prose supports is proposed for a person to decide.
package reply

import (
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Kinds of the contract.
const (
	Registration    = "registration"
	Intervention    = "intervention"
	Regret          = "regret"
	Question        = "question"
	AutoReply       = "auto_reply"
	Bounce          = "bounce"
	Acknowledgement = "acknowledgement"
	Unclear         = "unclear"
)

// Review codes of the contract; others as needed.
const (
	FreeText         = "free_text"
	UnknownSender    = "unknown_sender"
	NotAuthenticated = "not_authenticated"
	ForgedResults    = "forged_results"
	Conflict         = "conflict"
	TwoDelegations   = "two_delegations"
	ChangeOfAnswer   = "change"
	UnreadPart       = "unread_part"
	TooLarge         = "too_large"
	Late             = "late"
	UnknownItem      = "unknown_item"
	UnknownInvitee   = "unknown_invitee"
)

// Context is what the reader knows beside the mail. The zero Context (parse without a campaign) judges neither sender, authentication, lateness nor agenda.
type Context struct {
	Campaign                               string // id; "" : no campaign is given
	Title                                  locale.Text
	Directory                              *invitee.Directory
	Agenda                                 roster.Agenda
	Start, End                             locale.Date // of the meeting
	Zone                                   *time.Location
	SpeakersDeadline, RegistrationDeadline locale.Date
	AuthservID                             string
	Received                               time.Time // INTERNALDATE; zero: lateness by Date
	OurAddress                             string    // smtp.from, not to be taken for a delegate's
	// Believe tells whether the store holds this message-id or code; nil: the shape is believed (parse).
	Believe func(ref string, tag invitee.Tag) bool
	Forms   []Form // workbook forms found among the attachments, read by the caller

	classifier *classifier // nil: the one that has learnt all examples
}

// Form is a reply form filled in: stable keys to values as written.
type Form struct {
	Source        string            // attachment's name
	Code          string            // CAMPAIGN.REF.TAG
	Fields        map[string]string // fields of the whole: see the keys below
	Delegates     []map[string]string
	Interventions []map[string]string

	Delegation string            // whose form it is, in words; "" where the form does not say
	Heading    []string          // other lines above its fields
	Titles     map[string]string // of the items in Interventions, as they stand in the form

	taken   []int    // lines of the text that were read, by number
	dropped []string // keys answered more often, or at greater length, than is read
}

// empty tells a form that nobody filled in.
func (f Form) empty() bool {
	for _, fields := range append(append([]map[string]string{}, f.Delegates...), f.Interventions...) {
		for _, value := range fields {
			if !blank(value) {
				return false
			}
		}
	}
	attending := f.Fields[KeyAttending]
	return blank(attending) && choice(attending) == "" && blank(f.Fields[KeyRemarks])
}

// Keys of the form, the same in the workbook's named cells and in the text form. Values of choices may stand in any of the six languages, or as the English code.
const (
	KeyCode       = "code"
	KeyAttending  = "attending" // yes, no
	KeyHonorific  = "honorific"
	KeyName       = "name"
	KeyFunction   = "function"
	KeyEmail      = "email"
	KeyPhone      = "phone"
	KeyGender     = "gender"     // female, male, other, undisclosed
	KeyCapacity   = "capacity"   // head, alternate, adviser, observer
	KeyAttendance = "attendance" // in_person, online
	KeyDays       = "days"       // dates, or "all"
	KeyLanguages  = "languages"
	KeyNeeds      = "needs"
	KeyVisa       = "visa_letter" // yes, no
	KeyItem       = "item"
	KeySpeaker    = "speaker"
	KeyLanguage   = "language"
	KeyOnBehalfOf = "on_behalf_of"
	KeyRemarks    = "remarks"
)

// Reading is what the program reads in a mail; its JSON is the contract's object of parse.
type Reading struct {
	File          string                `json:"file,omitempty"`
	MessageID     string                `json:"message_id,omitempty"`
	Subject       string                `json:"subject,omitempty"`
	Date          string                `json:"date,omitempty"` // RFC 3339 with the mail's own offset
	From          *Address              `json:"from,omitempty"`
	Language      locale.Lang           `json:"language,omitempty"`
	Kinds         []string              `json:"kinds"`
	Text          string                `json:"text,omitempty"`
	Invitee       *Tied                 `json:"invitee,omitempty"`
	Delegates     []roster.Delegate     `json:"delegates,omitempty"`
	Interventions []roster.Intervention `json:"interventions,omitempty"`
	Bounce        *BounceNotice         `json:"bounce,omitempty"`
	Calendar      *CalendarReply        `json:"calendar,omitempty"`
	Attachments   []Attachment          `json:"attachments,omitempty"`
	Review        []roster.Reason       `json:"review"`
	Forms         []FormOf              `json:"forms,omitempty"` // only where a mail holds forms of several delegations

	// not in the JSON of parse:
	Round         string      `json:"-"` // round of the letter that it answers, by Message-ID
	Tag           invitee.Tag `json:"-"`
	Structured    bool        `json:"-"` // every fact comes from form, labels, table or calendar
	Authenticated bool        `json:"-"` // dmarc=pass for the From domain by our own server
	KnownSender   bool        `json:"-"`
	Automatic     string      `json:"-"` // what says that a program wrote it; "" : a person
	FromList      bool        `json:"-"` // it bears fields of mailing lists: it is not answered automatically
}

type Address struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address"`
}

type Tied struct {
	Ref string `json:"ref"`
	By  string `json:"by"` // token, thread, address, domain, name
}

type BounceNotice struct {
	Recipients []string `json:"recipients"`
	Status     string   `json:"status,omitempty"`
	Permanent  bool     `json:"permanent"`
	Reason     string   `json:"reason"`
	Diagnostic string   `json:"diagnostic,omitempty"`
}

type CalendarReply struct {
	Answer   string `json:"answer"`
	Attendee string `json:"attendee"`
}

type Attachment struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Size int    `json:"size"`
}
