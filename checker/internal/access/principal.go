package access

import (
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// Flask-Principal (flask_principal.py, 0.4.0): a permission lists the needs of which
// an identity must provide one, and those that it must not provide. A request has the
// identity that the first loader finds, else one that provides nothing.

const principal = "flask_principal."

// definePrincipal models the package's classes. What a project makes of them by
// inheritance is theirs too.
func (l *library) definePrincipal() {
	l.defineIdentities()
	l.definePermissions()
	l.definePrincipals()
	tuple := func(method interp.Value) interp.Value {
		return builtin("Need", func(_ *interp.Machine, c *interp.Call) interp.Value {
			return interp.NewList(interp.TupleValue, append([]interp.Value{method}, c.Args...)...)
		})
	}
	for name, method := range map[string]string{"RoleNeed": "role", "UserNeed": "id", "TypeNeed": "type", "ActionNeed": "action"} {
		l.values[principal+name] = tuple(interp.Str(method))
	}
	plain := builtin("Need", func(_ *interp.Machine, c *interp.Call) interp.Value {
		return interp.NewList(interp.TupleValue, c.Args...)
	})
	l.values[principal+"Need"], l.values[principal+"ItemNeed"] = plain, plain
}

func builtin(name string, fn func(*interp.Machine, *interp.Call) interp.Value) *interp.Builtin {
	return &interp.Builtin{Name: name, Fn: fn}
}

// A modelled method of a library's class: self is the instance.
type method func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value

// class makes a library's class, and lists it under its path.
func (l *library) class(path string, methods map[string]method, bases ...interp.Value) *interp.Class {
	name := shortName(path)
	cls := &interp.Class{Name: name, Qual: name, Path: path, Bases: bases, Attrs: interp.NewAttrsFor(len(methods))}
	for name, f := range methods {
		interp.Preset(cls.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			self, ok := c.ArgOr(0, "", nil).(*interp.Instance)
			if !ok {
				return interp.None()
			}
			return f(m, self, c.Rest(1))
		}})
	}
	l.values[path] = cls
	return cls
}

func set(elts ...interp.Value) *interp.List { return interp.NewList(interp.SetValue, elts...) }

func (l *library) defineIdentities() {
	identity := l.class(principal+"Identity", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			m.Set(self.Attrs, "id", c.ArgOr(0, "id", interp.None()))
			m.Set(self.Attrs, "auth_type", c.ArgOr(1, "auth_type", interp.None()))
			m.Set(self.Attrs, "provides", set())
			return interp.None()
		},
		"can": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			permission := c.ArgOr(0, "permission", interp.None())
			allows, ok := m.Attr(permission, "allows", m.Site())
			if !ok {
				return &interp.Unknown{Why: "what an identity can", Taint: interp.Unseen}
			}
			return m.Call(allows, &interp.Call{Args: []interp.Value{self}}, m.Site(), nil)
		},
	})
	l.class(principal+"AnonymousIdentity", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, _ *interp.Call) interp.Value {
			m.Set(self.Attrs, "id", absent())
			m.Set(self.Attrs, "auth_type", absent())
			m.Set(self.Attrs, "provides", set())
			return interp.None()
		},
	}, identity)
}

// identity is that of the request under way, an anonymous one where no hook sets it.
func (l *library) identityOf(m *interp.Machine) interp.Value {
	if g, ok := m.Lookup("flask.g").(*interp.Instance); ok {
		if v, ok := g.Attrs.Get("identity"); ok {
			return v
		}
	}
	return m.Call(l.values[principal+"AnonymousIdentity"], &interp.Call{}, m.Site(), nil)
}

// definePrincipals models the extension: a hook that sets g.identity before every
// request, and the signals.
func (l *library) definePrincipals() {
	loaded, changed := l.newSignal("identity_loaded"), l.newSignal("identity_changed")
	setIdentity := func(m *interp.Machine, identity interp.Value) {
		m.SetAttr(m.Lookup("flask.g"), "identity", identity, m.Site())
		loaded.send(m, interp.KwArg{Name: "identity", Value: identity})
	}
	initApp := func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
		app := flask.AppOf(c.ArgOr(0, "app", interp.None()))
		if app == nil || m.Exploring() {
			return interp.None()
		}
		app.AddHook(m, builtin("Principal", func(m *interp.Machine, _ *interp.Call) interp.Value {
			m.SetAttr(m.Lookup("flask.g"), "identity", m.Call(l.values[principal+"AnonymousIdentity"], &interp.Call{}, m.Site(), nil), m.Site())
			for _, f := range loadersOf(self) {
				v := m.Await(m.Call(f, &interp.Call{}, m.Site(), nil))
				if interp.IsNone(v) || isUnseen(v) && !m.Choose(interp.TaintOf(v)|interp.Unseen, "whether an identity is found", m.Site()) {
					continue
				}
				setIdentity(m, v)
				break
			}
			return interp.None()
		}))
		return interp.None()
	}
	l.class(principal+"Principal", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			m.Set(self.Attrs, "identity_loaders", interp.NewList(interp.ListValue))
			return initApp(m, self, c)
		},
		"init_app": initApp,
		"identity_loader": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "f", interp.None())
			m.Set(self.Attrs, "identity_loaders", interp.NewList(interp.ListValue, append([]interp.Value{f}, loadersOf(self)...)...))
			return f
		},
		"identity_saver": func(_ *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			return c.ArgOr(0, "f", interp.None())
		},
		"set_identity": func(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			setIdentity(m, c.ArgOr(0, "identity", interp.None()))
			return interp.None()
		},
	})
	changed.listen(builtin("set_identity", func(m *interp.Machine, c *interp.Call) interp.Value {
		setIdentity(m, c.ArgOr(1, "identity", interp.None()))
		return interp.None()
	}))
}

func loadersOf(principal *interp.Instance) []interp.Value {
	v, _ := principal.Attrs.Get("identity_loaders")
	list, ok := v.(*interp.List)
	if !ok {
		return nil
	}
	return list.Elts
}

// isUnseen tells whether a value is not one that the code made.
func isUnseen(v interp.Value) bool {
	switch v.(type) {
	case *interp.Unknown, *interp.Union, *interp.External:
		return true
	}
	return false
}

// A signal of a library's that is sent while a request runs.
type signal struct{ receivers []interp.Value }

func (s *signal) listen(f interp.Value) { s.receivers = append(s.receivers, f) }

// send calls the receivers with the application and what is sent by name.
func (s *signal) send(m *interp.Machine, kw ...interp.KwArg) {
	app := m.Lookup("flask.current_app")
	for _, f := range s.receivers {
		m.Call(f, &interp.Call{Args: []interp.Value{app}, Kw: kw}, m.Site(), nil)
	}
}

// newSignal makes a signal of Flask-Principal's; which application sends it makes
// no difference.
func (l *library) newSignal(name string) *signal {
	s := &signal{}
	cls := l.class(principal+"signals."+name, map[string]method{
		"connect": func(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "receiver", interp.None())
			if !m.Exploring() {
				s.listen(f)
			}
			return f
		},
		"connect_via": func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value {
			return builtin("connect_via", func(m *interp.Machine, c *interp.Call) interp.Value {
				f := c.ArgOr(0, "fn", interp.None())
				if !m.Exploring() {
					s.listen(f)
				}
				return f
			})
		},
		"send": func(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			if m.Exploring() {
				s.send(m, c.Kw...)
			}
			return interp.NewList(interp.ListValue)
		},
	})
	l.values[principal+name] = &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
	return s
}
