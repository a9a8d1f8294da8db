package postbox

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"net"
	"slices"
	"sync"
	"time"
)

// StoredMail is one mail of an IMAPScript.
type StoredMail struct {
	UID  uint32
	At   time.Time
	Raw  []byte
	Size int64 // RFC822.SIZE as the server says it; 0: the length of Raw
}

// StoredFolder is one folder of an IMAPScript.
type StoredFolder struct {
	UIDValidity uint32 // 0: 1
	Mails       []StoredMail
}

// IMAPOptions say what an IMAPScript holds and where it misbehaves.
type IMAPOptions struct {
	Silent      bool   // accepts, and never greets
	Caps        string // "" : IMAP4rev1
	CapsAfter   string // capabilities after the login, where they change; told with its OK
	UIDValidity uint32 // 0: 1
	Mails       []StoredMail
	Folders     map[string]StoredFolder // several, by name, in place of the one under whatever name
	NoFolder    string                  // the server's words on a folder that is not there
	OnSelect    string                  // lines of the server's own in its answer to SELECT and EXAMINE
	Beside      string                  // lines said unasked before each answer to FETCH
	FlagsFirst  bool                    // in answers to FETCH the flags stand before the UID
	UIDLast     bool                    // in answers to FETCH the UID stands after the body's literal (legal: RFC 9051 §7.5.2 gives no order)
	Descending  bool                    // the last mail is answered first
	ByeAfter    int                     // commands after which a connection ends with BYE; 0: none
	// Hook sees each command first; true: it has answered by itself.
	Hook func(t *Talk, tag, command string) bool
}

// IMAPScript is an IMAP server on 127.0.0.1 that misbehaves as told. It speaks as much of RFC 3501 as a client needs to log in, select, search, fetch,
// mark, append and idle.
type IMAPScript struct {
	Port int

	listener net.Listener
	serving  sync.WaitGroup

	mu       sync.Mutex
	options  IMAPOptions
	commands []string
	open     map[net.Conn]struct{}
}

// StartIMAPScript listens on a free port and serves until Close.
func StartIMAPScript(o IMAPOptions) (*IMAPScript, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("postbox: listen on 127.0.0.1: %w", err)
	}
	s := NewIMAPScript(o)
	s.Port, s.listener = l.Addr().(*net.TCPAddr).Port, l
	s.serving.Go(s.accept)
	return s, nil
}

// NewIMAPScript is a server that listens nowhere, see Serve.
func NewIMAPScript(o IMAPOptions) *IMAPScript {
	if o.Caps == "" {
		o.Caps = "IMAP4rev1"
	}
	if o.UIDValidity == 0 {
		o.UIDValidity = 1
	}
	return &IMAPScript{options: o, open: map[net.Conn]struct{}{}}
}

// Replace puts other mails in place of those there were, under a UIDVALIDITY.
func (s *IMAPScript) Replace(uidValidity uint32, mails []StoredMail) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.UIDValidity, s.options.Mails = uidValidity, mails
}

// ReplaceIn puts other mails in place of those of one folder.
func (s *IMAPScript) ReplaceIn(folder string, f StoredFolder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	folders := maps.Clone(s.options.Folders)
	if folders == nil {
		folders = map[string]StoredFolder{}
	}
	folders[folder] = f
	s.options.Folders = folders
}

// Commands are the commands of all connections without their tags.
func (s *IMAPScript) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands)
}

// Bye ends all connections as a server does that goes down or whose sessions expire.
func (s *IMAPScript) Bye(words string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		_, _ = fmt.Fprintf(c, "* BYE %s\r\n", words) // a client that has gone is no error here
		_ = c.Close()
	}
}

// Close ends the server and all its connections.
func (s *IMAPScript) Close() error {
	var err error
	if s.listener != nil {
		err = s.listener.Close()
	}
	s.mu.Lock()
	for c := range s.open {
		err = errors.Join(err, ignoreClosed(c.Close()))
	}
	s.mu.Unlock()
	s.serving.Wait()
	return err
}

func (s *IMAPScript) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.Serve(conn)
	}
}

// Serve speaks on a connection that the server did not accept itself, such as one end of a net.Pipe, whose clocks testing/synctest can turn.
func (s *IMAPScript) Serve(conn net.Conn) {
	s.mu.Lock()
	s.open[conn] = struct{}{}
	s.mu.Unlock()
	s.serving.Go(func() {
		t := &Talk{script: s, conn: conn, r: bufio.NewReader(conn)}
		t.run()
		s.mu.Lock()
		delete(s.open, conn)
		s.mu.Unlock()
		_ = conn.Close() // closed already where a hook did
	})
}

func (s *IMAPScript) state() IMAPOptions {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.options
}
