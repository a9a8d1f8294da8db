//go:build unix

package crash

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/office"
	"chancery/internal/postbox"
	"chancery/internal/realserver"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

var (
	replies  = flag.Int("replies", 100, "how many delegations answer in the soak test")
	restarts = flag.Int("restarts", 5, "how many times its mail server is restarted; every fourth time it comes back with other UIDs and another UIDVALIDITY")
	stops    = flag.Int("stops", 5, "how many times collect is killed (kill -9)")
)

// soak is a campaign of which all letters went out, a real mailbox, and a collect --watch that is killed again and again.
type soak struct {
	*testing.T
	bench
	folder  string
	server  realserver.Mailbox
	letters []store.Letter
	random  *rand.Rand

	watch *exec.Cmd
	out   *bytes.Buffer
	ended chan error
	point string // of the running watch, "" : it is killed from outside

	killed, restarted, pointed int
}

// TestEachReplyCountsOnceWhateverDies delivers replies, some of them twice, while the mail server restarts and collect is killed.
func TestEachReplyCountsOnceWhateverDies(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the soak test takes a minute")
	}
	s := newSoak(t)
	s.start()
	for i, event := range s.events() {
		event()
		time.Sleep(time.Duration(s.random.IntN(20)) * time.Millisecond) // a mailbox fills over time
		if t.Failed() {
			t.Fatalf("at event %d", i)
		}
	}
	s.kill()
	s.settle()
	s.count()
}

func newSoak(t *testing.T) *soak {
	t.Helper()
	s := &soak{T: t, bench: newBench(t), random: rand.New(rand.NewPCG(*seed, 30)), server: realserver.Dovecot(t)}
	s.folder = filepath.Join(t.TempDir(), "im2022")
	if out, err := exec.Command(s.binary, "init", s.folder).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	relay, err := postbox.Start(postbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { relay.Close(context.Background()) })
	s.configure(relay.SMTPPort)
	for _, args := range [][]string{{"plan"}, {"send", "--yes"}} {
		if out, err := s.command(args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	s.inStore(func(tx *store.Tx) (err error) {
		s.letters, err = tx.Letters(store.LetterFilter{Kind: store.KindLetter, State: store.Sent})
		return err
	})
	if len(s.letters) != *replies {
		t.Fatalf("%d letters sent, wanted %d", len(s.letters), *replies)
	}
	return s
}

var imapTable = regexp.MustCompile(`(?ms)^\[imap\]$.*?(^\[|\z)`)

// configure has one invitee for each reply, and the two servers.
func (s *soak) configure(relay int) {
	if err := useRelay(s.folder, relay); err != nil {
		s.Fatal(err)
	}
	file := filepath.Join(s.folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		s.Fatal(err)
	}
	table := fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\nauthserv_id = \"mx.meeting.example\"\npoll_interval = \"1s\"\n\n$1", s.server.Port)
	if err := os.WriteFile(file, imapTable.ReplaceAll(toml, table), 0o600); err != nil {
		s.Fatal(err)
	}
	var all []invitee.Invitee
	for n := range *replies {
		ref := fmt.Sprintf("ORG%04d", n)
		all = append(all, invitee.Invitee{Ref: ref, Class: invitee.NGO, Name: "Organization " + ref, Language: locale.English, Email: strings.ToLower(ref) + "@org.example"})
	}
	sheet, err := workbook.WriteContacts(all, nil)
	if err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.folder, "contacts.xlsx"), sheet, 0o600); err != nil {
		s.Fatal(err)
	}
}

func (s *soak) command(args ...string) *exec.Cmd {
	cmd := exec.Command(s.binary, append([]string{"-C", s.folder}, args...)...)
	cmd.Env = append(os.Environ(), "CHANCERY_IMAP_PASSWORD=secret")
	return cmd
}

// events are what happens, in an order from the seed: replies, one in ten of them delivered twice, restarts and kills.
func (s *soak) events() (all []func()) {
	for n := range s.letters {
		all = append(all, func() { s.deliver(n, 0) })
		if n%10 == 0 {
			all = append(all, func() { s.deliver(n, 1) })
		}
	}
	for n := range *restarts {
		all = append(all, func() { s.server.Restart(s.T, n%4 == 3); s.restarted++ })
	}
	for range *stops {
		all = append(all, func() { s.kill(); s.start() })
	}
	s.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

func (s *soak) deliver(n, copy int) {
	l := s.letters[n]
	at := time.Date(2022, 5, 3, 9, 0, n, 0, time.UTC)
	raw := fmt.Appendf(nil, "Authentication-Results: mx.meeting.example; dmarc=pass header.from=org.example\r\nFrom: <%s>\r\nTo: <isu@meeting.example>\r\nSubject: Re: invitation\r\n"+
		"Date: %s\r\nMessage-ID: <%d@org.example>\r\nIn-Reply-To: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nName: Ana %s\r\nFunction: Adviser\r\nAttendance: in person\r\n",
		l.Address, at.Format(time.RFC1123Z), n, l.MessageID, letterWord(n))
	s.server.Drop(s.T, fmt.Sprintf("%d.M%dP%d.org.example", at.Unix(), n, copy), raw, at)
}

// letterWord is a name of letters for a number.
func letterWord(n int) string {
	return "T" + strings.Map(func(r rune) rune { return 'a' + r - '0' }, fmt.Sprintf("%04d", n))
}

// start watches the mailbox. Half of the times the program will end by itself at a commit, before or after it is on the disk.
func (s *soak) start() {
	s.watch, s.out, s.point = s.command("collect", "--watch"), &bytes.Buffer{}, ""
	if s.random.IntN(2) == 0 {
		s.point = fmt.Sprintf("%s:%d", []string{"commit", "committed"}[s.random.IntN(2)], 2+s.random.IntN(8))
		s.watch.Env = append(s.watch.Env, "CHANCERY_CRASH="+s.point)
	}
	s.watch.Stdout, s.watch.Stderr = s.out, s.out
	if err := s.watch.Start(); err != nil {
		s.Fatal(err)
	}
	s.ended = make(chan error, 1)
	go func(cmd *exec.Cmd, ended chan<- error) { ended <- cmd.Wait() }(s.watch, s.ended)
}

// kill ends the watch, unless it ended at its point before; an end of another kind is a failure.
func (s *soak) kill() {
	if s.point != "" {
		select {
		case <-s.ended:
			s.pointed++
			s.killed++
			s.mustBeKilled()
			return
		case <-time.After(time.Duration(s.random.IntN(2000)) * time.Millisecond):
		}
	}
	_ = s.watch.Process.Kill() // it may have met its point this moment
	<-s.ended
	s.killed++
	s.mustBeKilled()
}

func (s *soak) mustBeKilled() {
	if code := s.watch.ProcessState.ExitCode(); code != -1 {
		s.Errorf("collect --watch ended by itself with %d:\n%s", code, s.out.String())
	}
}

// settle collects until nothing is new.
func (s *soak) settle() {
	deadline := time.Now().Add(2 * time.Minute)
	for {
		out, err := s.command("collect", "--json").Output()
		var c office.Collected
		if err == nil {
			if err := json.Unmarshal(out, &c); err != nil {
				s.Fatal(err)
			}
			if c.New == 0 && c.Read() == 0 {
				return
			}
		}
		if time.Now().After(deadline) {
			s.Fatalf("the mailbox is not settled: %+v, %v", c, err)
		}
	}
}

func (s *soak) inStore(f func(*store.Tx) error) {
	s.Helper()
	db, err := store.Open(s.Context(), s.folder, "sqlite:chancery.db")
	if err != nil {
		s.Fatal(err)
	}
	defer db.Close()
	if err := db.In(s.Context(), f); err != nil {
		s.Fatal(err)
	}
}

// count holds the store against what was delivered.
func (s *soak) count() {
	applied := map[string]int{}
	var mails []store.Mail
	s.inStore(func(tx *store.Tx) error {
		entries, err := tx.Entries(0)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Action == "apply" {
				applied[e.Ref]++
			}
		}
		mails, err = tx.Mails("")
		return err
	})
	for _, l := range s.letters {
		if applied[l.Ref] != 1 {
			s.Errorf("the answer of %s was recorded %d times", l.Ref, applied[l.Ref])
		}
	}
	o, err := office.Open(s.folder, office.Options{})
	if err != nil {
		s.Fatal(err)
	}
	defer o.Close()
	st, err := o.Status(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	n := *replies
	for _, m := range mails {
		if m.State != store.Applied {
			s.Errorf("mail %d is %s: %v", m.ID, m.State, m.Reasons)
			break
		}
	}
	if len(mails) != n || st.Mails.Total != n || st.Registrations != n || st.Delegations.Answered != n || st.Mails.ToReview+st.Mails.Unread != 0 || st.Automatic.Planned > n {
		s.Errorf("%d mails, %+v, %d delegates, %+v, %d acknowledgements; want %d of each", len(mails), st.Mails, st.Registrations, st.Delegations, st.Automatic.Planned, n)
	}
	if err := o.VerifyJournal(s.Context()); err != nil {
		s.Error(err)
	}
	s.Logf("seed %d: %d replies (%d deliveries), %d restarts of Dovecot (%d with other UIDs), %d kills of collect (%d at a commit): %d mails, %d delegates, each once",
		*seed, n, n+(n+9)/10, s.restarted, s.restarted/4, s.killed, s.pointed, len(mails), st.Registrations)
}
