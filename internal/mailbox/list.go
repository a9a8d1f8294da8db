package mailbox

import (
	"context"
	"fmt"
	"slices"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// entry is one mail as it was listed, before its body.
type entry struct {
	Mail
	uid     uint32
	expunge bool // it went away meanwhile
}

// listing is what is asked first: sizes, and nothing that go-imap may fail to read (a single odd BODYSTRUCTURE costs the connection). dated is what
// remains of it for a mail that breaks the answer: Dovecot reads a mail for its size, and ends the session where it cannot.
var (
	listing = &imap.FetchOptions{UID: true, InternalDate: true, RFC822Size: true}
	dated   = &imap.FetchOptions{UID: true, InternalDate: true}
	named   = &imap.FetchOptions{UID: true}
)

// mostBreaks is how often an answer may break before the fault is the server's and no mail's.
const mostBreaks = 200

// list opens the folder and lists what is after the position, by UID. The position becomes one of the folder as it is now.
func (c *Client) list(ctx context.Context, only imap.UIDSet, at *Position) ([]*entry, error) {
	var folder *imap.SelectData
	err := c.during(ctx, func() (err error) {
		folder, err = c.openFolder()
		return err
	})
	if err != nil {
		return nil, err
	}
	if folder.UIDValidity == 0 || folder.UIDValidity != at.UIDValidity {
		*at = Position{UIDValidity: folder.UIDValidity}
	}
	if folder.NumMessages == 0 {
		return nil, nil
	}
	set := only
	if set == nil {
		// RFC 3501 §6.4.8: n:* holds the last mail even where its UID is below n.
		set = imap.UIDSet{{Start: imap.UID(at.LastUID) + 1}}
	}
	found, err := c.listed(ctx, set, at.UIDValidity)
	if err == nil && only == nil && at.LastUID == 0 && len(found) < int(folder.NumMessages) {
		found, err = c.listed(ctx, imap.SeqSet{{Start: 1}}, at.UIDValidity)
	}
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

// listed lists the mails of a set. Where the answer breaks it is asked for in halves, down to the mail that breaks it.
func (c *Client) listed(ctx context.Context, set imap.NumSet, uidValidity uint32) ([]*imapclient.FetchMessageBuffer, error) {
	found, err := c.describe(ctx, set, listing)
	if err == nil {
		return found, nil
	}
	if err := c.survive(ctx, err, uidValidity); err != nil {
		return nil, err
	}
	all, err := c.describe(ctx, set, named)
	if err != nil {
		return nil, err
	}
	breaks := 0
	return c.halves(ctx, all, uidValidity, &breaks)
}

func (c *Client) describe(ctx context.Context, set imap.NumSet, what *imap.FetchOptions) (found []*imapclient.FetchMessageBuffer, err error) {
	err = c.during(ctx, func() (err error) {
		found, err = c.imap.Fetch(set, what).Collect()
		return err
	})
	return found, err
}

// halves lists mails whose UIDs are known. Of one that breaks the answer there is the time of receipt, or no more than the UID.
func (c *Client) halves(ctx context.Context, mails []*imapclient.FetchMessageBuffer, uidValidity uint32, breaks *int) ([]*imapclient.FetchMessageBuffer, error) {
	var set imap.UIDSet
	for _, m := range mails {
		set.AddNum(m.UID)
	}
	for _, what := range []*imap.FetchOptions{listing, dated} {
		found, err := c.describe(ctx, set, what)
		if err == nil {
			return found, nil
		}
		if *breaks++; *breaks > mostBreaks {
			return nil, fmt.Errorf("the list of mails broke %d times: %w", *breaks, err)
		}
		if err := c.survive(ctx, err, uidValidity); err != nil {
			return nil, err
		}
		if len(mails) > 1 {
			break
		}
	}
	if len(mails) <= 1 {
		return mails, nil
	}
	left, err := c.halves(ctx, mails[:len(mails)/2], uidValidity, breaks)
	if err != nil {
		return nil, err
	}
	right, err := c.halves(ctx, mails[len(mails)/2:], uidValidity, breaks)
	return append(left, right...), err
}
