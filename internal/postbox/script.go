package postbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"
	"sync"
	"time"
)

// Step is a point of an SMTP dialogue at which a Script can misbehave.
type Step string

// The steps, in the order in which a client meets them.
const (
	AtGreeting Step = "greeting"
	AtEHLO     Step = "ehlo" // HELO too
	AtSTARTTLS Step = "starttls"
	AtAUTH     Step = "auth"
	AtMAIL     Step = "mail"
	AtRCPT     Step = "rcpt"
	AtDATA     Step = "data"
	InBody     Step = "body" // while the mail comes in
	AtDot      Step = "dot"  // after the final dot
	AtRSET     Step = "rset"
	AtQUIT     Step = "quit"
)

// Manner is how a reply's octets go out.
type Manner int

const (
	Whole    Manner = iota
	Cut             // in two writes, the second a moment later, cut inside the last line
	Bytewise        // one octet a write
)

// Ending is what the server does after a move.
type Ending int

const (
	GoOn   Ending = iota
	Drop          // close the connection (FIN)
	Reset         // close it with a TCP reset (RST)
	Stall         // read on and answer nothing until the client goes
	Late          // answer only when the client has gone
	Freeze        // neither read nor answer until Close
)

// Move is what a Script does at one step in place of its usual reply.
type Move struct {
	Reply  string // the octets to answer, CRLF included; "" : the usual reply with GoOn and Late, none with the other endings
	Manner Manner
	Then   Ending
	After  int // InBody: octets of the mail to read first
	Nth    int // only the Nth time that the step is met on this server, from 1; 0: each time
}

// ScriptOptions say what a Script offers and where it misbehaves.
type ScriptOptions struct {
	Moves      map[Step]Move
	Extensions []string    // EHLO keywords; nil: PIPELINING, 8BITMIME, SIZE 104857600, DSN, ENHANCEDSTATUSCODES
	TLS        *tls.Config // offers STARTTLS
	Implicit   bool        // TLS from the first octet
	// Round is waited before each group of replies: what a link with this round trip costs a client.
	Round time.Duration
	// Met is called when a step is met, before it is answered (InBody: when as much of the mail came as the step's Move says); Answered when the
	// answers up to a step went out.
	Met, Answered func(Step)
	// Discard keeps no mail's octets in the record (benchmarks).
	Discard bool
}

// Attempt is one transaction as a Script saw it: the oracle of the tests.
type Attempt struct {
	Mail     string   // the line of MAIL
	Rcpt     []string // the lines of RCPT that were accepted
	Data     []byte   // the mail without dot-stuffing, as far as it came
	Complete bool     // the final dot came
	Answer   string   // what was answered to it, as far as the kernel took it
}

// Accepted tells whether the mail came whole and the server took it, so that it would be delivered.
func (a Attempt) Accepted() bool { return a.Complete && len(a.Answer) > 3 && a.Answer[0] == '2' }

// Script is an SMTP server on 127.0.0.1 that misbehaves as told and records what reached it.
type Script struct {
	Port int

	options  ScriptOptions
	listener net.Listener
	conns    *connections
	end      chan struct{}
	serving  sync.WaitGroup

	mu       sync.Mutex
	attempts []*Attempt
	commands []string
	met      map[Step]int
	open     map[net.Conn]struct{}
}

// StartScript listens on a free port and serves until Close.
func StartScript(o ScriptOptions) (*Script, error) {
	if o.Extensions == nil {
		o.Extensions = []string{"PIPELINING", "8BITMIME", "SIZE 104857600", "DSN", "ENHANCEDSTATUSCODES"}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("postbox: listen on 127.0.0.1: %w", err)
	}
	s := &Script{
		Port: l.Addr().(*net.TCPAddr).Port, options: o, listener: l, conns: newConnections(),
		end: make(chan struct{}), met: map[Step]int{}, open: map[net.Conn]struct{}{},
	}
	s.serving.Go(s.accept)
	return s, nil
}

func (s *Script) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.open[conn] = struct{}{}
		s.mu.Unlock()
		s.conns.add(1)
		s.serving.Go(func() {
			defer s.conns.add(-1)
			newDialogue(s, conn).run()
			s.mu.Lock()
			delete(s.open, conn)
			s.mu.Unlock()
			_ = conn.Close() // closed already where the script said so
		})
	}
}

// move is what to do at a step, where the script has something for it.
func (s *Script) move(at Step) (Move, bool) {
	s.mu.Lock()
	s.met[at]++
	m, ok := s.options.Moves[at]
	ok = ok && (m.Nth == 0 || m.Nth == s.met[at])
	s.mu.Unlock()
	if s.options.Met != nil && at != InBody {
		s.options.Met(at)
	}
	return m, ok
}

// Attempts are the transactions so far, in the order of their MAIL.
func (s *Script) Attempts() []Attempt {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Attempt, len(s.attempts))
	for i, a := range s.attempts {
		all[i] = *a
		all[i].Rcpt = slices.Clone(a.Rcpt)
	}
	return all
}

// Commands are the command lines of all connections, in the order in which they came.
func (s *Script) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands)
}

// Settle waits until no connection is open, so that the record is complete.
func (s *Script) Settle(ctx context.Context) error { return s.conns.wait(ctx) }

// Close ends the server and all its connections.
func (s *Script) Close() error {
	close(s.end)
	err := s.listener.Close()
	s.mu.Lock()
	for c := range s.open {
		err = errors.Join(err, ignoreClosed(c.Close()))
	}
	s.mu.Unlock()
	s.serving.Wait()
	return err
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}
