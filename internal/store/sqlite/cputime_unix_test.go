//go:build unix

package sqlite_test

import (
	"syscall"
	"time"
)

// cpuTime is what the process has used of all processors. Unlike time by the
// clock it does not depend on what else the machine is doing.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
