package mailbox

import (
	"strings"
	"testing"

	"chancery/internal/postbox"
)

func TestMailBelowThePositionIsFoundOnce(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(3, 5, 9)})
	c := dial(t, account(s.Port))
	_, at := fetch(t, c, Position{})
	s.Replace(1, stored(3, 4, 5, 9))
	if again, _ := fetch(t, c, at); len(again) != 0 {
		t.Fatalf("the ordinary fetch took %d mails", len(again))
	}
	seen := map[uint32]bool{3: true, 5: true, 9: true}
	var found []Mail
	take := func(mails []Mail, to Position) error {
		if to != at {
			t.Errorf("position %+v, want it to stay %+v", to, at)
		}
		found = append(found, mails...)
		return nil
	}
	for range 2 {
		if err := c.Missed(t.Context(), at, func(uid uint32) bool { return seen[uid] }, take); err != nil {
			t.Fatal(err)
		}
		seen[4] = true
	}
	wholeAs(t, found, 4)
}

func TestFoldersHaveTheirOwnPositionsOnOneConnection(t *testing.T) {
	t.Parallel()
	s := server(t, postbox.Options{})
	deliver(t, s, 1)
	deliver(t, s, 2)
	if err := s.Deliver("Junk", raw(3), received); err != nil {
		t.Fatal(err)
	}
	c := dial(t, account(s.IMAPPort))
	inbox, _ := fetch(t, c, Position{})
	c.Use("Junk")
	junk, at := fetch(t, c, Position{})
	if len(inbox) != 2 || len(junk) != 1 || junk[0].Folder != "Junk" || at.LastUID != 1 {
		t.Errorf("%d mails in INBOX, %+v in Junk, position %+v", len(inbox), junk, at)
	}
	c.Use("INBOX")
	if again, _ := fetch(t, c, Position{}); len(again) != 2 {
		t.Errorf("%d mails in INBOX after Junk", len(again))
	}
}

func TestMarkIsRefusedUnderAnotherUIDVALIDITY(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1), UIDValidity: 8})
	if err := dial(t, account(s.Port)).Mark(t.Context(), 7, []uint32{1}, ""); err == nil || !strings.Contains(err.Error(), "UIDVALIDITY is 8") {
		t.Errorf("mark gave %v", err)
	}
	for _, c := range s.Commands() {
		if strings.Contains(c, "STORE") {
			t.Errorf("said %q", c)
		}
	}
}
