package outbox

import (
	"context"
	"errors"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/internal/needed"
	"chancery/internal/postbox"
)

// TestRelayWithAWrongCertificateGetsNoPassword has a relay with another's certificate, an expired one, one of tomorrow, and plain text where TLS is due.
func TestRelayWithAWrongCertificateGetsNoPassword(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		age     time.Duration // of the certificate, which is good for a day
		address string        // the address by which the relay is asked for
		plain   bool
		words   string
	}{
		"another's": {0, "127.0.0.2", false, "127.0.0.2"},
		"expired":   {48 * time.Hour, "127.0.0.1", false, "expired"},
		"too early": {-48 * time.Hour, "127.0.0.1", false, "not yet valid"},
		"plain":     {0, "127.0.0.1", true, "TLS"},
	} {
		for _, mode := range []string{"implicit", "starttls"} {
			if c.plain && mode == "starttls" {
				continue // TestWrongSettingsArePermanent: no STARTTLS offered
			}
			t.Run(name+"/"+mode, func(t *testing.T) {
				t.Parallel()
				cfg, ca, err := postbox.SelfSigned(time.Now().Add(-c.age))
				if err != nil {
					t.Fatal(err)
				}
				o := postbox.Options{User: "isu", Password: "secret", TLS: cfg, Implicit: mode == "implicit"}
				if c.plain {
					o = postbox.Options{User: "isu", Password: "secret"}
				}
				r := relay(via(t, c.address, server(t, o).SMTPPort), false)
				r.Host, r.TLS, r.CAFile, r.User, r.Password = c.address, mode, ca, "isu", "secret"
				r.Token = func(context.Context, string) (string, error) {
					t.Error("a token was asked for")
					return "", nil
				}
				var fault *FaultError
				if _, err := Dial(context.Background(), r); !errors.As(err, &fault) || !fault.Verdict.Permanent || !strings.Contains(err.Error(), c.words) {
					t.Errorf("%v, want a permanent fault with a word on %q", err, c.words)
				}
			})
		}
	}
}

// via gives a port at another address of this machine behind which the port at 127.0.0.1 is.
func via(t *testing.T, address string, port int) int {
	t.Helper()
	if address == "127.0.0.1" {
		return port
	}
	l, err := net.Listen("tcp", net.JoinHostPort(address, "0"))
	if err != nil {
		needed.Missing(t, "%s is no address of this machine: %v", address, err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
			if err != nil {
				near.Close()
				continue
			}
			pass := func(to, from net.Conn) {
				_, _ = io.Copy(to, from) // its end is the connection's
				to.Close()
			}
			go pass(near, far)
			go pass(far, near)
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}
