package outbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// quitTimeout is how long Close waits for the relay's goodbye.
const quitTimeout = 3 * time.Second

// Session is one connection to the relay. Not safe for several goroutines, Abort excepted.
type Session struct {
	client       *smtp.Client
	raw          net.Conn // beneath TLS: deadlines are set and the connection is cut here
	command, dot time.Duration
	token        string // that was shown at login
	usable       bool
	out          []byte       // what is written next; kept for its capacity
	ahead        *announcedID // whose MAIL and RCPT went out already; their replies are not read yet
	announced    int          // commands of the announcement

	pipelining, dsn, eightBit, size bool
	maxSize                         int64

	mu     sync.Mutex
	atData bool // DATA was said: no cancellation, the relay's reply is wanted
	cut    bool // ctx ended before DATA
	turn   int  // of watch: what a ctx of an earlier transaction does late is void
}

// learn keeps what EHLO offered.
func (s *Session) learn() {
	s.pipelining, _ = s.client.Extension("PIPELINING")
	s.dsn, _ = s.client.Extension("DSN")
	s.eightBit, _ = s.client.Extension("8BITMIME")
	var limit string
	if s.size, limit = s.client.Extension("SIZE"); s.size {
		if n, err := strconv.ParseInt(limit, 10, 64); err == nil && n > 0 {
			s.maxSize = n // RFC 1870 §4: absent or 0 is no fixed limit
		}
	}
}

// Usable tells whether another transaction may run on the session.
func (s *Session) Usable() bool { return s.usable }

// MaxSize is the relay's SIZE (RFC 1870) in octets; 0: not said.
func (s *Session) MaxSize() int64 { return s.maxSize }

// Close says QUIT; what that gives changes no verdict.
func (s *Session) Close() error {
	if !s.usable {
		return nil
	}
	s.usable = false
	if s.raw.SetDeadline(time.Now().Add(quitTimeout)) == nil && s.write("QUIT\r\n") == nil {
		_, _ = readReply(s.client.Text.R) // any answer will do
	}
	if err := s.raw.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("close connection to relay: %w", err)
	}
	return nil
}

// Abort cuts the connection, from whatever goroutine: a Deliver under way ends with Deferred, or with InDoubt where the final dot was sent.
func (s *Session) Abort() { _ = s.raw.Close() }

// drop cuts the connection without a word, so that a mail sent in part is never ended by a later command, nor by TLS's own farewell.
func (s *Session) drop() {
	s.usable = false
	_ = s.raw.Close() // cut already by Abort, perhaps
}

// arm sets the deadline of what comes next; an error where ctx ended before DATA.
func (s *Session) arm(timeout time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cut && !s.atData {
		return context.Canceled
	}
	return s.raw.SetDeadline(time.Now().Add(timeout))
}

// watch lets ctx interrupt what waits, until DATA is said; the func ends the watch.
func (s *Session) watch(ctx context.Context) (release func()) {
	s.mu.Lock()
	s.atData, s.cut = false, false
	s.turn++
	turn := s.turn
	s.mu.Unlock()
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.turn != turn || s.atData {
			return
		}
		s.cut = true
		_ = s.raw.SetDeadline(time.Unix(1, 0)) // fails only on a closed connection
	})
	return func() {
		stop()
		s.mu.Lock()
		s.turn++
		s.mu.Unlock()
	}
}

// enterData ends the time in which ctx may interrupt; false where it did.
func (s *Session) enterData() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.atData = !s.cut
	return s.atData
}

// write sends lines in one go.
func (s *Session) write(lines string) error {
	if _, err := s.client.Text.W.WriteString(lines); err != nil {
		return err
	}
	return s.client.Text.W.Flush()
}
