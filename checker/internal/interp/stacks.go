package interp

// maxStacks is how often an import may go on, on a new stack, when calls are nested as
// deep as one allows. With maxDepth it is somewhat less than the 1000 calls at which
// Python itself gives up.
const maxStacks = 19

// onNewStack runs f on a stack of its own and waits for it. JavaScript's stack, which Go's
// calls take room on, is empty where a goroutine begins. A panic goes on here.
func (m *Machine) onNewStack(f func()) {
	depth := m.depth
	m.depth = 0
	m.stacks++
	defer func() { m.depth = depth; m.stacks-- }()
	ended := make(chan any)
	go func() {
		defer func() { ended <- recover() }()
		f()
	}()
	if p := <-ended; p != nil {
		panic(p)
	}
}
