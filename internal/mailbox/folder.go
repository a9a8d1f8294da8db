package mailbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/emersion/go-imap/v2"
)

// ErrFolder marks the error of a folder that cannot be opened, in a mailbox that is well otherwise; it is an ErrAccount too.
var ErrFolder = errors.New("folder")

// Use makes a folder the one that Fetch, Mark and Wait are about. The account's own is the first.
func (c *Client) Use(folder string) {
	if folder != c.folder {
		c.folder, c.selected, c.proof = folder, false, 0
	}
}

// openFolder opens the folder for reading only, so that nothing there changes, and gives its state.
func (c *Client) openFolder() (*imap.SelectData, error) { return c.selectFolder(true) }

func (c *Client) selectFolder(readOnly bool) (*imap.SelectData, error) {
	select {
	case <-c.changed: // what is told before is seen by the fetch that follows
	default:
	}
	data, err := c.imap.Select(c.folder, &imap.SelectOptions{ReadOnly: readOnly}).Wait()
	if err != nil {
		c.selected = false
		err = refusal(err)
		if errors.Is(err, ErrAccount) {
			err = fmt.Errorf("%w%.0w", err, ErrFolder)
		}
		return nil, fmt.Errorf("open folder %s: %w", c.folder, err)
	}
	c.selected = readOnly
	return data, nil
}

// ErrSearch is the cause where a server refuses to search; its mails are read all the same.
var ErrSearch = errors.New("the server does not search")

func searchRefused(err error) error {
	var no *imap.Error
	if errors.As(err, &no) && no.Type != imap.StatusResponseTypeBye {
		return fmt.Errorf("%w%.0w", err, ErrSearch)
	}
	return err
}

// Missed gives the mails at or below the position that seen does not know: RFC 9051 §2.3.1.1 wants UIDs to ascend, and servers that were put back from a
// backup, or merge copies of a folder, do not always. It asks for the list of all UIDs, so it is for the beginning of a connection, not for each look.
func (c *Client) Missed(ctx context.Context, at Position, seen func(uid uint32) bool, take func([]Mail, Position) error) error {
	if at.LastUID == 0 {
		return nil
	}
	var missed imap.UIDSet
	err := c.during(ctx, func() error {
		folder, err := c.openFolder()
		if err != nil || folder.UIDValidity != at.UIDValidity || folder.NumMessages == 0 {
			return err // under another UIDVALIDITY Fetch takes all anew
		}
		all, err := c.imap.UIDSearch(&imap.SearchCriteria{UID: []imap.UIDSet{{{Start: 1, Stop: imap.UID(at.LastUID)}}}}, nil).Wait()
		if err != nil {
			return searchRefused(err)
		}
		for _, uid := range all.AllUIDs() {
			if uint32(uid) <= at.LastUID && !seen(uint32(uid)) {
				missed.AddNum(uid)
			}
		}
		return nil
	})
	if err == nil && len(missed) > 0 {
		below := Position{UIDValidity: at.UIDValidity}
		err = c.fetch(ctx, missed, &below, func(mails []Mail, _ Position) error { return take(mails, at) })
		if errors.Is(err, errUngiven) {
			err = nil // it was not given before; it will be asked for again
		}
	}
	if err != nil {
		return fmt.Errorf("mailbox %s: look for mails that were passed over in %s: %w", c.account.address(), c.folder, err)
	}
	return nil
}
