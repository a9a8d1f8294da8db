package office

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Bounds on the mails that are read together.
const (
	chunkMails  = 200
	chunkOctets = 32 << 20
)

// readers is what all mails of a run are read with.
type readers struct {
	*Office
	directory *invitee.Directory
	tags      map[string][]invitee.Tag // of the letters that went out
}

// chunk is mails that are read together, and recorded together in the order of receipt.
type chunk struct {
	mails    []store.Mail
	raw      [][]byte
	readings []reply.Reading
}

func (o *Office) readers(ctx context.Context) (*readers, error) {
	directory, err := o.directory(ctx)
	if err != nil {
		return nil, err
	}
	r := &readers{Office: o, directory: directory}
	err = o.in(ctx, func(t *store.Tx) (err error) {
		r.tags, err = t.Tags()
		return err
	})
	return r, err
}

// readNew reads every mail whose bytes are stored and that was not read yet: on all cores, while those before are recorded, in the order of receipt.
// The end of ctx leaves the rest to the next run.
func (o *Office) readNew(ctx context.Context, c *Collected) error {
	first, err := o.chunk(ctx, store.Page{}, store.Unread)
	if err != nil || len(first.mails) == 0 {
		return err
	}
	r, err := o.readers(ctx)
	if err != nil {
		return err
	}
	return r.each(ctx, first, store.Unread, func(ch *chunk) error { return r.put(context.WithoutCancel(ctx), ch, c) })
}

// each gives take one chunk after the other, from first on, while the next is read.
func (r *readers) each(ctx context.Context, first *chunk, state store.MailState, take func(*chunk) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ahead := make(chan *chunk)
	var failed error
	go func() {
		defer close(ahead)
		failed = r.ahead(ctx, first, state, ahead)
	}()
	for ch := range ahead {
		if err := take(ch); err != nil {
			cancel()
			for range ahead { // its owner waits for it
			}
			return err
		}
	}
	return failed
}

// ahead reads chunk after chunk and hands them on. The next is loaded before one is handed on: the store has one connection, which recording takes then.
func (r *readers) ahead(ctx context.Context, ch *chunk, state store.MailState, to chan<- *chunk) error {
	for len(ch.mails) > 0 {
		r.readAll(ch)
		last := ch.mails[len(ch.mails)-1]
		next, err := r.chunk(ctx, store.Page{Received: last.Received, ID: last.ID}, state)
		if err != nil {
			return err
		}
		select {
		case to <- ch:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		ch = next
	}
	return nil
}

// chunk loads the next mails behind a place, with their bytes: those in a state by time of receipt, or all ("") by ID.
func (o *Office) chunk(ctx context.Context, from store.Page, state store.MailState) (*chunk, error) {
	ch := &chunk{}
	err := o.in(ctx, func(t *store.Tx) (err error) {
		if state == "" {
			ch.mails, err = t.Behind(from.ID, chunkMails)
		} else {
			ch.mails, err = t.After(from, state, chunkMails)
		}
		if err != nil {
			return err
		}
		octets := int64(0)
		for i, m := range ch.mails {
			if octets += m.Size; i > 0 && octets > chunkOctets {
				ch.mails = ch.mails[:i]
				break
			}
			raw, err := t.Content(m.Hash)
			if err != nil && (m.Whole || !errors.Is(err, store.ErrNone)) { // of a mail that was not fetched there may be the header
				return fmt.Errorf("read mail %d: %w", m.ID, err)
			}
			ch.raw = append(ch.raw, raw)
		}
		return nil
	})
	return ch, err
}

// readAll reads the mails of a chunk, on all cores.
func (r *readers) readAll(ch *chunk) {
	ch.readings = make([]reply.Reading, len(ch.mails))
	var workers sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(ch.mails)) {
		workers.Go(func() {
			for i := range next {
				ch.readings[i] = r.one(ch.mails[i], ch.raw[i])
			}
		})
	}
	for i := range ch.mails {
		next <- i
	}
	close(next)
	workers.Wait()
	ch.raw = nil
}

// one reads one mail.
func (r *readers) one(m store.Mail, raw []byte) reply.Reading {
	if !m.Whole {
		return r.withoutBytes(m, raw)
	}
	return r.read(m, raw)
}

func (r *readers) read(m store.Mail, raw []byte) reply.Reading {
	c := r.readingContext(r.directory)
	c.Received = m.Received
	c.Believe = func(ref string, tag invitee.Tag) bool { return slices.Contains(r.tags[ref], tag) }
	parsed := message.Read(raw)
	reading := read(parsed, c)
	if id := r.otherCampaign(parsed, reading); id != "" {
		reading.Review = append(reading.Review, roster.Reason{Code: otherCampaign, Detail: id})
	}
	return reading
}

// put takes a chunk in one transaction; where that fails each mail in its own, so that what is wrong with one concerns those before it no more.
func (r *readers) put(ctx context.Context, ch *chunk, c *Collected) error {
	err := r.putAll(ctx, ch.mails, ch.readings, c)
	if err == nil || len(ch.mails) == 1 {
		return err
	}
	for i := range ch.mails {
		if err := r.putAll(ctx, ch.mails[i:i+1], ch.readings[i:i+1], c); err != nil {
			return err
		}
	}
	return nil
}

func (r *readers) putAll(ctx context.Context, mails []store.Mail, readings []reply.Reading, c *Collected) error {
	var taken []store.Mail
	err := r.in(ctx, func(t *store.Tx) error {
		taken = taken[:0]
		for i, m := range mails {
			if now, err := t.Mail(m.ID); err != nil || now.State != store.Unread { // another process was there first
				if err != nil {
					return err
				}
				continue
			}
			m, err := r.take(t, r.directory, m, readings[i])
			if err != nil {
				return fmt.Errorf("read mail %d: %w", m.ID, err)
			}
			taken = append(taken, m)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, m := range taken {
		c.count(m)
	}
	return nil
}

// count counts a mail by where it stands now.
func (c *Collected) count(m store.Mail) {
	switch m.State {
	case store.Applied:
		c.Applied++
	case store.ToReview:
		c.ToReview++
	case store.Noted:
		c.Noted++
		if takenForJunk(m) {
			c.Junk++
		}
		if isElsewhere(m.Reasons) {
			c.Elsewhere++
		}
	}
}
