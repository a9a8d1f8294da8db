package mailbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"time"

	"chancery/internal/tlsmode"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
)

const connectTimeout = 30 * time.Second

// Dial connects, starts TLS and logs in. The error is an ErrAccount where only the settings mend it.
func Dial(ctx context.Context, a Account) (*Client, error) {
	c := &Client{account: a, folder: a.folder(), changed: make(chan struct{}, 1), huge: &huge{}}
	if err := c.open(ctx); err != nil {
		return nil, fmt.Errorf("mailbox %s: %w", a.address(), err)
	}
	return c, nil
}

func setting(format string, args ...any) error {
	return fmt.Errorf("%w%.0w", fmt.Errorf(format, args...), ErrAccount)
}

// open makes the connection, also anew where the old one was cut. An access token that is refused may have been revoked before its end: one that is fetched
// anew is tried once, on a connection of its own, since servers close the one on which a login failed.
func (c *Client) open(ctx context.Context) error {
	c.token = ""
	err := c.connect(ctx)
	if c.token != "" && errors.Is(err, ErrAccount) {
		err = c.connect(ctx)
	}
	return err
}

func (c *Client) connect(ctx context.Context) error {
	cfg, err := tlsmode.Config(c.account.TLS, c.account.Host, c.account.CAFile)
	if err != nil {
		return setting("%w", err)
	}
	raw, err := c.account.connect(ctx)
	if err != nil {
		return err
	}
	c.conn, c.selected, c.born = &limited{Conn: raw}, false, time.Now()
	c.huge.reset(raw)
	err = c.during(ctx, func() error {
		if err := c.greet(ctx, cfg); err != nil {
			return err
		}
		return c.login(ctx)
	})
	if err != nil {
		_ = raw.Close() // the error before it is what counts
	}
	return err
}

// greet gets as far as the server's greeting, which has to come in time.
func (c *Client) greet(ctx context.Context, cfg *tls.Config) error {
	options := &imapclient.Options{UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(m *imapclient.UnilateralDataMailbox) {
			if m.NumMessages != nil {
				c.mark()
			}
		},
		Expunge: func(uint32) { c.mark() },
		Fetch:   c.huge.discard,
	}}
	var err error
	switch c.account.TLS {
	case "none":
		c.imap = imapclient.New(c.conn, options)
	case "starttls":
		options.TLSConfig = cfg
		if c.imap, err = imapclient.NewStartTLS(c.conn, options); err != nil {
			return fmt.Errorf("STARTTLS: %w", certificate(err))
		}
	default:
		conn := tls.Client(c.conn, cfg)
		if err := conn.HandshakeContext(ctx); err != nil {
			return fmt.Errorf("TLS: %w", certificate(err))
		}
		c.imap = imapclient.New(conn, options)
	}
	if err := c.imap.WaitGreeting(); err != nil {
		return fmt.Errorf("wait for the greeting: %w", err)
	}
	return nil
}

func (c *Client) mark() {
	select {
	case c.changed <- struct{}{}:
	default: // marked already
	}
}

func (c *Client) login(ctx context.Context) error {
	if c.account.Token == nil {
		if err := c.password(); err != nil {
			return fmt.Errorf("log in as %s: %w", c.account.User, refusal(err))
		}
	} else {
		var err error
		if c.token, err = c.account.Token(ctx, c.token); err != nil {
			return fmt.Errorf("access token for %s: %w", c.account.User, err)
		}
		if err := c.imap.Authenticate(c.bearer(c.token)); err != nil {
			return fmt.Errorf("log in as %s by an access token: %w", c.account.User, refusal(err))
		}
	}
	c.idle = c.imap.Caps().Has(imap.CapIdle)
	return nil
}

// bearer is the mechanism for an access token: XOAUTH2, which Google and Microsoft document, unless OAUTHBEARER (RFC 7628) alone is offered.
func (c *Client) bearer(token string) sasl.Client {
	caps := c.imap.Caps()
	if caps.Has(imap.AuthCap("OAUTHBEARER")) && !caps.Has(imap.AuthCap("XOAUTH2")) {
		return sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: c.account.User, Token: token, Host: c.account.Host, Port: c.account.Port})
	}
	return &xoauth2{user: c.account.User, token: token}
}

func (c *Client) password() error {
	caps := c.imap.Caps()
	if caps.Has(imap.CapLoginDisabled) && caps.Has(imap.AuthCap("PLAIN")) {
		return c.imap.Authenticate(sasl.NewPlainClient("", c.account.User, c.account.Password))
	}
	return c.imap.Login(c.account.User, c.account.Password).Wait()
}

// certificate marks an error of the server's certificate, or of a port that speaks no TLS, as one of the settings.
func certificate(err error) error {
	if tlsmode.Untrusted(err) {
		return fmt.Errorf("%w%.0w", err, ErrAccount)
	}
	return err
}
