package extract_test

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is the processor time that this process has used outside the kernel,
// garbage collection included.
func cpuTime() time.Duration {
	var r unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano())
}
