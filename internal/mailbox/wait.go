package mailbox

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// An IDLE lasts 5 to 9 minutes at most (RFC 2177 allows 29; links are cut, and known to be cut, far sooner), not the same for all that lost one server.
const (
	idleLeast  = 5 * time.Minute
	idleSpread = 4 * time.Minute
)

// Wait returns when the folder may have changed, or ctx ends. With IDLE that is when the server tells of a change; in any case it is after the poll interval
// (0: 1 min), or when an IDLE has to be renewed: the caller's next Fetch then sees what a server forgot to tell, and what came into other folders.
func (c *Client) Wait(ctx context.Context, poll time.Duration) error {
	if poll <= 0 {
		poll = time.Minute
	}
	var err error
	if c.idle {
		err = c.idleOnce(ctx, min(poll, idleLeast+rand.N(idleSpread)))
		var no *imap.Error
		if errors.As(err, &no) && no.Type != imap.StatusResponseTypeBye {
			c.idle = false // it was offered, and is refused: this connection does without
		}
	}
	if !c.idle {
		err = c.sleep(ctx, poll)
	}
	if err != nil {
		return fmt.Errorf("mailbox %s: wait for mail: %w", c.account.address(), err)
	}
	return nil
}

var errClosed = errors.New("the server closed the connection")

func (c *Client) sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-c.changed:
		return nil
	case <-c.imap.Closed():
		return errClosed
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// idleOnce is one IDLE of at most d. The connection stays good when ctx ends.
func (c *Client) idleOnce(ctx context.Context, d time.Duration) error {
	var cmd *imapclient.IdleCommand
	err := c.during(ctx, func() (err error) {
		if !c.selected {
			if _, err := c.openFolder(); err != nil {
				return err
			}
		}
		if err := c.imap.Noop().Wait(); err != nil { // not every server tells at the start of IDLE what came before it
			return err
		}
		cmd, err = c.imap.Idle()
		return err
	})
	if err != nil {
		return err
	}
	defer c.conn.arm(0)
	c.conn.arm(d + c.account.timeout())
	timer := time.NewTimer(d)
	defer timer.Stop()
	var ended error
	select {
	case <-timer.C:
	case <-c.changed:
	case <-ctx.Done():
		ended = context.Cause(ctx)
	case <-c.imap.Closed():
		ended = errClosed
	}
	if ended != nil {
		c.conn.arm(min(c.account.timeout(), lastWord))
	} else {
		c.conn.arm(c.account.timeout())
	}
	err = cmd.Close()
	if err == nil {
		err = cmd.Wait()
	}
	if ended != nil {
		return ended
	}
	return err
}
