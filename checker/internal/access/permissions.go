package access

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

// definePermissions models Flask-Principal's permissions, and the contexts that
// require() makes of them.
func (l *library) definePermissions() {
	l.defineIdentityContext()
	permission := l.class(principal+"Permission", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			needs := set(c.Args...)
			needs.Open = c.Open
			setNeeds(m, self, needs, set())
			return interp.None()
		},
		"require": l.require,
		"test": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			l.enter(m, l.require(m, self, c), m.Site())
			return interp.None()
		},
		"can":      l.permits,
		"__bool__": l.permits,
		"allows": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			return l.allows(m, self, c.ArgOr(0, "identity", interp.None()))
		},
		"reverse": func(m *interp.Machine, self *interp.Instance, _ *interp.Call) interp.Value {
			needs, excludes := needsOf(self)
			return l.newPermission(m, excludes, needs)
		},
	})
	for name, keep := range map[string]bool{"union": true, "__and__": true, "difference": false, "__or__": false} {
		l.definePairing(permission, name, keep)
	}
	l.class(principal+"Denial", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			setNeeds(m, self, set(), set(c.Args...))
			return interp.None()
		},
	}, permission)
}

func setNeeds(m *interp.Machine, p *interp.Instance, needs, excludes *interp.List) {
	m.Set(p.Attrs, "needs", needs)
	m.Set(p.Attrs, "excludes", excludes)
}

// needsOf gives what a permission asks for and what it excludes; a set that can't be
// seen is open.
func needsOf(p *interp.Instance) (needs, excludes *interp.List) {
	get := func(name string) *interp.List {
		v, ok := p.Attrs.Get(name)
		if list, isList := v.(*interp.List); isList {
			return list
		}
		s := set()
		s.Open = ok
		return s
	}
	return get("needs"), get("excludes")
}

func (l *library) newPermission(m *interp.Machine, needs, excludes *interp.List) interp.Value {
	p, ok := m.Call(l.values[principal+"Permission"], &interp.Call{}, m.Site(), nil).(*interp.Instance)
	if ok {
		setNeeds(m, p, needs, excludes)
	}
	return p
}

// definePairing defines an operation on two permissions: all of both, or what the
// first has and the second has not. It is the second that `|` stands for.
func (l *library) definePairing(permission *interp.Class, name string, all bool) {
	interp.Preset(permission.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		p, isOne := c.ArgOr(0, "", nil).(*interp.Instance)
		other, isOther := c.ArgOr(1, "other", nil).(*interp.Instance)
		if !isOne || !isOther {
			return &interp.Unknown{Why: "a permission", Taint: interp.Unseen}
		}
		needs, excludes := needsOf(p)
		otherNeeds, otherExcludes := needsOf(other)
		pair := joined
		if !all {
			pair = without
		}
		return l.newPermission(m, pair(m, needs, otherNeeds), pair(m, excludes, otherExcludes))
	}})
}

func joined(m *interp.Machine, a, b *interp.List) *interp.List {
	s := set(a.Elts...)
	s.Open = a.Open || b.Open
	for _, v := range b.Elts {
		if in, known := among(m, v, a); !in || !known {
			s.Elts = append(s.Elts, v)
		}
	}
	return s
}

func without(m *interp.Machine, a, b *interp.List) *interp.List {
	s := set()
	s.Open = a.Open || b.Open && len(a.Elts) > 0
	for _, v := range a.Elts {
		in, known := among(m, v, b)
		s.Open = s.Open || !known
		if !in {
			s.Elts = append(s.Elts, v)
		}
	}
	return s
}

// among tells whether a value equals one of a set.
func among(m *interp.Machine, v interp.Value, s *interp.List) (in, known bool) {
	known = !s.Open
	for _, other := range s.Elts {
		equal, told := m.Truth(m.Compare("==", v, other))
		if told && equal {
			return true, true
		}
		known = known && told
	}
	return false, known
}

// meet tells whether two sets have anything in common.
func meet(m *interp.Machine, a, b *interp.List) (common, known bool) {
	known = !a.Open || len(b.Elts) == 0 && !b.Open
	for _, v := range a.Elts {
		in, told := among(m, v, b)
		if in {
			return true, true
		}
		known = known && told
	}
	return false, known
}

// allows tells whether an identity provides what a permission asks for, and nothing
// that it excludes. A caller with credentials does.
func (l *library) allows(m *interp.Machine, p *interp.Instance, identity interp.Value) interp.Value {
	if w := l.walk; w != nil && !w.isStranger() {
		w.satisfies(catalog.Access)
		w.verified = true
		return interp.Bool(true)
	}
	v, _ := m.Attr(identity, "provides", m.Site())
	provides, ok := v.(*interp.List)
	if !ok {
		return &interp.Unknown{Why: "what an identity provides", Taint: interp.Unseen}
	}
	needs, excludes := needsOf(p)
	has, known := meet(m, needs, provides)
	if len(needs.Elts) == 0 {
		has, known = !needs.Open, !needs.Open
	}
	if known && !has {
		return interp.Tainted(interp.Bool(false), interp.Credential)
	}
	barred, told := meet(m, excludes, provides)
	switch {
	case barred:
		return interp.Tainted(interp.Bool(false), interp.Credential)
	case known && told:
		return interp.Tainted(interp.Bool(true), interp.Credential)
	}
	return &interp.Unknown{Why: "whether an identity has what a permission asks for", Taint: interp.Unseen}
}

// permits is permission.can(): whether the identity of the request has it.
func (l *library) permits(m *interp.Machine, p *interp.Instance, _ *interp.Call) interp.Value {
	identity := l.identityOf(m)
	if f, ok := m.Attr(identity, "can", m.Site()); ok {
		return m.Call(f, &interp.Call{Args: []interp.Value{p}}, m.Site(), nil)
	}
	return l.allows(m, p, identity)
}

// require makes the context of a permission: it decorates, and stands in a with
// statement.
func (l *library) require(m *interp.Machine, p *interp.Instance, c *interp.Call) interp.Value {
	ctx, ok := m.Call(l.values[principal+"IdentityContext"], &interp.Call{Args: []interp.Value{p, c.ArgOr(0, "http_exception", interp.None())}}, m.Site(), nil).(*interp.Instance)
	if ok {
		ctx.State = m.Site()
	}
	return ctx
}

func (l *library) defineIdentityContext() {
	l.class(principal+"IdentityContext", map[string]method{
		"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			m.Set(self.Attrs, "permission", c.ArgOr(0, "permission", interp.None()))
			m.Set(self.Attrs, "http_exception", c.ArgOr(1, "http_exception", interp.None()))
			return interp.None()
		},
		"can": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			return l.contextPermits(m, self)
		},
		"__enter__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			l.enter(m, self, m.Site())
			return interp.None()
		},
		"__exit__": func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value { return interp.Bool(false) },
		"__call__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			inner := c.ArgOr(0, "f", interp.None())
			at := m.Site()
			return &interp.Builtin{
				Name: "_decorated", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
				Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
					l.enter(m, self, at)
					return m.Call(inner, c, m.Site(), m.SiteNode())
				},
			}
		},
	})
}

func (l *library) contextPermits(m *interp.Machine, ctx *interp.Instance) interp.Value {
	v, _ := ctx.Attrs.Get("permission")
	p, ok := v.(*interp.Instance)
	if !ok {
		return &interp.Unknown{Why: "what a permission asks for", Taint: interp.Unseen}
	}
	return l.permits(m, p, nil)
}

// enter refuses where the identity lacks the permission: with the status that the
// context was made with, else with PermissionDenied.
func (l *library) enter(m *interp.Machine, v interp.Value, at diag.Place) {
	ctx, ok := v.(*interp.Instance)
	if !ok || l.walk == nil {
		return
	}
	can := l.contextPermits(m, ctx)
	yes, known := m.Truth(can)
	if !known {
		yes = m.Choose(interp.TaintOf(can), "whether the identity of every stranger has what `require()` asks for", at)
	}
	if yes {
		return
	}
	l.walk.refused(demand{at: at, written: "`require()`"})
	status, _ := ctx.Attrs.Get("http_exception")
	if t, known := m.Truth(status); !known || t {
		m.Call(m.Lookup("flask.abort"), &interp.Call{Args: []interp.Value{status}}, at, nil)
	}
	l.refuse(m, principal+"PermissionDenied", 500)
}
