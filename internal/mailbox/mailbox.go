// Package mailbox reads a folder of an IMAP server so that no mail is lost, and none is believed that did not come whole. It is the only user
// of go-imap, and covers what that library leaves open: deadlines, mails that are left out of an answer, broken literals, endless ones.
package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// MaxFetch is the size past which a body is not fetched; the mail is still a record.
const MaxFetch = 100 << 20

// ErrAccount marks an error that only a change of the settings mends: a wrong password, a certificate, a folder that is not there.
var ErrAccount = errors.New("account")

// Account is the mailbox and how to reach it.
type Account struct {
	Host, TLS, User, Password string // TLS: "implicit" (also ""), "starttls", "none" (loopback only)
	Port                      int
	CAFile                    []byte        // PEM of a private CA; nil: the system's
	Folder                    string        // the first to be read, see Use; "" : INBOX
	Timeout                   time.Duration // of any wait for the server; 0: 2 min
	// Token gives an access token for XOAUTH2 or OAUTHBEARER, another than the one that the server refused ("" : none was); nil: by password.
	Token func(ctx context.Context, refused string) (string, error)
	// Connect makes the connection; nil: by TCP.
	Connect func(ctx context.Context, address string) (net.Conn, error)
}

func (a Account) address() string { return net.JoinHostPort(a.Host, strconv.Itoa(a.Port)) }

func (a Account) folder() string {
	if a.Folder == "" {
		return "INBOX"
	}
	return a.Folder
}

func (a Account) connect(ctx context.Context) (net.Conn, error) {
	if a.Connect != nil {
		return a.Connect(ctx, a.address())
	}
	dialer := net.Dialer{Timeout: min(connectTimeout, a.timeout())}
	return dialer.DialContext(ctx, "tcp", a.address())
}

func (a Account) timeout() time.Duration {
	if a.Timeout <= 0 {
		return 2 * time.Minute
	}
	return a.Timeout
}

// Mail is one mail as the server has it.
type Mail struct {
	Folder      string
	UIDValidity uint32
	UID         uint32
	Received    time.Time // INTERNALDATE
	Size        int64     // RFC822.SIZE, a hint
	Raw         []byte    // nil where TooLarge
	Head        []byte    // the header of a mail that is past MaxFetch, as far as the server gave it
	TooLarge    bool      // past MaxFetch, or see Problem
	Problem     string    // why there is no body though the mail is not too large: the server does not give it, or gives none
}

// Position is how far a folder was read.
type Position struct {
	UIDValidity uint32
	LastUID     uint32
}

// Client is a logged-in connection. Not safe for several goroutines.
type Client struct {
	account  Account
	imap     *imapclient.Client
	conn     *limited
	born     time.Time
	token    string // that was shown at the last login
	folder   string // at work, see Use
	selected bool
	changed  chan struct{} // holds one mark when the server told of a change in the folder
	idle     bool          // IDLE is offered
	proof    uint32        // UID of the mail of the folder that came whole last, 0: none
	huge     *huge
}

// tokenLife is how long a connection with an access token is kept: Exchange Online says BYE after the token's hour.
const tokenLife = 50 * time.Minute

// Append stores a copy (sent_folder), flagged \Seen. A folder that is not there is made.
func (c *Client) Append(ctx context.Context, folder string, raw []byte, at time.Time) error {
	err := c.during(ctx, func() error {
		err := c.append(folder, raw, at)
		if lacksFolder(err) {
			if err := c.imap.Create(folder, nil).Wait(); err != nil {
				return fmt.Errorf("make folder %s: %w", folder, err)
			}
			err = c.append(folder, raw, at)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("mailbox %s: store a copy in %s: %w", c.account.address(), folder, err)
	}
	return nil
}

func (c *Client) append(folder string, raw []byte, at time.Time) error {
	cmd := c.imap.Append(folder, int64(len(raw)), &imap.AppendOptions{Flags: []imap.Flag{imap.FlagSeen}, Time: at})
	_, writeErr := cmd.Write(raw)
	closeErr := cmd.Close()
	if _, err := cmd.Wait(); err != nil { // the server's word explains why writing failed
		return err
	}
	return errors.Join(writeErr, closeErr)
}

// lastWord is how long a server's answer is waited for when nothing depends on it any more.
const lastWord = 3 * time.Second

// Close says LOGOUT and closes the connection; what the server answers changes nothing.
func (c *Client) Close() error {
	c.conn.arm(min(c.account.timeout(), lastWord))
	_ = c.imap.Logout().Wait() // a courtesy
	_ = c.imap.Close()         // gives the error of reading, which was reported where it mattered
	return nil
}

// refusal marks a NO of the server as one of the account's settings.
func refusal(err error) error {
	var no *imap.Error
	if errors.As(err, &no) && no.Type == imap.StatusResponseTypeNo && no.Code != imap.ResponseCodeUnavailable && no.Code != imap.ResponseCodeInUse {
		return fmt.Errorf("%w%.0w", err, ErrAccount)
	}
	return err
}
