package office

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/workbook"

	"github.com/emersion/go-ical"
)

// sittings is a calendar (RFC 5545) of the meeting's days, each an event of the whole day with its items and their speakers in order: the agenda gives items a
// day and no hour. A newer one of the same part replaces the events of an older one by their UID.
func (o *Office) sittings(snap snapshot, scope workbook.Scope, lang locale.Lang, now time.Time) ([]byte, error) {
	c := o.Campaign
	object := ical.NewCalendar()
	object.Props.SetText(ical.PropVersion, "2.0")
	object.Props.SetText(ical.PropProductID, "-//chancery//"+strings.ToUpper(string(lang)))
	object.Props.SetText(ical.PropMethod, "PUBLISH")
	object.Props.SetText("X-WR-CALNAME", c.Meeting.Title.In(lang))
	object.Props.SetText("X-WR-TIMEZONE", c.Meeting.ZoneName)
	lists := map[string]roster.ItemList{}
	for _, l := range roster.Speakers(snap.rules, snap.standings) {
		lists[l.Item.Label] = l
	}
	for _, day := range o.days() {
		if !scope.Day.IsZero() && scope.Day != day {
			continue
		}
		text := o.sitting(lists, scope, lang, day)
		if text == "" && len(scope.Items) > 0 {
			continue
		}
		event := ical.NewEvent()
		event.Props.SetText(ical.PropUID, fmt.Sprintf("sitting.%s.%s%s@%s", c.ID, day, part(scope), invitee.Domain(c.SMTP.From)))
		event.Props.SetDateTime(ical.PropDateTimeStamp, now.UTC())
		event.Props.SetDateTime(ical.PropLastModified, now.UTC())
		event.Props.SetDate(ical.PropDateTimeStart, calendarDay(day))
		event.Props.SetDate(ical.PropDateTimeEnd, calendarDay(day.AddDays(1)))
		event.Props.SetText(ical.PropSummary, c.Meeting.Title.In(lang)+" – "+locale.FormatDate(lang, day))
		event.Props.SetText(ical.PropLocation, o.place(lang))
		event.Props.SetText(ical.PropDescription, strings.TrimSpace(c.Meeting.Hours.In(lang)+"\n\n"+text))
		event.Props.SetText(ical.PropTransparency, "OPAQUE")
		object.Children = append(object.Children, event.Component)
	}
	if len(object.Children) == 0 {
		return nil, errors.New("no day of the meeting has these items: give the items a day in campaign.toml")
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(object); err != nil {
		return nil, err
	}
	return folded(b.Bytes()), nil
}

// part tells the UIDs of different parts of a list apart, whatever characters the items' labels have; "": it is the whole.
func part(scope workbook.Scope) string {
	if scope.Whole() {
		return ""
	}
	sum := sha256.Sum256([]byte(scopeKey(scope, false)))
	return fmt.Sprintf(".%x", sum[:6])
}

// folded breaks lines after 75 octets at most (RFC 5545 §3.1), between characters; go-ical leaves them long.
func folded(data []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.SplitAfterSeq(data, []byte("\r\n")) {
		room := 75
		for len(bytes.TrimSuffix(line, []byte("\r\n"))) > room {
			at := room
			for !utf8.RuneStart(line[at]) {
				at--
			}
			b.Write(line[:at])
			b.WriteString("\r\n ")
			line, room = line[at:], 74
		}
		b.Write(line)
	}
	return b.Bytes()
}

// place is the venue with the room.
func (o *Office) place(lang locale.Lang) string {
	parts := []string{o.Campaign.Meeting.Venue.In(lang)}
	if room := o.Campaign.Meeting.Room.In(lang); room != "" {
		parts = append(parts, room)
	}
	return strings.Join(parts, " – ")
}

// sitting lists the day's items with minutes asked for and the speakers; on the first day too what has no day, or is not on the agenda.
func (o *Office) sitting(lists map[string]roster.ItemList, scope workbook.Scope, lang locale.Lang, day locale.Date) string {
	var b strings.Builder
	for _, item := range o.agenda() {
		if onDay := item.Day == day || item.Day.IsZero() && day == o.Campaign.Meeting.Start; onDay && scope.HasItem(item.Label) {
			o.writeItem(&b, item, lists[item.Label], lang)
		}
	}
	if day == o.Campaign.Meeting.Start {
		for _, label := range slices.Sorted(maps.Keys(lists)) {
			if _, known := o.agenda().Find(label); !known {
				o.writeItem(&b, lists[label].Item, lists[label], lang)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

func (o *Office) writeItem(b *strings.Builder, item roster.Item, list roster.ItemList, lang locale.Lang) {
	b.WriteString(strings.TrimSpace(item.Label + ". " + item.Title.In(lang)))
	if item.SlotMinutes > 0 || list.Minutes > 0 {
		b.WriteString(" (" + workbook.Minutes(lang, list.Minutes, item.SlotMinutes) + ")")
	}
	b.WriteString("\n")
	for _, s := range list.Speeches {
		b.WriteString(o.speechLine(s, lang) + "\n")
	}
	b.WriteString("\n")
}

func (o *Office) speechLine(s roster.Speech, lang locale.Lang) string {
	line := fmt.Sprintf("%d. %s", s.Order, s.Invitee.DisplayName(lang, o.Campaign.Meeting.Start))
	if s.OnBehalfOf != "" {
		line += " (" + s.OnBehalfOf + ")"
	}
	if s.Speaker != "" {
		line += " – " + s.Speaker
	}
	if s.Late {
		line += " [" + workbook.Late(lang) + "]"
	}
	return line
}
