package checker

import (
	"sync/atomic"
	"testing"
)

func TestEveryCallIsMadeOnceAndTheFirstPanicIsRaisedAgain(t *testing.T) {
	const n = 1000
	var calls [n]atomic.Int32
	defer func() {
		if got := recover(); got != 7 {
			t.Errorf("raised again: got %v, want 7", got)
		}
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("call %d was made %d times", i, got)
			}
		}
	}()
	inParallel(n, func(i int) {
		calls[i].Add(1)
		if i == 7 || i == 900 {
			panic(i)
		}
	})
}
