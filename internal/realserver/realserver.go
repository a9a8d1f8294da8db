// Package realserver starts real mail servers for tests, on loopback and in folders of their own: Dovecot and Postfix from Debian's packages. Only tests
// import it. Where a program is missing a test is skipped with a word; under CI it fails.
package realserver

import (
	"net"
	"testing"
)

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
