package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/internal/office"
)

// desk is review alone on a terminal: one mail a screen, one key a decision.
type desk struct {
	*program
	*screen
	office  *office.Office
	queue   []int64 // mails that wait, oldest first
	at      int
	shown   office.Shown
	ref     string // of the invitee that the person named for this mail
	top     int    // first line of the body that is seen
	message string // of the last key
	help    bool
	made    []made
	counts  map[string]int
}

// made is a decision of this sitting, to be taken back.
type made struct {
	mail int64
	what string
}

func (p *program) reviewAlone(ctx context.Context, o *office.Office) (err error) {
	s, err := p.newScreen()
	if err != nil {
		return err
	}
	d := &desk{program: p, screen: s, office: o, counts: map[string]int{}}
	defer func() {
		s.leave()
		p.say("%s", d.account())
	}()
	if err := d.fill(ctx); err != nil {
		return err
	}
	for ctx.Err() == nil {
		if err := d.load(ctx); err != nil {
			return err
		}
		d.draw()
		switch key := s.key(ctx, d.draw); key {
		case "q", "Q", keyBreak, keyGone:
			return nil
		default:
			d.message = ""
			if err := d.press(ctx, key); err != nil {
				return err
			}
		}
	}
	if d.message != "" { // Ctrl-C in an editor ends the program too
		return brokenOff{errors.New(d.message)}
	}
	return nil
}

// account is what was done in this sitting.
func (d *desk) account() string {
	var parts []string
	for _, what := range []string{"accepted", "corrected", "dismissed"} {
		if n := d.counts[what]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	if len(parts) == 0 {
		return "Nothing was decided."
	}
	return strings.Join(parts, ", ") + "."
}

// fill takes up all mails that wait now.
func (d *desk) fill(ctx context.Context) error {
	list, err := d.office.ToReview(ctx)
	d.queue, d.at = d.queue[:0], 0
	for _, w := range list {
		d.queue = append(d.queue, w.ID)
	}
	return err
}

// load reads the mail that is shown anew, since another person may have decided it.
func (d *desk) load(ctx context.Context) (err error) {
	if d.at >= len(d.queue) {
		d.shown = office.Shown{}
		return nil
	}
	if id := d.queue[d.at]; id != d.shown.ID {
		d.top, d.ref = 0, ""
	}
	d.shown, err = d.office.Show(ctx, d.queue[d.at], d.ref)
	return err
}

func (d *desk) press(ctx context.Context, key string) error {
	switch key {
	case "?", "h":
		d.help = !d.help
		return nil
	case "u":
		d.undo(ctx)
		return nil
	case "r":
		return d.fill(ctx)
	}
	d.help = false
	if d.at >= len(d.queue) {
		return nil
	}
	switch key {
	case keyDown, "j", keyEnter:
		d.scroll(1)
	case keyUp, "k":
		d.scroll(-1)
	case keyPageDn, " ":
		d.scroll(d.room(d.foot()) - 1)
	case keyPageUp, "b":
		d.scroll(1 - d.room(d.foot()))
	case keyHome:
		d.top = 0
	case keyEnd:
		d.scroll(1 << 20)
	case "s", "n":
		d.at++
	case "p":
		d.at = max(0, d.at-1)
	case "o":
		d.save(ctx)
	case "a", "c", "d":
		return d.decide(ctx, key)
	default:
		d.message = "? shows the keys"
	}
	return nil
}

func (d *desk) scroll(lines int) {
	d.top = max(0, min(d.top+lines, len(d.body())-d.room(d.foot())))
}

const deskKeys = "a accept  c correct  d dismiss  s skip  o files  u undo  ? help  q quit"

const deskHelp = `a        accept: record what is proposed
c        correct: open it in your editor, record it as you leave it
d        dismiss: set it aside, with a reason
s        skip: leave it for later        p   the one before
o        save the attachments in a folder
u        undo: take the last decision of this sitting back
r        begin anew with all that wait now
j k      a line down, up (also the arrows)
space b  a page down, up
q        quit (also Ctrl-C): all that was decided is recorded

Words that support a fact are bold and underlined, or in [[ ]].`

func (d *desk) body() []string {
	if d.help {
		return wrapText(deskHelp, d.width)
	}
	if d.at >= len(d.queue) {
		return []string{"", "Nothing more waits.", "", "r begins anew with what was skipped or came in since; u takes the last decision back; q quits."}
	}
	v := view{width: d.width, marks: d.marks()}
	lines := v.short(d.shown)
	if d.width < twoColumns {
		return append(append(lines, ""), v.narrow(d.shown)...)
	}
	return append(append(lines, ""), v.beside(d.shown)...)
}

func (d *desk) title() string {
	if d.at >= len(d.queue) {
		return fmt.Sprintf("Review: %s", d.account())
	}
	s := d.shown
	age := "today"
	if days := int(time.Since(s.Received) / (24 * time.Hour)); days > 0 {
		age = count(days, "day", "days")
	}
	return harmless(strings.Join(notEmpty(fmt.Sprintf("%d of %d", d.at+1, len(d.queue)), fmt.Sprintf("mail %d", s.ID), strings.TrimSpace(orDash(s.Ref)+" "+s.Delegation), strings.Join(s.Kinds, ", "), age), " · "))
}

func (d *desk) foot() []string {
	keys := deskKeys
	if width(keys)+len("  ↓1234") > d.width {
		keys = "a c d s o u q  ? help"
	}
	var foot []string
	if d.message != "" {
		foot = wrapText(harmless(oneLine(d.message)), d.width)
		foot = foot[:min(len(foot), max(1, d.height/3))]
	}
	return append(foot, keys)
}

func (d *desk) draw() {
	foot, body := d.foot(), d.body()
	d.top = max(0, min(d.top, len(body)-d.room(foot)))
	if left := len(body) - d.top - d.room(foot); left > 0 {
		foot[len(foot)-1] = fmt.Sprintf("%s  ↓%d", foot[len(foot)-1], left)
	}
	d.show(d.title(), body, d.top, foot)
}
