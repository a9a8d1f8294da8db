//go:build unix

package crash

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"chancery/internal/postbox"
)

// life is one campaign from its first letter to its last.
type life struct {
	*testing.T
	bench
	name    string
	folder  string
	relay   *postbox.Script
	tally   tally
	history []string

	mu     sync.Mutex
	armed  *moment // at the relay
	met    int
	victim *exec.Cmd
	fired  bool
}

// halfway is as much of a mail as came in when the program is killed in the middle of the body, in octets.
const halfway = 30_000

// extensions with which lives are played in turn: without PIPELINING each answer goes out by itself.
var (
	extensions = [2][]string{{"PIPELINING", "8BITMIME", "SIZE 10000000", "ENHANCEDSTATUSCODES"}, {"8BITMIME", "SIZE 10000000", "ENHANCEDSTATUSCODES"}}
	lives      atomic.Int64
)

func (b bench) life(t *testing.T, name string) *life {
	t.Helper()
	dir, err := os.MkdirTemp(filepath.Dir(b.binary), "life") // not the test's: ten thousand of them would fill a disk
	if err != nil {
		t.Fatal(err)
	}
	l := &life{T: t, bench: b, name: name, folder: filepath.Join(dir, "im2022"), tally: tally{}}
	if err := os.CopyFS(l.folder, os.DirFS(b.planned)); err != nil {
		t.Fatal(err)
	}
	relay, err := postbox.StartScript(postbox.ScriptOptions{
		Moves: map[postbox.Step]postbox.Move{postbox.InBody: {After: halfway}}, Extensions: extensions[lives.Add(1)%2],
		Met: func(s postbox.Step) { l.at(s, false) }, Answered: func(s postbox.Step) { l.at(s, true) },
	})
	if err != nil {
		t.Fatal(err)
	}
	l.relay = relay
	if err := useRelay(l.folder, relay.Port); err != nil {
		t.Fatal(err)
	}
	return l
}

// end closes the relay and takes the folder away.
func (l *life) end() {
	if err := errors.Join(l.relay.Close(), os.RemoveAll(filepath.Dir(l.folder))); err != nil {
		l.Error(err)
	}
}

var smtpTable = regexp.MustCompile(`(?ms)^\[smtp\]$.*?(^\[|\z)`)

func useRelay(folder string, port int) error {
	file := filepath.Join(folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	table := fmt.Appendf(nil, "[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nfrom = \"isu@meeting.example\"\nuser = \"\"\nsessions = 2\n\n$1", port)
	return os.WriteFile(file, smtpTable.ReplaceAll(toml, table), 0o600)
}

// forget takes the plan away.
func (l *life) forget() {
	for _, name := range []string{"chancery.db", "chancery.db-wal", "chancery.db-shm", "chancery.db.owners", "chancery.journal"} {
		if err := os.RemoveAll(filepath.Join(l.folder, name)); err != nil {
			l.Fatal(err)
		}
	}
}

func (l *life) command(env string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	cmd := exec.Command(l.binary, append([]string{"-C", l.folder}, args...)...)
	cmd.Env = append(os.Environ(), strings.Fields(env)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	return cmd, &out
}

// run runs the program to its end and tells whether it was killed.
func (l *life) run(env string, args ...string) (killed bool) {
	cmd, out := l.command(env, args...)
	return l.ended(cmd.Run(), out)
}

// ended tells whether a run ended by a kill; an exit code that is no outcome of sending fails the test.
func (l *life) ended(err error, out *bytes.Buffer) (killed bool) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return false
	case !errors.As(err, &exit):
		l.Error(err)
	case exit.Sys().(syscall.WaitStatus).Signaled():
		return true
	case exit.ExitCode() != 3:
		l.Errorf("exit code %d after %v:\n%s", exit.ExitCode(), l.history, out.String())
	}
	return false
}

func (l *life) must(args ...string) {
	if l.run("", args...) {
		l.Errorf("%v was killed, and nobody meant to", args)
	}
}

// kill sends, kills the program at the moment, and tells whether the moment came.
func (l *life) kill(m moment) bool {
	env := ""
	if m.point != "" {
		env = fmt.Sprintf("CHANCERY_CRASH=%s:%d", m.point, m.nth)
	}
	cmd, out := l.command(env, "send", "--yes")
	l.mu.Lock()
	l.victim, l.met, l.fired, l.armed = cmd, 0, false, nil
	if m.step != "" {
		l.armed = &m
	}
	err := cmd.Start()
	l.mu.Unlock()
	if err != nil {
		l.Fatal(err)
	}
	if m.random > 0 {
		timer := time.AfterFunc(m.random, func() { cmd.Process.Kill() })
		defer timer.Stop()
	}
	killed := l.ended(cmd.Wait(), out)
	l.mu.Lock()
	l.armed = nil
	l.mu.Unlock()
	if killed {
		l.history = append(l.history, m.name)
		l.tally.count(m.name, "fired")
	} else {
		l.tally.count(m.name, "missed")
	}
	return killed
}

// at is the relay's word that it met a step.
func (l *life) at(s postbox.Step, after bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := l.armed
	if m == nil || l.fired || m.step != s || m.after != after {
		return
	}
	if l.met++; l.met == m.nth {
		l.fired = true
		l.victim.Process.Kill()
	}
}

// play sends with a kill at each moment, then without.
func (l *life) play(all []moment) {
	for _, m := range all {
		before := l.doubts()
		if !l.kill(m) {
			continue
		}
		l.check(2)
		for range l.doubts() - before {
			l.tally.count(m.name, "doubts")
		}
		if l.Failed() {
			return
		}
	}
	l.finish()
}
