package interp

import "strings"

// An Environment says how a machine takes the environment variables that a program can
// start without. One that it can't start without is there, with a value that is not known;
// what the program puts there itself is there.
type Environment struct {
	Set  bool // they are set, to what can't be told; otherwise they are not set
	Read bool // one was looked at

	known map[string]*Unknown // those that are set, by name
	own   *Dict               // what the program put there, nil as long as it is nothing
}

func stdGetenv(m *Machine, c *Call) Value {
	key := c.ArgOr(0, "key", None())
	if v, ok := m.exported(key); ok {
		return v
	}
	m.Environment.Read = true
	if !m.Environment.Set {
		return c.ArgOr(1, "default", None())
	}
	return m.variable(key)
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

// exported gives what the program put into the environment under a name.
func (m *Machine) exported(key Value) (Value, bool) {
	if m.Environment.own == nil {
		return nil, false
	}
	return m.Environment.own.Get(key)
}

// export puts a variable into the environment. What a branch puts there that may not run
// can't be told.
func (m *Machine) export(key, v Value) {
	if m.Environment.own == nil {
		m.Environment.own = NewDict()
	}
	if m.unsure > 0 {
		v = &Unknown{Why: "an environment variable", Taint: Data, Place: m.site}
	}
	m.Put(m.Environment.own, key, v)
}

// environ is os.environ.
func environ() Value {
	cls := &Class{Name: "environ", Qual: "environ", Path: "os._Environ", Attrs: NewAttrs()}
	method := func(name string, f func(*Machine, *Call) Value) {
		cls.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: func(m *Machine, c *Call) Value { return f(m, c.Rest(1)) }})
	}
	drop := func(m *Machine, c *Call) Value {
		if m.Environment.own != nil {
			m.Drop(m.Environment.own, c.ArgOr(0, "key", None()))
		}
		return None()
	}
	method("get", stdGetenv)
	method("setdefault", func(m *Machine, c *Call) Value {
		v := stdGetenv(m, c)
		if _, ok := m.exported(c.ArgOr(0, "key", None())); !ok && !m.Environment.Set {
			m.export(c.ArgOr(0, "key", None()), v)
		}
		return v
	})
	method("pop", func(m *Machine, c *Call) Value {
		v := stdGetenv(m, c)
		drop(m, c)
		return v
	})
	method("__contains__", func(m *Machine, c *Call) Value {
		if _, ok := m.exported(c.ArgOr(0, "", None())); ok {
			return Bool(true)
		}
		m.Environment.Read = true
		return Bool(m.Environment.Set)
	})
	method("__setitem__", func(m *Machine, c *Call) Value {
		m.export(c.ArgOr(0, "", None()), c.ArgOr(1, "", None()))
		return None()
	})
	method("__delitem__", drop)
	method("update", func(m *Machine, c *Call) Value {
		added := NewDict()
		updateDict(m, added, c)
		added.Items(m.export)
		return None()
	})
	cls.Attrs.set("copy", &Builtin{Name: "copy", Bind: true, Fn: biFirst})
	method("__getitem__", func(m *Machine, c *Call) Value {
		if v, ok := m.exported(c.ArgOr(0, "", None())); ok {
			return v
		}
		return &Unknown{Why: "an environment variable", Taint: Data, Place: m.site}
	})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

// prefixedSettings puts into a config what the program put into the environment for
// Config.from_prefixed_env(): JSON where it is that, and a name with two underscores
// stands for an item of a dict.
func (m *Machine) prefixedSettings(d *Dict, c *Call) {
	prefix, ok := AsStr(c.ArgOr(0, "prefix", Str("FLASK")))
	if !ok || m.Environment.own == nil {
		return
	}
	m.Environment.own.Items(func(k, v Value) {
		name, _ := AsStr(k)
		name, found := strings.CutPrefix(name, prefix+"_")
		if !found {
			return
		}
		if text, ok := AsStr(v); ok {
			if read, ok := jsonValue(text); ok {
				v = read
			}
		}
		m.putNested(d, strings.Split(name, "__"), v)
	})
}

func (m *Machine) putNested(d *Dict, keys []string, v Value) {
	for _, k := range keys[:len(keys)-1] {
		inner, ok := d.Get(Str(k))
		if _, isDict := inner.(*Dict); !ok || !isDict {
			inner = NewDict()
			m.Put(d, Str(k), inner)
		}
		d = inner.(*Dict)
	}
	m.Put(d, Str(keys[len(keys)-1]), v)
}
