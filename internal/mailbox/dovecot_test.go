package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// dovecotConfig runs Dovecot 2.3 on loopback without users of the system; %[1]s is the folder, %[2]d the port, %[3]s a user, %[4]s its group.
const dovecotConfig = `
base_dir = %[1]s/run
state_dir = %[1]s/state
log_path = %[1]s/dovecot.log
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
mail_location = maildir:%[1]s/mail/%%u
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=%[1]s/mail/%%u
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = %[2]d
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
}
`

// missing skips a test for want of a program, which under CI is an error.
func missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// dovecot starts one and gives its port and its maildir.
func dovecot(t *testing.T) (port int, maildir string) {
	t.Helper()
	program, err := exec.LookPath("dovecot")
	if err != nil {
		if program = "/usr/sbin/dovecot"; !exists(program) {
			missing(t, "dovecot is not installed (Debian: dovecot-imapd)")
		}
	}
	if os.Getuid() != 0 {
		missing(t, "dovecot is started as root here, to give its processes to nobody")
	}
	dir, err := os.MkdirTemp("", "dovecot") // t.TempDir is closed to nobody, and its path is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	maildir = filepath.Join(dir, "mail", "isu")
	for _, sub := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(maildir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	port = freePort(t)
	config := filepath.Join(dir, "dovecot.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, dovecotConfig, dir, port), 0o644); err != nil {
		t.Fatal(err)
	}
	own(t, dir)
	cmd := exec.Command(program, "-F", "-c", config)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait() // it ends by our signal
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "dovecot.log")) // it may have failed before the first line
			t.Logf("dovecot: %s%s", out.String(), log)
		}
	})
	return port, maildir
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// own gives a folder and all in it to nobody.
func own(t *testing.T, dir string) {
	t.Helper()
	err := filepath.Walk(dir, func(path string, _ os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(path, 65534, 65534)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// eventually dials until the server is up.
func eventually(t *testing.T, a Account) *Client {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		c, err := Dial(ctx, a)
		if err == nil {
			t.Cleanup(func() { _ = c.Close() })
			return c
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal(err)
		}
	}
}

// drop puts a mail into a maildir as a delivery agent does.
func drop(t *testing.T, maildir string, n int) {
	t.Helper()
	name := fmt.Sprintf("%d.M%dP1.mission.example", received.Unix()+int64(n), n)
	tmp, final := filepath.Join(maildir, "tmp", name), filepath.Join(maildir, "new", name)
	if err := os.WriteFile(tmp, bytes.ReplaceAll(raw(n), []byte("\r\n"), []byte("\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	at := received.Add(time.Duration(n) * time.Minute)
	if err := os.Chtimes(tmp, at, at); err != nil { // INTERNALDATE of a maildir is the file's time
		t.Fatal(err)
	}
	if err := os.Chown(tmp, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, final); err != nil {
		t.Fatal(err)
	}
}

func TestDovecotGivesEachMailOnceAndTellsOfNewOnes(t *testing.T) {
	t.Parallel()
	port, maildir := dovecot(t)
	for n := range 3 {
		drop(t, maildir, n+1)
	}
	c := eventually(t, account(port))
	mails, at := fetch(t, c, Position{})
	wholeAs(t, mails, 1, 2, 3)
	for i, m := range mails {
		if want := received.Add(time.Duration(i+1) * time.Minute); !m.Received.Equal(want) {
			t.Errorf("UID %d received %v, want %v", m.UID, m.Received, want)
		}
	}
	if again, _ := fetch(t, c, at); len(again) != 0 {
		t.Errorf("%d mails again", len(again))
	}
	drop(t, maildir, 4)
	if err := c.Wait(context.Background(), time.Minute); err != nil {
		t.Fatal(err)
	}
	more, _ := fetch(t, c, at)
	wholeAs(t, more, 4)
	if err := c.Append(context.Background(), "Sent", raw(9), received); err != nil {
		t.Fatal(err)
	}
	sent := account(port)
	sent.Folder = "Sent"
	copies, _ := fetch(t, eventually(t, sent), Position{})
	if len(copies) != 1 || !bytes.Equal(copies[0].Raw, raw(9)) {
		t.Errorf("%d copies in Sent", len(copies))
	}
	left, err := filepath.Glob(filepath.Join(maildir, "*", "*.mission.example*"))
	if err != nil || len(left) != 4 {
		t.Errorf("%d mails left in the maildir, %v", len(left), err)
	}
	for _, path := range left {
		if _, flags, _ := strings.Cut(path, ":2,"); strings.Contains(flags, "S") {
			t.Errorf("%s was marked as seen", path)
		}
	}
}
