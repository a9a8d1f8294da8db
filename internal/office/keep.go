package office

import (
	"context"
	"fmt"

	"chancery/internal/mailbox"
	"chancery/internal/store"
)

// keep stores the bytes of mails that came together, and how far the folder was read, in one transaction: neither is there without the other.
func (g *gathering) keep(ctx context.Context, folder string, mails []mailbox.Mail, to mailbox.Position, c *Collected) error {
	var isNew, known int
	err := g.in(ctx, func(t *store.Tx) error {
		isNew, known = 0, 0
		for _, m := range mails {
			fresh, err := g.keepOne(t, folder, m)
			if err != nil {
				return fmt.Errorf("store mail %d of %s: %w", m.UID, folder, err)
			}
			if fresh {
				isNew++
			} else {
				known++
			}
		}
		return t.SetPosition(folder, to.UIDValidity, to.LastUID)
	})
	if err != nil {
		return err
	}
	c.New, c.Known = c.New+isNew, c.Known+known
	if g.progress != nil {
		g.progress(c.New + c.Known)
	}
	return nil
}

// keepOne stores one mail's bytes, and tells whether they were not there. A mail that was taken for junk, and lies elsewhere now, is read once more.
func (g *gathering) keepOne(t *store.Tx, folder string, m mailbox.Mail) (isNew bool, err error) {
	received := m.Received
	if received.IsZero() {
		received = g.now()
	}
	place := store.Place{Folder: folder, UIDValidity: m.UIDValidity, UID: m.UID}
	if m.TooLarge {
		_, isNew, err := t.AddUnfetched(place, m.Head, m.Size, whyUnfetched(m), received, g.now())
		return isNew, err
	}
	id, isNew, err := t.AddMail(place, m.Raw, received, g.now())
	if err != nil || isNew || g.isJunk(folder) {
		return isNew, err
	}
	had, err := t.Mail(id)
	if err != nil || !takenForJunk(had) {
		return false, err
	}
	_, err = t.ReadAgain(id)
	return false, err
}
