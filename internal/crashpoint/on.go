//go:build crashpoints

package crashpoint

import (
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// CHANCERY_CRASH is "POINT:N": the program dies when it is at the point for the Nth time. CHANCERY_LEASE and CHANCERY_MACHINE replace the time
// that leases last and the machine's name.
var (
	point, times = wanted()
	met          atomic.Int64
)

func wanted() (string, int64) {
	name, n, _ := strings.Cut(os.Getenv("CHANCERY_CRASH"), ":")
	times, err := strconv.ParseInt(n, 10, 64)
	if err != nil {
		return "", 0
	}
	return name, times
}

// At kills the program, as a power cut would, where it was told to.
func At(name string) {
	if name != point || met.Add(1) != times {
		return
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill()
	}
	if err != nil {
		panic(err)
	}
	select {} // the signal is on its way
}

// LeaseTime is how long leases last.
func LeaseTime(own time.Duration) time.Duration {
	if d, err := time.ParseDuration(os.Getenv("CHANCERY_LEASE")); err == nil {
		return d
	}
	return own
}

// Machine is the machine's name.
func Machine(own string) string {
	if name := os.Getenv("CHANCERY_MACHINE"); name != "" {
		return name
	}
	return own
}
