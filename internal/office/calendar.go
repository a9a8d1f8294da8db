package office

import (
	"bytes"
	"fmt"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/store"

	"github.com/emersion/go-ical"
)

// commitCalendar queues the invitation to the calendar as a mail of its own after the letter, where [campaign] calendar asks for it: inside
// the letter's mail Outlook would make a meeting of the letter and take it away on Accept.
func (r *planning) commitCalendar(t *store.Tx, d *draft) error {
	o := r.office
	if !o.Campaign.Calendar || r.opt.Round != Invitation {
		return nil
	}
	object, err := o.calendarRequest(d)
	if err != nil {
		return fmt.Errorf("make the calendar invitation: %w", err)
	}
	hash, err := t.PutContent(object)
	if err != nil {
		return err
	}
	had, err := t.Letters(store.LetterFilter{Round: r.opt.Round, Ref: d.invitee.Ref, Kind: store.KindCalendar})
	if err != nil {
		return err
	}
	c := o.Campaign
	title := c.Meeting.Title.In(d.lang)
	l := store.Letter{Round: r.opt.Round, Kind: store.KindCalendar, Ref: d.invitee.Ref, Address: d.invitee.Email, Language: d.lang, Tag: d.tag, Date: d.date,
		MessageID: o.messageID(d.invitee.Ref, r.opt.Round+"-calendar", d.tag),
		Content: store.Content{Subject: title, Text: title + "\n" + locale.FormatRange(d.lang, c.Meeting.Start, c.Meeting.End) + "\n" + c.Meeting.Venue.In(d.lang) + "\n",
			From: c.SMTP.From, FromName: c.SMTP.FromName.In(d.lang), ReplyTo: c.SMTP.ReplyTo, Calendar: hash}}
	if len(had) == 0 {
		return t.AddLetter(&l)
	}
	l.ID = had[0].ID
	_, err = t.Freeze(l)
	return err
}

// calendarRequest is the iTIP REQUEST (RFC 5546 §3.2.2) for the days of the meeting, answered to smtp.from.
func (o *Office) calendarRequest(d *draft) ([]byte, error) {
	c := o.Campaign
	event := ical.NewEvent()
	event.Props.SetText(ical.PropUID, o.Campaign.ID+"."+d.invitee.Ref+"."+string(d.tag)+"@"+invitee.Domain(c.SMTP.From))
	event.Props.SetDateTime(ical.PropDateTimeStamp, d.date.UTC())
	event.Props.SetDate(ical.PropDateTimeStart, calendarDay(c.Meeting.Start))
	event.Props.SetDate(ical.PropDateTimeEnd, calendarDay(c.Meeting.End.AddDays(1)))
	event.Props.SetText(ical.PropSummary, c.Meeting.Title.In(d.lang))
	event.Props.SetText(ical.PropLocation, c.Meeting.Venue.In(d.lang))
	organizer := ical.NewProp(ical.PropOrganizer)
	organizer.Value = "mailto:" + c.SMTP.From
	event.Props.Set(organizer)
	attendee := ical.NewProp(ical.PropAttendee)
	attendee.Value = "mailto:" + d.invitee.Email
	attendee.Params.Set(ical.ParamRSVP, "TRUE")
	attendee.Params.Set(ical.ParamParticipationStatus, "NEEDS-ACTION")
	event.Props.Set(attendee)
	object := ical.NewCalendar()
	object.Props.SetText(ical.PropVersion, "2.0")
	object.Props.SetText(ical.PropProductID, "-//chancery//EN")
	object.Props.SetText(ical.PropMethod, "REQUEST")
	object.Children = append(object.Children, event.Component)
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(object); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func calendarDay(d locale.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
