package outbox

import (
	"errors"
	"fmt"
	"strings"
)

// mailCommand is MAIL with what the relay offers: SIZE (RFC 1870), BODY (RFC 6152), RET and ENVID (RFC 3461), which a null sender has no use for.
func (s *Session) mailCommand(e Envelope) string {
	var b strings.Builder
	fmt.Fprintf(&b, "MAIL FROM:<%s>", e.From)
	if s.size {
		fmt.Fprintf(&b, " SIZE=%d", len(e.Data))
	}
	if s.eightBit && hasHighOctet(e.Data) {
		b.WriteString(" BODY=8BITMIME")
	}
	if s.dsn && e.From != "" {
		b.WriteString(" RET=HDRS")
		if id := xtext(e.ID); id != "" && len(id) <= 100 { // RFC 3461 §4.4
			b.WriteString(" ENVID=" + id)
		}
	}
	b.WriteString("\r\n")
	return b.String()
}

// rcptCommand is RCPT; with DSN the relay reports failure and delay and names the address as invited (RFC 3461 §4.1, §4.2).
func (s *Session) rcptCommand(e Envelope, to string) string {
	if s.dsn && e.From != "" {
		return fmt.Sprintf("RCPT TO:<%s> NOTIFY=FAILURE,DELAY ORCPT=rfc822;%s\r\n", to, xtext(to))
	}
	return fmt.Sprintf("RCPT TO:<%s>\r\n", to)
}

// xtext encodes as RFC 3461 §4: "+", "=" and what is not printable ASCII as "+XX".
func xtext(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '+' || c == '=' {
			fmt.Fprintf(&b, "+%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// checkPath refuses an address that the relay could misread as more than an address.
func checkPath(address string) error {
	if len(address) > 254 || strings.Count(address, "@") != 1 || address[0] == '@' || address[len(address)-1] == '@' {
		return fmt.Errorf("%q is no address", address)
	}
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`<>"\,;()`, c) >= 0 {
			return fmt.Errorf("the address %q has %q, which is not sent to a relay", address, c)
		}
	}
	return nil
}

// unfit is a verdict on what is not sent at all; ok: nothing is wrong.
func (s *Session) unfit(e Envelope) (v Verdict, ok bool) {
	if err := checkLines(e.Data); err != nil {
		return Verdict{Outcome: Refused, Step: stepBody, Text: err.Error()}, false
	}
	if s.maxSize > 0 && int64(len(e.Data)) > s.maxSize {
		text := fmt.Sprintf("the mail has %d octets, the relay takes at most %d", len(e.Data), s.maxSize)
		return Verdict{Outcome: Refused, Step: stepMail, Enhanced: "5.3.4", Text: text}, false
	}
	if err := checkPath(e.To); err != nil {
		return Verdict{Outcome: Refused, Step: stepRcpt, Enhanced: "5.1.3", Text: err.Error()}, false
	}
	if e.From != "" {
		if err := checkPath(e.From); err != nil {
			return Verdict{Outcome: Fault, Step: stepMail, Enhanced: "5.1.7", Text: "sender: " + err.Error(), Permanent: true}, false
		}
	}
	return Verdict{}, true
}

var errEmpty = errors.New("the mail is empty")
