package access

import (
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

// Flask-HTTPAuth asks the project's own callback even when the request carries
// nothing: it gets empty texts, and what it returns decides.

// isHTTPAuth tells whether a library's value is one of Flask-HTTPAuth's objects.
func isHTTPAuth(x *interp.External) bool {
	return x.Made && strings.HasPrefix(x.Path, "flask_httpauth.") && strings.Count(x.Path, ".") == 1 && strings.HasSuffix(x.Path, "()")
}

// Attr answers for the callbacks and the guard of Flask-HTTPAuth's objects, and for
// Flask-Login's manager.
func (l *library) Attr(_ *interp.Machine, x *interp.External, name string) (interp.Value, bool) {
	if x.Path == loginManager+"()" {
		return l.loginManagerAttr(x, name)
	}
	if !isHTTPAuth(x) {
		return nil, false
	}
	switch name {
	case "verify_token", "verify_password":
		return &interp.Builtin{Name: name, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "f", interp.None())
			l.callbacks[x] = f
			return f
		}}, true
	case "login_required":
		return l.httpAuthGuard(x)
	}
	return nil, false
}

// httpAuthGuard is @auth.login_required, bare or called.
func (l *library) httpAuthGuard(x *interp.External) (interp.Value, bool) {
	e, ok := catalog.Lookup(x.Path+".login_required", 0)
	plain, isBuiltin := l.guard(e).(*interp.Builtin)
	if !ok || !isBuiltin {
		return nil, false
	}
	return &interp.Builtin{Name: "login_required", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		made := plain.Fn(m, c)
		if len(c.Args) == 1 && len(c.Kw) == 0 && interp.Callable(c.Args[0]) {
			return l.orAdmitted(x, made, c.Args[0])
		}
		decorator, ok := made.(*interp.Builtin)
		if _, role := c.Arg(0, "role"); !ok || role {
			return made
		}
		return &interp.Builtin{Name: "decorator", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			guarded := decorator.Fn(m, c)
			if len(c.Args) != 1 || !interp.Callable(c.Args[0]) {
				return guarded
			}
			return l.orAdmitted(x, guarded, c.Args[0])
		}}
	}}, true
}

// orAdmitted calls the view where the callback admits the stranger, else what the
// guard made of it.
func (l *library) orAdmitted(x *interp.External, guarded, view interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "decorated", Bind: true, Inner: []interp.Value{view}, Attrs: wrapperAttrs(view),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			w := l.walk
			if w == nil || w.caller != anonymous || w.request.Method == "OPTIONS" || !l.admits(m, x) {
				return m.Call(guarded, c, m.Site(), m.SiteNode())
			}
			w.step(m.Site(), "the callback of `"+shortName(strings.TrimSuffix(x.Path, "()"))+"` accepts a request without credentials")
			return m.Await(m.Call(view, c, m.Site(), m.SiteNode()))
		},
	}
}

// admits runs the callback as for a request without credentials. What it returns
// counts only where it does not depend on anything that can't be told.
func (l *library) admits(m *interp.Machine, x *interp.External) bool {
	if strings.HasSuffix(x.Path, ".MultiAuth()") && x.Args != nil && len(x.Args.Args) > 0 {
		main, ok := x.Args.Args[0].(*interp.External)
		return ok && isHTTPAuth(main) && main != x && l.admits(m, main)
	}
	f, ok := l.callbacks[x]
	if !ok {
		return false
	}
	empty := interp.Tainted(interp.Str(""), interp.Credential)
	c := &interp.Call{Args: []interp.Value{empty}}
	if strings.HasSuffix(x.Path, ".HTTPBasicAuth()") {
		c.Args = append(c.Args, empty)
	}
	forks := m.Forks()
	v := m.Await(m.Call(f, c, m.Site(), nil))
	if m.Forks() > forks {
		return false
	}
	switch v := v.(type) {
	case *interp.Const:
		t, _ := m.Truth(v)
		return t || v.Kind == interp.StrKind
	case *interp.Unknown, *interp.Union, *interp.External:
		return false
	}
	return true
}
