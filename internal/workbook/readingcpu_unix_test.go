//go:build unix

package workbook

import (
	"syscall"
	"time"
)

// readingCPU is what the process has taken of all cores, the collector included.
func readingCPU() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
