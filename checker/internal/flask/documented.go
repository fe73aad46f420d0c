package flask

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// doc is a decorator that describes what it stands on, @ns.doc(security="apikey"),
// and gives it back.
func (l *Library) doc(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	kept := keeps(m, self, c)
	decorator, ok := kept.(*interp.Builtin)
	if !ok || !namesSecurity(m, c) {
		return kept
	}
	give := decorator.Fn
	decorator.Fn = func(m *interp.Machine, d *interp.Call) interp.Value {
		l.Document(m, d.ArgOr(0, "", interp.None()), m.Site())
		return give(m, d)
	}
	return decorator
}

// Document notes that a function's, or a class's, documentation says that it needs
// credentials.
func (l *Library) Document(m *interp.Machine, v interp.Value, at diag.Place) {
	if cls, ok := v.(*interp.Class); ok {
		if cls.Def != nil {
			l.documented[cls.Def] = at
		}
		return
	}
	if f := InnermostFunction(m, v); f != nil && f.Def != nil {
		l.documented[f.Def] = at
	}
}

// Documented gives the place where a route's documentation says that it needs
// credentials.
func (l *Library) Documented(m *interp.Machine, r *Route) (diag.Place, bool) {
	if at, ok := l.documented[r.Func]; ok {
		return at, true
	}
	if cls := ViewClass(m, r.Registered); cls != nil && cls.Def != nil {
		at, ok := l.documented[cls.Def]
		return at, ok
	}
	return diag.Place{}, false
}

// namesSecurity tells whether arguments of documentation name a security scheme;
// an empty list says that none is needed.
func namesSecurity(m *interp.Machine, c *interp.Call) bool {
	v, ok := c.Arg(-1, "security")
	if !ok {
		spec, isDict := c.ArgOr(0, "", nil).(*interp.Dict)
		if !isDict {
			return false
		}
		if v, ok = spec.Get(interp.Str("security")); !ok {
			return false
		}
	}
	truth, known := m.Truth(v)
	return truth || !known
}

// NamesSecurity tells whether the call that made a decorator documents a security
// scheme.
func NamesSecurity(m *interp.Machine, c *interp.Call) bool { return c != nil && namesSecurity(m, c) }
