package mailbox

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
)

var received = time.Date(2022, 5, 3, 9, 12, 0, 0, time.FixedZone("", 7200))

func raw(n int) []byte {
	return fmt.Appendf(nil, "From: col@mission.example\r\nSubject: answer %d\r\n\r\n%s\r\n", n, strings.Repeat("we attend ", n))
}

func server(t testing.TB, o postbox.Options) *postbox.Server {
	t.Helper()
	s, err := postbox.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return s
}

func deliver(t testing.TB, s *postbox.Server, n int) {
	t.Helper()
	if err := s.Deliver("INBOX", raw(n), received.Add(time.Duration(n)*time.Minute)); err != nil {
		t.Fatal(err)
	}
}

func account(port int) Account {
	return Account{Host: "127.0.0.1", Port: port, TLS: "none", User: "isu", Password: "secret", Timeout: 30 * time.Second}
}

func dial(t testing.TB, a Account) *Client {
	t.Helper()
	c, err := Dial(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// fetch gives the mails and fails the test on an error.
func fetch(t testing.TB, c *Client, from Position) ([]Mail, Position) {
	t.Helper()
	var mails []Mail
	to, err := c.Fetch(context.Background(), from, func(m []Mail, _ Position) error { mails = append(mails, m...); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return mails, to
}

func TestNewMailIsFetchedOnceInOrderWithItsInternalDate(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{User: "isu", Password: "secret"})
	for n := range 3 {
		deliver(t, s, n+1)
	}
	c := dial(t, account(s.IMAPPort))
	mails, at := fetch(t, c, Position{})
	if len(mails) != 3 || at.LastUID != 3 || at.UIDValidity == 0 {
		t.Fatalf("%d mails, position %+v", len(mails), at)
	}
	for i, m := range mails {
		if !bytes.Equal(m.Raw, raw(i+1)) || m.UID != uint32(i+1) || m.Folder != "INBOX" || m.Size != int64(len(m.Raw)) || !m.Received.Equal(received.Add(time.Duration(i+1)*time.Minute)) {
			t.Errorf("mail %d: %+v", i, m)
		}
	}
	// lastUID+1:* holds the last mail again where nothing is new (RFC 3501 §6.4.8).
	if again, same := fetch(t, c, at); len(again) != 0 || same != at {
		t.Errorf("%d mails again, position %+v, was %+v", len(again), same, at)
	}
	deliver(t, s, 4)
	if more, next := fetch(t, c, at); len(more) != 1 || more[0].UID != 4 || next.LastUID != 4 {
		t.Errorf("%d new mails, position %+v", len(more), next)
	}
}

func TestPositionStopsAtWhatWasNotTaken(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	for n := range together*batchMails + 50 { // more than is taken at once
		deliver(t, s, n+1)
	}
	full := errors.New("disk full")
	var taken Position
	at, err := dial(t, account(s.IMAPPort)).Fetch(context.Background(), Position{}, func(_ []Mail, to Position) error {
		if taken.LastUID > 0 {
			return full
		}
		taken = to
		return nil
	})
	if !errors.Is(err, full) || at != taken || taken.LastUID == 0 {
		t.Errorf("position %+v, want %+v: %v", at, taken, err)
	}
}

func TestAnotherUIDValidityMeansAllMailsAgain(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	deliver(t, s, 1)
	deliver(t, s, 2)
	c := dial(t, account(s.IMAPPort))
	_, at := fetch(t, c, Position{})
	if err := s.Recreate("INBOX"); err != nil {
		t.Fatal(err)
	}
	deliver(t, s, 3)
	mails, now := fetch(t, dial(t, account(s.IMAPPort)), at)
	if len(mails) != 1 || !bytes.Equal(mails[0].Raw, raw(3)) || now.UIDValidity == at.UIDValidity || now.LastUID != 1 {
		t.Errorf("%d mails, position %+v, was %+v", len(mails), now, at)
	}
}

func TestManyMailsComeInBatches(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	for n := range 250 {
		deliver(t, s, n)
	}
	mails, at := fetch(t, dial(t, account(s.IMAPPort)), Position{})
	if len(mails) != 250 || at.LastUID != 250 {
		t.Errorf("%d mails, position %+v", len(mails), at)
	}
}

// Each taking may wait for a disk: what came meanwhile is taken together, in order, and its position with it.
func TestBatchesThatWaitAreTakenTogether(t *testing.T) {
	t.Parallel()
	var all []int
	for n := range 450 {
		all = append(all, n+1)
	}
	s := scripted(t, postbox.IMAPOptions{Mails: stored(all...)})
	asked := func() (n int) {
		for _, command := range s.Commands() {
			if strings.Contains(command, "BODY") {
				n++
			}
		}
		return n
	}
	var sizes []int
	last := uint32(0)
	at, err := dial(t, account(s.Port)).Fetch(t.Context(), Position{}, func(mails []Mail, to Position) error {
		for len(sizes) == 0 && asked() < 5 { // the disk is slow
			time.Sleep(time.Millisecond)
		}
		for _, m := range mails {
			if m.UID != last+1 || m.Raw == nil {
				t.Fatalf("UID %d after %d", m.UID, last)
			}
			last = m.UID
		}
		if to.LastUID != last {
			t.Errorf("position %+v behind UID %d", to, last)
		}
		sizes = append(sizes, len(mails))
		return nil
	})
	if err != nil || at.LastUID != 450 || len(sizes) > 3 {
		t.Errorf("taken as %v, position %+v, %v; want what waited in one", sizes, at, err)
	}
}

func TestWaitEndsWithNewMailAndWithItsContext(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	c := dial(t, account(s.IMAPPort))
	_, at := fetch(t, c, Position{})
	done := make(chan error, 1)
	go func() { done <- c.Wait(context.Background(), time.Hour) }()
	deliver(t, s, 1)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if mails, _ := fetch(t, c, at); len(mails) != 1 {
		t.Errorf("%d mails after the wait", len(mails))
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() { done <- c.Wait(ctx, time.Hour) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("wait gave %v", err)
	}
	if mails, _ := fetch(t, c, Position{}); len(mails) != 1 {
		t.Error("the connection is of no use after the wait was ended")
	}
}

func TestAppendStoresACopyAndMakesTheFolder(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	c := dial(t, account(s.IMAPPort))
	for _, folder := range []string{"Sent", "Gesendet & abgelegt"} {
		if err := c.Append(context.Background(), folder, raw(7), received); err != nil {
			t.Fatal(err)
		}
		if s.Stored(folder) != 1 {
			t.Errorf("%s has %d mails", folder, s.Stored(folder))
		}
		a := account(s.IMAPPort)
		a.Folder = folder
		mails, _ := fetch(t, dial(t, a), Position{})
		if len(mails) != 1 || !bytes.Equal(mails[0].Raw, raw(7)) || !mails[0].Received.Equal(received) {
			t.Errorf("%s: %+v", folder, mails)
		}
	}
}

func TestWrongSettingsAreToldFromTroubleOnTheWay(t *testing.T) {
	t.Parallel()
	cfg, ca, err := postbox.SelfSigned(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	plain := server(t, postbox.Options{User: "isu", Password: "secret", TLS: cfg})
	implicit := server(t, postbox.Options{User: "isu", Password: "secret", TLS: cfg, Implicit: true})
	for name, c := range map[string]struct {
		port   int
		change func(*Account)
		ok     bool
	}{
		"right password":     {plain.IMAPPort, func(*Account) {}, true},
		"wrong password":     {plain.IMAPPort, func(a *Account) { a.Password = "Secret" }, false},
		"starttls":           {plain.IMAPPort, func(a *Account) { a.TLS, a.CAFile = "starttls", ca }, true},
		"starttls, no CA":    {plain.IMAPPort, func(a *Account) { a.TLS = "starttls" }, false},
		"implicit":           {implicit.IMAPPort, func(a *Account) { a.TLS, a.CAFile = "implicit", ca }, true},
		"implicit, no CA":    {implicit.IMAPPort, func(a *Account) { a.TLS = "" }, false},
		"TLS on a plain one": {plain.IMAPPort, func(a *Account) { a.TLS, a.CAFile = "implicit", ca }, false},
		"plain, not here":    {plain.IMAPPort, func(a *Account) { a.Host = "mail.meeting.example" }, false},
		"unknown mode":       {plain.IMAPPort, func(a *Account) { a.TLS = "ssl" }, false},
		"bad CA":             {plain.IMAPPort, func(a *Account) { a.TLS, a.CAFile = "starttls", []byte("x") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := account(c.port)
			c.change(&a)
			client, err := Dial(context.Background(), a)
			if c.ok != (err == nil) || (err != nil && !errors.Is(err, ErrAccount)) {
				t.Errorf("dial: %v", err)
			}
			if err == nil {
				_ = client.Close()
			}
		})
	}
	a := account(plain.IMAPPort)
	a.Folder = "Nowhere"
	if _, err := dial(t, a).Fetch(context.Background(), Position{}, nil); !errors.Is(err, ErrAccount) {
		t.Errorf("a folder that is not there: %v", err)
	}
	a.Port = 1
	if _, err := Dial(context.Background(), a); err == nil || errors.Is(err, ErrAccount) {
		t.Errorf("a server that is down: %v", err)
	}
}

func TestAccessTokenLogsInByXOAUTH2(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{User: "isu", Token: "ya29.token"})
	a := account(s.IMAPPort)
	for token, ok := range map[string]bool{"ya29.token": true, "stale": false} {
		a.Token = func(context.Context, string) (string, error) { return token, nil }
		c, err := Dial(context.Background(), a)
		if ok != (err == nil) || (err != nil && !errors.Is(err, ErrAccount)) {
			t.Errorf("token %q: %v", token, err)
		}
		if err == nil {
			_ = c.Close()
		}
	}
	broken := errors.New("token endpoint is down")
	a.Token = func(context.Context, string) (string, error) { return "", broken }
	if _, err := Dial(context.Background(), a); !errors.Is(err, broken) || errors.Is(err, ErrAccount) {
		t.Errorf("no token: %v", err)
	}
}

func TestRevokedTokenIsReplacedOnce(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{User: "isu", Token: "fresh"})
	a := account(s.IMAPPort)
	for next, ok := range map[string]bool{"fresh": true, "revoked too": false} {
		var refused []string
		a.Token = func(_ context.Context, token string) (string, error) {
			refused = append(refused, token)
			if token == "" {
				return "revoked", nil
			}
			return next, nil
		}
		c, err := Dial(context.Background(), a)
		if ok != (err == nil) || !ok && !errors.Is(err, ErrAccount) {
			t.Errorf("%s: %v", next, err)
		}
		if len(refused) != 2 || refused[0] != "" || refused[1] != "revoked" {
			t.Errorf("%s: asked for tokens after %q", next, refused)
		}
		if err == nil {
			_ = c.Close()
		}
	}
}

func TestAccessTokenLogsInByOAUTHBEARERWhereThatAloneIsOffered(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Caps: "IMAP4rev1 SASL-IR AUTH=OAUTHBEARER"})
	a := account(s.Port)
	a.Token = func(context.Context, string) (string, error) { return "ya29.token", nil }
	dial(t, a)
	for _, c := range s.Commands() {
		if _, initial, ok := strings.Cut(c, "AUTHENTICATE OAUTHBEARER "); ok {
			said, err := base64.StdEncoding.DecodeString(initial)
			if err != nil || !strings.Contains(string(said), "auth=Bearer ya29.token\x01") || !strings.HasPrefix(string(said), "n,a=isu,") {
				t.Errorf("said %q, %v", said, err)
			}
			return
		}
	}
	t.Errorf("no OAUTHBEARER among %q", s.Commands())
}

func BenchmarkFetch(b *testing.B) {
	s := server(b, postbox.Options{})
	body := bytes.Repeat([]byte("Delegation of Colombia, item 3, speaker Ana Torres, in person from 20 June.\r\n"), 260)
	const n = 500
	for range n {
		if err := s.Deliver("INBOX", body, received); err != nil {
			b.Fatal(err)
		}
	}
	c := dial(b, account(s.IMAPPort))
	for b.Loop() {
		if mails, _ := fetch(b, c, Position{}); len(mails) != n {
			b.Fatalf("%d mails", len(mails))
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "mails/s")
}

func uids(mails []Mail) []uint32 {
	var l []uint32
	for _, m := range mails {
		l = append(l, m.UID)
	}
	slices.Sort(l)
	return l
}
