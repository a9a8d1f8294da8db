package mailbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/emersion/go-imap/v2"
)

// errUngiven: mails were refused, and the server gave no other either, so that the fault may be the server's.
var errUngiven = errors.New("the server gives no mail")

// oneByOne asks for each mail alone, so that one that the server cannot give, or that breaks the connection, takes no other with it: a damaged file in the
// server's store, for one, ends Dovecot's session each time. Such a mail is TooLarge with its Problem, if the server gives another one beside it.
func (c *Client) oneByOne(ctx context.Context, mails []*entry, got map[uint32][]byte) error {
	var refused []*entry
	var cause error
	for _, m := range mails {
		problem, err := c.alone(ctx, m, got)
		if err != nil {
			return err
		}
		if problem != nil {
			m.Problem, cause = "the server did not give it: "+problem.Error(), problem
			refused = append(refused, m)
		}
	}
	if len(refused) == 0 {
		return nil
	}
	if !c.givesAnother(ctx) {
		return fmt.Errorf("UID %d: %w: %w", refused[0].uid, errUngiven, cause)
	}
	for _, m := range refused {
		m.TooLarge = true
	}
	return nil
}

// alone asks for one mail, where that fails once more by a connection that is new: the first may have ended for another reason. problem is the mail's, err
// the connection's.
func (c *Client) alone(ctx context.Context, m *entry, got map[uint32][]byte) (problem, err error) {
	for range 2 {
		problem = c.bySequence(ctx, []*entry{m}, got)
		if problem == nil {
			return nil, nil
		}
		if err := c.survive(ctx, problem, m.UIDValidity); err != nil {
			return nil, err
		}
		if errors.Is(problem, errHuge) {
			m.TooLarge = true
			return nil, nil
		}
	}
	return problem, nil
}

// givesAnother tells whether the server gives the mail of the folder that came whole last.
func (c *Client) givesAnother(ctx context.Context) bool {
	if c.proof == 0 {
		return false
	}
	got := map[uint32][]byte{}
	err := c.bySequence(ctx, []*entry{{uid: c.proof}}, got)
	return err == nil && len(got) == 1
}

// survive sees to a connection that works after an error within a fetch: the old one where the server only said no, else a new one.
func (c *Client) survive(ctx context.Context, err error, uidValidity uint32) error {
	if ctx.Err() != nil {
		return err
	}
	if stands(err) {
		return nil
	}
	if again := c.reopen(ctx, uidValidity); again != nil {
		return fmt.Errorf("%w; then %w", err, again)
	}
	return nil
}

// stands tells whether the connection outlived an error: the server refused a command, and said no BYE.
func stands(err error) bool {
	var said *imap.Error
	return errors.As(err, &said) && said.Type != imap.StatusResponseTypeBye
}

// reopen connects anew after the connection was cut, to the same folder: another UIDVALIDITY ends the fetch, since the UIDs at hand mean nothing then.
func (c *Client) reopen(ctx context.Context, uidValidity uint32) error {
	_ = c.imap.Close() // cut already
	if err := c.open(ctx); err != nil {
		return err
	}
	return c.during(ctx, func() error {
		folder, err := c.openFolder()
		if err == nil && folder.UIDValidity != uidValidity {
			err = fmt.Errorf("UIDVALIDITY is %d and was %d when the mails were listed", folder.UIDValidity, uidValidity)
		}
		return err
	})
}
