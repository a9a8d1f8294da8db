package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/papers"
	"chancery/internal/pdf"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/typeset"
	"chancery/internal/workbook"
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
	Item  string      // "" : all items
}

// scope is the choice as a report has it.
func (opt PaperOptions) scope() workbook.Scope {
	s := workbook.Scope{Day: opt.Day}
	if opt.Item != "" {
		s.Items = []string{strings.TrimSpace(opt.Item)}
	}
	return s
}

// Paper is a paper as it is printed.
type Paper struct {
	PDF   []byte
	Notes []string // what no font has, and how it can be written; □ stands there
	// Remarks, on a list of speakers, is how many things a person should look at before it is handed out. They do not stand on it: the room need not read them.
	Remarks int
}

// Paper makes a paper from what stands.
func (o *Office) Paper(ctx context.Context, opt PaperOptions) (made Paper, err error) {
	if err := o.checkScope(opt.scope()); err != nil {
		return made, err
	}
	snap, err := o.paperSnapshot(ctx)
	if err != nil {
		return made, err
	}
	now := o.now().In(o.Campaign.Meeting.Zone)
	p := newPress()
	layout, notes, err := o.setPaper(p, snap, opt, now)
	if err != nil {
		return made, fmt.Errorf("set the paper %s in %s: %w", opt.Paper, opt.Lang, err)
	}
	made.Notes = notes
	if opt.Paper == PaperSpeakers {
		made.Remarks = len(roster.Remarks(roster.Speakers(snap.rules, snap.standings), snap.standings))
	}
	made.PDF, err = p.writer.Write(layout, pdf.Options{Created: now})
	return made, err
}

func (o *Office) paperSnapshot(ctx context.Context) (snap snapshot, err error) {
	err = o.in(ctx, func(t *store.Tx) (err error) {
		if snap, err = o.snapshot(t); err != nil {
			return err
		}
		snap.moves, err = t.Moves()
		return err
	})
	return snap, err
}

// setPaper sets a paper. The summary is one page: where it would be more, it names fewer delegations of an item.
func (o *Office) setPaper(p *press, snap snapshot, opt PaperOptions, now time.Time) (*typeset.Layout, []string, error) {
	var without unsettable
	for named := papers.MostNamed; ; named-- {
		d, err := o.paper(snap, opt, now, named)
		if err != nil {
			return nil, nil, err
		}
		layout, err := without.set(p, d)
		if err != nil || opt.Paper != PaperSummary || layout.Pages() == 1 || named == 0 {
			return layout, without.notes, err
		}
	}
}

// paper says what stands in it; of an item's delegations the summary names so many.
func (o *Office) paper(snap snapshot, opt PaperOptions, now time.Time, named int) (*typeset.Document, error) {
	m := o.Campaign.Meeting
	dates := locale.Dates{Lang: opt.Lang, Months: o.Campaign.Letters.ArabicMonths}
	s := papers.Sitting{Lang: opt.Lang, Months: dates.Months, Organization: o.Campaign.Sender.Organization.In(opt.Lang), Title: m.Title.In(opt.Lang),
		Dates: dates.Range(m.Start, m.End), CutOff: now, Rules: snap.rules}
	choice := papers.Choice{Day: opt.Day, Item: strings.TrimSpace(opt.Item)}
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
		return papers.Speakers(s, lists, choice), nil
	case PaperParticipants:
		return papers.Participants(s, roster.Participants(s.Rules, opt.Lang, o.scoped(snap, opt.scope()).standings), choice), nil
	case PaperSummary:
		status := o.status(snap)
		f := papers.Figures{Invited: status.Delegations.Invited, Delivered: status.Delivered, Answered: status.Delegations.Answered,
			Attending: status.Delegations.Attending, Declined: status.Delegations.Declined, Registered: status.Registrations,
			Speakers: status.Interventions, Late: status.Late, OpenQuestions: status.Mails.ToReview, Bounces: status.Bounces}
		return papers.Summary(s, f, lists, choice, named), nil
	}
	return nil, fmt.Errorf("there is no paper %q: wanted speakers, participants or summary", opt.Paper)
}
