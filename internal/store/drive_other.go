//go:build !linux

package store

import "strings"

// driveOf knows a share of Windows by its name, and nothing else.
func driveOf(file string) (int64, error) {
	if strings.HasPrefix(file, `\\`) {
		return 0x517b, nil
	}
	return 0, nil
}
