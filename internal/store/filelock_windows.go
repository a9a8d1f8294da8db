//go:build windows

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile waits for the exclusive lock on a file, which it makes where absent. A lock ends with the process that holds it, so it tells
// the living from the dead.
func lockFile(name string) (unlock func(), err error) {
	return lockEx(name, windows.LOCKFILE_EXCLUSIVE_LOCK)
}

// tryLockFile takes the lock at once, or tells that another process holds it.
func tryLockFile(name string) (unlock func(), free bool, err error) {
	unlock, err = lockEx(name, windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return nil, false, nil
	}
	return unlock, err == nil, err
}

func lockEx(name string, how uint32) (func(), error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, new(windows.Overlapped)); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}
