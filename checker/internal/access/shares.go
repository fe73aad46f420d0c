package access

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// routesPerShare is how many routes are worth importing the program once more, so
// that they are walked at the same time as others.
const routesPerShare = 64

// judgeAll walks every route. Walks leave nothing behind, so where they are many they
// are shared among imports of the program, one for a processor; what is found is the
// same. Reads are noted by one reader at a time, and not shared.
func (a *Analysis) judgeAll() {
	shares := min(runtime.GOMAXPROCS(0), len(a.routes)/routesPerShare)
	if shares < 2 || a.reads != nil {
		a.judgeInOrder()
		return
	}
	a.judgeInShares(shares)
	if a.machine.Spent = a.spent(); a.machine.Exhausted() {
		// Which routes come after the bound hangs on the order.
		a.start()
		a.judgeInOrder()
	}
}

func (a *Analysis) judgeInOrder() {
	for i := range a.routes {
		a.judge(i)
	}
	if a.machine.Environment.Read {
		a.looked.Store(true)
	}
}

func (a *Analysis) judgeInShares(shares int) {
	bugs := make([]any, shares)
	var next atomic.Int64
	var group sync.WaitGroup
	for share := range shares {
		group.Go(func() {
			defer func() { bugs[share] = recover() }()
			own := a
			if share > 0 {
				own = &Analysis{program: a.program, settings: a.settings, majors: a.majors, set: a.set}
				own.start()
			}
			for i := int(next.Add(1)) - 1; i < len(a.routes); i = int(next.Add(1)) - 1 {
				own.judge(i)
				a.judged[i] = own.judged[i]
			}
			if own.machine.Environment.Read {
				a.looked.Store(true)
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
