package outbox

import (
	"strconv"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

// bearer is OAUTHBEARER (RFC 7628), which go-mail lacks.
type bearer struct {
	user, token, host string
	port              int
}

// gs2 writes a name in the form of RFC 5801 §4.
var gs2 = strings.NewReplacer("=", "=3D", ",", "=2C")

// Start gives the one message of the client (RFC 7628 §3.1).
func (b *bearer) Start(*smtp.ServerInfo) (mechanism string, message []byte, err error) {
	return "OAUTHBEARER", []byte("n,a=" + gs2.Replace(b.user) + ",\x01host=" + b.host + "\x01port=" + strconv.Itoa(b.port) + "\x01auth=Bearer " + b.token + "\x01\x01"), nil
}

// Next ends a refusal, whose reason the server gave as a challenge: the reply that says so comes after it (RFC 7628 §3.2.3).
func (b *bearer) Next(_ []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	return []byte("\x01"), nil
}
