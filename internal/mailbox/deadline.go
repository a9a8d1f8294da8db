package mailbox

import (
	"context"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
)

// limited is a connection whose reads have deadlines of ours. go-imap's own are swallowed: 30 s for a greeting, none for IDLE, so that a half-open link
// would hang for half an hour. Its reader always waits; only while an answer is due does that wait have a limit.
type limited struct {
	net.Conn
	mu    sync.Mutex
	limit time.Duration // between two reads; 0: none
}

// arm limits the wait for the next octets; 0 ends the limit.
func (l *limited) arm(limit time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.limit = limit
	l.extend()
}

func (l *limited) extend() {
	at := time.Time{}
	if l.limit > 0 {
		at = time.Now().Add(l.limit)
	}
	_ = l.Conn.SetReadDeadline(at) // fails only on a closed connection, where reading fails too
}

func (l *limited) Read(b []byte) (int, error) {
	n, err := l.Conn.Read(b)
	if err == nil {
		l.mu.Lock()
		l.extend()
		l.mu.Unlock()
	}
	return n, err
}

// SetReadDeadline does nothing, see limited.
func (l *limited) SetReadDeadline(time.Time) error { return nil }

// during runs what waits for the server: a silence longer than the timeout, or the end of ctx, ends it and the connection.
func (c *Client) during(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	conn := c.conn
	conn.arm(c.account.timeout())
	defer conn.arm(0)
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	err := f()
	if !stop() && err != nil {
		return fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	return err
}

// huge watches for literals that are announced past MaxFetch, and cuts the connection, since nothing else stops a server from sending one.
type huge struct {
	mu   sync.Mutex
	conn net.Conn
	met  bool
}

func (h *huge) reset(conn net.Conn) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.conn, h.met = conn, false
}

func (h *huge) cut() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.met = true
	_ = h.conn.Close() // reading ends with an error, which is the point
}

func (h *huge) seen() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.met
}

// discard reads away a FETCH answer that go-imap could not tie to a command, as where the UID stands after the literal: it is asked for again.
func (h *huge) discard(m *imapclient.FetchMessageData) {
	for item := m.Next(); item != nil; item = m.Next() {
		if body, ok := item.(imapclient.FetchItemDataBodySection); ok && body.Literal != nil && body.Literal.Size() > MaxFetch {
			h.cut()
		}
	}
}
