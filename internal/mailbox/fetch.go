package mailbox

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Bounds on what one command asks for, by what the server says of sizes.
const (
	batchMails  = 100 // below the 128 that go-imap buffers, see abandon
	batchOctets = 16 << 20
)

// Fetch gives each mail after the position to each, in the order of UID, a batch at a time; the position returned covers what each took without an error.
// Another UIDVALIDITY means all mails again (the caller knows them by their hash). Bodies are believed only whole; what the server left out is asked for again.
func (c *Client) Fetch(ctx context.Context, from Position, each func(Mail) error) (Position, error) {
	if c.account.Token != nil && time.Since(c.born) > tokenLife {
		_ = c.Close()
		if err := c.open(ctx); err != nil {
			return from, fmt.Errorf("mailbox %s: %w", c.account.address(), err)
		}
	}
	at := from
	mails, err := c.list(ctx, &at)
	for len(mails) > 0 && err == nil {
		n := batch(mails)
		var bodies map[uint32][]byte
		bodies, err = c.bodies(ctx, mails[:n])
		var taken int
		var eachErr error
		taken, eachErr = give(mails[:n], bodies, &at, each)
		if eachErr != nil {
			return at, eachErr
		}
		if err == nil && taken < n {
			err = fmt.Errorf("UID %d has no body", mails[taken].uid) // bodies accounts for all where it has no error
		}
		mails = mails[n:]
	}
	if err != nil {
		return at, fmt.Errorf("mailbox %s: fetch %s: %w", c.account.address(), c.account.folder(), err)
	}
	return at, nil
}

// entry is one mail as it was listed, before its body.
type entry struct {
	Mail
	uid     uint32
	expunge bool // it went away meanwhile
}

// list opens the folder and lists what is after the position, by UID. The position becomes one of the folder as it is now.
func (c *Client) list(ctx context.Context, at *Position) ([]*entry, error) {
	var found []*imapclient.FetchMessageBuffer
	err := c.during(ctx, func() error {
		folder, err := c.openFolder()
		if err != nil {
			return err
		}
		if folder.UIDValidity == 0 || folder.UIDValidity != at.UIDValidity {
			*at = Position{UIDValidity: folder.UIDValidity}
		}
		if folder.NumMessages == 0 {
			return nil
		}
		// RFC 3501 §6.4.8: n:* holds the last mail even where its UID is below n.
		found, err = c.imap.Fetch(imap.UIDSet{{Start: imap.UID(at.LastUID) + 1}}, listing).Collect()
		if err == nil && at.LastUID == 0 && len(found) < int(folder.NumMessages) {
			found, err = c.imap.Fetch(imap.SeqSet{{Start: 1}}, listing).Collect()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var mails []*entry
	for _, m := range found {
		if uid := uint32(m.UID); uid > at.LastUID {
			mails = append(mails, &entry{uid: uid, Mail: Mail{
				Folder: c.account.folder(), UIDValidity: at.UIDValidity, UID: uid,
				Received: m.InternalDate, Size: m.RFC822Size, TooLarge: m.RFC822Size > MaxFetch,
			}})
		}
	}
	slices.SortFunc(mails, func(a, b *entry) int { return int(int64(a.uid) - int64(b.uid)) })
	return slices.CompactFunc(mails, func(a, b *entry) bool { return a.uid == b.uid }), nil
}

// listing is what is asked first: sizes, and nothing that go-imap may fail to read (a single odd BODYSTRUCTURE costs the connection).
var listing = &imap.FetchOptions{UID: true, Flags: true, InternalDate: true, RFC822Size: true}

// batch is how many of the mails go into one command.
func batch(mails []*entry) int {
	var octets int64
	for i, m := range mails {
		if !m.TooLarge {
			octets += max(m.Size, 0)
		}
		if i == batchMails || (i > 0 && octets > batchOctets) {
			return i
		}
	}
	return len(mails)
}

// give hands the mails on as far as their bodies came, and moves the position.
func give(mails []*entry, bodies map[uint32][]byte, at *Position, each func(Mail) error) (taken int, err error) {
	for _, m := range mails {
		raw, whole := bodies[m.uid]
		if !whole && !m.TooLarge && !m.expunge {
			return taken, nil
		}
		if !m.expunge {
			m.Raw = raw
			if err := each(m.Mail); err != nil {
				return taken, err
			}
		}
		at.LastUID = m.uid
		taken++
	}
	return taken, nil
}
