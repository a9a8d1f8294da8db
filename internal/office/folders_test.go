package office

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

var twoFolders = []string{"INBOX", "Junk"}

func (b *bench) collectFrom(t *testing.T, folders ...string) Collected {
	t.Helper()
	c, err := b.Collect(t.Context(), CollectOptions{Account: b.account(), Folders: folders})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (b *bench) deliverTo(t *testing.T, folder string, raw []byte, at time.Time) {
	t.Helper()
	if err := b.box.Deliver(folder, raw, at); err != nil {
		t.Fatal(err)
	}
}

func TestAnswerInJunkWaitsWhateverElseSpeaksForIt(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	b.deliverTo(t, "Junk", raw, inTime)
	if c := b.collectFrom(t, twoFolders...); c.New != 1 || c.Applied != 0 || c.ToReview != 1 {
		t.Fatalf("collected %+v, want one to decide", c)
	}
	b.mustWait(t, junkFolder)
	b.deliverTo(t, "INBOX", raw, inTime)
	if c := b.collectFrom(t, twoFolders...); c.New != 0 || c.Applied != 1 {
		t.Errorf("after a person moved it out of Junk: %+v, want it recorded", c)
	}
	if c := b.collectFrom(t, twoFolders...); c.Read() != 0 {
		t.Errorf("a third run read %+v", c)
	}
	if s := b.mustStatus(t); s.Registrations != 1 || s.Mails.Total != 1 || s.Mails.ToReview != 0 {
		t.Errorf("status says %d delegates, mails %+v", s.Registrations, s.Mails)
	}
}

func TestMailInTwoFoldersCountsOnce(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	for _, folder := range []string{"INBOX", "Junk", "INBOX/Done"} {
		b.deliverTo(t, folder, raw, inTime)
	}
	if c := b.collectFrom(t, "INBOX", "Junk", "INBOX/Done"); c.New != 1 || c.Known != 2 || c.Applied != 1 {
		t.Errorf("collected %+v, want one mail recorded and two known", c)
	}
}

func TestMissingFolderIsSaidAndTheOthersAreRead(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	if c := b.collectFrom(t, "Spam", "INBOX"); c.Applied != 1 || !slices.Equal(c.Missing, []string{"Spam"}) {
		t.Errorf("collected %+v, want one recorded and Spam missing", c)
	}
	_, err := b.Collect(t.Context(), CollectOptions{Account: b.account(), Folders: []string{"Spam"}})
	if !errors.Is(err, mailbox.ErrFolder) || !errors.Is(err, mailbox.ErrAccount) {
		t.Errorf("with no folder at all: %v", err)
	}
}

func TestFolderThatIsMadeAgainLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	answer := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	other := b.reply(t, "FRA", "mission.fra@mission-fr.example", "pass", labels3)
	b.deliver(t, answer, inTime)
	b.mustCollect(t)
	if err := b.box.Recreate("INBOX"); err != nil {
		t.Fatal(err)
	}
	b.deliver(t, answer, inTime) // delivered again, as from a backup
	b.deliver(t, other, inTime.Add(-time.Hour))
	if c := b.mustCollect(t); c.New != 1 || c.Known != 1 {
		t.Errorf("collected %+v, want one new and one known", c)
	}
	if s := b.mustStatus(t); s.Mails.Total != 2 {
		t.Errorf("%d mails, want 2", s.Mails.Total)
	}
}

// bounceOf is a delivery report of a relay on the only letter to an invitee.
func (b *bench) bounceOf(t *testing.T, ref, status, action string) []byte {
	t.Helper()
	return b.bounceIn(t, ref, "", status, action)
}

// bounceIn is a delivery report of a relay on a letter of a round.
func (b *bench) bounceIn(t *testing.T, ref, round, status, action string) []byte {
	t.Helper()
	l := b.onlyLetter(t, ref, round)
	return bounceTo(l, l.Address, status, action)
}

func (b *bench) onlyLetter(t *testing.T, ref, round string) (l store.Letter) {
	t.Helper()
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Letters(store.LetterFilter{Ref: ref, Round: round, Kind: store.KindLetter})
		if err == nil && len(all) != 1 {
			err = fmt.Errorf("%d letters to %s", len(all), ref)
		}
		if err == nil {
			l = all[0]
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return l
}

// bounceTo is a delivery report on one recipient of a letter.
func bounceTo(l store.Letter, recipient, status, action string) []byte {
	return fmt.Appendf(nil, "From: MAILER-DAEMON@mx.meeting.example\r\nTo: isu@meeting.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"+
		"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.meeting.example\r\n\r\nFinal-Recipient: rfc822; %s\r\nAction: %s\r\nStatus: %s\r\n"+
		"Diagnostic-Code: smtp; 550 %s no such user\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: %s\r\n\r\n--b--\r\n", recipient, action, status, status, l.MessageID)
}

func TestBounceInJunkStopsNothingUntilAPersonSaysSo(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliverTo(t, "Junk", b.bounceOf(t, "COL", "5.1.1", "failed"), inTime)
	b.deliverTo(t, "Junk", []byte("From: <win@prize.example>\r\nSubject: You won\r\n\r\nClick here.\r\n"), inTime)
	if c := b.collectFrom(t, twoFolders...); c.ToReview != 1 || c.Noted != 1 || c.Junk != 1 {
		t.Errorf("collected %+v, want the bounce to decide, the rest noted as junk", c)
	}
	id := b.mustWait(t, junkFolder)[0].ID
	if s := b.mustStatus(t); s.Bounces != 0 {
		t.Errorf("%d bounces counted", s.Bounces)
	}
	if _, err := b.Accept(t.Context(), id, "", "Ana"); err != nil {
		t.Fatal(err)
	}
	if s := b.mustStatus(t); s.Bounces != 1 {
		t.Errorf("%d bounces counted once a person accepted it", s.Bounces)
	}
}

func TestJunkFoldersAreKnownByName(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.Campaign.IMAP.JunkFolders = []string{"Quarantine"}
	for folder, junk := range map[string]bool{"INBOX": false, "Junk": true, "Junk Email": true, "INBOX.Junk": true, "[Gmail]/Spam": true, "Courrier indésirable": true,
		"Quarantine": true, "Replies": false, "Junkers": false} {
		if b.isJunk(folder) != junk {
			t.Errorf("%s: junk %t, want %t", folder, !junk, junk)
		}
	}
}
