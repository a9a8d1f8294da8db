// Package needed is what tests say where this machine lacks something that they need: they are skipped with a word, and fail under CI, where .ci/run
// brings all of it. Only tests import it.
package needed

import (
	"os"
	"os/exec"
	"testing"
)

// Missing ends a test for want of something.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// Program is the path of a program of a Debian package.
func Program(t testing.TB, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, "%s is not installed (Debian: %s)", name, debian)
	}
	return path
}
