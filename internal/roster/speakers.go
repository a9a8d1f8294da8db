package roster

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/invitee"
)

// Levels of a speech, in the order in which they are heard.
const (
	LevelGroup = iota
	LevelStateFirst
	LevelState
	LevelOrganization
)

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
	first := make(map[string]bool, len(r.First))
	for _, ref := range r.First {
		first[ref] = true
	}
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
			level := speechLevel(all[i].Invitee, notice.OnBehalfOf, first)
			lists[at].Speeches = append(lists[at].Speeches, Speech{
				Item: lists[at].Item, Ref: all[i].Invitee.Ref, Invitee: all[i].Invitee, StandingIntervention: notice,
				Level: level, Late: !end.IsZero() && !notice.Received.Before(end), Minutes: r.minutes(level == LevelGroup),
			})
		}
	}
	slices.SortFunc(lists[len(r.Agenda):], func(a, b ItemList) int { return compareLabels(a.Item.Label, b.Item.Label) })
	lists = slices.DeleteFunc(lists, func(l ItemList) bool { return len(l.Speeches) == 0 })
	for i := range lists {
		lists[i].arrange()
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

func speechLevel(v invitee.Invitee, onBehalfOf string, first map[string]bool) int {
	switch {
	case strings.TrimSpace(onBehalfOf) != "":
		return LevelGroup
	case !isState(v):
		return LevelOrganization
	case first[v.Ref]:
		return LevelStateFirst
	}
	return LevelState
}

// arrange orders the speeches, numbers them and adds up their minutes.
func (l *ItemList) arrange() {
	slices.SortFunc(l.Speeches, compareSpeeches)
	for i := range l.Speeches {
		s := &l.Speeches[i]
		s.Order = i + 1
		l.Minutes += s.Minutes
		if s.Late {
			l.LateMinutes += s.Minutes
		}
	}
}

func compareSpeeches(a, b Speech) int {
	if a.Late != b.Late {
		if b.Late {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Level, b.Level), a.Source.compare(b.Source), strings.Compare(a.Ref, b.Ref),
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
