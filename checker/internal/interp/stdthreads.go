package interp

// addThreads models the pools of concurrent.futures: what is handed to them is done at
// once, and an error comes out where the result is asked for.
func addThreads(add func(string, func(*Machine, *Call) Value)) {
	for _, name := range []string{"ThreadPoolExecutor", "ProcessPoolExecutor"} {
		add("concurrent.futures."+name, func(*Machine, *Call) Value { return executor() })
	}
}

func executor() Value {
	cls := &Class{Name: "Executor", Qual: "Executor", Attrs: NewAttrs()}
	on := func(name string, f func(m *Machine, c *Call) Value) {
		cls.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: f})
	}
	on("submit", func(m *Machine, c *Call) Value {
		var result Value
		raised := m.Try(func() { result = m.call(c.ArgOr(1, "", None()), c.Rest(2)) })
		return future(result, raised)
	})
	on("map", func(m *Machine, c *Call) Value { return biMap(m, c.Rest(1)) })
	on("shutdown", biNothing)
	on("__enter__", func(_ *Machine, c *Call) Value { return c.ArgOr(0, "", None()) })
	on("__exit__", biNothing)
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

// future is what came of a call.
func future(result Value, raised *Raised) Value {
	inst := &Instance{Class: &Class{Name: "Future", Qual: "Future", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	inst.Attrs.set("result", &Builtin{Name: "result", Fn: func(m *Machine, _ *Call) Value {
		if raised != nil {
			m.Raise(raised.Exc)
		}
		return result
	}})
	inst.Attrs.set("exception", &Builtin{Name: "exception", Fn: func(*Machine, *Call) Value {
		if raised != nil {
			return raised.Exc
		}
		return None()
	}})
	return inst
}
