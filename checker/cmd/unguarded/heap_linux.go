package main

import (
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"
)

// pageSetting says when Linux gives huge pages: to whoever asks, always or never.
const pageSetting = "/sys/kernel/mm/transparent_hugepage/enabled"

// How much memory a check takes for each byte of text, in bytes: 50 to 250 over
// repositories; what is asked for too much is never touched. And the bounds between
// which asking is worth while.
const (
	heapPerByte = 250
	leastHeap   = 16 << 20
	mostHeap    = 128 << 20
)

// prepareHeap has Linux give the memory for a check of so many bytes of text in huge
// pages. In those of 4 KB, giving it would take a fifth of the time. Go asks for none,
// but lets a block that was asked for be asked for again: so one is taken, and left.
// Who bounds Go's memory is not given more of it than is needed at a time.
func prepareHeap(text int) {
	size := min(text*heapPerByte, mostHeap)
	if size < leastHeap || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	if setting, err := os.ReadFile(pageSetting); err != nil || !givenOnRequest(string(setting)) {
		return
	}
	if unix.Madvise(make([]byte, size), unix.MADV_HUGEPAGE) == nil {
		runtime.GC()
	}
}

// givenOnRequest reads the setting, in which brackets stand around what is chosen.
func givenOnRequest(setting string) bool { return strings.Contains(setting, "[madvise]") }
