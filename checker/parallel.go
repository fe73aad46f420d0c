package checker

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls f with 0 to n-1, on as many goroutines as there are processors
// to run them. A panic in one of the calls is raised again here, the one of the
// lowest number when there are several, once all goroutines have ended.
func inParallel(n int, f func(int)) {
	bugs := make([]any, n)
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			func() {
				defer func() { bugs[i] = recover() }()
				f(i)
			}()
		}
	}
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		group.Go(work)
	}
	work() // here, where the stack has grown already
	group.Wait()
	for _, bug := range bugs {
		if bug != nil {
			panic(bug)
		}
	}
}
