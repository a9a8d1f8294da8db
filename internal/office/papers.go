package office

import (
	"context"
	"fmt"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/papers"
	"chancery/internal/pdf"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/typeset"
)

// The papers that can be made.
const (
	PaperSpeakers     = "speakers"
	PaperParticipants = "participants"
	PaperSummary      = "summary"
)

// PaperOptions choose a paper and what it holds.
type PaperOptions struct {
	Paper string
	Lang  locale.Lang
	Day   locale.Date // zero: all days
	Item  string      // "" : all items; of speakers
}

// Paper makes a paper from what stands, as PDF.
func (o *Office) Paper(ctx context.Context, opt PaperOptions) ([]byte, error) {
	if opt.Item != "" {
		if _, known := o.agenda().Find(opt.Item); !known {
			return nil, fmt.Errorf("the agenda has no item %q: wanted one of %s", opt.Item, o.ItemLabels())
		}
	}
	var snap snapshot
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		if snap, err = o.snapshot(t); err != nil {
			return err
		}
		snap.moves, err = t.Moves()
		return err
	}); err != nil {
		return nil, err
	}
	now := o.now().In(o.Campaign.Meeting.Zone)
	d, err := o.paper(snap, opt, now)
	if err != nil {
		return nil, err
	}
	p := newPress()
	layout, err := p.engine.Set(d)
	if err != nil {
		return nil, fmt.Errorf("set the paper %s in %s: %w", opt.Paper, opt.Lang, err)
	}
	return p.writer.Write(layout, pdf.Options{Created: now})
}

func (o *Office) paper(snap snapshot, opt PaperOptions, now time.Time) (*typeset.Document, error) {
	m := o.Campaign.Meeting
	s := papers.Sitting{Lang: opt.Lang, Organization: o.Campaign.Sender.Organization.In(opt.Lang), Title: m.Title.In(opt.Lang),
		Dates: locale.FormatRange(opt.Lang, m.Start, m.End), CutOff: now, Rules: snap.rules}
	lists := roster.Speakers(s.Rules, snap.standings)
	replies, err := o.replies(room{all: snap.standings, moves: snap.moves}, opt.Day)
	if err != nil {
		return nil, err
	}
	byRef := map[string]invitee.Invitee{}
	for _, v := range snap.invitees {
		byRef[v.Ref] = v
	}
	for _, r := range replies {
		s.Replies = append(s.Replies, papers.Reply{Day: r.Day, Order: r.Order, Invitee: byRef[r.Ref], Speaker: r.Speaker, Minutes: r.Minutes})
	}
	switch opt.Paper {
	case PaperSpeakers:
		return papers.Speakers(s, lists, papers.Choice{Day: opt.Day, Item: opt.Item}), nil
	case PaperParticipants:
		return papers.Participants(s, roster.Participants(s.Rules, opt.Lang, snap.standings)), nil
	case PaperSummary:
		status := o.status(snap)
		f := papers.Figures{Invited: status.Delegations.Invited, Delivered: status.Delivered, Answered: status.Delegations.Answered,
			Attending: status.Delegations.Attending, Declined: status.Delegations.Declined, Registered: status.Registrations,
			Speakers: status.Interventions, Late: status.Late, OpenQuestions: status.Mails.ToReview, Bounces: status.Bounces}
		return papers.Summary(s, f, lists, opt.Day), nil
	}
	return nil, fmt.Errorf("there is no paper %q: wanted speakers, participants or summary", opt.Paper)
}
