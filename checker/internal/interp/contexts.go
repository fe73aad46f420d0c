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

// stdExitStack is a stack of context managers and callbacks, which run when the
// with statement ends. A context manager's exit is not run.
func stdExitStack(_ *Machine, _ *Call) Value {
	cls := &Class{Name: "ExitStack", Qual: "ExitStack", Attrs: NewAttrs()}
	var callbacks []func()
	cls.Attrs.set("__enter__", &Builtin{Name: "__enter__", Bind: true, Fn: biFirst})
	cls.Attrs.set("enter_context", &Builtin{Name: "enter_context", Bind: true, Fn: func(m *Machine, c *Call) (v Value) {
		v = None()
		switch cm := m.resolve(c.ArgOr(1, "cm", None()), m.site).(type) {
		case *Generator:
			m.runGenerator(cm, func(y Value) Value { v = y; return None() })
		default:
			v = m.callMethod(cm, "__enter__", m.site)
		}
		return v
	}})
	cls.Attrs.set("callback", &Builtin{Name: "callback", Bind: true, Fn: func(m *Machine, c *Call) Value {
		f, rest := c.ArgOr(1, "callback", None()), c.Rest(2)
		callbacks = append(callbacks, func() { m.call(f, rest) })
		return f
	}})
	cls.Attrs.set("__exit__", &Builtin{Name: "__exit__", Bind: true, Fn: func(*Machine, *Call) Value {
		for i := len(callbacks) - 1; i >= 0; i-- {
			callbacks[i]()
		}
		callbacks = nil
		return None()
	}})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}
