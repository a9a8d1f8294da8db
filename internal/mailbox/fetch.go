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

// Fetch gives the mails after the position to take, in the order of UID, a batch at a time, with the position behind them; the position returned covers what
// was taken without an error. Another UIDVALIDITY means all mails again (the caller knows them by their hash). Bodies are believed only whole; what the
// server left out is asked for again.
func (c *Client) Fetch(ctx context.Context, from Position, take func([]Mail, Position) error) (Position, error) {
	at := from
	err := c.renewed(ctx)
	if err == nil {
		err = c.fetch(ctx, nil, &at, take)
	}
	if err != nil {
		return at, fmt.Errorf("mailbox %s: fetch %s: %w", c.account.address(), c.folder, err)
	}
	return at, nil
}

// renewed connects anew before the server ends the connection for the age of its token.
func (c *Client) renewed(ctx context.Context) error {
	if c.account.Token == nil || time.Since(c.born) < tokenLife {
		return nil
	}
	_ = c.Close()
	return c.open(ctx)
}

// fetch takes the mails of a set, or where it is nil those after the position. While a batch is taken the next is on its way.
func (c *Client) fetch(ctx context.Context, only imap.UIDSet, at *Position, take func([]Mail, Position) error) error {
	mails, err := c.list(ctx, only, at)
	if err != nil || len(mails) == 0 {
		return err
	}
	for next := c.load(ctx, mails); next != nil; {
		l := <-next
		next = nil
		mails = mails[len(l.batch):]
		if l.err == nil && len(mails) > 0 {
			next = c.load(ctx, mails)
		}
		if err := l.give(at, take); err != nil {
			if next != nil {
				<-next // the connection is its until then
			}
			return err
		}
	}
	return nil
}

// loaded is a batch with its bodies, as far as they came.
type loaded struct {
	batch  []*entry
	bodies map[uint32][]byte
	err    error
}

// load fetches the bodies of the next batch.
func (c *Client) load(ctx context.Context, mails []*entry) <-chan loaded {
	n := batch(mails)
	l, ready := loaded{batch: slices.Clone(mails[:n])}, make(chan loaded, 1)
	clear(mails[:n]) // a first sync goes through 50,000
	go func() {
		l.bodies, l.err = c.bodies(ctx, l.batch)
		ready <- l
	}()
	return ready
}

// give hands on what came whole, moves the position, and says what kept the rest from coming.
func (l loaded) give(at *Position, take func([]Mail, Position) error) error {
	whole, taken := given(l.batch, l.bodies)
	to := *at
	if taken > 0 {
		to.LastUID = l.batch[taken-1].uid
	}
	if to != *at || len(whole) > 0 {
		if err := take(whole, to); err != nil {
			return err
		}
	}
	*at = to
	if l.err == nil && taken < len(l.batch) {
		return fmt.Errorf("UID %d has no body", l.batch[taken].uid) // bodies accounts for all where it has no error
	}
	return l.err
}

// entry is one mail as it was listed, before its body.
type entry struct {
	Mail
	uid     uint32
	expunge bool // it went away meanwhile
}

// list opens the folder and lists what is after the position, by UID. The position becomes one of the folder as it is now.
func (c *Client) list(ctx context.Context, only imap.UIDSet, at *Position) ([]*entry, error) {
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
		if only != nil {
			found, err = c.imap.Fetch(only, listing).Collect()
			return err
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
				Folder: c.folder, UIDValidity: at.UIDValidity, UID: uid,
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

// given are the mails of a batch as far as their bodies came, and how many of the batch that accounts for.
func given(batch []*entry, bodies map[uint32][]byte) (mails []Mail, taken int) {
	for _, m := range batch {
		raw, whole := bodies[m.uid]
		if !whole && !m.TooLarge && !m.expunge {
			break
		}
		if !m.expunge {
			m.Raw = raw
			mails = append(mails, m.Mail)
		}
		taken++
	}
	return mails, taken
}
