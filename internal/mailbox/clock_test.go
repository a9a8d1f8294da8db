package mailbox

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"chancery/internal/postbox"
)

// piped is an account of a scripted server at the other end of a pipe, so that the clocks of both are the bubble's.
func piped(t *testing.T, o postbox.IMAPOptions) (Account, *postbox.IMAPScript) {
	t.Helper()
	s := postbox.NewIMAPScript(o)
	a := account(143)
	a.Timeout = 2 * time.Minute
	a.Connect = func(context.Context, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		s.Serve(theirs)
		return ours, nil
	}
	return a, s
}

func connect(t *testing.T, a Account) *Client {
	t.Helper()
	c, err := Dial(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func within(t *testing.T, since time.Time, least, most time.Duration) {
	t.Helper()
	if d := time.Since(since); d < least || d > most {
		t.Errorf("it took %v, want %v to %v", d, least, most)
	}
}

func TestIDLEIsRenewedEveryFiveToNineMinutes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE"})
		c := connect(t, a)
		lasted := map[time.Duration]bool{}
		for range 6 {
			at := time.Now()
			if err := c.Wait(t.Context(), time.Hour); err != nil {
				t.Fatal(err)
			}
			within(t, at, 5*time.Minute, 9*time.Minute)
			lasted[time.Since(at)] = true
		}
		if len(lasted) < 2 {
			t.Errorf("each IDLE lasted the same: %v", lasted)
		}
		c.Close()
		s.Close()
	})
}

func TestThePollIntervalEndsAnIDLEToo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE"})
		c := connect(t, a)
		at := time.Now()
		if err := c.Wait(t.Context(), time.Minute); err != nil {
			t.Fatal(err)
		}
		within(t, at, time.Minute, time.Minute)
		c.Close()
		s.Close()
	})
}

// A link that is cut without a word: DONE gets no answer, and after our timeout that is an error, however long TCP would wait.
func TestHalfOpenLinkEndsAtOurDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE", Hook: func(talk *postbox.Talk, tag, command string) bool {
			if command == "IDLE" {
				talk.Say("+ idling\r\n")
			}
			return command == "IDLE" || tag == "DONE"
		}})
		c := connect(t, a)
		at := time.Now()
		if err := c.Wait(t.Context(), time.Minute); err == nil {
			t.Error("no error from a server that answers no more")
		}
		within(t, at, 3*time.Minute, 3*time.Minute)
		c.Close()
		s.Close()
	})
}

func TestCtrlCEndsAWaitOnASilentServerSoon(t *testing.T) {
	t.Parallel()
	for _, silentAt := range []string{"NOOP", "EXAMINE", "DONE"} {
		synctest.Test(t, func(t *testing.T) {
			a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE", Hook: func(talk *postbox.Talk, tag, command string) bool {
				if command == "IDLE" && silentAt == "DONE" {
					talk.Say("+ idling\r\n")
					return true
				}
				return strings.HasPrefix(command, silentAt) || tag == silentAt
			}})
			c := connect(t, a)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			at := time.Now()
			if err := c.Wait(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("silent at %s: %v", silentAt, err)
			}
			within(t, at, 20*time.Second, 23*time.Second)
			c.Close()
			s.Close()
		})
	}
}

// Exchange Online says BYE when the token of a connection is an hour old: ours is never that old.
func TestConnectionIsMadeAnewBeforeItsTokenEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE AUTH=XOAUTH2 SASL-IR", Mails: stored(1)})
		var asked []time.Time
		a.Token = func(context.Context, string) (string, error) {
			asked = append(asked, time.Now())
			return "token", nil
		}
		c := connect(t, a)
		at := Position{}
		for range 30 {
			var err error
			if at, err = c.Fetch(t.Context(), at, func([]Mail, Position) error { return nil }); err != nil {
				t.Fatal(err)
			}
			if err := c.Wait(t.Context(), 8*time.Minute); err != nil {
				t.Fatal(err)
			}
		}
		for i := 1; i < len(asked); i++ {
			if d := asked[i].Sub(asked[i-1]); d > 59*time.Minute {
				t.Errorf("a connection lasted %v", d)
			}
		}
		if len(asked) < 3 {
			t.Errorf("%d connections in three hours", len(asked))
		}
		c.Close()
		s.Close()
	})
}

func TestIDLEThatIsOfferedAndRefusedBecomesPolling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, s := piped(t, postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE", Hook: func(talk *postbox.Talk, tag, command string) bool {
			if command == "IDLE" {
				talk.Say("%s NO not today\r\n", tag)
			}
			return command == "IDLE"
		}})
		c := connect(t, a)
		at := time.Now()
		for range 2 {
			if err := c.Wait(t.Context(), time.Minute); err != nil {
				t.Fatal(err)
			}
		}
		within(t, at, 2*time.Minute, 2*time.Minute)
		if n := count(s.Commands(), "IDLE"); n != 1 {
			t.Errorf("IDLE was said %d times", n)
		}
		c.Close()
		s.Close()
	})
}

func TestBYEWhileWaitingIsAnErrorAtOnce(t *testing.T) {
	t.Parallel()
	for _, caps := range []string{"IMAP4rev1 IDLE", "IMAP4rev1"} {
		synctest.Test(t, func(t *testing.T) {
			a, s := piped(t, postbox.IMAPOptions{Caps: caps})
			c := connect(t, a)
			time.AfterFunc(10*time.Second, func() { s.Bye("session expired") })
			at := time.Now()
			if err := c.Wait(t.Context(), time.Hour); err == nil {
				t.Errorf("%s: no error after BYE", caps)
			}
			within(t, at, 10*time.Second, 11*time.Second)
			c.Close()
			s.Close()
		})
	}
}

func count(commands []string, want string) (n int) {
	for _, c := range commands {
		if c == want {
			n++
		}
	}
	return n
}
