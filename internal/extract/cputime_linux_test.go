package extract_test

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is the processor time that this thread has used, so that other work
// on the machine does not count.
func cpuTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
