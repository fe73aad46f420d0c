package access

import (
	"slices"
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

// Flask-HTTPAuth asks the project's own callback even when the request carries
// nothing: it gets empty texts, and what it returns decides.

// A callback is a function of the project's that an object of a library keeps.
type callback struct {
	of   *interp.External
	name string
}

// isHTTPAuth tells whether a library's value is one of Flask-HTTPAuth's objects.
func isHTTPAuth(x *interp.External) bool {
	return x.Made && strings.HasPrefix(x.Path, "flask_httpauth.") && strings.Count(x.Path, ".") == 1 && strings.HasSuffix(x.Path, "()")
}

// Attr answers for the callbacks and the guard of Flask-HTTPAuth's objects, for
// Flask-Login's manager, for Flask-JWT's object, for Flask-Dance's sessions and for jwcrypto's tokens.
func (l *library) Attr(m *interp.Machine, x *interp.External, name string) (interp.Value, bool) {
	if x.Path == loginManager+"()" {
		return l.loginManagerAttr(x, name)
	}
	if x.Path == flaskJWT+"()" {
		return l.flaskJWTAttr(x, name)
	}
	if x.Path == jwtManager+"()" && name == "init_app" {
		return l.initApp(x), true
	}
	if name == "authorized" && isDanceSession(x) {
		return l.anonymousFlag(), true
	}
	if x.Path == jwcryptoToken+"()" && name == "claims" {
		return l.tokenClaims(m, x), true
	}
	if !isHTTPAuth(x) {
		return nil, false
	}
	switch name {
	case "verify_token", "verify_password":
		return l.registrar(x, "verify"), true
	case "get_user_roles", "error_handler":
		return l.registrar(x, name), true
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
		view := c.ArgOr(0, "f", interp.None())
		role, optional := c.ArgOr(1, "role", interp.None()), c.ArgOr(2, "optional", interp.None())
		if interp.Callable(view) {
			return l.orAdmitted(x, plain.Fn(m, &interp.Call{Args: []interp.Value{view}}), view, interp.None())
		}
		called := &interp.Call{Open: c.Open}
		for _, k := range []interp.KwArg{{Name: "role", Value: role}, {Name: "optional", Value: optional}} {
			if !interp.IsNone(k.Value) {
				called.Kw = append(called.Kw, k)
			}
		}
		made := plain.Fn(m, called)
		decorator, ok := made.(*interp.Builtin)
		if !ok {
			return made
		}
		isOptional, _ := m.Truth(optional)
		return &interp.Builtin{Name: "decorator", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			guarded := decorator.Fn(m, c)
			if len(c.Args) != 1 || !interp.Callable(c.Args[0]) {
				return guarded
			}
			if isOptional {
				return l.afterCallback(x, guarded, c.Args[0])
			}
			return l.orAdmitted(x, guarded, c.Args[0], role)
		}}
	}}, true
}

// orAdmitted calls the view where the callbacks admit the stranger, else what the
// guard made of it.
func (l *library) orAdmitted(x *interp.External, guarded, view, role interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "decorated", Bind: true, Inner: []interp.Value{view}, Attrs: wrapperAttrs(view),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			w := l.walk
			if w == nil || !w.isStranger() || w.request.Method == "OPTIONS" || !l.admits(m, x, role) {
				return l.refusedWith(m, x, m.Call(guarded, c, m.Site(), m.SiteNode()))
			}
			w.step(m.Site(), "the callback of `"+shortName(strings.TrimSuffix(x.Path, "()"))+"` accepts a request without credentials")
			return m.Await(m.Call(view, c, m.Site(), m.SiteNode()))
		},
	}
}

// afterCallback runs the callback before a guard that is optional: it may raise, and what it
// returns does not matter.
func (l *library) afterCallback(x *interp.External, guarded, view interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "decorated", Bind: true, Inner: []interp.Value{view}, Attrs: wrapperAttrs(view),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			if w := l.walk; w != nil && w.isStranger() && w.request.Method != "OPTIONS" {
				l.admits(m, x, interp.None())
			}
			return m.Call(guarded, c, m.Site(), m.SiteNode())
		},
	}
}

// refusedWith calls the error handler where the guard answered. Its answer is made a
// response of, so that None crashes.
func (l *library) refusedWith(m *interp.Machine, x *interp.External, v interp.Value) interp.Value {
	answer, ok := v.(*interp.Instance)
	if !ok || l.walk == nil {
		return v
	}
	if _, refused := answer.State.(*refusal); !refused || l.walk.entered {
		return v
	}
	f, ok := l.callbacks[callback{mainOf(x), "error_handler"}]
	if !ok {
		return v
	}
	c := &interp.Call{Args: []interp.Value{interp.Int(401)}}
	if inner, isFunction := f.(*interp.Function); isFunction && len(inner.Params.Args) == 0 && inner.Params.Vararg == nil {
		c.Args = nil
	}
	if interp.IsNone(m.Await(m.Call(f, c, m.Site(), nil))) {
		m.RaiseNew("TypeError", "the error handler gives None, of which no response can be made")
	}
	return v
}

// mainOf is the object whose callbacks are asked where a request carries nothing:
// the first of a MultiAuth.
func mainOf(x *interp.External) *interp.External {
	if strings.HasSuffix(x.Path, ".MultiAuth()") && x.Args != nil && len(x.Args.Args) > 0 {
		if main, ok := x.Args.Args[0].(*interp.External); ok && isHTTPAuth(main) {
			return main
		}
	}
	return x
}

// admits runs the callbacks as for a request without credentials. What they return
// counts only where it does not depend on anything that can't be told.
func (l *library) admits(m *interp.Machine, x *interp.External, role interp.Value) bool {
	x = mainOf(x)
	f, ok := l.callbacks[callback{x, "verify"}]
	empty := interp.Tainted(interp.Str(""), interp.Credential)
	c := &interp.Call{Args: []interp.Value{empty}}
	switch {
	case strings.HasSuffix(x.Path, ".HTTPBasicAuth()"):
		c.Args = append(c.Args, empty)
	case strings.HasSuffix(x.Path, ".HTTPTokenAuth()"):
		c.Args[0] = l.walk.tokenFor(x, f, empty)
	}
	if own, overridden := ownMethod(m, x.Part, "authenticate"); overridden {
		f, ok, c.Args = own, true, []interp.Value{interp.None(), interp.None()}
	}
	for _, name := range []string{"verify_token_callback", "verify_password_callback"} {
		v, _ := m.Attr(x, name, m.Site())
		if set, isFunction := v.(*interp.Function); isFunction && !ok {
			f, ok = set, true
		}
	}
	if !ok {
		return false
	}
	forks := m.Forks()
	user := m.Await(m.Call(f, c, m.Site(), nil))
	admitted := m.Forks() == forks && isUser(m, user) || l.walk.decoder != nil && !l.walk.escaped && !interp.IsNone(user) && isUnseen(user)
	return admitted && l.hasRole(m, x, user, role)
}

// ownMethod is a method that the project's subclass of a library's class defines.
func ownMethod(m *interp.Machine, o *interp.Instance, name string) (interp.Value, bool) {
	if o == nil {
		return nil, false
	}
	f, _ := m.ClassAttr(o.Class, name)
	own, ok := f.(*interp.Function)
	return &interp.Bound{Self: o, Func: own}, ok
}

// isUser tells whether what verify_token gave lets the request through: anything
// but None and what equals False.
func isUser(m *interp.Machine, v interp.Value) bool {
	switch v := v.(type) {
	case *interp.Const:
		t, _ := m.Truth(v)
		return t || v.Kind == interp.StrKind
	case *interp.Unknown, *interp.Union, *interp.External:
		return false
	}
	return true
}

// hasRole asks get_user_roles for the stranger's roles; without that callback a
// guard that names a role raises ValueError. A list within the list of roles asks
// for all of its own.
func (l *library) hasRole(m *interp.Machine, x *interp.External, user, role interp.Value) bool {
	if own, overridden := ownMethod(m, x.Part, "authorize"); overridden {
		forks := m.Forks()
		t, known := m.Truth(m.Call(own, &interp.Call{Args: []interp.Value{role, user, interp.None()}}, m.Site(), nil))
		return known && t && m.Forks() == forks
	}
	if interp.IsNone(role) {
		return true
	}
	f, ok := l.callbacks[callback{x, "get_user_roles"}]
	if !ok {
		m.RaiseNew("ValueError", "get_user_roles callback is not defined")
	}
	if isTrue(user) {
		user = interp.None() // the request's Authorization, and it has none
	}
	forks := m.Forks()
	given := m.Await(m.Call(f, &interp.Call{Args: []interp.Value{user}}, m.Site(), nil))
	if m.Forks() > forks {
		return false
	}
	return slices.ContainsFunc(rolesOf(role), func(r interp.Value) bool {
		all := []interp.Value{r}
		if list, ok := r.(*interp.List); ok {
			all = list.Elts
		}
		return !slices.ContainsFunc(all, func(one interp.Value) bool { return !holds(rolesOf(given), one) })
	})
}

// rolesOf is a list of roles, or the one role that stands for it.
func rolesOf(v interp.Value) []interp.Value {
	if list, ok := v.(*interp.List); ok {
		return list.Elts
	}
	return []interp.Value{v}
}

// holds tells whether a role, a known text, is among others.
func holds(roles []interp.Value, role interp.Value) bool {
	want, ok := interp.AsStr(role)
	return ok && slices.ContainsFunc(roles, func(v interp.Value) bool {
		s, ok := interp.AsStr(v)
		return ok && s == want
	})
}

// isTrue tells True itself from other things that are true.
func isTrue(v interp.Value) bool {
	c, ok := v.(*interp.Const)
	return ok && c.Kind == interp.BoolKind
}
