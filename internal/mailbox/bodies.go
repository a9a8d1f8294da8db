package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// errHuge: a literal past MaxFetch was announced, whatever RFC822.SIZE said; the connection was cut.
var errHuge = errors.New("a body past the limit was announced")

// whole asks for all of a mail, head for its header. Neither marks it as seen.
var (
	whole = &imap.FetchItemBodySection{Peek: true}
	head  = &imap.FetchItemBodySection{Peek: true, Specifier: imap.PartSpecifierHeader, Partial: &imap.SectionPartial{Size: headOctets}}
)

const headOctets = 256 << 10

// bodies fetches the bodies of a batch: by UID; what is missing then by sequence number; what is missing still one by one. With a nil error each mail has
// a body, is TooLarge, or was expunged. With an error the bodies that came whole are given all the same.
func (c *Client) bodies(ctx context.Context, mails []*entry) (map[uint32][]byte, error) {
	got := map[uint32][]byte{}
	for _, round := range []func(context.Context, []*entry, map[uint32][]byte) error{c.byUID, c.bySequence} {
		missing := without(mails, got)
		if len(missing) == 0 {
			return got, nil
		}
		err := round(ctx, missing, got)
		if err == nil {
			continue
		}
		if err := c.survive(ctx, err, mails[0].UIDValidity); err != nil {
			return got, err
		}
		if !errors.Is(err, errHuge) {
			break // one of them may be what breaks it
		}
	}
	if err := c.oneByOne(ctx, without(mails, got), got); err != nil {
		return got, err
	}
	for _, m := range without(mails, got) {
		m.TooLarge, m.Problem = true, "the server gave no body, asked for three times"
	}
	return got, nil
}

// heads fetches the headers of mails that are too large, by which they are told again elsewhere and a person sees who wrote them.
func (c *Client) heads(ctx context.Context, mails []*entry) error {
	for _, m := range mails {
		if !m.TooLarge || m.Problem != "" {
			continue
		}
		got := map[uint32][]byte{}
		if err := c.partBySequence(ctx, head, []*entry{m}, got); err != nil {
			if err := c.survive(ctx, err, m.UIDValidity); err != nil {
				return err
			}
		}
		if h := got[m.uid]; len(h) <= headOctets {
			m.Head = h
		}
	}
	return nil
}

// without are the mails whose body is wanted and not there.
func without(mails []*entry, got map[uint32][]byte) []*entry {
	var missing []*entry
	for _, m := range mails {
		if _, ok := got[m.uid]; !ok && !m.TooLarge && !m.expunge {
			missing = append(missing, m)
		}
	}
	return missing
}

func (c *Client) byUID(ctx context.Context, mails []*entry, got map[uint32][]byte) error {
	var set imap.UIDSet
	for _, m := range mails {
		set.AddNum(imap.UID(m.uid))
	}
	return c.during(ctx, func() error { return c.collect(set, whole, mails, nil, got) })
}

// bySequence lists the mails again for their sequence numbers, which go-imap knows before any literal, and fetches by these. What is not listed any
// more was expunged.
func (c *Client) bySequence(ctx context.Context, mails []*entry, got map[uint32][]byte) error {
	return c.partBySequence(ctx, whole, mails, got)
}

func (c *Client) partBySequence(ctx context.Context, part *imap.FetchItemBodySection, mails []*entry, got map[uint32][]byte) error {
	return c.during(ctx, func() error {
		var uids imap.UIDSet
		for _, m := range mails {
			uids.AddNum(imap.UID(m.uid))
		}
		now, err := c.imap.Fetch(uids, &imap.FetchOptions{UID: true}).Collect()
		if err != nil {
			return err
		}
		var set imap.SeqSet
		numbers := map[uint32]uint32{}
		for _, m := range now {
			set.AddNum(m.SeqNum)
			numbers[uint32(m.UID)] = m.SeqNum
		}
		bySeq := map[uint32]*entry{}
		for _, m := range mails {
			if n, there := numbers[m.uid]; there {
				bySeq[n] = m
			} else {
				m.expunge = true
			}
		}
		if len(set) == 0 {
			return nil
		}
		return c.collect(set, part, mails, bySeq, got)
	})
}

// collect runs one FETCH of bodies, or of a part of each. bySeq tells of which mail a sequence number is, where the command goes by these.
func (c *Client) collect(set imap.NumSet, part *imap.FetchItemBodySection, mails []*entry, bySeq map[uint32]*entry, got map[uint32][]byte) error {
	cmd := c.imap.Fetch(set, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{part}})
	var last uint32
	for m := cmd.Next(); m != nil; m = cmd.Next() {
		uid, body, err := c.readMail(m)
		if err != nil {
			if errors.Is(err, errHuge) {
				tooLarge(mails, bySeq[m.SeqNum], uid)
			}
			return c.abandon(err)
		}
		if known := bySeq[m.SeqNum]; uid == 0 && known != nil {
			uid = known.uid
		}
		if body != nil {
			got[uid], last = body, uid
		}
	}
	err := cmd.Close()
	if c.huge.seen() {
		return errHuge
	}
	if err != nil && !stands(err) {
		delete(got, last) // a literal that is longer than announced shows only in what follows it
		return err
	}
	if last != 0 && part == whole {
		c.proof = last
	}
	return err
}

// abandon gives up the connection after a body that broke off. The command is not read to its end: that would read the broken body again, while
// go-imap's own reader goes on behind it. A command's answers fit go-imap's buffer of 128 mails, so that reader ends by itself.
func (c *Client) abandon(err error) error {
	_ = c.conn.Close() // broken already
	<-c.imap.Closed()
	return err
}

func tooLarge(mails []*entry, known *entry, uid uint32) {
	if known != nil {
		known.TooLarge = true
	}
	for _, m := range mails {
		if m.uid == uid {
			m.TooLarge = true
		}
	}
}

// readMail reads one answer. The body counts only if it has as many octets as its literal announced: a connection that breaks within it gives a part
// and no more than an ordinary end.
func (c *Client) readMail(m *imapclient.FetchMessageData) (uid uint32, body []byte, err error) {
	for item := m.Next(); item != nil; item = m.Next() {
		switch item := item.(type) {
		case imapclient.FetchItemDataUID:
			uid = uint32(item.UID)
		case imapclient.FetchItemDataBodySection:
			if item.Literal == nil {
				continue
			}
			if item.Literal.Size() > MaxFetch {
				c.huge.cut()
				_, _ = io.Copy(io.Discard, item.Literal) // lets go-imap's reader see that the connection is cut
				return uid, nil, errHuge
			}
			if body, err = readWhole(item.Literal); err != nil {
				return uid, nil, err
			}
		}
	}
	return uid, body, nil
}

func readWhole(l imap.LiteralReader) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(l.Size(), 1<<20)) + bytes.MinRead)
	if _, err := b.ReadFrom(l); err != nil {
		return nil, fmt.Errorf("read a body: %w", err)
	}
	if int64(b.Len()) != l.Size() {
		return nil, fmt.Errorf("read a body: %d octets came of %d announced: %w", b.Len(), l.Size(), io.ErrUnexpectedEOF)
	}
	return b.Bytes(), nil
}
