//go:build !crashpoints

package crashpoint

import "time"

// At is where the program may be killed.
func At(string) {}

// LeaseTime is how long leases last: the program's own time.
func LeaseTime(own time.Duration) time.Duration { return own }

// Machine is the machine's name: its own.
func Machine(own string) string { return own }
