package office

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/postbox"
)

// piped is a mailbox behind a pipe, and when each connection to it was made. refuse tells of the nth (from 1) that it fails.
type piped struct {
	script *postbox.IMAPScript
	refuse func(n int) error

	mu   sync.Mutex
	met  []time.Time
	lost []error // what Watch said of each loss
}

func (p *piped) told(err error, _ time.Duration) { p.lost = append(p.lost, err) }

func (p *piped) account() mailbox.Account {
	return mailbox.Account{Host: "mail.example", TLS: "starttls", User: "isu", Folder: "INBOX", Connect: p.connect}
}

func (p *piped) connect(context.Context, string) (net.Conn, error) {
	p.mu.Lock()
	p.met = append(p.met, time.Now())
	n := len(p.met)
	p.mu.Unlock()
	if p.refuse != nil {
		if err := p.refuse(n); err != nil {
			return nil, err
		}
	}
	ours, theirs := net.Pipe()
	p.script.Serve(theirs)
	return ours, nil
}

func (p *piped) gaps() (all []time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := 1; i < len(p.met); i++ {
		all = append(all, p.met[i].Sub(p.met[i-1]))
	}
	return all
}

// watch runs Watch for a time of the bubble's clock.
func (b *bench) watch(t *testing.T, p *piped, d time.Duration) (got Collected, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	account := p.account()
	account.TLS, account.Host = "none", "127.0.0.1"
	err = b.Watch(ctx, CollectOptions{Account: account, Lost: p.told}, func(c Collected) {
		got.New, got.Known, got.Applied, got.ToReview = got.New+c.New, got.Known+c.Known, got.Applied+c.Applied, got.ToReview+c.ToReview
	})
	p.script.Close()
	return got, err
}

func TestWatchComesBackWithPausesThatGrow(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	synctest.Test(t, func(t *testing.T) {
		p := &piped{script: postbox.NewIMAPScript(postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE"}), refuse: func(n int) error {
			if n > 1 && n < 12 {
				return errors.New("no route to host")
			}
			return nil
		}}
		time.AfterFunc(30*time.Second, func() { p.script.Bye("going down") })
		if _, err := b.watch(t, p, time.Hour); err != nil {
			t.Fatal(err)
		}
		gaps := p.gaps()
		if len(gaps) != 11 {
			t.Fatalf("%d connections after the first, want 11: %v", len(gaps), gaps)
		}
		pause := firstPause
		for i, gap := range gaps {
			if i == 0 {
				gap -= 30 * time.Second
			}
			if gap < pause*3/4 || gap > pause+time.Second {
				t.Errorf("pause %d lasted %v, want %v less up to a quarter", i, gap, pause)
			}
			pause = min(2*pause, longestPause)
		}
		if len(p.lost) != len(gaps) || !strings.Contains(p.lost[1].Error(), "no route to host") {
			t.Errorf("it was said %d times that the mailbox is lost, want %d: %v", len(p.lost), len(gaps), p.lost)
		}
	})
}

func TestWatchSaysWrongSettingsAtOnce(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	synctest.Test(t, func(t *testing.T) {
		p := &piped{script: postbox.NewIMAPScript(postbox.IMAPOptions{Hook: func(talk *postbox.Talk, tag, command string) bool {
			if len(command) > 5 && command[:5] == "LOGIN" {
				talk.Say("%s NO [AUTHENTICATIONFAILED] wrong\r\n", tag)
				return true
			}
			return false
		}})}
		if _, err := b.watch(t, p, time.Hour); !errors.Is(err, mailbox.ErrAccount) {
			t.Errorf("watch gave %v", err)
		}
		if len(p.met) != 1 {
			t.Errorf("%d connections with a wrong password", len(p.met))
		}
	})
}

func TestWatchTakesWhatTheServerForgotToTell(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	answer := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	synctest.Test(t, func(t *testing.T) {
		p := &piped{script: postbox.NewIMAPScript(postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE"})}
		time.AfterFunc(90*time.Second, func() {
			p.script.Replace(1, []postbox.StoredMail{{UID: 1, At: inTime, Raw: answer}})
		})
		got, err := b.watch(t, p, 5*time.Minute)
		if err != nil || got.New != 1 || got.Applied != 1 {
			t.Errorf("watch took %+v, %v; want one mail recorded", got, err)
		}
	})
}

// watched watches a folder for two hours by one connection; a minute after the beginning it changes.
func (b *bench) watched(t *testing.T, change func(*piped), mails []postbox.StoredMail) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &piped{script: postbox.NewIMAPScript(postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE", Mails: mails})}
		time.AfterFunc(time.Minute, func() { change(p) })
		if _, err := b.watch(t, p, 2*time.Hour); err != nil {
			t.Error(err)
		}
		if len(p.met) != 1 {
			t.Errorf("%d connections, want one", len(p.met))
		}
	})
}

// Some servers end an IDLE by themselves, and take the DONE that comes later for a command without a name.
func TestWatchGoesOnWhereTheServerEndsAnIDLE(t *testing.T) {
	t.Parallel()
	for name, toDone := range map[string]string{"quietly": "* BAD no IDLE is under way\r\n", "with a tag of no command": "DONE BAD unknown command\r\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			answer := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
			synctest.Test(t, func(t *testing.T) {
				p := &piped{script: postbox.NewIMAPScript(postbox.IMAPOptions{Caps: "IMAP4rev1 IDLE", Hook: func(talk *postbox.Talk, tag, command string) bool {
					switch {
					case command == "IDLE":
						talk.Say("+ idling\r\n")
						time.Sleep(20 * time.Second)
						talk.Say("%s OK IDLE ended\r\n", tag)
					case tag == "DONE":
						talk.Say("%s", toDone)
					default:
						return false
					}
					return true
				}})}
				time.AfterFunc(90*time.Second, func() { p.script.Replace(1, []postbox.StoredMail{{UID: 1, At: inTime, Raw: answer}}) })
				got, err := b.watch(t, p, 4*time.Minute)
				if err != nil || got.New != 1 {
					t.Errorf("watch took %+v, %v; want the mail; lost for %v", got, err, p.lost)
				}
			})
		})
	}
}
