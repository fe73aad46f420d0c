package main

import (
	"os"
	"runtime"
	"testing"
)

func TestHugePagesAreAskedForWhereLinuxGivesThemOnRequest(t *testing.T) {
	for setting, want := range map[string]bool{
		"always [madvise] never\n": true,
		"[always] madvise never\n": false,
		"always madvise [never]\n": false,
	} {
		if got := givenOnRequest(setting); got != want {
			t.Errorf("%q: got %v, want %v", setting, got, want)
		}
	}
}

func TestThePreparedHeapIsFreeForTheCheck(t *testing.T) {
	if setting, err := os.ReadFile(pageSetting); err != nil || !givenOnRequest(string(setting)) {
		t.Skipf("%s does not say that huge pages are given on request", pageSetting)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	const size = 64 << 20
	prepareHeap(size / heapPerByte)
	runtime.ReadMemStats(&after)
	if got := after.HeapSys - after.HeapInuse; got < size*9/10 {
		t.Errorf("the heap has %d free bytes, want about %d", got, size)
	}
	if got := int64(after.HeapAlloc) - int64(before.HeapAlloc); got > size/10 {
		t.Errorf("%d bytes of the block are still taken", got)
	}
}
