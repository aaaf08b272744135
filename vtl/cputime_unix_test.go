//go:build unix

package vtl_test

import (
	"syscall"
	"time"
)

// cpuTime is what the process has computed so far, on all processors together: other
// work on the machine changes it little.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
