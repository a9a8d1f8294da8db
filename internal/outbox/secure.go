package outbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strings"

	"chancery/internal/tlsmode"

	"github.com/wneessen/go-mail/smtp"
)

// errSetting marks what only a change of the settings mends.
var errSetting = errors.New("setting")

func setting(format string, args ...any) error {
	return fmt.Errorf("%w%.0w", fmt.Errorf(format, args...), errSetting)
}

// secure gives the connection to speak SMTP on: TLS over the raw one where TLS is implicit.
func (s *Session) secure(ctx context.Context, r Relay, cfg *tls.Config) (net.Conn, error) {
	if err := s.arm(s.command); err != nil {
		return nil, err
	}
	if r.TLS != "" && r.TLS != "implicit" {
		return s.raw, nil
	}
	conn := tls.Client(s.raw, cfg)
	if err := conn.HandshakeContext(ctx); err != nil {
		return nil, fmt.Errorf("TLS: %w", err)
	}
	return conn, nil
}

func (s *Session) startTLS(cfg *tls.Config) error {
	if offered, _ := s.client.Extension("STARTTLS"); !offered {
		return setting("the relay offers no STARTTLS")
	}
	if err := s.arm(s.command); err != nil {
		return err
	}
	return s.client.StartTLS(cfg)
}

// authenticate proves who we are by the best mechanism that both know. Passwords go out only over TLS or to this machine.
func (s *Session) authenticate(ctx context.Context, r Relay) error {
	if r.User == "" {
		return nil
	}
	offered, mechanisms := s.client.Extension("AUTH")
	if !offered {
		return setting("the relay offers no authentication, yet a user is set")
	}
	auth, err := s.mechanism(ctx, r, strings.Fields(strings.ToUpper(mechanisms)))
	if err != nil {
		return err
	}
	if err := s.arm(s.command); err != nil {
		return err
	}
	return s.client.Auth(auth)
}

func (s *Session) mechanism(ctx context.Context, r Relay, offered []string) (smtp.Auth, error) {
	has := map[string]bool{}
	for _, m := range offered {
		has[m] = true
	}
	switch {
	case r.Token != nil:
		if !has["XOAUTH2"] && !has["OAUTHBEARER"] {
			return nil, setting("the relay takes no access token: it offers no XOAUTH2 and no OAUTHBEARER but %s", strings.Join(offered, ", "))
		}
		var err error
		if s.token, err = r.Token(ctx, s.token); err != nil {
			return nil, fmt.Errorf("access token: %w", err)
		}
		if !has["XOAUTH2"] {
			return &bearer{user: r.User, token: s.token, host: r.Host, port: r.Port}, nil
		}
		return smtp.XOAuth2Auth(r.User, s.token), nil
	case has["SCRAM-SHA-256"]:
		return smtp.ScramSHA256Auth(r.User, r.Password), nil
	case has["SCRAM-SHA-1"]:
		return smtp.ScramSHA1Auth(r.User, r.Password), nil
	case has["PLAIN"]:
		return smtp.PlainAuth("", r.User, r.Password, r.Host, tlsmode.Loopback(r.Host)), nil
	case has["LOGIN"]:
		return smtp.LoginAuth(r.User, r.Password, r.Host, tlsmode.Loopback(r.Host)), nil
	case has["CRAM-MD5"]:
		return smtp.CRAMMD5Auth(r.User, r.Password), nil
	}
	return nil, setting("the relay offers %s; known are SCRAM-SHA-256, SCRAM-SHA-1, PLAIN, LOGIN, CRAM-MD5 and, with a token, XOAUTH2 and OAUTHBEARER", strings.Join(offered, ", "))
}

// isPermanent tells whether only a person mends the fault: a setting, a certificate, a password that the relay refuses for good (RFC 4954 §6).
func isPermanent(step string, err error) bool {
	if errors.Is(err, errSetting) || tlsmode.Untrusted(err) {
		return true
	}
	var reply *textproto.Error
	return errors.As(err, &reply) && (step == stepAuth && reply.Code >= 500 || wantsAuth(reply.Code))
}

// wantsAuth: 530 authentication required, 534 mechanism too weak, 535 credentials invalid, 538 encryption required.
func wantsAuth(code int) bool { return code == 530 || code == 534 || code == 535 || code == 538 }
