package interp

// Context managers of contextlib.

// stdContextManager is @contextmanager: what the function gives can stand in a
// with statement, or decorate another function.
func stdContextManager(m *Machine, c *Call) Value {
	inner := c.ArgOr(0, "func", None())
	f := &Builtin{Name: "contextmanager", Inner: []Value{inner}, Bind: true, Attrs: NewAttrs()}
	CopyAttrs(f.Attrs, inner)
	f.Attrs.set("__wrapped__", inner)
	f.Fn = func(m *Machine, c *Call) Value {
		v := m.call(inner, c)
		if g, ok := v.(*Generator); ok {
			g.again = func() *Generator { // a decorator makes a new one for every call
				made, _ := m.call(inner, c).(*Generator)
				return made
			}
		}
		return v
	}
	return f
}

// decoratedWith is a function that runs inside a context manager.
func (m *Machine) decoratedWith(enter func(m *Machine, body func(Value)), f Value) Value {
	b := &Builtin{Name: "inner", Inner: []Value{f}, Bind: true, Attrs: NewAttrs()}
	CopyAttrs(b.Attrs, f)
	b.Attrs.set("__wrapped__", f)
	b.Fn = func(m *Machine, c *Call) (v Value) {
		v = None()
		enter(m, func(Value) { v = m.call(f, c) })
		return v
	}
	return b
}

// callGenerator is a call of what @contextmanager gave: it decorates.
func (m *Machine) callGenerator(g *Generator, c *Call) Value {
	return m.decoratedWith(func(m *Machine, body func(Value)) {
		fresh := g
		if g.again != nil {
			fresh = g.again()
		}
		m.runGenerator(fresh, func(v Value) Value { body(v); return None() })
	}, c.ArgOr(0, "func", None()))
}

// callContextDecorator is a call of an instance of a ContextDecorator.
func (m *Machine) callContextDecorator(cm *Instance, c *Call) Value {
	return m.decoratedWith(func(m *Machine, body func(Value)) { m.withInstance(cm, body, m.site) }, c.ArgOr(0, "func", None()))
}

func stdNullContext(_ *Machine, c *Call) Value {
	cls := &Class{Name: "nullcontext", Qual: "nullcontext", Attrs: NewAttrs()}
	v := c.ArgOr(0, "enter_result", None())
	cls.Attrs.set("__enter__", &Builtin{Name: "__enter__", Bind: true, Fn: func(*Machine, *Call) Value { return v }})
	cls.Attrs.set("__exit__", &Builtin{Name: "__exit__", Bind: true, Fn: biNothing})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

// stdClosing is a context that gives an object and closes it in the end.
func stdClosing(_ *Machine, c *Call) Value {
	cls := &Class{Name: "closing", Qual: "closing", Attrs: NewAttrs()}
	v := c.ArgOr(0, "thing", None())
	cls.Attrs.set("__enter__", &Builtin{Name: "__enter__", Bind: true, Fn: func(*Machine, *Call) Value { return v }})
	cls.Attrs.set("__exit__", &Builtin{Name: "__exit__", Bind: true, Fn: func(m *Machine, _ *Call) Value {
		m.callMethod(v, "close", m.site)
		return None()
	}})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

// stdExitStack is a stack of context managers and callbacks, whose exits run when the
// with statement ends. A generator's code behind the yield ran when it was entered; whether
// it ends an exception can't be told.
func stdExitStack(_ *Machine, _ *Call) Value {
	cls := &Class{Name: "ExitStack", Qual: "ExitStack", Attrs: NewAttrs()}
	var exits []func(m *Machine, exc []Value) (swallowed bool)
	method := func(name string, f func(*Machine, *Call) Value) {
		cls.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: func(m *Machine, c *Call) Value { return f(m, c.Rest(1)) }})
	}
	push := func(m *Machine, exit func(*Machine, []Value) bool) {
		n := len(exits)
		m.log(func() { exits = exits[:n] })
		exits = append(exits, exit)
	}
	pushExit := func(m *Machine, cm Value) {
		push(m, func(m *Machine, exc []Value) bool {
			yes, _ := m.Truth(m.callMethod(cm, "__exit__", m.site, exc...))
			return yes
		})
	}
	cls.Attrs.set("__enter__", &Builtin{Name: "__enter__", Bind: true, Fn: biFirst})
	method("enter_context", func(m *Machine, c *Call) Value {
		cm := m.resolve(c.ArgOr(0, "cm", None()), m.site)
		g, ok := cm.(*Generator)
		if !ok {
			v := m.callMethod(cm, "__enter__", m.site)
			pushExit(m, cm)
			return v
		}
		var v Value = None()
		m.runGenerator(g, func(y Value) Value { v = y; return None() })
		push(m, func(m *Machine, exc []Value) bool {
			return !IsNone(exc[0]) && g.has(cleaning) && m.Choose(Unseen, "whether a context manager ends an exception", m.site)
		})
		return v
	})
	method("push", func(m *Machine, c *Call) Value {
		exit := c.ArgOr(0, "exit", None())
		if _, ok := exit.(*Instance); ok {
			pushExit(m, exit)
		} else if Callable(exit) {
			push(m, func(m *Machine, exc []Value) bool {
				yes, _ := m.Truth(m.call(exit, &Call{Args: exc}))
				return yes
			})
		}
		return exit
	})
	method("callback", func(m *Machine, c *Call) Value {
		f, rest := c.ArgOr(0, "callback", None()), c.Rest(1)
		push(m, func(m *Machine, _ []Value) bool { m.call(f, rest); return false })
		return f
	})
	method("__exit__", func(m *Machine, c *Call) Value {
		exc, swallowed := []Value{c.ArgOr(0, "", None()), c.ArgOr(1, "", None()), c.ArgOr(2, "", None())}, false
		entered := exits
		m.log(func() { exits = entered })
		exits = nil
		for i := len(entered) - 1; i >= 0; i-- {
			if entered[i](m, exc) && !IsNone(exc[0]) {
				exc, swallowed = []Value{None(), None(), None()}, true
			}
		}
		return Bool(swallowed)
	})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}
