//go:build unix

package crash

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/office"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

// table is a campaign at which one answer of COL waits for a person.
type table struct {
	*testing.T
	bench
	folder string
}

func (b bench) table(t *testing.T) *table {
	t.Helper()
	box, err := postbox.Start(postbox.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close(context.Background()) })
	w := &table{T: t, bench: b, folder: filepath.Join(t.TempDir(), "im2022")}
	if err := os.CopyFS(w.folder, os.DirFS(b.planned)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(w.folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	toml = imapTable.ReplaceAll(toml, fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\nauthserv_id = \"mx.meeting.example\"\n\n$1", box.IMAPPort))
	if err := os.WriteFile(file, toml, 0o600); err != nil {
		t.Fatal(err)
	}
	mail := "From: <mission.col@mission.example>\r\nTo: <isu@meeting.example>\r\nSubject: answer\r\nMessage-ID: <1@mission.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
		"Ms. Ana Torres, First Secretary, will head our delegation and speak on item 3.\r\n"
	if err := box.Deliver("INBOX", []byte(mail), time.Date(2022, 5, 3, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	if code, out := w.run("", "collect"); code != 0 {
		t.Fatalf("collect: %s", out)
	}
	return w
}

const killed = -1

// run gives the exit code, or killed.
func (w *table) run(env string, args ...string) (int, string) {
	w.Helper()
	cmd := exec.Command(w.binary, append([]string{"-C", w.folder}, args...)...)
	cmd.Env = append(os.Environ(), append(strings.Fields(env), "CHANCERY_IMAP_PASSWORD=secret")...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, string(out)
	case !errors.As(err, &exit):
		w.Error(err)
		return 1, string(out)
	case exit.Sys().(syscall.WaitStatus).Signaled():
		return killed, string(out)
	}
	return exit.ExitCode(), string(out)
}

// stands is what a decision writes: the mail's state, delegates, notices, acknowledgements, decisions that stand, and the chain of the journal.
func (w *table) stands() (s string) {
	w.Helper()
	o, err := office.Open(w.folder, office.Options{})
	if err != nil {
		w.Fatal(err)
	}
	defer o.Close()
	if err := o.VerifyJournal(w.Context()); err != nil {
		w.Error(err)
	}
	db, err := store.Open(w.Context(), w.folder, "sqlite:chancery.db")
	if err != nil {
		w.Fatal(err)
	}
	defer db.Close()
	if err := db.In(w.Context(), func(t *store.Tx) error {
		m, err := t.Mail(1)
		if err != nil {
			return err
		}
		invitees, err := t.Invitees()
		if err != nil {
			return err
		}
		all, err := t.Standings(invitees)
		if err != nil {
			return err
		}
		delegates, notices := 0, 0
		for _, one := range all {
			delegates, notices = delegates+len(one.Delegates), notices+len(one.Interventions)
		}
		acks, err := t.Letters(store.LetterFilter{Kind: store.KindAcknowledgement})
		if err != nil {
			return err
		}
		_, err = t.DecisionOfMail(1)
		s = fmt.Sprintf("%s, %d delegates, %d notices, %d acknowledgements, decision stands: %v", m.State, delegates, notices, len(acks), err == nil)
		if errors.Is(err, store.ErrNone) {
			err = nil
		}
		return err
	}); err != nil {
		w.Fatal(err)
	}
	return s
}

// TestDecisionIsWholeOrNotThereWhereTheProgramIsKilled kills it at every commit of a decision and of its undo, and in the middle of both.
func TestDecisionIsWholeOrNotThereWhereTheProgramIsKilled(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills take a minute")
	}
	w := newBench(t).table(t)
	const waits, accepted = "to_review, 0 delegates, 0 notices, 0 acknowledgements, decision stands: false", "accepted, 1 delegates, 1 notices, 1 acknowledgements, decision stands: true"
	for _, step := range []struct{ command, before, after string }{{"accept", waits, accepted}, {"undo", accepted, waits}} {
		kills, done := 0, false
		for _, point := range []string{crashpoint.Decide, crashpoint.Commit, crashpoint.Committed, crashpoint.Decided} {
			for nth := 1; !done && nth < 20; nth++ {
				code, out := w.run(fmt.Sprintf("CHANCERY_CRASH=%s:%d", point, nth), "review", step.command, "1")
				got := w.stands()
				switch {
				case code == 0 && got == step.after:
					done = true
				case code == killed && (got == step.before || got == step.after):
					kills++
					done = got == step.after
				default:
					t.Fatalf("%s at %s:%d: exit %d, %s\n%s", step.command, point, nth, code, got, out)
				}
				if point == crashpoint.Decide {
					break // there is one; the next time it would be done
				}
			}
			if done { // done by a kill after its commit, or by running out of points: begin anew for the next point
				if code, out := w.run("", "review", step.command, "1"); code != 1 || w.stands() != step.after {
					t.Fatalf("%s again: exit %d: %s", step.command, code, out)
				}
				if point != crashpoint.Decided {
					back := map[string]string{"accept": "undo", "undo": "accept"}[step.command]
					if code, out := w.run("", "review", back, "1"); code != 0 {
						t.Fatalf("%s: %s", back, out)
					}
					done = false
				}
			}
		}
		if kills < 4 {
			t.Errorf("%s was killed %d times, wanted 4 at least", step.command, kills)
		}
		if !done {
			t.Errorf("%s was never done: %s", step.command, w.stands())
		}
	}
}

func TestOfTwoProcessesThatDecideOneIsTold(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("processes take seconds")
	}
	w := newBench(t).table(t)
	for range 10 {
		codes, words := make(chan int, 2), make(chan string, 2)
		for _, args := range [][]string{{"review", "accept", "1"}, {"review", "dismiss", "1", "--reason", "by telephone"}} {
			go func() {
				code, out := w.run("", args...)
				codes <- code
				words <- out
			}()
		}
		first, second := <-codes, <-codes
		said := <-words + <-words
		if first+second != 1 || !strings.Contains(said, "decided before") {
			t.Fatalf("exit codes %d and %d: %s", first, second, said)
		}
		if code, out := w.run("", "review", "undo", "1"); code != 0 {
			t.Fatalf("undo: %s", out)
		}
	}
}
