package office

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/mailbox"
	"chancery/internal/postbox"
)

// markBench is a campaign whose mailbox is a scripted server with one answer in it.
func markBench(t *testing.T, o postbox.IMAPOptions) (*bench, *postbox.IMAPScript, CollectOptions) {
	t.Helper()
	b := sentBench(t)
	o.Mails = []postbox.StoredMail{{UID: 4, At: inTime, Raw: b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)}}
	s, err := postbox.StartIMAPScript(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	account := b.account()
	account.Port = s.Port
	return b, s, CollectOptions{Account: account}
}

func TestReadMailIsMovedAndNotReadAgain(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.Campaign.IMAP.WhenRead, b.Campaign.IMAP.MoveTo = "move", "Read by chancery"
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	if c := b.mustCollect(t); c.Applied != 1 || len(c.Warnings) != 0 {
		t.Fatalf("collected %+v", c)
	}
	if in, out := b.box.Stored("INBOX"), b.box.Stored("Read by chancery"); in != 0 || out != 1 {
		t.Errorf("%d mails in INBOX, %d moved; want none and one", in, out)
	}
	b.deliver(t, b.reply(t, "FRA", "mission.fra@mission-fr.example", "fail", labels3), inTime)
	if c := b.mustCollect(t); c.New != 1 || b.box.Stored("Read by chancery") != 2 {
		t.Errorf("collected %+v, %d mails moved", c, b.box.Stored("Read by chancery"))
	}
}

// Moved among the answers that were read, junk would pass for one of them, and the server would learn that it is none.
func TestNothingIsMovedOutOfAFolderForJunk(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.Campaign.IMAP.WhenRead, b.Campaign.IMAP.MoveTo = "move", "Read"
	b.deliverTo(t, "Junk", b.reply(t, "FRA", "mission.fra@mission-fr.example", "pass", labels3), inTime)
	b.deliverTo(t, "Junk", []byte("From: <win@prize.example>\r\nSubject: You won\r\n\r\nClick here.\r\n"), inTime)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	if c := b.collectFrom(t, twoFolders...); c.New != 3 || len(c.Warnings) != 0 {
		t.Fatalf("collected %+v", c)
	}
	if in, junk, out := b.box.Stored("INBOX"), b.box.Stored("Junk"), b.box.Stored("Read"); in != 0 || junk != 2 || out != 1 {
		t.Errorf("%d mails in INBOX, %d in Junk, %d moved; want none, two and one", in, junk, out)
	}
}

func TestReadMailGetsAKeywordOnce(t *testing.T) {
	t.Parallel()
	b, s, opt := markBench(t, postbox.IMAPOptions{})
	b.Campaign.IMAP.WhenRead = "keyword"
	for range 2 {
		if c, err := b.Collect(t.Context(), opt); err != nil || len(c.Warnings) != 0 {
			t.Fatalf("collected %+v, %v", c, err)
		}
	}
	var stores []string
	for _, c := range s.Commands() {
		if strings.Contains(c, "STORE") || strings.Contains(c, "EXPUNGE") {
			stores = append(stores, c)
		}
	}
	if want := []string{"UID STORE 4 +FLAGS.SILENT (" + mailbox.ReadKeyword + ")"}; !slices.Equal(stores, want) {
		t.Errorf("said %q, want %q", stores, want)
	}
}

func TestServerThatCannotMarkIsAWarning(t *testing.T) {
	t.Parallel()
	for what, words := range map[string]string{"keyword": "keeps no keywords", "move": "has no MOVE"} {
		b, s, opt := markBench(t, postbox.IMAPOptions{Caps: "IMAP4rev1 UIDPLUS", Hook: func(talk *postbox.Talk, tag, command string) bool {
			if strings.HasPrefix(command, "SELECT") {
				talk.Say("* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen \\Deleted)] limited\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n%s OK done\r\n", tag)
				return true
			}
			return false
		}})
		b.Campaign.IMAP.WhenRead = what
		if what == "move" {
			b.Campaign.IMAP.MoveTo = "Read"
		}
		c, err := b.Collect(t.Context(), opt)
		if err != nil || c.Applied != 1 || len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0], words) {
			t.Errorf("%s: collected %+v, %v; want a warning with %q", what, c, err, words)
		}
		for _, command := range s.Commands() {
			if strings.Contains(command, "COPY") || strings.Contains(command, "STORE") || strings.Contains(command, "EXPUNGE") {
				t.Errorf("%s: said %q", what, command)
			}
		}
	}
}

func TestNothingIsMarkedUnlessAsked(t *testing.T) {
	t.Parallel()
	b, s, opt := markBench(t, postbox.IMAPOptions{})
	if _, err := b.Collect(t.Context(), opt); err != nil {
		t.Fatal(err)
	}
	for _, command := range s.Commands() {
		if strings.HasPrefix(command, "SELECT") || strings.Contains(command, "STORE") {
			t.Errorf("said %q", command)
		}
	}
}
