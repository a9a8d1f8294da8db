package papers

import (
	"strconv"

	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

// Speakers is the list of speakers: each item with its speakers in order, those after the deadline below a line, the minutes against the slot.
func Speakers(s Sitting, lists []roster.ItemList, c Choice) *typeset.Document {
	d := s.document("title.speakers", c)
	empty := true
	for _, list := range lists {
		if !c.keeps(list.Item) || len(list.Speeches) == 0 {
			continue
		}
		empty = false
		s.table(d, s.itemTitle(list.Item), s.speeches(list))
	}
	if s.rightsOfReply(d, c) {
		empty = false
	}
	if empty {
		add(d, typeset.Paragraph, plain(s.word("nobody")))
	}
	return d
}

func (s Sitting) itemTitle(item roster.Item) string {
	if title := item.Title.In(s.Lang); title != "" {
		return s.word("item", "item", item.Label, "title", title)
	}
	return s.word("item.untitled", "item", item.Label)
}

// speeches are the rows of an item. A column that is empty for all is left out, but those that a chair looks for.
func (s Sitting) speeches(list roster.ItemList) (rows [][][]typeset.Span) {
	keys := []string{"col.order", "col.delegation"}
	behalf := false
	for _, speech := range list.Speeches {
		behalf = behalf || speech.OnBehalfOf != ""
	}
	if behalf {
		keys = append(keys, "col.behalf")
	}
	keys = append(keys, "col.speaker", "col.minutes", "col.statement")
	rows = append(rows, s.head(keys...))
	late := false
	for _, speech := range list.Speeches {
		if speech.Late && !late {
			late = true
			rows = append(rows, across(s.word("late"), len(keys)))
		}
		rows = append(rows, s.speech(speech, behalf))
	}
	total := make([][]typeset.Span, len(keys)) // below the delegations: in the first column it would head rows
	total[1] = bold(s.minutes(list))
	return append(rows, total)
}

// speech is a speaker's row; a late one bears the time of its receipt.
func (s Sitting) speech(speech roster.Speech, behalf bool) [][]typeset.Span {
	delegation := named(speech.Invitee.DisplayName(s.Lang, s.Rules.Start))
	if speech.Late {
		delegation = append(delegation, plain("\n"+s.moment("received", speech.Received))...)
	}
	row := [][]typeset.Span{number(speech.Order), delegation}
	if behalf {
		row = append(row, named(s.group(speech.OnBehalfOf)))
	}
	statement := []typeset.Span(nil)
	if speech.StatementAttached {
		statement = plain(s.word("statement.received"))
	}
	return append(row, named(speech.Speaker), number(speech.Minutes), statement)
}

// group is the official name, in the paper's language, of a group of States or an organization that somebody named in any of the six; another name stands as
// it was written.
func (s Sitting) group(name string) string {
	if o, known := locale.FindOrganization(name, s.Lang); known {
		return o.Name(s.Lang)
	}
	return name
}

// minutes are those of all speeches against the item's slot, in words, so that it needs no colour to see that they are too many.
func (s Sitting) minutes(list roster.ItemList) string {
	minutes, slot := strconv.Itoa(list.Minutes), list.Item.SlotMinutes
	switch {
	case slot == 0:
		return s.word("minutes.free", "minutes", minutes)
	case list.Minutes > slot:
		return s.with(s.word("minutes.slot", "minutes", minutes, "slot", strconv.Itoa(slot)), s.word("minutes.over"))
	}
	return s.word("minutes.slot", "minutes", minutes, "slot", strconv.Itoa(slot))
}
