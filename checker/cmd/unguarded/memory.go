package main

import (
	"os"
	"runtime/debug"
)

// The memory above which Go collects as often as it must, in bytes: what any check may
// take, and what one takes for each byte of text, of which the trees that live to its
// end are more than half.
const (
	memoryBound   = 1 << 30
	memoryPerByte = 32
)

// collectRarely trades memory for time: the command lives for one check, most of
// whose values live as long as it does, and Go's default collects them many times
// over. GOGC and GOMEMLIMIT still have the last word.
func collectRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(1600)
	}
	boundMemory(0)
}

// boundMemory bounds the memory for a check of so many bytes of text. A project whose
// trees alone fill what others may take would be collected without end.
func boundMemory(text int) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(max(memoryBound, memoryPerByte*int64(text)))
	}
}
