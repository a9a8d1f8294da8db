package postbox

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
)

// imapSession is one IMAP connection to the server's only user.
type imapSession struct {
	*imapmemserver.UserSession // nil until the user logged in
	server                     *Server
}

func (s *imapSession) enter() { s.UserSession = imapmemserver.NewUserSession(s.server.user) }

func (s *imapSession) Login(user, password string) error {
	if s.server.options.User != "" && !s.server.options.admits(user, password) {
		return imapserver.ErrAuthFailed
	}
	s.enter()
	return nil
}

func (s *imapSession) AuthenticateMechanisms() []string {
	return s.server.options.mechanisms("PLAIN")
}

func (s *imapSession) Authenticate(mech string) (sasl.Server, error) {
	token := func(user, token string) error {
		if !s.server.options.admitsToken(user, token) {
			return imapserver.ErrAuthFailed
		}
		s.enter()
		return nil
	}
	switch strings.ToUpper(mech) {
	case "PLAIN":
		return sasl.NewPlainServer(func(_, user, password string) error { return s.Login(user, password) }), nil
	case "XOAUTH2":
		return &bearerServer{check: token}, nil
	case sasl.OAuthBearer:
		return oauthBearer(token), nil
	}
	return nil, &imap.Error{Type: imap.StatusResponseTypeNo, Text: "mechanism not supported"}
}

// idlePoll is how often an idling client is told what is new. imapmemserver's own IDLE says nothing of what came just before it.
const idlePoll = 20 * time.Millisecond

func (s *imapSession) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	tick := time.NewTicker(idlePoll)
	defer tick.Stop()
	for {
		if err := s.Poll(w, true); err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-stop:
			return nil
		}
	}
}

// Deliver puts a mail into a folder of the mailbox ("INBOX"), with its INTERNALDATE. A folder that is not there is made.
func (s *Server) Deliver(folder string, raw []byte, at time.Time) error {
	if err := s.user.Create(folder, nil); err != nil && !exists(err) {
		return fmt.Errorf("postbox: create folder %s: %w", folder, err)
	}
	if _, err := s.user.Append(folder, literal{bytes.NewReader(raw)}, &imap.AppendOptions{Time: at}); err != nil {
		return fmt.Errorf("postbox: deliver into %s: %w", folder, err)
	}
	return nil
}

// Recreate deletes a folder with its mails and makes it again, which changes its UIDVALIDITY (RFC 9051 §2.3.1.1).
func (s *Server) Recreate(folder string) error {
	if err := s.user.Delete(folder); err != nil {
		return fmt.Errorf("postbox: delete folder %s: %w", folder, err)
	}
	return s.user.Create(folder, nil)
}

// Stored is the number of mails in a folder; 0 where there is no such folder.
func (s *Server) Stored(folder string) int {
	st, err := s.user.Status(folder, &imap.StatusOptions{NumMessages: true})
	if err != nil || st.NumMessages == nil {
		return 0
	}
	return int(*st.NumMessages)
}

func exists(err error) bool {
	var e *imap.Error
	return errors.As(err, &e) && e.Code == imap.ResponseCodeAlreadyExists
}

// literal is a mail as APPEND hands it over.
type literal struct{ *bytes.Reader }

func (l literal) Size() int64 { return l.Reader.Size() }
