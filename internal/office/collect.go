package office

import (
	"context"
	"errors"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/store"
)

// Collected is what a run of Collect did.
type Collected struct {
	New      int `json:"new"`       // mails that were not in the store
	Known    int `json:"known"`     // mails whose bytes were
	Applied  int `json:"applied"`   // recorded by the program
	ToReview int `json:"to_review"` // left to a person
	Noted    int `json:"noted"`     // nothing to decide

	Junk      int `json:"junk,omitempty"`            // of those noted: in a folder for junk, and nothing ties them to an invitee
	Elsewhere int `json:"other_campaigns,omitempty"` // of those noted: left to another campaign that reads this mailbox

	Missing []string `json:"missing_folders,omitempty"` // folders that could not be opened

	Warnings []string `json:"warnings,omitempty"` // what else did not work, and cost no mail
}

// Read is how many mails were read.
func (c Collected) Read() int { return c.Applied + c.ToReview + c.Noted }

// CollectOptions are where mail comes from.
type CollectOptions struct {
	Account  mailbox.Account
	Folders  []string // in the order in which they are read; none: the account's
	Progress func(mails int)
	// Lost is told by Watch why collecting stopped, and how long it waits before the next try; nil: the log is.
	Lost func(err error, pause time.Duration)
}

// Collect reads what is new in the mailbox once. Each mail's bytes are stored before anything is made of them, so that a reading that fails or is stopped is
// made up by the next run.
func (o *Office) Collect(ctx context.Context, opt CollectOptions) (c Collected, err error) {
	client, err := mailbox.Dial(ctx, opt.Account)
	if err != nil {
		return c, errors.Join(err, o.readNew(ctx, &c))
	}
	defer client.Close()
	err = o.gathering(client, opt).round(ctx, &c)
	return c, err
}

// round stores what is new, reads what was stored, and marks in the mailbox what was read. What was stored is read even if the mailbox was lost meanwhile.
func (g *gathering) round(ctx context.Context, c *Collected) error {
	err := g.all(ctx, c)
	if readErr := g.readNew(ctx, c); readErr != nil {
		return errors.Join(err, readErr)
	}
	if err != nil {
		return err
	}
	return g.mark(ctx, c)
}

// gathering is the folders of a mailbox on their way into the store, by one connection.
type gathering struct {
	*Office
	client   *mailbox.Client
	folders  []string
	progress func(mails int)
	compared map[string]time.Time // when the UIDs of a folder were compared with those seen, by this connection
}

func (o *Office) gathering(client *mailbox.Client, opt CollectOptions) *gathering {
	g := &gathering{Office: o, client: client, folders: opt.Folders, progress: opt.Progress, compared: map[string]time.Time{}}
	if len(g.folders) == 0 {
		g.folders = []string{opt.Account.Folder}
	}
	return g
}

// all stores what is new in each folder. A folder that cannot be opened is said, and fails only where there is no other.
func (g *gathering) all(ctx context.Context, c *Collected) error {
	var missing error
	for _, folder := range g.folders {
		g.client.Use(folder)
		switch err := g.one(ctx, folder, c); {
		case errors.Is(err, mailbox.ErrFolder):
			c.Missing, missing = append(c.Missing, folder), err
		case err != nil:
			return err
		}
	}
	if len(c.Missing) == len(g.folders) {
		return missing
	}
	return nil
}

// compareAgain: a connection may last for days, and mails may come below its position meanwhile.
const compareAgain = time.Hour

// one stores what is new in a folder, and once a connection and hour also what was passed over there, or not given.
func (g *gathering) one(ctx context.Context, folder string, c *Collected) error {
	var from mailbox.Position
	if err := g.in(ctx, func(t *store.Tx) (err error) {
		from.UIDValidity, from.LastUID, err = t.Position(folder)
		return err
	}); err != nil {
		return err
	}
	keep := func(mails []mailbox.Mail, to mailbox.Position) error {
		return g.keep(context.WithoutCancel(ctx), folder, mails, to, c)
	}
	to, err := g.client.Fetch(ctx, from, keep)
	if err == nil && to.UIDValidity != from.UIDValidity {
		err = keep(nil, to) // an empty folder has a position too
	}
	if err != nil || time.Since(g.compared[folder]) < compareAgain {
		return err
	}
	var seen map[uint32]bool
	if err := g.in(ctx, func(t *store.Tx) (err error) {
		if seen, err = t.Seen(folder, to.UIDValidity); err != nil {
			return err
		}
		again, err := askedAgain(t, folder, to.UIDValidity)
		for _, uid := range again {
			delete(seen, uid)
		}
		return err
	}); err != nil {
		return err
	}
	err = g.client.Missed(ctx, to, func(uid uint32) bool { return seen[uid] }, keep)
	if errors.Is(err, mailbox.ErrSearch) {
		c.Warnings, err = append(c.Warnings, err.Error()), nil
	}
	if err == nil {
		g.compared[folder] = time.Now()
	}
	return err
}
