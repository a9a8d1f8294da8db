package papers

import (
	"slices"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// Reply is a right of reply, heard at the end of its day.
type Reply struct {
	Day     locale.Date
	Order   int
	Invitee invitee.Invitee
	Speaker string
	Minutes int
}

// rightsOfReply puts them behind the items, each day under its date; it tells whether there were any. A paper of one item has none: they are the day's.
func (s Sitting) rightsOfReply(d *typeset.Document, c Choice) bool {
	var days []locale.Date
	rows := map[locale.Date][][][]typeset.Span{}
	for _, r := range s.Replies {
		if c.Item != "" || !c.Day.IsZero() && r.Day != c.Day {
			continue
		}
		if rows[r.Day] == nil {
			days = append(days, r.Day)
			rows[r.Day] = append(rows[r.Day], s.head("col.order", "col.delegation", "col.speaker", "col.minutes"))
		}
		rows[r.Day] = append(rows[r.Day], [][]typeset.Span{number(r.Order), named(r.Invitee.DisplayName(s.Lang, s.Rules.Start)), named(r.Speaker), number(r.Minutes)})
	}
	slices.SortFunc(days, locale.Date.Compare)
	for _, day := range days {
		s.table(d, s.word("reply", "date", s.dates().Date(day)), rows[day])
	}
	return len(days) > 0
}
