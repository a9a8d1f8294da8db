//go:build unix

package realserver

import (
	"os/exec"
	"testing"
)

// TestStopOfADeafServerLeavesNothingBehind is one for the race detector: the timer that ends a server which heard no signal once read the field that the next start writes.
func TestStopOfADeafServerLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	d := &dovecot{cmd: exec.Command("sh", "-c", "trap '' INT; echo deaf; while :; do sleep 1; done")}
	inGroup(d.cmd)
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 4)); err != nil {
		t.Fatal(err)
	}
	stopped := d.cmd
	d.stop()
	d.cmd = exec.Command("true")
	if code := stopped.ProcessState.ExitCode(); code != -1 {
		t.Errorf("ended by itself with %d", code)
	}
}
