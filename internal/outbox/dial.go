package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"strings"
	"time"

	"chancery/internal/tlsmode"

	"github.com/wneessen/go-mail/smtp"
)

const (
	commandTimeout  = 5 * time.Minute  // RFC 5321 §4.5.3.2.1 to .3
	finalDotTimeout = 10 * time.Minute // §4.5.3.2.6
	connectTimeout  = 30 * time.Second
)

// Dial connects, says EHLO, starts TLS, authenticates. The error is a *FaultError that bears the Verdict.
func Dial(ctx context.Context, r Relay) (*Session, error) {
	s := &Session{command: r.CommandTimeout, dot: r.FinalDotTimeout}
	if s.command <= 0 {
		s.command = commandTimeout
	}
	if s.dot <= 0 {
		s.dot = finalDotTimeout
	}
	step, err := s.open(ctx, r)
	if err != nil && step == stepAuth && s.token != "" && isPermanent(step, err) { // it may have been revoked before its end: once more, by one that is fetched anew
		_ = s.raw.Close() // relays close a connection on which a login failed
		step, err = s.open(ctx, r)
	}
	if err == nil {
		s.usable = true
		s.learn()
		return s, nil
	}
	if s.raw != nil {
		_ = s.raw.Close() // the fault is what counts
	}
	if ctx.Err() != nil {
		err = fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	return nil, &FaultError{Relay: r.address(), Verdict: faultOf(step, err), cause: err}
}

// open gives the step that failed with its error.
func (s *Session) open(ctx context.Context, r Relay) (step string, err error) {
	cfg, err := tlsmode.Config(r.TLS, r.Host, r.CAFile)
	if err != nil {
		return stepConnect, setting("%w", err)
	}
	dialer := net.Dialer{Timeout: min(connectTimeout, s.command)}
	if s.raw, err = dialer.DialContext(ctx, "tcp", r.address()); err != nil {
		return stepConnect, err
	}
	stop := context.AfterFunc(ctx, func() { _ = s.raw.Close() })
	defer func() {
		if !stop() && err == nil {
			step, err = stepAuth, context.Cause(ctx)
		}
	}()
	conn, err := s.secure(ctx, r, cfg)
	if err != nil {
		return stepConnect, err
	}
	if s.client, err = smtp.NewClient(conn, r.Host); err != nil {
		return stepGreeting, err
	}
	if err := s.hello(r); err != nil {
		return stepEHLO, err
	}
	if r.TLS == "starttls" {
		if err := s.startTLS(cfg); err != nil {
			return stepSTARTTLS, err
		}
	}
	return stepAuth, s.authenticate(ctx, r)
}

// hello says EHLO. Where that is refused go-mail tries HELO; a relay without ESMTP, or one whose replies do not fit the commands, is no relay to
// hand letters to, so the first error stands.
func (s *Session) hello(r Relay) error {
	helo := r.Helo
	if helo == "" {
		helo = "localhost"
	}
	refused := &firstError{}
	s.client.ErrorHandlerRegistry.RegisterHandler(r.Host, "ehlo", refused)
	if err := s.arm(s.command); err != nil {
		return err
	}
	if err := s.client.Hello(helo); err != nil {
		return err
	}
	return refused.err
}

// firstError remembers what go-mail would recover from.
type firstError struct{ err error }

func (f *firstError) HandleError(_, _ string, _ *textproto.Conn, err error) error {
	if f.err == nil {
		f.err = err
	}
	return err
}

// faultOf turns the error of a step into a verdict.
func faultOf(step string, err error) Verdict {
	v := Verdict{Outcome: Fault, Step: step, Text: describe(err), Permanent: isPermanent(step, err)}
	var reply *textproto.Error
	if errors.As(err, &reply) {
		v.Code = reply.Code
		v.Enhanced, v.Text = words(reply.Code, strings.Split(reply.Msg, "\n"))
	}
	return v
}

// describe puts the errors of the net package into words that a person can act upon.
func describe(err error) string {
	var protocol textproto.ProtocolError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the relay closed the connection"
	case errors.Is(err, os.ErrDeadlineExceeded):
		return "no reply in time"
	case errors.Is(err, net.ErrClosed):
		return "the connection was closed"
	case errors.As(err, &protocol):
		return "not an SMTP reply: " + clean(protocol.Error())
	}
	return clean(err.Error())
}
