package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/realserver"
)

// eventually dials until the server is up.
func eventually(t *testing.T, a Account) *Client {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		c, err := Dial(ctx, a)
		if err == nil {
			t.Cleanup(func() { _ = c.Close() })
			return c
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal(err)
		}
	}
}

func drop(t *testing.T, server realserver.Mailbox, n int) {
	t.Helper()
	server.Drop(t, fmt.Sprintf("%d.M%dP1.mission.example", received.Unix()+int64(n), n), raw(n), received.Add(time.Duration(n)*time.Minute))
}

func TestDovecotGivesEachMailOnceAndTellsOfNewOnes(t *testing.T) {
	t.Parallel()
	server := realserver.Dovecot(t)
	port, maildir := server.Port, server.Maildir
	for n := range 3 {
		drop(t, server, n+1)
	}
	c := eventually(t, account(port))
	mails, at := fetch(t, c, Position{})
	wholeAs(t, mails, 1, 2, 3)
	for i, m := range mails {
		if want := received.Add(time.Duration(i+1) * time.Minute); !m.Received.Equal(want) {
			t.Errorf("UID %d received %v, want %v", m.UID, m.Received, want)
		}
	}
	if again, _ := fetch(t, c, at); len(again) != 0 {
		t.Errorf("%d mails again", len(again))
	}
	drop(t, server, 4)
	if err := c.Wait(context.Background(), time.Minute); err != nil {
		t.Fatal(err)
	}
	more, _ := fetch(t, c, at)
	wholeAs(t, more, 4)
	if err := c.Append(context.Background(), "Sent", raw(9), received); err != nil {
		t.Fatal(err)
	}
	sent := account(port)
	sent.Folder = "Sent"
	copies, _ := fetch(t, eventually(t, sent), Position{})
	if len(copies) != 1 || !bytes.Equal(copies[0].Raw, raw(9)) {
		t.Errorf("%d copies in Sent", len(copies))
	}
	left, err := filepath.Glob(filepath.Join(maildir, "*", "*.mission.example*"))
	if err != nil || len(left) != 4 {
		t.Errorf("%d mails left in the maildir, %v", len(left), err)
	}
	for _, path := range left {
		if _, flags, _ := strings.Cut(path, ":2,"); strings.Contains(flags, "S") {
			t.Errorf("%s was marked as seen", path)
		}
	}
}
