package office

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"chancery/internal/postbox"
)

// world is how the big servers differ for a campaign that collects.
var world = map[string]struct {
	make       func(map[string]postbox.StoredFolder) postbox.IMAPOptions
	junk       string
	authserv   string
	results    string // of a mail from mission.example
	more       []string
	unmarkable bool // keywords
}{
	"exchange-online": {make: postbox.ExchangeOnline, junk: "Junk Email", authserv: "exchange-online", unmarkable: true,
		results: "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=mission.example; dkim=pass (signature was verified) header.d=mission.example;dmarc=pass action=none header.from=mission.example;compauth=pass reason=100"},
	"gmail": {make: postbox.Gmail, junk: "[Gmail]/Spam", authserv: "mx.google.com", more: []string{"[Gmail]/All Mail"},
		results: "mx.google.com; dkim=pass header.i=@mission.example header.s=s1; spf=pass smtp.mailfrom=x@mission.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=mission.example"},
	"cyrus": {make: postbox.Cyrus, junk: "INBOX.Junk", authserv: "mx.meeting.example", results: "mx.meeting.example; dmarc=pass header.from=mission.example"},
}

func (b *bench) withResults(t *testing.T, results string) []byte {
	t.Helper()
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	_, rest, _ := bytes.Cut(raw, []byte("\r\n"))
	return append([]byte("Authentication-Results: "+results+"\r\n"), rest...)
}

func sized(mails []postbox.StoredMail) []postbox.StoredMail {
	for i := range mails {
		mails[i].Size = int64(len(mails[i].Raw)) * int64(80+10*i) / 100 // an estimate, as Exchange gives
	}
	return mails
}

func TestServersOfTheWorldGiveEachMailOnce(t *testing.T) {
	t.Parallel()
	for name, w := range world {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			b.Campaign.IMAP.AuthservID, b.Campaign.IMAP.WhenRead = w.authserv, "keyword"
			answer := b.withResults(t, w.results)
			question := []byte("From: <mission.fra@mission-fr.example>\r\nSubject: venue\r\n\r\nWhere is it?\r\n")
			folders := map[string]postbox.StoredFolder{
				"INBOX": {UIDValidity: 7, Mails: sized([]postbox.StoredMail{{UID: 3, At: inTime, Raw: answer}, {UID: 9, At: inTime, Raw: question}})},
				w.junk:  {UIDValidity: 8, Mails: sized([]postbox.StoredMail{{UID: 2, At: inTime, Raw: b.bounceOf(t, "FRA", "5.1.1", "failed")}})},
			}
			for i, label := range w.more {
				folders[label] = postbox.StoredFolder{UIDValidity: uint32(20 + i), Mails: sized([]postbox.StoredMail{{UID: 51, At: inTime, Raw: answer}, {UID: 60, At: inTime, Raw: question}})}
			}
			s, err := postbox.StartIMAPScript(w.make(folders))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			account := b.account()
			account.Port = s.Port
			opt := CollectOptions{Account: account, Folders: slices.Concat([]string{"INBOX", w.junk}, w.more, []string{"Nowhere"})}
			c, err := b.Collect(t.Context(), opt)
			if err != nil || c.New != 3 || c.Known != 2*len(w.more) || c.Applied != 1 || c.ToReview != 2 || !slices.Equal(c.Missing, []string{"Nowhere"}) {
				t.Fatalf("collected %+v, %v; want three mails, one recorded, two to decide", c, err)
			}
			if w.unmarkable != (len(c.Warnings) > 0) {
				t.Errorf("warnings %q", c.Warnings)
			}
			// The answer is delivered again (a journal put back), the question is gone, and another came.
			s.ReplaceIn("INBOX", postbox.StoredFolder{UIDValidity: 7, Mails: []postbox.StoredMail{{UID: 10, At: inTime, Raw: answer},
				{UID: 11, At: inTime.Add(-time.Hour), Raw: []byte("From: <a@b.example>\r\nSubject: late in coming\r\n\r\nHello\r\n")}}})
			c, err = b.Collect(t.Context(), opt)
			if err != nil || c.New != 1 || c.Known != 1 || c.Applied != 0 {
				t.Errorf("then collected %+v, %v; want one new and one known", c, err)
			}
			if st := b.mustStatus(t); st.Registrations != 1 || st.Mails.Total != 4 || st.Mails.Unread != 0 || st.Bounces != 0 {
				t.Errorf("status says %d delegates, mails %+v, %d bounces", st.Registrations, st.Mails, st.Bounces)
			}
		})
	}
}

// The session ends again and again in the middle of things, as when tokens expire: Watch goes on where it was.
func TestWatchOutlivesSessionsThatExpire(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	var mails []postbox.StoredMail
	for n := range 350 {
		mails = append(mails, postbox.StoredMail{UID: uint32(n + 1), At: inTime, Raw: fmt.Appendf(nil, "From: <a@b.example>\r\nSubject: number %d\r\n\r\nWhere is it?\r\n", n)})
	}
	answer := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	synctest.Test(t, func(t *testing.T) {
		o := postbox.ExchangeOnline(map[string]postbox.StoredFolder{"INBOX": {UIDValidity: 3, Mails: mails}})
		o.ByeAfter = 7
		p := &piped{script: postbox.NewIMAPScript(o)}
		time.AfterFunc(10*time.Minute, func() {
			p.script.ReplaceIn("INBOX", postbox.StoredFolder{UIDValidity: 3, Mails: append(mails, postbox.StoredMail{UID: 900, At: inTime, Raw: answer})})
		})
		got, err := b.watch(t, p, 30*time.Minute)
		if err != nil || got.New != 351 || got.Applied != 1 {
			t.Errorf("watch took %+v, %v; want 351 new, one recorded, by %d connections", got, err, len(p.met))
		}
	})
}

func TestOddAnswersLoseNoMail(t *testing.T) {
	t.Parallel()
	var mails []postbox.StoredMail
	for n := range 230 {
		mails = append(mails, postbox.StoredMail{UID: uint32(3*n + 1), At: inTime.Add(-time.Duration(n) * time.Hour), Raw: fmt.Appendf(nil, "Subject: number %d\r\n\r\nhello\r\n", n)})
	}
	mails = append(mails, postbox.StoredMail{UID: 1000, At: inTime, Raw: []byte{}}, postbox.StoredMail{UID: 1001, At: inTime, Raw: bytes.Repeat([]byte("X: y\r\n"), 5<<20)})
	for name, change := range map[string]func(*postbox.IMAPOptions){
		"last first":           func(o *postbox.IMAPOptions) { o.Descending = true },
		"UID last":             func(o *postbox.IMAPOptions) { o.UIDLast = true },
		"last first, UID last": func(o *postbox.IMAPOptions) { o.Descending, o.UIDLast = true, true },
		"capabilities shrink": func(o *postbox.IMAPOptions) {
			o.Caps, o.CapsAfter = "IMAP4rev1 IDLE ESEARCH CONDSTORE MOVE", "IMAP4rev1"
		},
		"told unasked": func(o *postbox.IMAPOptions) {
			o.Beside = "* 1 FETCH (FLAGS (\\Seen))\r\n* 3 EXPUNGE\r\n* 232 EXISTS\r\n"
		},
		"SEARCH refused": func(o *postbox.IMAPOptions) {
			o.Hook = func(talk *postbox.Talk, tag, command string) bool {
				if strings.HasPrefix(command, "UID SEARCH") {
					talk.Say("%s BAD unknown command\r\n", tag)
					return true
				}
				return false
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, postbox.Options{})
			o := postbox.IMAPOptions{Mails: mails}
			change(&o)
			s, err := postbox.StartIMAPScript(o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			account := b.account()
			account.Port = s.Port
			c, err := b.Collect(t.Context(), CollectOptions{Account: account})
			if err != nil || c.New != 232 || c.Read() != 232 {
				t.Errorf("collected %+v, %v; want 232 mails read", c, err)
			}
			if again, err := b.Collect(t.Context(), CollectOptions{Account: account}); err != nil || again.New != 0 {
				t.Errorf("again %+v, %v", again, err)
			}
		})
	}
}
