package realserver

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"chancery/internal/needed"
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

// Mailbox is a running Dovecot with one user, "isu", whose password is "secret".
type Mailbox struct {
	Port    int
	Maildir string

	daemon *dovecot
}

// dovecot is the process, which may be started anew.
type dovecot struct {
	dir string
	cmd *exec.Cmd
}

const dovecotProgram = "/usr/sbin/dovecot"

// Dovecot starts one on loopback; it ends with the test.
func Dovecot(t testing.TB) Mailbox {
	t.Helper()
	if _, err := os.Stat(dovecotProgram); err != nil {
		needed.Missing(t, "dovecot is not installed (Debian: dovecot-imapd)")
	}
	if os.Getuid() != 0 {
		needed.Missing(t, "dovecot is started as root here, to give its processes to nobody")
	}
	dir, err := os.MkdirTemp("", "dovecot") // t.TempDir is closed to nobody, and its path is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	maildir := filepath.Join(dir, "mail", "isu")
	for _, sub := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(maildir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	m := Mailbox{Port: freePort(t), Maildir: maildir, daemon: &dovecot{dir: dir}}
	if err := os.WriteFile(m.daemon.config(), fmt.Appendf(nil, dovecotConfig, dir, m.Port), 0o644); err != nil {
		t.Fatal(err)
	}
	own(t, dir)
	m.daemon.start(t)
	t.Cleanup(func() {
		m.daemon.stop()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "dovecot.log")) // it may have failed before the first line
			out, _ := os.ReadFile(filepath.Join(dir, "out"))
			t.Logf("dovecot: %s%s", out, log[max(0, len(log)-20_000):])
		}
	})
	return m
}

func (d *dovecot) config() string { return filepath.Join(d.dir, "dovecot.conf") }

func (d *dovecot) start(t testing.TB) {
	t.Helper()
	out, err := os.OpenFile(filepath.Join(d.dir, "out"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	d.cmd = exec.Command(dovecotProgram, "-F", "-c", d.config())
	d.cmd.Stdout, d.cmd.Stderr = out, out // a file: a pipe would be waited for until the last session ended
	inGroup(d.cmd)
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
}

// patience is how long a server may take to end by itself: a signal that comes while it starts can be lost.
const patience = 5 * time.Second

// stop ends the server and then its sessions, one of which would idle on for half a minute.
func (d *dovecot) stop() { end(d.cmd) }

// end takes the command by itself: the timer may still run when the server's next command is made.
func end(cmd *exec.Cmd) {
	_ = cmd.Process.Signal(os.Interrupt)
	late := time.AfterFunc(patience, func() { killGroup(cmd) })
	_ = cmd.Wait() // it ends by our signal
	late.Stop()
	killGroup(cmd)
}

// Restart ends the server with all its sessions and starts it anew. Where forget is set it has lost its index meanwhile: UIDs and UIDVALIDITY are others.
func (m Mailbox) Restart(t testing.TB, forget bool) {
	t.Helper()
	m.daemon.stop()
	if forget {
		lost, err := filepath.Glob(filepath.Join(m.Maildir, "dovecot*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range lost {
			if err := os.RemoveAll(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	m.daemon.start(t)
}

// own gives a folder and all in it to nobody.
func own(t testing.TB, dir string) {
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

// Drop puts a mail into the maildir as a delivery agent does. name is unique; INTERNALDATE is the file's time.
func (m Mailbox) Drop(t testing.TB, name string, raw []byte, at time.Time) {
	t.Helper()
	tmp, final := filepath.Join(m.Maildir, "tmp", name), filepath.Join(m.Maildir, "new", name)
	if err := os.WriteFile(tmp, bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(tmp, at, at); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(tmp, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, final); err != nil {
		t.Fatal(err)
	}
}
