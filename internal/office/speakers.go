package office

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// onTheList is what stands for these invitees without what a person struck off the list of speakers, and the rules with the moves on it: what lists, papers,
// reports and acknowledgements are made from.
func (o *Office) onTheList(t *store.Tx, of []invitee.Invitee) ([]roster.Standing, roster.Rules, error) {
	rules, err := o.movedRules(t)
	if err != nil {
		return nil, rules, err
	}
	all, err := t.Standings(of)
	return roster.Unstruck(rules, all), rules, err
}

// movedRules are the rules with the moves of persons.
func (o *Office) movedRules(t *store.Tx) (roster.Rules, error) {
	rules := o.rules()
	moves, err := t.Moves()
	for _, m := range moves {
		if m.Kind != moveReply {
			rules.Moves = append(rules.Moves, roster.Move{Kind: m.Kind, Notice: m.Notice, Other: m.Other})
		}
	}
	return rules, err
}

// moveReply is the kind of a right of reply, which is no move of an intervention.
const moveReply = "reply"

// SpeakerLists are the lists of speakers as they stand, with what a chair should know.
type SpeakerLists struct {
	Items   []SpeakerItem   `json:"items"`
	Struck  []Struck        `json:"struck"`
	Replies []Reply         `json:"replies"`
	Remarks []roster.Remark `json:"remarks"`
}

// SpeakerItem is the list of one item.
type SpeakerItem struct {
	Item        string    `json:"item"`
	Title       string    `json:"title"`
	Day         string    `json:"day,omitempty"`
	Minutes     int       `json:"minutes"`
	LateMinutes int       `json:"late_minutes"`
	Slot        int       `json:"slot,omitempty"` // minutes; 0: none is set
	Speakers    []Speaker `json:"speakers"`
}

// Speaker is one line of it.
type Speaker struct {
	Order      int       `json:"order"`
	Ref        string    `json:"ref"`
	Delegation string    `json:"delegation"`
	Level      string    `json:"level"` // groups, first, states, organizations
	OnBehalfOf string    `json:"on_behalf_of,omitempty"`
	Speaker    string    `json:"speaker,omitempty"`
	Minutes    int       `json:"minutes"`
	Received   time.Time `json:"received"` // in the meeting's zone
	Late       bool      `json:"late"`
	Statement  bool      `json:"statement"`
	Moved      string    `json:"moved,omitempty"` // swap, postpone
	Mail       int64     `json:"mail,omitempty"`
}

// Struck is a wish to speak that a person took off the list.
type Struck struct {
	Item    string    `json:"item"`
	Ref     string    `json:"ref"`
	Speaker string    `json:"speaker,omitempty"`
	By      string    `json:"by"`
	Reason  string    `json:"reason"`
	At      time.Time `json:"at"`
}

// Reply is a right of reply, heard at the end of its day in the order of request.
type Reply struct {
	ID         int64       `json:"id"`
	Day        locale.Date `json:"day"`
	Order      int         `json:"order"`
	Ref        string      `json:"ref"`
	Delegation string      `json:"delegation"`
	Item       string      `json:"item,omitempty"` // to what was said on it
	Speaker    string      `json:"speaker,omitempty"`
	Minutes    int         `json:"minutes"`
	At         time.Time   `json:"at"`
}

// moveRecord is what a move's row keeps beside its IDs.
type moveRecord struct {
	Item    string      `json:"item,omitempty"`
	Reason  string      `json:"reason,omitempty"`
	By      string      `json:"by"`
	Day     locale.Date `json:"day,omitzero"`
	Speaker string      `json:"speaker,omitempty"`
}

// room is all that a command on the list of speakers looks at, read in one transaction.
type room struct {
	all   []roster.Standing // with what was struck
	rules roster.Rules
	lists []roster.ItemList
	moves []store.Move
}

func (o *Office) room(t *store.Tx) (r room, err error) {
	invitees, err := t.Invitees()
	if err != nil {
		return r, err
	}
	if r.rules, err = o.movedRules(t); err != nil {
		return r, err
	}
	if r.moves, err = t.Moves(); err != nil {
		return r, err
	}
	if r.all, err = t.Standings(invitees); err != nil {
		return r, err
	}
	r.lists = roster.Speakers(r.rules, roster.Unstruck(r.rules, r.all))
	return r, nil
}

// Speakers lists who speaks, of a day and an item where they are given.
func (o *Office) Speakers(ctx context.Context, day locale.Date, item string) (s SpeakerLists, err error) {
	s = SpeakerLists{Items: []SpeakerItem{}, Struck: []Struck{}, Replies: []Reply{}, Remarks: []roster.Remark{}}
	if item != "" {
		if _, known := o.agenda().Find(item); !known {
			return s, o.noItem(item)
		}
	}
	err = o.in(ctx, func(t *store.Tx) error {
		r, err := o.room(t)
		if err != nil {
			return err
		}
		for _, l := range r.lists {
			if o.onItem(l.Item.Label, day, item) {
				s.Items = append(s.Items, o.speakerItem(l))
			}
		}
		struck, err := o.struck(r)
		if err != nil {
			return err
		}
		replies, err := o.replies(r, day)
		if err != nil {
			return err
		}
		of := func(label string) bool { return o.onItem(label, day, item) }
		s.Struck = append(s.Struck, slices.DeleteFunc(struck, func(one Struck) bool { return !of(one.Item) })...)
		s.Replies = append(s.Replies, slices.DeleteFunc(replies, func(one Reply) bool { return item != "" && !of(one.Item) })...)
		remarks := roster.Remarks(r.lists, roster.Unstruck(r.rules, r.all))
		s.Remarks = append(s.Remarks, slices.DeleteFunc(remarks, func(one roster.Remark) bool { return one.Item != "" && !of(one.Item) })...)
		return nil
	})
	return s, err
}

// onItem tells whether a label is that of an item of a day, and the one that was asked for, where they are given.
func (o *Office) onItem(label string, day locale.Date, asked string) bool {
	item, known := o.agenda().Find(label)
	if !known {
		item.Label = label
	}
	want, _ := o.agenda().Find(asked)
	return (day.IsZero() || item.Day == day) && (asked == "" || item.Label == want.Label)
}

func (o *Office) noItem(label string) error {
	return fmt.Errorf("the agenda has no item %q: wanted one of %s", label, o.ItemLabels())
}

func (o *Office) speakerItem(l roster.ItemList) SpeakerItem {
	item := SpeakerItem{Item: l.Item.Label, Title: l.Item.Title.In(locale.English), Minutes: l.Minutes, LateMinutes: l.LateMinutes, Slot: l.Item.SlotMinutes}
	if !l.Item.Day.IsZero() {
		item.Day = l.Item.Day.String()
	}
	for _, s := range l.Speeches {
		item.Speakers = append(item.Speakers, Speaker{Order: s.Order, Ref: s.Ref, Delegation: o.delegation(s.Invitee), Level: roster.LevelNames[s.Level], OnBehalfOf: s.OnBehalfOf,
			Speaker: s.StandingIntervention.Speaker, Minutes: s.Minutes, Received: s.Received.In(o.Campaign.Meeting.Zone), Late: s.Late, Statement: s.StatementAttached, Moved: s.Moved, Mail: s.MailID})
	}
	return item
}

func (o *Office) delegation(v invitee.Invitee) string {
	return v.DisplayName(locale.English, o.Campaign.Meeting.Start)
}

func (o *Office) struck(r room) (all []Struck, err error) {
	all = []Struck{}
	for _, m := range r.moves {
		if m.Kind != roster.MoveStrike {
			continue
		}
		n, ref, ok := noticeOf(r.all, m.Notice)
		if !ok {
			continue // withdrawn since
		}
		var rec moveRecord
		if err := json.Unmarshal(m.Record, &rec); err != nil {
			return nil, fmt.Errorf("move %d on the list of speakers: %w", m.ID, err)
		}
		all = append(all, Struck{Item: n.Item, Ref: ref, Speaker: n.Speaker, By: rec.By, Reason: rec.Reason, At: m.At.In(o.Campaign.Meeting.Zone)})
	}
	return all, nil
}

// replies are the rights of reply by day and order of request.
func (o *Office) replies(r room, day locale.Date) (all []Reply, err error) {
	all = []Reply{}
	order := map[locale.Date]int{}
	for _, m := range r.moves {
		if m.Kind != moveReply {
			continue
		}
		var rec moveRecord
		if err := json.Unmarshal(m.Record, &rec); err != nil {
			return nil, fmt.Errorf("right of reply %d: %w", m.ID, err)
		}
		order[rec.Day]++
		if !day.IsZero() && rec.Day != day {
			continue
		}
		reply := Reply{ID: m.ID, Day: rec.Day, Order: order[rec.Day], Ref: m.Ref, Delegation: m.Ref, Item: rec.Item, Speaker: rec.Speaker, Minutes: o.Campaign.Speakers.ReplyMinutes,
			At: m.At.In(o.Campaign.Meeting.Zone)}
		for _, s := range r.all {
			if s.Invitee.Ref == m.Ref {
				reply.Delegation = o.delegation(s.Invitee)
			}
		}
		all = append(all, reply)
	}
	return all, nil
}

func noticeOf(all []roster.Standing, id int64) (roster.StandingIntervention, string, bool) {
	for _, s := range all {
		for _, n := range s.Interventions {
			if n.ID == id {
				return n, s.Invitee.Ref, true
			}
		}
	}
	return roster.StandingIntervention{}, "", false
}
