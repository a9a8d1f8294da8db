package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/internal/needed"
	"chancery/internal/office"
	"chancery/internal/postbox"

	"golang.org/x/sys/unix"
)

// terminal is a pseudoterminal: what the program writes is gathered, keys are typed.
type terminal struct {
	*testing.T
	person, program *os.File
	mu              sync.Mutex
	seen            bytes.Buffer
}

func newTerminal(t *testing.T, columns, lines uint16) *terminal {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		needed.Missing(t, "no pseudoterminals here: %v", err)
	}
	t.Cleanup(func() { person.Close() })
	fd := int(person.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: lines, Col: columns})
	}
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Close() })
	term := &terminal{T: t, person: person, program: program}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := person.Read(buf)
			if err != nil {
				return
			}
			term.mu.Lock()
			term.seen.Write(buf[:n])
			term.mu.Unlock()
		}
	}()
	return term
}

// typed types keys and waits until the words are on the screen.
func (t *terminal) typed(keys, words string) {
	t.Helper()
	t.mu.Lock()
	t.seen.Reset()
	t.mu.Unlock()
	if keys != "" {
		if _, err := t.person.WriteString(keys); err != nil {
			t.Fatal(err)
		}
	}
	t.sees(words)
}

func (t *terminal) sees(words string) {
	t.Helper()
	var all string
	for range 1000 {
		t.mu.Lock()
		all = t.seen.String()
		t.mu.Unlock()
		if strings.Contains(all, words) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%q is not on the screen: %q", words, all)
}

// waitingFolder is a campaign in which mails of COL wait for a person.
func waitingFolder(t *testing.T, texts ...string) string {
	mails := make([]written, len(texts))
	for i, text := range texts {
		mails[i] = written{"mission.col@mission.example", text}
	}
	return waitingMails(t, mails...)
}

type written struct{ from, text string }

// waitingMails is a campaign in which the mails wait for a person.
func waitingMails(t *testing.T, mails ...written) string {
	t.Helper()
	box, err := postbox.Start(postbox.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close(context.Background()) })
	folder := filepath.Join(t.TempDir(), "im2022")
	if _, err := office.Init(folder); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "secret"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	toml = imapTable.ReplaceAll(toml, fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\npassword_file = \"secret\"\nauthserv_id = \"mx.meeting.example\"\n\n$1", box.IMAPPort))
	if err := os.WriteFile(file, toml, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, m := range mails {
		raw := fmt.Sprintf("From: <%s>\r\nTo: <isu@meeting.example>\r\nSubject: answer %d\r\nMessage-ID: <%d@mission.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", m.from, i, i, m.text)
		if err := box.Deliver("INBOX", []byte(raw), time.Date(2022, 5, 3, 9, i, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"-C", folder, "collect"}, strings.NewReader(""), &out, &out); code != 0 {
		t.Fatalf("collect: %s", out.String())
	}
	return folder
}

func TestMailsAreDecidedByOneKeyEach(t *testing.T) {
	t.Parallel()
	folder := waitingFolder(t, "Ms. Ana Torres, First Secretary, will head our delegation and speak on item 3.", "Where is the meeting?", "Mr. Luis Paz will speak on item 5.")
	term := newTerminal(t, 80, 24)
	ended := make(chan int, 1)
	var words bytes.Buffer
	go func() {
		ended <- run(t.Context(), []string{"-C", folder, "--by", "Eva", "review"}, term.program, term.program, &words)
	}()
	term.sees("1 of 3")
	term.typed("aaaa", "mail 1: accepted COL") // what is typed ahead decides nothing more
	term.sees("2 of 3")
	term.typed("d", "Why is it set aside?")
	term.typed("by telephone\x7f\r", "mail 2: dismissed")
	term.typed("s", "Nothing more waits")
	term.typed("u", "mail 2 waits again")
	term.typed("u", "mail 1 waits again")
	term.typed("u", "nothing was decided in this sitting")
	term.typed("?", "quit (also Ctrl-C)")
	if err := unix.IoctlSetWinsize(int(term.person.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 12, Col: 40}); err != nil {
		t.Fatal(err)
	}
	term.typed("", "a c d s o u q")
	term.typed("a", "mail 1: accepted COL")
	term.typed("\x03", "\x1b[?1049l")
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d: %s", code, words.String())
	}
	if !strings.Contains(words.String(), "1 accepted.") {
		t.Errorf("said %q", words.String())
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"-C", folder, "status", "--verify", "--json"}, strings.NewReader(""), &out, &words); code != 0 || !strings.Contains(out.String(), `"to_review": 2`) {
		t.Errorf("status says %s", out.String())
	}
}

func TestMailOfNobodyShowsWhatItWouldChangeBeforeItIsAccepted(t *testing.T) {
	t.Parallel()
	folder := waitingMails(t, written{"mission.col@mission.example", "Ms. Ana Torres, First Secretary, will head our delegation and speak on item 3."},
		written{"somebody@elsewhere.example", "Mr. Pedro Gomez of Colombia will speak on item 3."})
	term := newTerminal(t, 120, 40)
	ended := make(chan int, 1)
	var words bytes.Buffer
	go func() {
		ended <- run(t.Context(), []string{"-C", folder, "--by", "Eva", "review"}, term.program, term.program, &words)
	}()
	term.sees("1 of 2")
	term.typed("a", "mail 1: accepted COL")
	term.typed("a", "From which invitee is it?")
	term.typed("NOBODY\r", "no invitee has the Ref")
	term.typed("a", "From which invitee is it?")
	term.typed("COL\r", "shown as an answer of COL: a accepts it")
	term.sees("conflict item 3: Pedro Gomez is named as speaker, but Ana Torres is the speaker")
	term.sees("item 3 · Ana Torres")
	term.typed("a", "mail 2: accepted COL")
	term.typed("u", "mail 2 waits again")
	term.typed("q", "\x1b[?1049l")
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d: %s", code, words.String())
	}
}
