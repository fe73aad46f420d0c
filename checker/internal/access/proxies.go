package access

import "unguarded/checker/internal/interp"

// defineProxies models werkzeug's LocalProxy and contextvars: what a project keeps
// its current user in.
func (l *library) defineProxies() {
	l.values["werkzeug.local.LocalProxy"] = &interp.Builtin{Name: "LocalProxy", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return localProxy(proxied(c))
	}}
	l.values["werkzeug.local.Local"] = &interp.Builtin{Name: "Local", Fn: func(*interp.Machine, *interp.Call) interp.Value {
		return local()
	}}
	l.values["werkzeug.local.LocalStack"] = &interp.Builtin{Name: "LocalStack", Fn: func(*interp.Machine, *interp.Call) interp.Value {
		return localStack()
	}}
	l.values["werkzeug.LocalProxy"] = l.values["werkzeug.local.LocalProxy"]
	l.values["contextvars.ContextVar"] = &interp.Builtin{Name: "ContextVar", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		other, has := c.Arg(-1, "default")
		return contextVar(other, has)
	}}
	for _, name := range []string{"flask.has_request_context", "flask.has_app_context"} {
		l.values[name] = &interp.Builtin{Name: name[len("flask."):], Fn: func(*interp.Machine, *interp.Call) interp.Value {
			return interp.Bool(l.walk != nil)
		}}
	}
}

// proxied is the function that a proxy asks: the one that it was given, or one that
// reads a Local, a context variable or what is on top of a LocalStack.
func proxied(c *interp.Call) interp.Value {
	source := c.ArgOr(0, "local", interp.None())
	name, named := interp.AsStr(c.ArgOr(1, "name", interp.None()))
	kind := ""
	if inst, ok := source.(*interp.Instance); ok {
		kind = inst.Class.Path
	}
	read := func(m *interp.Machine) interp.Value {
		switch kind {
		case "flask.LocalStack":
			return attr(m, source, "top")
		case "flask.ContextVar":
			return m.Call(attr(m, source, "get"), &interp.Call{}, m.Site(), nil)
		case "flask.Local":
			return source
		}
		return m.Call(source, &interp.Call{}, m.Site(), nil)
	}
	return &interp.Builtin{Name: "proxied", Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
		v := read(m)
		if named {
			return attr(m, v, name)
		}
		return v
	}}
}

func attr(m *interp.Machine, v interp.Value, name string) interp.Value {
	part, ok := m.Attr(v, name, m.Site())
	if !ok {
		m.RaiseNew("AttributeError", "%s has no attribute %q", interp.Describe(v), name)
	}
	return part
}

// local has no attributes when a request begins. Called, it gives a proxy.
func local() interp.Value {
	o := object("Local", func(*interp.Machine, string) (interp.Value, bool) { return nil, false })
	addMethod(o, "__call__", func(_ *interp.Machine, c *interp.Call) interp.Value {
		return localProxy(proxied(&interp.Call{Args: append([]interp.Value{o}, c.Args...)}))
	})
	return o
}

// localStack is empty when a request begins.
func localStack() interp.Value {
	held := interp.NewList(interp.ListValue)
	top := func() interp.Value {
		if n := len(held.Elts); n > 0 {
			return held.Elts[n-1]
		}
		return interp.None()
	}
	o := object("LocalStack", func(_ *interp.Machine, name string) (interp.Value, bool) { return top(), name == "top" })
	addMethod(o, "push", func(m *interp.Machine, c *interp.Call) interp.Value {
		m.Append(held, c.ArgOr(0, "obj", interp.None()))
		return held
	})
	addMethod(o, "pop", func(m *interp.Machine, _ *interp.Call) interp.Value {
		last := top()
		m.SetElts(held, held.Elts[:max(0, len(held.Elts)-1)], false)
		return last
	})
	addMethod(o, "__call__", func(*interp.Machine, *interp.Call) interp.Value {
		return localProxy(proxied(&interp.Call{Args: []interp.Value{o}}))
	})
	return o
}

// localProxy asks a function for the object that stands behind it, every time.
func localProxy(get interp.Value) interp.Value {
	behind := func(m *interp.Machine) interp.Value { return m.Call(get, &interp.Call{}, m.Site(), nil) }
	o := object("LocalProxy", func(m *interp.Machine, name string) (interp.Value, bool) {
		if name == "_get_current_object" {
			return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value { return behind(m) }}, true
		}
		return m.Attr(behind(m), name, m.Site())
	})
	addMethod(o, "__bool__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		v := behind(m)
		if t, known := m.Truth(v); known {
			return interp.Tainted(interp.Bool(t), interp.TaintOf(v))
		}
		return v
	})
	addMethod(o, "__str__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		return m.Call(m.Lookup("builtins.str"), &interp.Call{Args: []interp.Value{behind(m)}}, m.Site(), nil)
	})
	for _, name := range []string{"__getitem__", "__contains__", "__eq__", "__call__", "__len__", "__iter__"} {
		addMethod(o, name, func(m *interp.Machine, c *interp.Call) interp.Value {
			v := behind(m)
			switch name {
			case "__getitem__":
				return m.Item(v, c.ArgOr(0, "", interp.None()))
			case "__contains__":
				return m.Compare("in", c.ArgOr(0, "", interp.None()), v)
			case "__eq__":
				return m.Compare("==", v, c.ArgOr(0, "", interp.None()))
			case "__call__":
				return m.Call(v, c, m.Site(), m.SiteNode())
			}
			f, ok := m.Attr(v, name, m.Site())
			if !ok {
				return &interp.Unknown{Why: "what a proxy stands for", Taint: interp.TaintOf(v) | interp.Data}
			}
			return m.Call(f, c, m.Site(), nil)
		})
	}
	return o
}

// contextVar keeps a value for the request; nothing that is not set is there.
func contextVar(other interp.Value, hasDefault bool) interp.Value {
	o := object("ContextVar", func(*interp.Machine, string) (interp.Value, bool) { return nil, false })
	addMethod(o, "get", func(m *interp.Machine, c *interp.Call) interp.Value {
		if v, ok := o.Attrs.Get("value"); ok {
			return v
		}
		if v, ok := c.Arg(0, "default"); ok {
			return v
		}
		if !hasDefault {
			m.RaiseNew("LookupError", "a context variable is not set")
		}
		return other
	})
	addMethod(o, "set", func(m *interp.Machine, c *interp.Call) interp.Value {
		token := &interp.Opaque{}
		if old, ok := o.Attrs.Get("value"); ok {
			token.State = old
		}
		m.Set(o.Attrs, "value", c.ArgOr(0, "value", interp.None()))
		return token
	})
	addMethod(o, "reset", func(m *interp.Machine, c *interp.Call) interp.Value {
		token, _ := c.ArgOr(0, "token", interp.None()).(*interp.Opaque)
		switch old, wasSet := tokenValue(token); {
		case wasSet:
			m.Set(o.Attrs, "value", old)
		case token != nil:
			m.Unset(o.Attrs, "value")
		}
		return interp.None()
	})
	return o
}

// tokenValue is what a context variable held before the set() that gave the token.
func tokenValue(token *interp.Opaque) (interp.Value, bool) {
	if token == nil {
		return nil, false
	}
	old, ok := token.State.(interp.Value)
	return old, ok
}
