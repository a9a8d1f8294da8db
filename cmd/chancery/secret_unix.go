//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// private refuses a file with a password that others can read. As with ssh, what we own is to be ours alone; a file that another owns, such as root, may be
// read by its group, since a service reads its password so.
func private(file string, info fs.FileInfo) error {
	open := info.Mode().Perm() & 0o077
	if s, ok := info.Sys().(*syscall.Stat_t); ok && int(s.Uid) != os.Geteuid() {
		open &^= 0o040
	}
	if open == 0 {
		return nil
	}
	return fmt.Errorf("read password: others can read or change %s (mode %04o): \"chmod 600 %s\", and change the password if others may have read it", file, info.Mode().Perm(), file)
}
