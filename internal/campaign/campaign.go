package campaign

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// Campaign is a campaign folder's configuration, read and validated. Paths are relative to the folder, as written.
type Campaign struct {
	ID        string
	Languages []locale.Lang
	Fallback  []locale.Lang
	Calendar  bool // an iMIP invitation as a mail of its own after the letter

	Meeting   Meeting
	Family    map[invitee.Class]string // [letters] family; "" where a class is not named
	Letters   Letters                  // [letters] beside family
	Sender    Sender
	SMTP      SMTP
	IMAP      IMAP
	OAuth     OAuth
	StoreURL  string    // "sqlite:chancery.db"
	Contacts  Contacts  // [contacts]
	Speakers  Speakers  // [speakers] rules of the list of speakers
	Automatic Automatic // [automatic] acknowledgements
	Report    Schedule  // [report] when reports are due
}

// Meeting is [meeting]: what the invitation is to.
type Meeting struct {
	Start, End           locale.Date
	SpeakersDeadline     locale.Date // zero: none
	RegistrationDeadline locale.Date
	Zone                 *time.Location
	ZoneName             string // "Europe/Zurich"
	URL                  string
	Interpretation       []locale.Lang
	Title, Venue         locale.Text
	City                 locale.Text // place in the date line: "Geneva"
	Hours, Room          locale.Text // "10 a.m. to 1 p.m. and 3 to 6 p.m."; empty: not known yet
	Agenda               []Item
	Symbol               string // "20MSP": prefix of the letter's reference; the id in capitals where it is not set
}

// Item is one [[meeting.agenda]].
type Item struct {
	Label       string // "3", as people write it
	Day         locale.Date
	Title       locale.Text
	SlotMinutes int // time set aside for interventions; 0: unknown
}

// NoteVerbale is the family of letters in the third person: letters/letter.note.<lang>.md. They go to missions alone.
const NoteVerbale = "note"

// Letters is [letters] beside the families.
type Letters struct {
	Second       map[invitee.Class]locale.Lang // a translation behind the letter, by class; "" : none
	Paper        string                        // "A4", "A5", "Letter"
	Kashida      bool                          // Arabic words may be stretched
	ArabicMonths locale.ArabicMonths
	FamilyLine   map[invitee.Class]int `json:"-"` // where campaign.toml names the family; for problems
}

// Sender is [sender]: the signatory and the letterhead.
type Sender struct {
	Name                   string      // may be empty: the letter has functions only
	Names                  locale.Text // the name as each language writes it; Name is the English one
	Gender                 string      // "female", "male" or "": the grammatical gender of the functions
	Function               locale.Text // "President of the Twentieth Meeting of the States Parties"
	Rank                   locale.Text // "Ambassador of Colombia to the United Nations Office …"
	Organization           locale.Text // letterhead, first line
	Subtitle               locale.Text // letterhead, second line
	Office                 locale.Text // footer: "c/o Implementation Support Unit"
	Address                locale.Text // footer, lines by "\n"
	Phone, Fax, Email, Web string
	Logo                   string // file, PNG or JPEG; "" : none
	Signature              string // likewise, printed above the signatory's name; "" : room for a pen
}

// SMTP is [smtp]: the relay that letters are handed to.
type SMTP struct {
	Host          string
	Port          int
	TLS           string // "implicit", "starttls", "none" (loopback only)
	From          string
	FromName      locale.Text
	ReplyTo       string
	User          string
	PasswordFile  string
	Auth          string // "password", "xoauth2"
	CAFile        string
	EnvelopeFrom  string // "" : From
	Helo          string // "" : domain of From
	Sessions      int
	RatePerMinute int // 0: no limit, as with the others
	RatePerHour   int
	Domain        DomainPace
	Hours         Hours
	StopFile      string        // while it is there nothing is sent; relative to the folder
	Timeout       time.Duration // of a command; the final dot has its own 10 min (RFC 5321 §4.5.3.2.6)
}

// DomainPace is how fast letters go to one recipient domain; 0: no limit.
type DomainPace struct{ PerMinute, PerHour, AtOnce int }

// IMAP is [imap]: the mailbox that answers come to. Host is "" where the campaign has none.
type IMAP struct {
	Host         string
	Port         int
	TLS          string
	User         string
	PasswordFile string
	Auth         string
	CAFile       string
	Folder       string
	Folders      []string // all that are read, Folder first
	JunkFolders  []string // those among them whose mails are never applied without a person, beside folders with a usual name for junk
	WhenRead     string   // what is done to a mail that was read: "nothing", "keyword", "move"
	MoveTo       string   // the folder of "move"
	SharedWith   []string // ids of other campaigns that read this mailbox
	AuthservID   string   // "" : nobody is authenticated; "exchange-online": the topmost header
	SentFolder   string
	PollInterval time.Duration
}

// OAuth is [oauth]: the application that asks for access tokens where auth is "xoauth2".
type OAuth struct {
	Tenant, ClientID, SecretFile, RefreshTokenFile string
}

// Contacts is [contacts].
type Contacts struct {
	File            string   // contacts.xlsx
	SharedAddresses []string // addresses that may serve several invitees
}

// Speakers is [speakers].
type Speakers struct {
	Minutes, GroupMinutes int      // 3, 5
	OrganizationMinutes   int      // of observers without a seat and organizations; default: Minutes
	ReplyMinutes          int      // of a right of reply; default: Minutes
	First                 []string // refs with Article 5 requests, heard first among States
	FirstItems            []string // items on which they are; empty: all
	Order                 []string // of groups, first, states, organizations
}

// Automatic is [automatic].
type Automatic struct {
	Acknowledge bool // default true
	PerDay      int  // at most this many a day and sender: 1
	PerHour     int  // global stop
}

// Load reads and validates campaign.toml in the folder. The error is Problems where the file's content is wrong, else the reading error.
func Load(folder fs.FS) (*Campaign, error) {
	src, err := fs.ReadFile(folder, FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: this is no campaign folder; name one with -C DIR, or make one with chancery init DIR: %w", FileName, err)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", FileName, err)
	}
	d, problems := parseDocument(src)
	if problems != nil {
		return nil, problems
	}
	c := d.campaign(folder)
	if len(d.problems) > 0 {
		return nil, d.problems.inOrder()
	}
	return c, nil
}

// campaign reads every table; what is wrong is noted in d.
func (d *document) campaign(folder fs.FS) *Campaign {
	root := &table{doc: d, values: d.root}
	c := &Campaign{}
	c.readCampaign(root.table("campaign"))
	c.readMeeting(root.table("meeting"))
	c.readLetters(root.table("letters"))
	c.readSender(root.table("sender"), folder)
	c.readSMTP(root.table("smtp"))
	c.readIMAP(root.table("imap"))
	c.readOAuth(root.table("oauth"))
	c.readStore(root.table("store"))
	c.readContacts(root.table("contacts"))
	c.readSpeakers(root.table("speakers"))
	c.readAutomatic(root.table("automatic"))
	c.readReport(root.table("report"))
	root.end()
	return c
}

// Language is the language of the letter for an invitee whose own is l, among those that have one: l itself, else the first fallback; fellBack tells which.
func (c *Campaign) Language(l locale.Lang, has func(locale.Lang) bool) (lang locale.Lang, fellBack, ok bool) {
	if contains(c.Languages, l) && has(l) {
		return l, false, true
	}
	for _, f := range c.Fallback {
		if has(f) {
			return f, f != l, true
		}
	}
	return "", false, false
}
