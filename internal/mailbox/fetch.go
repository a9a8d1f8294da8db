package mailbox

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"golang.org/x/sync/semaphore"
)

// Bounds on what one command asks for, by what the server says of sizes.
const (
	batchMails  = 100 // below the 128 that go-imap buffers, see abandon
	batchOctets = 16 << 20
	window      = 32 << 20 // what is on its way or waits to be taken; a larger mail comes alone
	together    = 5        // batches that are taken at once, at most
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

// fetch takes the mails of a set, or where it is nil those after the position. While batches are taken the next are on their way, and those that wait
// are taken together: a caller that writes them to a disk waits for it less often.
func (c *Client) fetch(ctx context.Context, only imap.UIDSet, at *Position, take func([]Mail, Position) error) error {
	mails, err := c.list(ctx, only, at)
	if err != nil || len(mails) == 0 {
		return err
	}
	if c.proof == 0 {
		c.proof = at.LastUID
	}
	enough, end := context.WithCancel(ctx)
	defer end()
	room := semaphore.NewWeighted(window)
	ready := make(chan loaded, together)
	go c.loadAll(ctx, enough, mails, room, ready)
	for l := range ready {
		l = l.joined(ready)
		if err == nil {
			if err = l.give(at, take); err != nil {
				end() // the connection is the loader's until it has ended
			}
		}
		room.Release(l.octets)
	}
	return err
}

// loaded is a batch with its bodies, as far as they came.
type loaded struct {
	batch  []*entry
	bodies map[uint32][]byte
	octets int64 // of the window
	err    error
}

// loadAll fetches the bodies batch by batch, as far ahead as there is room, until one fails or enough is had.
func (c *Client) loadAll(ctx, enough context.Context, mails []*entry, room *semaphore.Weighted, ready chan<- loaded) {
	defer close(ready)
	for len(mails) > 0 {
		n, octets := batch(mails)
		l := loaded{batch: slices.Clone(mails[:n]), octets: min(octets, window)}
		clear(mails[:n]) // a first sync goes through 50,000
		mails = mails[n:]
		if l.err = room.Acquire(enough, l.octets); l.err != nil {
			l.octets = 0
		} else if l.bodies, l.err = c.bodies(ctx, l.batch); l.err == nil {
			l.err = c.heads(ctx, l.batch)
		}
		ready <- l
		if l.err != nil || enough.Err() != nil {
			return
		}
	}
}

// joined adds the batches that are there already.
func (l loaded) joined(ready <-chan loaded) loaded {
	for range together - 1 {
		if l.err != nil {
			return l
		}
		select {
		case next, more := <-ready:
			if !more {
				return l
			}
			l.batch, l.octets, l.err = append(l.batch, next.batch...), l.octets+next.octets, next.err
			maps.Copy(l.bodies, next.bodies)
		default:
			return l
		}
	}
	return l
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

// batch is how many of the mails go into one command, and how many octets they have.
func batch(mails []*entry) (n int, octets int64) {
	for i, m := range mails {
		size := max(m.Size, 0)
		if m.TooLarge {
			size = 0
		}
		if i == batchMails || (i > 0 && octets+size > batchOctets) {
			return i, octets
		}
		octets += size
	}
	return len(mails), octets
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
