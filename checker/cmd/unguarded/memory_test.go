package main

import (
	"runtime/debug"
	"testing"
)

func TestTheBoundOnMemoryGrowsWithTheText(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	for text, want := range map[int]int64{0: 1 << 30, 1 << 20: 1 << 30, 100 << 20: 3200 << 20} {
		boundMemory(text)
		if got := debug.SetMemoryLimit(-1); got != want {
			t.Errorf("%d bytes of text: got a bound of %d bytes, want %d", text, got, want)
		}
	}
}

func TestGOMEMLIMITHasTheLastWord(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "500MiB")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(500 << 20))
	boundMemory(100 << 20)
	if got := debug.SetMemoryLimit(-1); got != 500<<20 {
		t.Errorf("got a bound of %d bytes, want that of GOMEMLIMIT", got)
	}
}
