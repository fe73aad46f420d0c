package interp

// An Environment says how a machine takes the environment variables that a program can
// start without. One that it can't start without is there, with a value that is not known.
type Environment struct {
	Set  bool // they are set, to what can't be told; otherwise they are not set
	Read bool // one was looked at

	known map[string]*Unknown // those that are set, by name
}

func stdGetenv(m *Machine, c *Call) Value {
	m.Environment.Read = true
	if !m.Environment.Set {
		return c.ArgOr(1, "default", None())
	}
	return m.variable(c.ArgOr(0, "key", None()))
}

// variable is the value of an environment variable that is set: each time the same.
func (m *Machine) variable(key Value) *Unknown {
	name, ok := AsStr(key)
	if v := m.Environment.known[name]; ok && v != nil {
		return v
	}
	v := &Unknown{Why: "an environment variable", Taint: Data | Unseen, Text: FullText, Plain: true, Place: m.site}
	if ok {
		v.Why = "the environment variable `" + name + "`"
		if m.Environment.known == nil {
			m.Environment.known = map[string]*Unknown{}
		}
		m.Environment.known[name] = v
	}
	return v
}

// environ is os.environ.
func environ() Value {
	cls := &Class{Name: "environ", Qual: "environ", Path: "os._Environ", Attrs: NewAttrs()}
	method := func(name string, f func(*Machine, *Call) Value) {
		cls.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: f})
	}
	get := func(m *Machine, c *Call) Value { return stdGetenv(m, c.Rest(1)) }
	method("get", get)
	method("setdefault", get)
	method("pop", get)
	method("__contains__", func(m *Machine, _ *Call) Value {
		m.Environment.Read = true
		return Bool(m.Environment.Set)
	})
	method("__setitem__", biNothing)
	method("update", biNothing)
	method("copy", biFirst)
	method("__getitem__", func(m *Machine, _ *Call) Value {
		return &Unknown{Why: "an environment variable", Taint: Data, Place: m.site}
	})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}
