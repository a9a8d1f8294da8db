package postbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
)

// connections keeps the listeners, and counts what they accepted and is still open, so that Close can end the ones and wait for the other.
type connections struct {
	mu        sync.Mutex
	listeners []net.Listener
	open      int
	none      chan struct{} // closed when open falls to 0, made anew when it rises
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

func (c *connections) track(l net.Listener) net.Listener {
	counted := &countedListener{Listener: l, conns: c, shut: sync.OnceValue(l.Close)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listeners = append(c.listeners, counted)
	return counted
}

// closeListeners ends the accept loops, also those that a server has not entered yet: go-smtp and go-imap know of a listener only once Serve runs.
func (c *connections) closeListeners() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, l := range c.listeners {
		errs = append(errs, l.Close())
	}
	return errors.Join(errs...)
}

type countedListener struct {
	net.Listener
	conns *connections
	shut  func() error // both the server and we close it: the second time is no error
}

func (l *countedListener) Close() error { return l.shut() }

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
