package office

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// MoveRequest is what a person asks of the list of speakers. Of and With name a speech by its delegation's Ref, or by its number on the item's list.
type MoveRequest struct {
	Kind     string // roster.MoveSwap, MovePostpone, MoveStrike, or Restore
	Item     string
	Of, With string
	Reason   string
	Actor    string
}

// Restore takes every move of a speech back: it stands again where the rules put it.
const Restore = "restore"

// Moved is what a move led to.
type Moved struct {
	Kind   string `json:"kind"`
	Item   string `json:"item"`
	Ref    string `json:"ref"`
	Before int    `json:"before"` // its number on the list; 0: it was not on it
	After  int    `json:"after"`
	Entry  int64  `json:"entry"` // of the journal
}

// Move carries a move out and journals it, in one transaction.
func (o *Office) Move(ctx context.Context, req MoveRequest) (m Moved, err error) {
	item, known := o.agenda().Find(req.Item)
	if !known {
		return m, o.noItem(req.Item)
	}
	req.Item = item.Label
	err = o.in(ctx, func(t *store.Tx) error {
		r, err := o.room(t)
		if err != nil {
			return err
		}
		m = Moved{Kind: req.Kind, Item: req.Item}
		row := store.Move{Kind: req.Kind, At: o.now(), Record: store.JSON(moveRecord{Item: req.Item, Reason: req.Reason, By: req.Actor})}
		if req.Kind == Restore {
			row.Notice, m.Ref, err = r.moved(req)
		} else {
			err = r.check(req, &row, &m)
		}
		if err != nil {
			return fmt.Errorf("%s on item %s: %w", req.Kind, req.Item, err)
		}
		m.Before = r.number(req.Item, row.Notice)
		if err := o.putMove(t, r, req, row, &m); err != nil {
			return err
		}
		if r, err = o.room(t); err != nil {
			return err
		}
		m.After = r.number(req.Item, row.Notice)
		return nil
	})
	return m, err
}

// putMove journals the move and stores it, or takes those of its speech back.
func (o *Office) putMove(t *store.Tx, r room, req MoveRequest, row store.Move, m *Moved) (err error) {
	detail := map[string]any{"item": req.Item, "notice": row.Notice, "number": m.Before, "reason": req.Reason}
	if row.Other != 0 {
		detail["other"], detail["with"] = row.Other, req.With
	}
	if m.Entry, err = t.JournalEntry(store.Entry{At: o.now(), Actor: req.Actor, Action: "speakers_" + req.Kind, Ref: m.Ref, Detail: store.JSON(detail)}); err != nil {
		return err
	}
	if req.Kind != Restore {
		row.Seq, row.Ref = m.Entry, m.Ref
		return t.AddMove(&row)
	}
	for _, was := range r.moves {
		if was.Notice == row.Notice || was.Other == row.Notice {
			if _, err := t.UndoMove(was.ID, m.Entry); err != nil {
				return err
			}
		}
	}
	return nil
}

// check finds the speeches of a move, and refuses one over the line.
func (r room) check(req MoveRequest, row *store.Move, m *Moved) error {
	of, err := r.find(req.Item, req.Of)
	if err != nil {
		return err
	}
	row.Notice, m.Ref = of.ID, of.Ref
	if req.Kind != roster.MoveSwap {
		return nil
	}
	with, err := r.find(req.Item, req.With)
	switch {
	case err != nil:
		return err
	case with.ID == of.ID:
		return fmt.Errorf("%s and %s are one speech", req.Of, req.With)
	case with.Late != of.Late:
		return errors.New("one of the two came after the deadline and stands below the line: they cannot change places")
	}
	row.Other = with.ID
	return nil
}

// find is the speech on an item that a Ref or a number means.
func (r room) find(item, name string) (roster.Speech, error) {
	name = strings.TrimSpace(name)
	at := slices.IndexFunc(r.lists, func(l roster.ItemList) bool { return l.Item.Label == item })
	if at < 0 {
		return roster.Speech{}, errors.New("nobody is on the list")
	}
	list := r.lists[at].Speeches
	var found []roster.Speech
	for _, s := range list {
		if strings.EqualFold(s.Ref, name) {
			found = append(found, s)
		}
	}
	if n, err := strconv.Atoi(name); err == nil && len(found) == 0 && n >= 1 && n <= len(list) {
		found = append(found, list[n-1])
	}
	switch len(found) {
	case 0:
		return roster.Speech{}, fmt.Errorf("%q is not on the list: wanted a Ref or a number of 1 to %d", name, len(list))
	case 1:
		return found[0], nil
	}
	var numbers []string
	for _, s := range found {
		numbers = append(numbers, strconv.Itoa(s.Order))
	}
	return roster.Speech{}, fmt.Errorf("%s speaks several times: name the speech by its number: %s", name, strings.Join(numbers, ", "))
}

// moved is the speech of a delegation on an item that was moved or struck, for restore.
func (r room) moved(req MoveRequest) (int64, string, error) {
	var found []int64
	ref := ""
	if s, err := r.find(req.Item, req.Of); err == nil && s.Moved != "" {
		return s.ID, s.Ref, nil
	}
	for _, m := range r.moves {
		for _, id := range []int64{m.Notice, m.Other} {
			n, of, ok := noticeOf(r.all, id)
			if ok && n.Item == req.Item && strings.EqualFold(of, strings.TrimSpace(req.Of)) && !slices.Contains(found, id) {
				found, ref = append(found, id), of
			}
		}
	}
	switch len(found) {
	case 0:
		return 0, "", fmt.Errorf("no move of %q stands", req.Of)
	case 1:
		return found[0], ref, nil
	}
	return 0, "", fmt.Errorf("several speeches of %s were moved: name the one on the list by its number", req.Of)
}

// number is a speech's number on the list of its item; 0: it is not on it.
func (r room) number(item string, notice int64) int {
	for _, l := range r.lists {
		for _, s := range l.Speeches {
			if l.Item.Label == item && s.ID == notice {
				return s.Order
			}
		}
	}
	return 0
}

// ReplyRequest asks for a right of reply.
type ReplyRequest struct {
	Ref, Item, Speaker string
	Day                locale.Date // of the meeting; zero: today
	Remove             bool        // take the last one of Ref on that day off
	Actor              string
}

// RightOfReply puts a delegation on the list of the day's end, or takes it off.
func (o *Office) RightOfReply(ctx context.Context, req ReplyRequest) (list []Reply, err error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return nil, err
	}
	v, known := directory.ByRef(req.Ref)
	if !known {
		return nil, fmt.Errorf("right of reply: %s: check its spelling in the contact sheet", notInvited(req.Ref))
	}
	if req.Day.IsZero() {
		req.Day = o.today()
	}
	if !slices.Contains(o.days(), req.Day) {
		return nil, fmt.Errorf("right of reply: %s is no day of the meeting: wanted --day %s to %s", req.Day, o.Campaign.Meeting.Start, o.Campaign.Meeting.End)
	}
	if item, ok := o.agenda().Find(req.Item); ok {
		req.Item = item.Label
	} else if req.Item != "" {
		return nil, o.noItem(req.Item)
	}
	err = o.in(ctx, func(t *store.Tx) error {
		if err := o.putReply(t, v, req); err != nil {
			return err
		}
		r, err := o.room(t)
		if err == nil {
			list, err = o.replies(r, req.Day)
		}
		return err
	})
	return list, err
}

func (o *Office) putReply(t *store.Tx, v invitee.Invitee, req ReplyRequest) error {
	if err := t.PutInvitee(v); err != nil {
		return err
	}
	r, err := o.room(t)
	if err != nil {
		return err
	}
	before, err := o.replies(r, req.Day)
	if err != nil {
		return err
	}
	action := "reply_add"
	if req.Remove {
		action = "reply_remove"
	}
	seq, err := t.JournalEntry(store.Entry{At: o.now(), Actor: req.Actor, Action: action, Ref: v.Ref, Detail: store.JSON(map[string]any{"day": req.Day, "item": req.Item, "speaker": req.Speaker})})
	if err != nil {
		return err
	}
	if !req.Remove {
		return t.AddMove(&store.Move{Seq: seq, Kind: moveReply, Ref: v.Ref, At: o.now(), Record: store.JSON(moveRecord{Item: req.Item, Day: req.Day, Speaker: req.Speaker, By: req.Actor})})
	}
	for _, reply := range slices.Backward(before) {
		if reply.Ref == v.Ref {
			_, err := t.UndoMove(reply.ID, seq)
			return err
		}
	}
	return fmt.Errorf("right of reply: %s asked for none on %s", v.Ref, req.Day)
}
