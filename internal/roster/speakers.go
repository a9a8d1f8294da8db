package roster

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/invitee"
)

// Levels of a speech, in the order in which they are heard where the settings give no other.
const (
	LevelGroup = iota
	LevelStateFirst
	LevelState
	LevelOrganization
	levelCount
)

// LevelNames are the levels as settings name them.
var LevelNames = [levelCount]string{"groups", "first", "states", "organizations"}

// Speech is a line of the list of speakers.
type Speech struct {
	Item    Item
	Order   int // 1-based within the item, late ones counted on
	Ref     string
	Invitee invitee.Invitee
	StandingIntervention
	Level   int // 0 group, 1 State heard first, 2 State, 3 organization
	Late    bool
	Minutes int
	Moved   string // MoveSwap or MovePostpone where a person moved it
}

// ItemList is the list of speakers of one item with the minutes taken against the slot.
type ItemList struct {
	Item        Item
	Speeches    []Speech
	Minutes     int // of all speeches
	LateMinutes int // of those below the line, part of Minutes
}

// Speakers orders all standing interventions by the rules: by item in the agenda's order, within an item groups before States before organizations, each by
// time of receipt; late ones below, in the same order among themselves. An observer with a Country stands among States. Items without a speaker are left
// out; interventions on items that the agenda lacks come last, under an Item with that label only. The order of all does not matter.
func Speakers(r Rules, all []Standing) []ItemList {
	lists, place := itemLists(r.Agenda)
	levels := r.levels()
	end := r.end(r.SpeakersDeadline)
	for i := range all {
		for _, notice := range all[i].Interventions {
			key := itemKey(notice.Item)
			at, known := place[key]
			if !known {
				at = len(lists)
				place[key] = at
				lists = append(lists, ItemList{Item: Item{Label: strings.TrimSpace(notice.Item)}})
			}
			level := levels.of(all[i].Invitee, notice)
			lists[at].Speeches = append(lists[at].Speeches, Speech{
				Item: lists[at].Item, Ref: all[i].Invitee.Ref, Invitee: all[i].Invitee, StandingIntervention: notice,
				Level: level, Late: !end.IsZero() && !notice.Received.Before(end), Minutes: r.minutes(level),
			})
		}
	}
	slices.SortFunc(lists[len(r.Agenda):], func(a, b ItemList) int { return compareLabels(a.Item.Label, b.Item.Label) })
	lists = slices.DeleteFunc(lists, func(l ItemList) bool { return len(l.Speeches) == 0 })
	for i := range lists {
		lists[i].arrange(levels.rank, r.Moves)
	}
	return lists
}

// SpeechesOf are the speeches of one delegation in the lists, by item and place.
func SpeechesOf(lists []ItemList, ref string) []Speech {
	var found []Speech
	for _, l := range lists {
		for _, s := range l.Speeches {
			if s.Ref == ref {
				found = append(found, s)
			}
		}
	}
	return found
}

// itemLists makes an empty list for each item, and tells the place of each label; of two items with one label the first takes the speeches.
func itemLists(a Agenda) ([]ItemList, map[string]int) {
	lists, place := make([]ItemList, len(a)), make(map[string]int, len(a))
	for i, item := range a {
		lists[i].Item = item
		if _, taken := place[itemKey(item.Label)]; !taken {
			place[itemKey(item.Label)] = i
		}
	}
	return lists, place
}

// arrange orders the speeches, carries out the moves, numbers them and adds up their minutes.
func (l *ItemList) arrange(rank [levelCount]int, moves []Move) {
	// A speech is large: pointers are put in order, then each speech is moved once.
	order := make([]*Speech, len(l.Speeches))
	for i := range l.Speeches {
		order[i] = &l.Speeches[i]
	}
	slices.SortFunc(order, func(a, b *Speech) int { return compareSpeeches(a, b, rank) })
	sorted := make([]Speech, len(order))
	for i, s := range order {
		sorted[i] = *s
	}
	l.Speeches = sorted
	if len(moves) > 0 {
		l.move(moves)
	}
	for i := range l.Speeches {
		s := &l.Speeches[i]
		s.Order = i + 1
		l.Minutes += s.Minutes
		if s.Late {
			l.LateMinutes += s.Minutes
		}
	}
}

func compareSpeeches(a, b *Speech, rank [levelCount]int) int {
	if a.Late != b.Late {
		if b.Late {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rank[a.Level], rank[b.Level]), a.Source.compare(b.Source), strings.Compare(a.Ref, b.Ref),
		cmp.Compare(a.ID, b.ID), strings.Compare(a.OnBehalfOf, b.OnBehalfOf), strings.Compare(a.Speaker, b.Speaker))
}

// compare orders by receipt; of two in the same instant the mail that was stored first goes first.
func (s Source) compare(t Source) int {
	return cmp.Or(s.Received.Compare(t.Received), cmp.Compare(s.MailID, t.MailID))
}

// compareLabels orders "2" before "10" and "10" before "10a".
func compareLabels(a, b string) int {
	numberA, restA := leadingNumber(a)
	numberB, restB := leadingNumber(b)
	return cmp.Or(cmp.Compare(len(numberA), len(numberB)), strings.Compare(numberA, numberB), strings.Compare(restA, restB))
}

func leadingNumber(s string) (number, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return strings.TrimLeft(s[:len(s)-len(rest)], "0"), rest
}
