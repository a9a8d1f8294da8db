package realserver

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

// Mailbox is a running Dovecot with one user, "isu", whose password is "secret".
type Mailbox struct {
	Port    int
	Maildir string
}

// Dovecot starts one on loopback; it ends with the test.
func Dovecot(t testing.TB) Mailbox {
	t.Helper()
	const program = "/usr/sbin/dovecot"
	if _, err := os.Stat(program); err != nil {
		missing(t, "dovecot is not installed (Debian: dovecot-imapd)")
	}
	if os.Getuid() != 0 {
		missing(t, "dovecot is started as root here, to give its processes to nobody")
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
	port := freePort(t)
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
	return Mailbox{Port: port, Maildir: maildir}
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
