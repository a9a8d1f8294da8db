package postbox

import (
	"context"
	"fmt"
	"net"
	"sync"
)

// connections counts what a listener accepted and is still open, so that Close can wait for it.
type connections struct {
	mu   sync.Mutex
	open int
	none chan struct{} // closed when open falls to 0, made anew when it rises
}

func newConnections() *connections {
	c := &connections{none: make(chan struct{})}
	close(c.none)
	return c
}

func (c *connections) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == 0 && n > 0 {
		c.none = make(chan struct{})
	}
	if c.open += n; c.open == 0 && n < 0 {
		close(c.none)
	}
}

func (c *connections) wait(ctx context.Context) error {
	c.mu.Lock()
	none, open := c.none, c.open
	c.mu.Unlock()
	select {
	case <-none:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("postbox: close: %d connections still open: %w", open, ctx.Err())
	}
}

func (c *connections) track(l net.Listener) net.Listener { return &countedListener{l, c} }

type countedListener struct {
	net.Listener
	conns *connections
}

func (l *countedListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.conns.add(1)
	return &countedConn{Conn: conn, closed: sync.OnceFunc(func() { l.conns.add(-1) })}, nil
}

type countedConn struct {
	net.Conn
	closed func()
}

func (c *countedConn) Close() error {
	defer c.closed()
	return c.Conn.Close()
}
