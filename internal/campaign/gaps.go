package campaign

import (
	"fmt"
	"strings"

	"chancery/internal/locale"
)

// Gaps names the texts that lack one of the campaign's languages, so that another language stands in for it in letters. They stop
// nothing: check shows them as notes. A text that has no language at all is no gap.
func (c *Campaign) Gaps() []Problem {
	var out []Problem
	note := func(field string, text locale.Text) {
		var missing []string
		for _, l := range c.Languages {
			if len(text) > 0 && text[l] == "" {
				missing = append(missing, string(l))
			}
		}
		if missing != nil {
			out = append(out, Problem{File: FileName, Field: field, What: "no text in " + strings.Join(missing, ", "), Remedy: "add it, else English stands there"})
		}
	}
	m, s := c.Meeting, c.Sender
	note("meeting.title", m.Title)
	note("meeting.venue", m.Venue)
	note("meeting.city", m.City)
	note("meeting.hours", m.Hours)
	note("meeting.room", m.Room)
	for i, item := range m.Agenda {
		note(fmt.Sprintf("meeting.agenda[%d].title", i), item.Title)
	}
	note("sender.name", s.Names)
	note("sender.function", s.Function)
	note("sender.rank", s.Rank)
	note("sender.organization", s.Organization)
	note("sender.subtitle", s.Subtitle)
	note("sender.office", s.Office)
	note("sender.address", s.Address)
	note("smtp.from_name", c.SMTP.FromName)
	return out
}
