package office

import (
	"context"
	"fmt"

	"chancery/internal/store"
)

// mark marks in the mailbox the mails that were read since it was done last, as [imap] when_read says. What fails is a warning, and is tried again next time.
func (g *gathering) mark(ctx context.Context, c *Collected) error {
	if g.Campaign.IMAP.WhenRead == "" || g.Campaign.IMAP.WhenRead == "nothing" {
		return nil
	}
	for _, folder := range g.present(*c) {
		g.client.Use(folder)
		err := g.markIn(ctx, folder)
		if ctx.Err() != nil {
			return err
		}
		if err != nil {
			c.Warnings = append(c.Warnings, err.Error())
		}
	}
	return nil
}

// present are the folders that could be opened.
func (g *gathering) present(c Collected) (all []string) {
	missing := map[string]bool{}
	for _, folder := range c.Missing {
		missing[folder] = true
	}
	for _, folder := range g.folders {
		if !missing[folder] {
			all = append(all, folder)
		}
	}
	return all
}

func (g *gathering) markIn(ctx context.Context, folder string) error {
	var uids []uint32
	var uidValidity, to uint32
	err := g.in(ctx, func(t *store.Tx) (err error) {
		if uidValidity, _, err = t.Position(folder); err != nil {
			return err
		}
		from, err := marked(t, folder, uidValidity)
		if err != nil {
			return err
		}
		to = from
		mails, err := t.Sightings(folder, uidValidity, from)
		for _, m := range mails {
			if m.State == store.Unread {
				break
			}
			to = m.UID
			if g.markable(folder, m) {
				uids = append(uids, m.UID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(uids) > 0 {
		if err := g.client.Mark(ctx, uidValidity, uids, g.Campaign.IMAP.MoveTo); err != nil {
			return err
		}
	}
	return g.in(context.WithoutCancel(ctx), func(t *store.Tx) error {
		return t.SetSetting(markedSetting(folder), fmt.Sprintf("%d:%d", uidValidity, to))
	})
}

// markable: a mail is not moved out of a folder for junk, nor away from the other campaigns that read the mailbox unless it is known to be ours.
func (g *gathering) markable(folder string, m store.Sighted) bool {
	switch {
	case g.Campaign.IMAP.MoveTo == "":
		return true
	case g.isJunk(folder):
		return false
	}
	return len(g.Campaign.IMAP.SharedWith) == 0 || m.Ref != "" && !isElsewhere(m.Reasons)
}

func markedSetting(folder string) string { return "marked/" + folder }

// marked is the UID up to which the mails of a folder were marked; 0 under another UIDVALIDITY.
func marked(t *store.Tx, folder string, uidValidity uint32) (uint32, error) {
	text, err := t.Setting(markedSetting(folder))
	if err != nil || text == "" {
		return 0, err
	}
	var of, uid uint32
	if _, err := fmt.Sscanf(text, "%d:%d", &of, &uid); err != nil {
		return 0, fmt.Errorf("read how far %s was marked: found %q, wanted UIDVALIDITY:UID: %w", folder, text, err)
	}
	if of != uidValidity {
		return 0, nil
	}
	return uid, nil
}
