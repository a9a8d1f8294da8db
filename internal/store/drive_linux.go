package store

import (
	"fmt"
	"syscall"
)

// driveOf is the number of the file system that a file lies on.
func driveOf(file string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(file, &s); err != nil {
		return 0, fmt.Errorf("look at the disk: %w", err)
	}
	return int64(uint32(s.Type)), nil
}
