package office

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/mailbox"
	"chancery/internal/message"
	"chancery/internal/postbox"
	"chancery/internal/reply"
	"chancery/internal/store"
)

func (b *bench) at(t *testing.T, o postbox.IMAPOptions) (*postbox.IMAPScript, CollectOptions) {
	t.Helper()
	s, err := postbox.StartIMAPScript(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	account := b.account()
	account.Port = s.Port
	return s, CollectOptions{Account: account}
}

func TestMailThatTheServerDidNotGiveWaitsAndIsReadWhenItComes(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	answer := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	mails := []postbox.StoredMail{{UID: 1, At: inTime, Raw: []byte("Subject: a\r\n\r\n1\r\n")}, {UID: 2, At: inTime, Raw: answer}, {UID: 3, At: inTime, Raw: []byte("Subject: b\r\n\r\n3\r\n")}}
	var mended atomic.Bool
	_, opt := b.at(t, postbox.IMAPOptions{Mails: mails, Hook: func(talk *postbox.Talk, tag, command string) bool {
		if mended.Load() || !strings.Contains(command, "BODY") || !(strings.HasPrefix(command, "UID FETCH 1:3") || strings.HasPrefix(command, "UID FETCH 2 ") || strings.HasPrefix(command, "FETCH 2 ")) {
			return false
		}
		talk.Say("%s NO [SERVERBUG] the file is damaged\r\n", tag)
		return true
	}})
	c, err := b.Collect(t.Context(), opt)
	if err != nil || c.New != 3 || c.ToReview != 3 {
		t.Fatalf("collected %+v, %v; want three to decide", c, err)
	}
	if list, err := b.ToReview(t.Context()); err != nil || len(list) != 3 || list[1].Reasons[0].Code != notFetched || !strings.Contains(list[1].Reasons[0].Detail, "the file is damaged") {
		t.Errorf("waiting %+v, %v", list, err)
	}
	if c, err := b.Collect(t.Context(), opt); err != nil || c.New != 0 || c.Read() != 0 {
		t.Errorf("while it is damaged: %+v, %v", c, err)
	}
	mended.Store(true)
	if c, err := b.Collect(t.Context(), opt); err != nil || c.New != 0 || c.Applied != 1 {
		t.Errorf("once it was mended: %+v, %v; want it recorded", c, err)
	}
	if s := b.mustStatus(t); s.Registrations != 1 || s.Mails.Total != 3 || s.Mails.ToReview != 2 {
		t.Errorf("status says %d delegates, mails %+v", s.Registrations, s.Mails)
	}
}

func TestMailThatIsTooLargeNamesItsSenderAndIsOneUnderOtherUIDs(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	huge := postbox.StoredMail{UID: 5, At: inTime, Raw: b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), Size: mailbox.MaxFetch + 1}
	s, opt := b.at(t, postbox.IMAPOptions{Mails: []postbox.StoredMail{huge}})
	if c, err := b.Collect(t.Context(), opt); err != nil || c.New != 1 || c.ToReview != 1 {
		t.Fatalf("collected %+v, %v", c, err)
	}
	list := b.mustWait(t, reply.TooLarge)
	if len(list) != 1 || list[0].Ref != "COL" || list[0].From != "mission.col@mission.example" || list[0].Subject == "" {
		t.Errorf("it waits as %+v", list)
	}
	huge.UID = 1
	s.Replace(9, []postbox.StoredMail{huge})
	if c, err := b.Collect(t.Context(), opt); err != nil || c.New != 0 || c.Known != 1 {
		t.Errorf("under another UIDVALIDITY: %+v, %v; want it known", c, err)
	}
}

// A connection may last for days: what comes below its position is found within the hour.
func TestMailBelowThePositionIsFoundByAConnectionThatLasts(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	mail := func(uid uint32) postbox.StoredMail {
		return postbox.StoredMail{UID: uid, At: inTime, Raw: fmt.Appendf(nil, "Subject: %d\r\n\r\nhello\r\n", uid)}
	}
	b.watched(t, func(p *piped) { p.script.Replace(1, []postbox.StoredMail{mail(4), mail(9)}) }, []postbox.StoredMail{mail(9)})
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Mails("")
		if len(all) != 2 {
			t.Errorf("%d mails, want two", len(all))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// A run that ended at a mail would end there each time.
func TestMailThatTheReadersChokeOnWaitsForAPerson(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	directory, err := b.directory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := b.readingContext(directory)
	c.Believe = func(string, invitee.Tag) bool { panic("a fault of ours") }
	r := read(message.Read(b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)), c)
	if r.Subject == "" || len(r.Review) != 1 || r.Review[0].Code != reply.UnreadPart || !strings.Contains(r.Review[0].Detail, "reading stopped") {
		t.Errorf("read as %+v", r)
	}
}

func TestClockThatGoesBackLosesNothing(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	first := b.mustCollect(t)
	b.now = b.now.Add(-48 * time.Hour)
	b.deliver(t, b.reply(t, "FRA", "mission.fra@mission-fr.example", "pass", labels3), inTime.Add(time.Minute))
	second := b.mustCollect(t)
	if first.New != 1 || second.New != 1 || first.Applied+second.Applied+second.ToReview != 2 {
		t.Errorf("collected %+v, then %+v", first, second)
	}
	if err := b.VerifyJournal(t.Context()); err != nil {
		t.Error(err)
	}
	if s := b.mustStatus(t); s.Mails.Total != 2 || s.Mails.Unread != 0 {
		t.Errorf("mails stand as %+v", s.Mails)
	}
}
