package mailbox

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
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
	if c.proof == 0 {
		c.proof = at.LastUID
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
		if l.bodies, l.err = c.bodies(ctx, l.batch); l.err == nil {
			l.err = c.heads(ctx, l.batch)
		}
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
