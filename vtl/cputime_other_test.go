//go:build !unix

package vtl_test

import "time"

var start = time.Now()

// cpuTime is the time that has passed, where nothing better is known.
func cpuTime() time.Duration { return time.Since(start) }
