//go:build !unix

package office

import "time"

func cpuTime() time.Duration { return 0 }
