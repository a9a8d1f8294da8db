package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"chancery/internal/office"
)

// watching is what a person beside "collect --watch" was told last.
type watching struct {
	*program
	zone              *time.Location
	bar               *progress // of the round under way, where it takes long
	lost              bool
	missing, warnings []string
}

func (p *program) watch(ctx context.Context, o *office.Office, opt office.CollectOptions) error {
	w := &watching{program: p, zone: o.Campaign.Meeting.Zone}
	opt.Progress, opt.Lost = w.progressed, w.stopped
	p.say("Watching %s; Ctrl-C ends.", strings.Join(opt.Folders, ", "))
	return o.Watch(ctx, opt, w.looked)
}

func (w *watching) progressed(mails int) {
	if w.bar == nil {
		w.bar = w.progress("mails read")
	}
	w.bar.at(mails, 0)
}

func (w *watching) endBar() {
	if w.bar != nil {
		w.bar.end()
		w.bar = nil
	}
}

// looked says what a look at the mailbox brought, and a missing folder or a warning once.
func (w *watching) looked(c office.Collected) {
	w.endBar()
	if w.lost {
		w.lost = false
		w.say("%s: collecting goes on.", w.clock())
	}
	if !slices.Equal(w.missing, c.Missing) || !slices.Equal(w.warnings, c.Warnings) {
		w.missing, w.warnings = c.Missing, c.Warnings
		w.sayMissing(c)
	}
	switch {
	case c.New == 0 && c.Read() == 0:
	case w.json:
		_ = w.writeJSON(c, "") // a reader that has gone ends no watch
	default:
		w.sayCollected(c)
	}
}

// stopped says that the mailbox was lost, or that the disk is full: each time, since whoever looks at the screen wants to know that it is still so.
func (w *watching) stopped(err error, pause time.Duration) {
	w.endBar()
	w.lost = true
	w.say("%s: collecting stopped: %s. The next try is in %s.", w.clock(), sentence(err), pause.Round(time.Second))
}

// clock is the time of day where the meeting is: a watch runs for days, and what it said stands there in the morning.
func (w *watching) clock() string { return time.Now().In(w.zone).Format("15:04") }
