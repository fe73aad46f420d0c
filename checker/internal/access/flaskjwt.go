package access

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// Flask-JWT asks functions of the project's for the token of a request, for what it
// says and for whom it names (flask_jwt/__init__.py, 0.3.2, _jwt_required).

const flaskJWT = "flask_jwt.JWT"

// flaskJWTAttr answers for a JWT object.
func (l *library) flaskJWTAttr(x *interp.External, name string) (interp.Value, bool) {
	switch name {
	case "init_app":
		return l.initApp(x), true
	case "request_handler", "jwt_decode_handler", "identity_handler":
		return l.registrar(x, name), true
	case "request_callback", "jwt_decode_callback", "identity_callback":
		return l.flaskJWTCallback(x, name), true
	}
	return nil, false
}

// flaskJWTCallback is what a JWT object keeps of its handlers, for who calls them by
// himself: the project's own, else the package's.
func (l *library) flaskJWTCallback(x *interp.External, name string) interp.Value {
	handler := strings.TrimSuffix(name, "callback") + "handler"
	if f, ok := l.callbacks[callback{x, handler}]; ok {
		return f
	}
	if f, ok := x.Args.Arg(2, handler); ok && name == "identity_callback" {
		return f
	}
	return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		stranger := l.walk != nil && l.walk.isStranger()
		switch {
		case name == "request_callback" && stranger:
			return absent()
		case name == "jwt_decode_callback" && stranger && interp.IsNone(c.ArgOr(0, "token", interp.None())):
			l.refuse(m, "jwt.exceptions.DecodeError", 500)
		}
		return &interp.Unknown{Why: "what `" + name + "` gives", Taint: interp.Data}
	}}
}

// flaskJWTObject is the project's one object that has a handler of its own for the
// token, nil where there is none or several.
func (l *library) flaskJWTObject() *interp.External {
	var found *interp.External
	for c := range l.callbacks {
		if c.name != "request_handler" || c.of.Path != flaskJWT+"()" {
			continue
		}
		if found != nil && found != c.of {
			return nil
		}
		found = c.of
	}
	return found
}

// makesUpToken tells whether the project's own handlers find a token where a request
// carries none, and somebody whom it names.
func (l *library) makesUpToken(m *interp.Machine) bool {
	x := l.flaskJWTObject()
	if x == nil || l.walk == nil || !l.walk.isStranger() {
		return false
	}
	forks := m.Forks()
	ask := func(name string, args ...interp.Value) interp.Value {
		f, ok := l.callbacks[callback{x, name}]
		if given, has := x.Args.Arg(2, name); !ok && has && name == "identity_handler" {
			f, ok = given, true
		}
		if !ok {
			return interp.None()
		}
		return m.Await(m.Call(f, &interp.Call{Args: args}, m.Site(), nil))
	}
	token := ask("request_handler")
	if _, known := interp.AsStr(token); !known || m.Forks() > forks {
		return false
	}
	var user interp.Value
	raised := m.Try(func() {
		if payload := ask("jwt_decode_handler", token); !interp.IsNone(payload) {
			user = ask("identity_handler", payload)
		}
	})
	if raised != nil {
		if inst, ok := raised.Exc.(*interp.Instance); ok && interp.IsSubclass(inst.Class, "jwt.exceptions.InvalidTokenError") {
			return false
		}
		panic(raised)
	}
	if user == nil || interp.IsNone(user) || m.Forks() > forks {
		return false
	}
	switch user.(type) {
	case *interp.Unknown, *interp.Union, *interp.External:
		return m.Choose(interp.Unseen, "whom identity_handler finds", m.Site())
	}
	return true
}
