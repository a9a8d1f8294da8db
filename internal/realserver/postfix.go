package realserver

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"chancery/internal/needed"
)

// mainCF has Postfix relay everything to a sink on loopback. %[1]s is the folder, %[2]d the sink's port.
const mainCF = `compatibility_level = 3.6
queue_directory = %[1]s/spool
data_directory = %[1]s/data
mail_owner = postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.meeting.example
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:%[2]d
disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_recipient_restrictions = check_recipient_access inline:{ gone@mission.example=REJECT }, permit_mynetworks, reject
message_size_limit = 2000000
maillog_file = %[1]s/postfix.log
maillog_file_prefixes = %[1]s
`

// masterCF names the daemons that relaying needs; %[1]d is the port.
const masterCF = `127.0.0.1:%[1]d inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`

// Relay is a running Postfix.
type Relay struct {
	Port int
	Log  string // the file that it writes its log to
}

// Postfix starts one on loopback that relays everything to the sink; it ends with the test. It refuses gone@mission.example.
func Postfix(t testing.TB, sink int) Relay {
	t.Helper()
	program := "/usr/sbin/postfix"
	if _, err := os.Stat(program); err != nil {
		needed.Missing(t, "postfix is not installed (Debian: postfix)")
	}
	if os.Getuid() != 0 {
		needed.Missing(t, "postfix starts as root only")
	}
	dir, err := os.MkdirTemp("", "postfix") // t.TempDir is closed to Postfix's own user
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	port := freePort(t)
	for name, text := range map[string]string{"etc/main.cf": fmt.Sprintf(mainCF, dir, sink), "etc/master.cf": fmt.Sprintf(masterCF, port)} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "spool"), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(verb string) (string, error) {
		out, err := exec.Command(program, "-c", filepath.Join(dir, "etc"), verb).CombinedOutput()
		return string(out), err
	}
	if out, err := run("start"); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "postfix.log")) // it may have failed before the first line
		t.Fatalf("postfix start: %v\n%s%s", err, out, log)
	}
	t.Cleanup(func() {
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "postfix.log"))
			t.Logf("postfix.log:\n%s", log)
		}
		if out, err := run("stop"); err != nil {
			t.Errorf("postfix stop: %v\n%s", err, out)
		}
	})
	return Relay{Port: port, Log: filepath.Join(dir, "postfix.log")}
}
