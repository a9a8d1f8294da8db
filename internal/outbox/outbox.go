// Package outbox hands a mail to the relay and says what became of it: accepted, refused, deferred, or in doubt. go-mail connects, starts TLS
// and authenticates; the transactions then run through the connected client's text connection, so that the verdict on a mail is the reply to
// its final dot and nothing else.
package outbox

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"time"
)

// Relay is the mail relay and how to speak with it.
type Relay struct {
	Host     string
	Port     int
	TLS      string // "implicit" (also ""), "starttls", "none" (loopback only)
	CAFile   []byte // PEM of a private CA; nil: the system's
	Helo     string // "" : localhost
	User     string // "" : no authentication
	Password string
	// Token gives an access token for XOAUTH2 or OAUTHBEARER, another than the one that the relay refused ("" : none was); nil: by password.
	Token           func(ctx context.Context, refused string) (string, error)
	CommandTimeout  time.Duration // 0: 5 min (RFC 5321 §4.5.3.2)
	FinalDotTimeout time.Duration // 0: 10 min
}

func (r Relay) address() string { return net.JoinHostPort(r.Host, strconv.Itoa(r.Port)) }

// Envelope is one transaction.
type Envelope struct {
	From string // "" : the null sender, to which nothing bounces
	To   string
	Cc   []string
	Data []byte // the whole mail, CRLF
	ID   string // ENVID where DSN is offered
}

// Outcome of a transaction.
type Outcome int

const (
	Accepted Outcome = iota // 2xx to the final dot
	Refused                 // 5xx to To's RCPT, to DATA or to the final dot
	Deferred                // 4xx there, or a connection lost before the final dot
	InDoubt                 // no reply after the final dot
	Fault                   // greeting, EHLO, STARTTLS, AUTH or MAIL failed: not about this letter
)

// String is the outcome in words.
func (o Outcome) String() string {
	switch o {
	case Accepted:
		return "accepted"
	case Refused:
		return "refused"
	case Deferred:
		return "deferred"
	case InDoubt:
		return "in doubt"
	case Fault:
		return "fault"
	}
	return "outcome " + strconv.Itoa(int(o))
}

// The steps of a dialogue, as Verdict.Step names them.
const (
	stepConnect  = "connect"
	stepGreeting = "greeting"
	stepEHLO     = "ehlo"
	stepSTARTTLS = "starttls"
	stepAuth     = "auth"
	stepMail     = "mail"
	stepRcpt     = "rcpt"
	stepHanding  = "handing" // the caller's own hook failed
	stepData     = "data"
	stepBody     = "body"
	stepDot      = "dot"
)

// Verdict is what the relay said.
type Verdict struct {
	Outcome   Outcome
	Step      string            // "connect", "greeting", "ehlo", "starttls", "auth", "mail", "rcpt", "handing", "data", "body", "dot"
	Code      int               // SMTP reply code; 0: none
	Enhanced  string            // "5.1.1"
	Text      string            // the reply's words, or the error's
	RefusedCc map[string]string // Cc addresses that were refused, with the reply
	Permanent bool              // of a Fault: trying again will not help (a wrong password, a certificate)
}

// reply is the verdict's reply on one line: "550 5.1.1 no such user", or only the words where the relay gave no code.
func (v Verdict) reply() string {
	switch {
	case v.Code == 0:
		return v.Text
	case v.Enhanced == "":
		return fmt.Sprintf("%d %s", v.Code, v.Text)
	}
	return fmt.Sprintf("%d %s %s", v.Code, v.Enhanced, v.Text)
}

// FaultError says why no session came about; Verdict.Outcome is Fault.
type FaultError struct {
	Relay   string // host:port
	Verdict Verdict
	cause   error
}

func (e *FaultError) Error() string {
	return fmt.Sprintf("relay %s: %s: %s", e.Relay, e.Verdict.Step, e.Verdict.reply())
}

func (e *FaultError) Unwrap() error { return e.cause }
