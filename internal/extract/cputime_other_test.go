//go:build !linux

package extract_test

import "time"

var start = time.Now()

// cpuTime is the time since the start; other systems' clocks of processor time
// are too coarse for single articles.
func cpuTime() time.Duration { return time.Since(start) }
