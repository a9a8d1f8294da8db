package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// idleRenew is how long one IDLE lasts (RFC 2177 allows 29 min; links are cut, and known to be cut, far sooner).
const idleRenew = 5 * time.Minute

// Wait returns when the folder may have changed, or ctx ends. With IDLE that is when the server tells of a change, and after 5 minutes in any case: the
// caller's next Fetch then sees what a server forgot to tell. Without IDLE it is after the poll interval (0: 1 min).
func (c *Client) Wait(ctx context.Context, poll time.Duration) error {
	if !c.idle {
		if poll <= 0 {
			poll = time.Minute
		}
		return c.sleep(ctx, poll)
	}
	if err := c.idleOnce(ctx, idleRenew); err != nil {
		return fmt.Errorf("mailbox %s: wait for mail: %w", c.account.address(), err)
	}
	return nil
}

func (c *Client) sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-c.changed:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// idleOnce is one IDLE of at most d. The connection stays good when ctx ends.
func (c *Client) idleOnce(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	c.conn.arm(c.account.timeout())
	defer func() { c.conn.arm(0) }()
	if !c.selected {
		if _, err := c.openFolder(); err != nil {
			return err
		}
	}
	if err := c.imap.Noop().Wait(); err != nil { // not every server tells at the start of IDLE what came before it
		return err
	}
	cmd, err := c.imap.Idle()
	if err != nil {
		return err
	}
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
		ended = errors.New("the server closed the connection")
	}
	c.conn.arm(c.account.timeout())
	err = cmd.Close()
	if err == nil {
		err = cmd.Wait()
	}
	if ended != nil {
		return ended
	}
	return err
}
