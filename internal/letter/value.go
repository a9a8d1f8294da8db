package letter

import (
	"slices"
	"strconv"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// Values that a letter or mail of one invitee needs beside campaign and invitee.
type Values struct {
	Reference  string            // "20MSP/2022/017"; "" : the line is left out
	Date       locale.Date       // of the letter
	Code       string            // CAMPAIGN.REF.TAG
	FormText   string            // the reply form as text ({{ form }})
	Enclosures []string          // names of the enclosures, for the foot of the letter ({{ enclosures }})
	Extra      map[string]string // {{ record }}, {{ places }} of an acknowledgement, and so on
}

// merge is one letter being made: whose values the fields take.
type merge struct {
	c    *campaign.Campaign
	t    *template
	v    invitee.Invitee
	vals Values
}

// fieldNames are the fields that the program knows, beside the columns of the contacts.
var fieldNames = func() []string {
	names := []string{"code", "form", "record", "places", "enclosures", "enclosures.count", "enclosures.label"}
	for name := range settings {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}()

// standardColumns are the contacts' own; as fields they give what a letter would say, in its language.
var standardColumns = []string{"Ref", "Class", "Country", "Name", "Language", "Email", "Cc", "Salutation", "Second language"}

// settings gives each dotted field its value in the letter's language; "" where there is none.
var settings = map[string]func(m *merge) string{
	"meeting.title": func(m *merge) string { return m.c.Meeting.Title.In(m.t.lang) },
	"meeting.dates": func(m *merge) string {
		return m.dates().Range(m.c.Meeting.Start, m.c.Meeting.End)
	},
	"meeting.start":                 func(m *merge) string { return m.day(m.c.Meeting.Start) },
	"meeting.opening":               func(m *merge) string { return m.dates().OnWeekday(m.c.Meeting.Start) },
	"meeting.timezone":              func(m *merge) string { return m.zone() },
	"meeting.local_time":            func(m *merge) string { return m.localTime() },
	"meeting.end":                   func(m *merge) string { return m.day(m.c.Meeting.End) },
	"meeting.venue":                 func(m *merge) string { return m.c.Meeting.Venue.In(m.t.lang) },
	"meeting.city":                  func(m *merge) string { return m.c.Meeting.City.In(m.t.lang) },
	"meeting.hours":                 func(m *merge) string { return m.c.Meeting.Hours.In(m.t.lang) },
	"meeting.room":                  func(m *merge) string { return m.c.Meeting.Room.In(m.t.lang) },
	"meeting.url":                   func(m *merge) string { return m.c.Meeting.URL },
	"meeting.symbol":                func(m *merge) string { return m.c.Meeting.Symbol },
	"meeting.agenda":                func(m *merge) string { return m.agenda() },
	"meeting.interpretation":        func(m *merge) string { return languages(m.t.lang, m.c.Meeting.Interpretation) },
	"meeting.speakers_deadline":     func(m *merge) string { return m.day(m.c.Meeting.SpeakersDeadline) },
	"meeting.speakers_weekday":      func(m *merge) string { return m.weekday(m.c.Meeting.SpeakersDeadline) },
	"meeting.registration_deadline": func(m *merge) string { return m.day(m.c.Meeting.RegistrationDeadline) },
	"meeting.registration_weekday":  func(m *merge) string { return m.weekday(m.c.Meeting.RegistrationDeadline) },
	"invitee.name":                  func(m *merge) string { return m.named(m.v.DisplayName(m.t.lang, m.onDay())) },
	"invitee.official":              func(m *merge) string { return m.named(m.column("Name")) },
	"invitee.mission":               func(m *merge) string { return m.named(m.v.Mission(m.t.lang, m.onDay())) },
	"invitee.class":                 func(m *merge) string { return m.v.Class.Label(m.t.lang) },
	"invitee.ref":                   func(m *merge) string { return m.v.Ref },
	"invitee.salutation":            func(m *merge) string { return m.salutation() },
	"invitee.closing":               func(m *merge) string { return m.closing() },
	"sender.name":                   func(m *merge) string { return m.senderName() },
	"sender.function":               func(m *merge) string { return m.c.Sender.Function.In(m.t.lang) },
	"sender.gender":                 func(m *merge) string { return m.c.Sender.GrammaticalGender(m.t.lang) },
	"sender.rank":                   func(m *merge) string { return m.c.Sender.Rank.In(m.t.lang) },
	"sender.organization":           func(m *merge) string { return m.c.Sender.Organization.In(m.t.lang) },
	"sender.subtitle":               func(m *merge) string { return m.c.Sender.Subtitle.In(m.t.lang) },
	"sender.office":                 func(m *merge) string { return m.c.Sender.Office.In(m.t.lang) },
	"sender.address":                func(m *merge) string { return m.c.Sender.Address.In(m.t.lang) },
	"sender.phone":                  func(m *merge) string { return m.c.Sender.Phone },
	"sender.fax":                    func(m *merge) string { return m.c.Sender.Fax },
	"sender.email":                  func(m *merge) string { return m.c.Sender.Email },
	"sender.web":                    func(m *merge) string { return m.c.Sender.Web },
	"reply.address":                 func(m *merge) string { return firstOf(m.c.SMTP.ReplyTo, m.c.SMTP.From) },
	"letter.date":                   func(m *merge) string { return m.day(m.vals.Date) },
	"letter.reference":              func(m *merge) string { return m.vals.Reference },
}

// value is what a field stands for; fixed tells that its lines are to stay as they are.
func (m *merge) value(field string) string {
	if of, ok := settings[field]; ok {
		return of(m)
	}
	switch field {
	case "code":
		return m.vals.Code
	case "form":
		return strings.TrimRight(m.vals.FormText, "\n")
	case "enclosures":
		return strings.Join(m.vals.Enclosures, "\n")
	case "enclosures.count":
		if len(m.vals.Enclosures) == 0 {
			return ""
		}
		return strconv.Itoa(len(m.vals.Enclosures))
	case "enclosures.label":
		return enclosureLabel(m.t.lang, len(m.vals.Enclosures))
	}
	if s, ok := m.vals.Extra[field]; ok {
		return s
	}
	if s, ok := m.v.Fields[field]; ok {
		return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	}
	return m.column(field)
}

func (m *merge) column(field string) string {
	l := m.t.lang
	switch field {
	case "Ref":
		return m.v.Ref
	case "Class":
		return m.v.Class.Label(l)
	case "Language":
		return m.v.Language.Name(l)
	case "Second language":
		return m.v.Second.Name(l)
	case "Email":
		return m.v.Email
	case "Cc":
		return strings.Join(m.v.Cc, "; ")
	case "Salutation":
		return m.salutation()
	}
	state, isState := locale.LookupState(m.v.Country)
	switch {
	case field == "Name" && m.v.Name != "":
		return m.v.Name
	case field == "Name" && isState:
		return state.Official(l, m.onDay())
	case field == "Country" && isState:
		return state.Short(l, m.onDay())
	}
	return ""
}

// named is a name of the program's own tables with the apostrophes of print; what the sheet says stands as written.
func (m *merge) named(name string) string {
	if m.v.Name != "" {
		return name
	}
	return typographic(name)
}

func typographic(s string) string { return strings.ReplaceAll(s, "'", "’") }

// onDay is the day whose names of States hold: the letter's, else the meeting's first.
func (m *merge) onDay() locale.Date {
	if !m.vals.Date.IsZero() {
		return m.vals.Date
	}
	return m.c.Meeting.Start
}

func (m *merge) day(d locale.Date) string {
	if d.IsZero() {
		return ""
	}
	return m.dates().Date(d)
}

func (m *merge) weekday(d locale.Date) string {
	if d.IsZero() {
		return ""
	}
	return locale.WeekdayName(m.t.lang, d.Weekday())
}

func (m *merge) salutation() string {
	return firstOf(m.v.Salutation, salutations[m.t.lang][formOf(m.v)])
}

// closing is the class's and language's own. French repeats the salutation in it, so one from the sheet stands there too.
func (m *merge) closing() string {
	usual := closings[m.t.lang][formOf(m.v)]
	if m.v.Salutation == "" || m.t.lang != locale.French || m.v.Language != locale.French {
		return usual
	}
	head, rest, _ := strings.Cut(usual, ", ")
	_, tail, _ := cutLast(rest, ", ")
	address := strings.TrimRight(m.v.Salutation, " ,:!\u00a0")
	for _, dear := range []string{"Cher", "Chère"} {
		if strings.HasPrefix(address, dear) {
			address = "c" + strings.TrimPrefix(address, "C")
		}
	}
	return head + ", " + address + ", " + tail
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func (m *merge) senderName() string {
	return firstOf(m.c.Sender.Names.In(m.t.lang), m.c.Sender.Name)
}

func (m *merge) agenda() string {
	lines := make([]string, len(m.c.Meeting.Agenda))
	for i, item := range m.c.Meeting.Agenda {
		lines[i] = item.Label + ". " + item.Title.In(m.t.lang)
	}
	return strings.Join(lines, "\n")
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
