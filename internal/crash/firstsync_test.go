//go:build unix

package crash

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"chancery/internal/office"
)

var (
	mailbox = flag.Int("mailbox", 300, "mails of 20 kB in the mailbox of the first sync; 50000 to measure")
	idle    = flag.Duration("idle", 2*time.Second, "how long collect --watch is left alone after the first sync")
)

// TestFirstSyncOfAFullMailbox measures what a mailbox that was in use for years costs at the first sync, and then in peace. It asserts no times.
func TestFirstSyncOfAFullMailbox(t *testing.T) {
	s := newSoak(t)
	body := bytes.Repeat([]byte("Delegation of Colombia: the minutes of the last meeting are attached for your files.\r\n"), 230)
	for n := range *mailbox {
		raw := fmt.Appendf(nil, "From: <office%d@elsewhere.example>\r\nTo: <isu@meeting.example>\r\nSubject: minutes %d\r\nMessage-ID: <%d@elsewhere.example>\r\n"+
			"Content-Type: text/plain; charset=utf-8\r\n\r\nDear colleagues,\r\nplease find the minutes below.\r\n\r\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\r\n> %s", n, n, n,
			bytes.ReplaceAll(body, []byte("\n"), []byte("\n> ")))
		at := time.Date(2022, 1, 1, 0, 0, n, 0, time.UTC)
		s.server.Drop(t, fmt.Sprintf("%d.M%dP1.elsewhere.example", at.Unix(), n), raw, at)
	}
	began := time.Now()
	cmd := s.command("collect", "--json")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("collect: %v", err)
	}
	took := time.Since(began)
	var c office.Collected
	if err := json.Unmarshal(out, &c); err != nil || c.New != *mailbox || c.Read() != *mailbox {
		t.Fatalf("collected %+v, %v", c, err)
	}
	t.Logf("first sync of %d mails of %d octets: %.1f s, %.1f s of CPU, %d MB", *mailbox, len(body)+230*2+230, took.Seconds(), cpuOf(cmd.ProcessState), maxRSS(cmd.ProcessState))
	s.poll("1m")
	watch := s.command("collect", "--watch")
	if err := watch.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(*idle)
	if err := watch.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := watch.Wait(); err != nil {
		t.Errorf("collect --watch, ended by an interrupt: %v", err)
	}
	cpu := cpuOf(watch.ProcessState)
	t.Logf("collect --watch for %v beside them, a look each minute: %.2f s of CPU, %.1f %%, its start included", *idle, cpu, 100*cpu/idle.Seconds())
}

// poll sets how often folders are looked at.
func (s *soak) poll(interval string) {
	file := filepath.Join(s.folder, "campaign.toml")
	toml, err := os.ReadFile(file)
	if err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(toml, []byte(`poll_interval = "1s"`), []byte(`poll_interval = "`+interval+`"`), 1), 0o600); err != nil {
		s.Fatal(err)
	}
}

func cpuOf(p *os.ProcessState) float64 { return (p.UserTime() + p.SystemTime()).Seconds() }

// maxRSS is in megabytes; Linux counts kilobytes.
func maxRSS(p *os.ProcessState) int64 { return p.SysUsage().(*syscall.Rusage).Maxrss / 1024 }
