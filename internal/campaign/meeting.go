package campaign

import (
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // zones resolve on machines that have no zone files, such as Windows

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

func (c *Campaign) readCampaign(t *table) {
	c.ID = t.text("id", "")
	if !invitee.ValidRef(c.ID) {
		t.problem("id", "choose a short name such as im2022", "found %q, wanted 1 to 64 of A–Z a–z 0–9 - _", c.ID)
	}
	c.Languages = t.languages("languages")
	if len(c.Languages) == 0 {
		c.Languages = locale.All
	}
	c.Fallback = t.languages("fallback")
	if !t.has("fallback") && contains(c.Languages, locale.English) {
		c.Fallback = []locale.Lang{locale.English}
	}
	for _, l := range c.Fallback {
		if !contains(c.Languages, l) {
			t.problem("fallback", "add it to languages, or take it out here", "%q is no language of the campaign", l)
		}
	}
	c.Calendar = t.flag("calendar", false)
	t.end()
}

func (c *Campaign) readMeeting(t *table) {
	m := &c.Meeting
	m.Start, m.End = t.date("start"), t.date("end")
	m.SpeakersDeadline, m.RegistrationDeadline = t.date("speakers_deadline"), t.date("registration_deadline")
	c.checkDates(t)
	m.readZone(t)
	m.URL = t.text("url", "")
	if !validURL(m.URL) {
		t.problem("url", "write the whole address, https://…", "found %q, wanted an address that begins with https:// or http://", m.URL)
	}
	m.Interpretation = t.languages("interpretation")
	m.Title, m.Venue = t.localized("title"), t.localized("venue")
	if len(m.Title) == 0 {
		t.problem("title", `write title = { en = "…", fr = "…" }`, "the meeting has no title")
	}
	m.City, m.Hours, m.Room = t.localized("city"), t.localized("hours"), t.localized("room")
	m.Symbol = t.text("symbol", "")
	if m.Symbol == "" {
		m.Symbol = strings.ToUpper(c.ID)
	}
	for _, item := range t.tables("agenda") {
		m.readItem(item)
	}
	t.end()
}

func (c *Campaign) checkDates(t *table) {
	m := c.Meeting
	for _, key := range []string{"start", "end"} {
		if !t.has(key) {
			t.problem(key, "write "+key+" = 2022-06-20", "the meeting has no date of its %s", key)
		}
	}
	if m.Start == (locale.Date{}) || m.End == (locale.Date{}) {
		return
	}
	if before(m.End, m.Start) {
		t.problem("end", "correct one of them", "the meeting ends on %s, before it starts on %s", day(m.End), day(m.Start))
		return
	}
	checkDeadline(t, "speakers_deadline", m.SpeakersDeadline, m.End)
	checkDeadline(t, "registration_deadline", m.RegistrationDeadline, m.End)
}

func checkDeadline(t *table, key string, d, end locale.Date) {
	if before(end, d) {
		t.problem(key, "correct one of them", "the deadline is on %s, after the meeting ends on %s", day(d), day(end))
	}
}

func (m *Meeting) readZone(t *table) {
	m.ZoneName = t.text("timezone", "")
	zone, err := time.LoadLocation(m.ZoneName)
	if m.ZoneName == "" || m.ZoneName == "Local" || err != nil {
		t.problem("timezone", "write the zone's name as in Europe/Zurich", "found %q, wanted a time zone of the IANA database", m.ZoneName)
		zone = time.UTC
	}
	m.Zone = zone
}

func (m *Meeting) readItem(t *table) {
	item := Item{Label: t.text("item", ""), Day: t.date("day"), Title: t.localized("title"), SlotMinutes: t.number("slot_minutes", 0, 0, 24*60)}
	if item.Label == "" {
		t.problem("item", `write item = "3", as the agenda does`, "the item has no label")
	}
	for _, other := range m.Agenda {
		if item.Label != "" && strings.EqualFold(other.Label, item.Label) {
			t.problem("item", "give each item its own label", "the label %q stands twice", item.Label)
		}
	}
	none := locale.Date{}
	if item.Day == none && !t.has("day") {
		t.problem("day", "write day = 2022-06-20", "item %s has no day", item.Label)
	}
	if item.Day != none && m.Start != none && m.End != none && (before(item.Day, m.Start) || before(m.End, item.Day)) {
		t.problem("day", "correct the day", "item %s is on %s, outside the meeting (%s to %s)", item.Label, day(item.Day), day(m.Start), day(m.End))
	}
	if len(item.Title) == 0 {
		t.problem("title", `write title = { en = "…", fr = "…" }`, "item %s has no title", item.Label)
	}
	t.end()
	m.Agenda = append(m.Agenda, item)
}

func validURL(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " <>\"")
}

func before(a, b locale.Date) bool { return a.Compare(b) < 0 }

func day(d locale.Date) string { return d.String() }
