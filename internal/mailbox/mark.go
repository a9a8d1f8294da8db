package mailbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// ReadKeyword is the keyword (RFC 9051 §2.3.2) of a mail that was read. \Seen is left to people.
const ReadKeyword = "$ChanceryRead"

// ErrUnmarkable is the cause where the server has no means to mark mails as wanted.
var ErrUnmarkable = errors.New("the server offers no means for it")

// Mark gives mails of the folder the keyword or, where to names a folder, moves them there. Nothing is deleted: a server without MOVE (RFC 6851) moves nothing,
// since copying and expunging could lose a mail between the two. The folder to move to is made where it is not there.
func (c *Client) Mark(ctx context.Context, uidValidity uint32, uids []uint32, to string) error {
	err := c.during(ctx, func() error {
		folder, err := c.selectFolder(false)
		if err != nil {
			return err
		}
		if folder.UIDValidity != uidValidity {
			return fmt.Errorf("UIDVALIDITY is %d, and was %d when the mails were read", folder.UIDValidity, uidValidity)
		}
		mark := c.move
		if to == "" {
			mark = func(set imap.UIDSet, _ string) error { return c.keyword(set, folder.PermanentFlags) }
		}
		for chunk := range slices.Chunk(uids, batchMails) {
			var set imap.UIDSet
			for _, uid := range chunk {
				set.AddNum(imap.UID(uid))
			}
			if err := mark(set, to); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("mailbox %s: mark mails of %s as read: %w", c.account.address(), c.folder, err)
	}
	return nil
}

// keyword: where PERMANENTFLAGS is given, it has to allow the keyword, or it would be forgotten with the session (RFC 9051 §7.1).
func (c *Client) keyword(set imap.UIDSet, permanent []imap.Flag) error {
	allowed := len(permanent) == 0 || slices.ContainsFunc(permanent, func(f imap.Flag) bool {
		return f == imap.FlagWildcard || strings.EqualFold(string(f), ReadKeyword)
	})
	if !allowed {
		return fmt.Errorf("%w: it keeps no keywords of its clients", ErrUnmarkable)
	}
	return c.imap.Store(set, &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{ReadKeyword}}, nil).Close()
}

func (c *Client) move(set imap.UIDSet, to string) error {
	if !c.imap.Caps().Has(imap.CapMove) {
		return fmt.Errorf("%w: it has no MOVE", ErrUnmarkable)
	}
	_, err := c.imap.Move(set, to).Wait()
	if !lacksFolder(err) {
		return err
	}
	if err := c.imap.Create(to, nil).Wait(); err != nil {
		return fmt.Errorf("make folder %s: %w", to, err)
	}
	_, err = c.imap.Move(set, to).Wait()
	return err
}

// lacksFolder tells whether a server refused something for want of the folder that it names.
func lacksFolder(err error) bool {
	var no *imap.Error
	return errors.As(err, &no) && (no.Code == imap.ResponseCodeTryCreate || no.Code == imap.ResponseCodeNonExistent)
}
