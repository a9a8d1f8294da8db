// Package postbox is the mail server of the demo and of the tests: SMTP that records what it accepted (go-smtp) and IMAP that serves one
// user's mailbox from memory (go-imap's imapmemserver), both on 127.0.0.1 and on free ports. Beside them stand two scripted servers, one SMTP and
// one IMAP, that misbehave exactly as a test tells them and keep a record of what reached them.
package postbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"slices"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-smtp"
)

// Received is a mail that the SMTP side accepted.
type Received struct {
	From string
	To   []string // in the order of RCPT
	Data []byte   // as sent: CRLF, without dot-stuffing
	At   time.Time
}

// Reply is an SMTP reply that refuses something.
type Reply struct {
	Code     int
	Enhanced [3]int
	Text     string
}

// Options say how the two servers behave. The zero value is a server without passwords and without TLS that accepts every mail.
type Options struct {
	User, Password string // of both; "" : SMTP without authentication, IMAP with any
	Token          string // an access token that XOAUTH2 takes; "" : no XOAUTH2
	Bearer         bool   // OAUTHBEARER takes it, and XOAUTH2 is not offered
	// Refuse decides on a recipient: nil accepts it, else an SMTP error is answered (code, enhanced, text).
	Refuse func(rcpt string) *Reply
	// OnMail is called after a mail was accepted, before the 250.
	OnMail func(Received)
	Now    func() time.Time
	// TLS offers STARTTLS on both; with Implicit both speak TLS from the first byte. See SelfSigned.
	TLS      *tls.Config
	Implicit bool
	MaxSize  int64 // SIZE that SMTP announces, in octets; 0: 64 MiB
}

// Server is the embedded mail server of the demo and the tests: SMTP that records, IMAP that serves one mailbox. It listens on 127.0.0.1 only, on ports of its own.
type Server struct {
	SMTPPort, IMAPPort int

	options Options
	smtp    *smtp.Server
	imap    *imapserver.Server
	user    *imapmemserver.User
	serving sync.WaitGroup
	conns   *connections

	mu    sync.Mutex
	mails []Received
}

// Start listens on two free ports of 127.0.0.1 and serves until Close. The mailbox has the folders INBOX and Sent.
func Start(o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.MaxSize == 0 {
		o.MaxSize = 64 << 20
	}
	s := &Server{options: o, conns: newConnections(), user: imapmemserver.NewUser(o.User, o.Password)}
	for _, folder := range []string{"INBOX", "Sent"} {
		if err := s.user.Create(folder, nil); err != nil {
			return nil, fmt.Errorf("postbox: create folder %s: %w", folder, err)
		}
	}
	s.smtp = s.newSMTP()
	s.imap = s.newIMAP()
	var err error
	if s.SMTPPort, err = s.serve(s.smtp.Serve); err != nil {
		return nil, err
	}
	if s.IMAPPort, err = s.serve(s.imap.Serve); err != nil {
		return nil, errors.Join(err, s.smtp.Close(), s.conns.closeListeners())
	}
	return s, nil
}

// serve runs a server's accept loop on a free port of 127.0.0.1 and gives the port.
func (s *Server) serve(accept func(net.Listener) error) (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("postbox: listen on 127.0.0.1: %w", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l = s.conns.track(l)
	if s.options.Implicit && s.options.TLS != nil {
		l = tls.NewListener(l, s.options.TLS)
	}
	s.serving.Go(func() { _ = accept(l) }) // ends with Close, whose error is the one that counts
	return port, nil
}

func (s *Server) newSMTP() *smtp.Server {
	srv := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &smtpSession{server: s}, nil }))
	srv.Domain = "postbox.example"
	srv.AllowInsecureAuth = true // it listens on the loopback interface only
	srv.MaxMessageBytes = s.options.MaxSize
	srv.EnableDSN = true
	srv.ErrorLog = log.New(io.Discard, "", 0)
	if !s.options.Implicit {
		srv.TLSConfig = s.options.TLS
	}
	return srv
}

func (s *Server) newIMAP() *imapserver.Server {
	o := &imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &imapSession{server: s}, nil, nil
		},
		Caps:         imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapUIDPlus: {}, imap.CapMove: {}},
		Logger:       log.New(io.Discard, "", 0),
		InsecureAuth: true,
	}
	if !s.options.Implicit {
		o.TLSConfig = s.options.TLS
	}
	return imapserver.New(o)
}

// Mails are those accepted so far.
func (s *Server) Mails() []Received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.mails)
}

// Close ends both servers and waits for their connections, at most until ctx ends.
func (s *Server) Close(ctx context.Context) error {
	err := errors.Join(s.smtp.Close(), s.imap.Close(), s.conns.closeListeners())
	s.serving.Wait()
	return errors.Join(err, s.conns.wait(ctx))
}
