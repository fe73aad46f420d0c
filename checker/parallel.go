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
	workers := min(n, runtime.GOMAXPROCS(0))
	bugs := make([]any, n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				func() {
					defer func() { bugs[i] = recover() }()
					f(i)
				}()
			}
		})
	}
	group.Wait()
	for _, bug := range bugs {
		if bug != nil {
			panic(bug)
		}
	}
}
