package postbox

import (
	"io"
	"strings"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// smtpSession is one SMTP connection: it holds the transaction under way and records it when its data is complete.
type smtpSession struct {
	server *Server
	known  bool // authenticated
	from   string
	to     []string
}

func (s *smtpSession) Reset() { s.from, s.to = "", nil }

func (s *smtpSession) Logout() error { return nil }

func (s *smtpSession) Mail(from string, _ *smtp.MailOptions) error {
	if s.needsAuth() && !s.known {
		return smtp.ErrAuthRequired
	}
	s.from, s.to = from, nil
	return nil
}

func (s *smtpSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	if refuse := s.server.options.Refuse; refuse != nil {
		if r := refuse(to); r != nil {
			return &smtp.SMTPError{Code: r.Code, EnhancedCode: smtp.EnhancedCode(r.Enhanced), Message: r.Text}
		}
	}
	s.to = append(s.to, to)
	return nil
}

func (s *smtpSession) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m := Received{From: s.from, To: s.to, Data: data, At: s.server.options.Now()}
	s.server.mu.Lock()
	s.server.mails = append(s.server.mails, m)
	s.server.mu.Unlock()
	if s.server.options.OnMail != nil {
		s.server.options.OnMail(m)
	}
	return nil
}

func (s *smtpSession) needsAuth() bool { return s.server.options.User != "" }

func (s *smtpSession) AuthMechanisms() []string {
	if !s.needsAuth() {
		return nil
	}
	return s.server.options.mechanisms("PLAIN", "LOGIN")
}

func (s *smtpSession) Auth(mech string) (sasl.Server, error) {
	check := func(user, password string) error {
		if !s.server.options.admits(user, password) {
			return smtp.ErrAuthFailed
		}
		s.known = true
		return nil
	}
	token := func(user, token string) error {
		if !s.server.options.admitsToken(user, token) {
			return smtp.ErrAuthFailed
		}
		s.known = true
		return nil
	}
	switch strings.ToUpper(mech) {
	case "PLAIN":
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	case "LOGIN":
		return &loginServer{check: check}, nil
	case "XOAUTH2":
		return &bearerServer{check: token}, nil
	case sasl.OAuthBearer:
		return oauthBearer(token), nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}
