//go:build unix

package store

import (
	"os"
	"syscall"
)

// lockFile waits for the exclusive lock on a file, which it makes where absent. A lock ends with the process that holds it, so it tells
// the living from the dead.
func lockFile(name string) (unlock func(), err error) { return flock(name, syscall.LOCK_EX) }

// tryLockFile takes the lock at once, or tells that another process holds it.
func tryLockFile(name string) (unlock func(), free bool, err error) {
	unlock, err = flock(name, syscall.LOCK_EX|syscall.LOCK_NB)
	if err == syscall.EWOULDBLOCK {
		return nil, false, nil
	}
	return unlock, err == nil, err
}

func flock(name string, how int) (func(), error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}
