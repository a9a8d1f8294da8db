//go:build unix

package realserver

import (
	"os/exec"
	"syscall"
)

// inGroup starts a process as the head of a group, so that what it starts can be ended with it.
func inGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

func killGroup(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // none may be left
}
