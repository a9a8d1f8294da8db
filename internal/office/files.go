package office

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// WriteFile replaces a file whole or not at all, readable by its owner alone: what is there stays until the new bytes are on the disk.
func WriteFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return plainDisk(err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return plainDisk(err)
}

// plainDisk says a full disk in those words.
func plainDisk(err error) error {
	if err != nil && (errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "not enough space")) {
		return fmt.Errorf("the disk is full: free some space and run the command again: %w", err)
	}
	return err
}
