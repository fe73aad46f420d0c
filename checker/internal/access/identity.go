package access

import (
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

// identity makes what reads who the caller is, and verifies nothing: a function
// when its name says get, else a proxy.
func (l *library) identity(e catalog.Entry) interp.Value {
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	isMethod := strings.Contains(e.Path, "().")
	if strings.HasPrefix(name, "get_") || e.Value == "false" || isMethod && name != "user_loggedin" || strings.HasPrefix(e.Path, "flask_praetorian.") {
		return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value { return l.identify(m, e) }}
	}
	return l.proxy(e, name)
}

// identify gives the identity that a caller has.
func (l *library) identify(m *interp.Machine, e catalog.Entry) interp.Value {
	w := l.walk
	if w == nil {
		return &interp.Unknown{Why: "the caller's identity", Taint: interp.Data}
	}
	w.readIdentity(e)
	l.looked()
	switch {
	case !w.isStranger() && (w.verified || w.optional || e.Value != "raises"):
		return &interp.Unknown{Why: "the caller's identity", Taint: interp.Data}
	case e.Value == "raises" && e.Raises != "":
		w.refused(demand{Entry: e, at: m.Site(), written: "`" + shortName(e.Path) + "()`"})
		l.refuse(m, e.Raises, e.Status)
	case e.Value == "raises" && !w.optional:
		w.step(m.Site(), "`"+shortName(e.Path)+"` raises, for nothing verified a token before")
		m.RaiseNew("RuntimeError", "nothing verified a token before")
	case e.Value == "false":
		return interp.Tainted(interp.Bool(false), interp.Credential)
	case e.Value == "empty", strings.HasSuffix(e.Path, ".get_jwt"), strings.HasSuffix(e.Path, ".get_jwt_header"):
		d := interp.NewDict()
		d.Taint = interp.Credential
		return d
	}
	return absent()
}

func shortName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// proxy makes current_user and its kin.
func (l *library) proxy(e catalog.Entry, name string) interp.Value {
	stranger := func() bool { return l.walk == nil || l.walk.isStranger() }
	o := object(name, func(m *interp.Machine, attr string) (interp.Value, bool) {
		if l.walk == nil {
			return &interp.Unknown{Why: "`" + name + "." + attr + "`", Taint: interp.Data}, true
		}
		if e.Value == "anonymous" {
			return l.anonymousUser(name, attr)
		}
		v := l.identify(m, e)
		if interp.IsNone(v) {
			return nil, false
		}
		return &interp.Unknown{Why: "`" + name + "." + attr + "`", Taint: interp.Data}, true
	})
	addMethod(o, "__bool__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		if e.Value == "anonymous" {
			return interp.Bool(true)
		}
		if stranger() {
			return interp.Tainted(interp.Bool(false), interp.Credential)
		}
		return interp.Bool(true)
	})
	if e.Value != "anonymous" {
		addMethod(o, "_get_current_object", func(m *interp.Machine, _ *interp.Call) interp.Value { return l.identify(m, e) })
		addMethod(o, "__eq__", func(m *interp.Machine, c *interp.Call) interp.Value {
			var v interp.Value
			if r := m.Try(func() { v = l.identify(m, e) }); r != nil {
				return interp.Bool(false) // Python takes an error of looking __eq__ up for its absence
			}
			return m.Compare("==", v, c.ArgOr(0, "", interp.None()))
		})
	}
	addMethod(o, "__getitem__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		v := l.identify(m, e)
		if interp.IsNone(v) {
			m.RaiseNew("TypeError", "'NoneType' object is not subscriptable")
		}
		return v
	})
	return o
}

// anonymousUser is flask_login's AnonymousUserMixin, or somebody who is logged in.
func (l *library) anonymousUser(name, attr string) (interp.Value, bool) {
	known := !l.walk.isStranger()
	l.looked()
	if attr == "_get_current_object" {
		return &interp.Builtin{Name: attr, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
			return m.Lookup("flask_login.current_user")
		}}, true
	}
	l.walk.needsLoader("`" + name + "`")
	if !known {
		if v, ok := l.ownUser(attr); ok {
			return v, true
		}
	}
	switch attr {
	case "is_authenticated", "is_active":
		return interp.Tainted(interp.Bool(known), interp.Credential), true
	case "is_anonymous":
		return interp.Tainted(interp.Bool(!known), interp.Credential), true
	case "get_id":
		return &interp.Builtin{Name: attr, Fn: func(*interp.Machine, *interp.Call) interp.Value {
			if known {
				return &interp.Unknown{Why: "the user's id", Taint: interp.Data}
			}
			return absent()
		}}, true
	}
	if known {
		return &interp.Unknown{Why: "`" + name + "." + attr + "`", Taint: interp.Data}, true
	}
	return l.securityStranger(attr)
}

// securityStranger is Flask-Security's AnonymousUser (core.py, 5.1.2), which has no
// role.
func (l *library) securityStranger(attr string) (interp.Value, bool) {
	if !l.security {
		return nil, false
	}
	switch attr {
	case "has_role", "has_permission":
		return &interp.Builtin{Name: attr, Fn: func(*interp.Machine, *interp.Call) interp.Value {
			return interp.Tainted(interp.Bool(false), interp.Credential)
		}}, true
	case "roles":
		roles := interp.NewList(interp.TupleValue)
		roles.Taint = interp.Credential
		return roles, true
	}
	return nil, false
}

// issuer makes what logs somebody in or out, or makes a token.
func (l *library) issuer(e catalog.Entry) interp.Value {
	name := shortName(e.Path)
	what := issues
	if e.Role == catalog.Revoke {
		what = revokes
	}
	return &interp.Builtin{Name: name, Fn: func(_ *interp.Machine, _ *interp.Call) interp.Value {
		l.did(what)
		return &interp.Unknown{Why: "a token", Taint: interp.Data}
	}}
}

// isDanceSession tells whether a value is one of Flask-Dance's sessions with a
// provider (flask_dance/contrib/github.py, 6.2): a proxy named as its module, or the
// session of a blueprint of its own.
func isDanceSession(x *interp.External) bool {
	rest, ok := strings.CutPrefix(x.Path, "flask_dance.")
	parts := strings.Split(rest, ".")
	if !ok {
		return false
	}
	last := parts[len(parts)-1]
	return last == "session" || len(parts) == 3 && parts[0] == "contrib" && parts[1] == last
}

// anonymousFlag is whether the caller carries credentials.
func (l *library) anonymousFlag() interp.Value {
	return interp.Tainted(interp.Bool(l.walk != nil && !l.walk.isStranger()), interp.Credential)
}
