package papers

import (
	"strconv"

	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

// Figures are what the summary says beside the lists.
type Figures struct {
	Invited, Delivered, Answered, Attending, Declined int // delegations
	Registered, Speakers, Late                        int
	OpenQuestions, Bounces                            int
}

// MostNamed is how many delegations the summary names for an item where they have room.
const MostNamed = 6

// Summary is the president's page of the day: where the meeting stands, and how full the items of the choice are. Of each item's delegations the first are named, most in number: with fewer a long programme keeps to one page.
func Summary(s Sitting, f Figures, lists []roster.ItemList, c Choice, most int) *typeset.Document {
	d := s.document("title.summary", c)
	d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Table, Rows: s.figures(f)})
	title := s.word("title.speakers")
	if !c.Day.IsZero() {
		title = s.word("today", "date", s.dates().Date(c.Day))
	}
	add(d, typeset.Heading, plain(title))
	d.Blocks = append(d.Blocks, s.fullness(lists, c, most))
	return d
}

// figures are a table with the delegations beside what came from them.
func (s Sitting) figures(f Figures) [][][]typeset.Span {
	type figure struct {
		key string
		n   int
	}
	delegations := []figure{{"fig.invited", f.Invited}, {"fig.delivered", f.Delivered}, {"fig.answered", f.Answered}, {"fig.attending", f.Attending}, {"fig.declined", f.Declined}}
	others := []figure{{"fig.registered", f.Registered}, {"fig.speakers", f.Speakers}, {"fig.late", f.Late}, {"fig.open_questions", f.OpenQuestions}, {"fig.bounces", f.Bounces}}
	rows := [][][]typeset.Span{s.head("col.figure", "col.number", "col.figure", "col.number")}
	for i, left := range delegations {
		right := others[i]
		rows = append(rows, [][]typeset.Span{plain(s.word(left.key)), number(left.n), plain(s.word(right.key)), number(right.n)})
	}
	return rows
}

// fullness is a table of the items with their speakers and minutes.
func (s Sitting) fullness(lists []roster.ItemList, c Choice, most int) typeset.Block {
	rows := [][][]typeset.Span{s.head("col.item", "col.speakers", "col.minutes", "col.slot")}
	for _, list := range lists {
		if !c.keeps(list.Item) {
			continue
		}
		slot := ""
		if list.Item.SlotMinutes > 0 {
			slot = strconv.Itoa(list.Item.SlotMinutes)
			if list.Minutes > list.Item.SlotMinutes {
				slot = s.with(slot, s.word("minutes.over"))
			}
		}
		rows = append(rows, [][]typeset.Span{plain(s.itemTitle(list.Item)), named(s.few(list.Speeches, most)), number(list.Minutes), plain(slot)})
	}
	if len(rows) == 1 {
		return typeset.Block{Role: typeset.Paragraph, Spans: plain(s.word("nobody"))}
	}
	return typeset.Block{Role: typeset.Table, Rows: rows}
}

// few names the first speakers of an item, and says how many more there are; where none is named, how many there are.
func (s Sitting) few(speeches []roster.Speech, most int) string {
	if most == 0 {
		return strconv.Itoa(len(speeches))
	}
	if len(speeches) == most+1 {
		most++ // "1 more" takes the room of a name
	}
	var names []string
	for _, speech := range speeches[:min(len(speeches), most)] {
		name := speech.Invitee.DisplayName(s.Lang, s.Rules.Start)
		if speech.OnBehalfOf != "" {
			name = s.with(name, s.group(speech.OnBehalfOf))
		}
		names = append(names, name)
	}
	if more := len(speeches) - len(names); more > 0 {
		names = append(names, s.word("more", "n", strconv.Itoa(more)))
	}
	return locale.JoinList(s.Lang, names)
}
