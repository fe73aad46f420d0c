package access

import (
	"unguarded/checker/internal/interp"
)

// gState is flask.g: what no hook has set of the user is not there because the
// caller carries nothing.
type gState struct{}

// Absent says what a missing attribute of g depends on.
func (gState) Absent(string) interp.Taint { return interp.Credential }

// contextModels are what a program takes from the context of a request.
var contextModels = []string{"flask.session", "flask.g", "flask.current_app"}

// defineContext makes the model of one of them.
func (l *library) defineContext(path string) {
	switch path {
	case "flask.session":
		l.values[path] = l.newSession()
	case "flask.g":
		l.values[path] = newG()
	case "flask.current_app":
		l.values[path] = l.newCurrentApp()
	}
}

func (l *library) newCurrentApp() interp.Value {
	o := object("current_app", func(m *interp.Machine, name string) (interp.Value, bool) {
		if l.walk == nil {
			return l.soleApp(m, name)
		}
		if name == "_get_current_object" {
			return &interp.Builtin{Name: name, Fn: func(*interp.Machine, *interp.Call) interp.Value {
				return l.walk.route.AppObject().Object
			}}, true
		}
		return m.Attr(l.walk.route.AppObject().Object, name, m.Site())
	})
	addMethod(o, "__eq__", func(m *interp.Machine, c *interp.Call) interp.Value {
		if l.walk == nil {
			return &interp.Unknown{Why: "`current_app`", Taint: interp.Data}
		}
		return m.Compare("==", l.walk.route.AppObject().Object, c.ArgOr(0, "", interp.None()))
	})
	return o
}

// soleApp answers for current_app while importing, inside an app context.
func (l *library) soleApp(m *interp.Machine, name string) (interp.Value, bool) {
	if len(l.Apps) == 1 {
		return m.Attr(l.Apps[0].Object, name, m.Site())
	}
	return &interp.Unknown{Why: "`current_app." + name + "`", Taint: interp.Data}, true
}

// isUserKey tells whether a session key says who is logged in.
func isUserKey(name string) bool {
	switch name {
	case "user", "user_id", "userid", "username", "uid", "logged_in", "loggedin", "id", "email", "account", "admin", "_user_id", "authenticated", "is_authenticated":
		return true
	}
	return false
}

func newG() interp.Value {
	g := &interp.Instance{Class: &interp.Class{Name: "g", Qual: "g", Path: "flask.g", Attrs: interp.NewAttrs()}, Attrs: interp.NewAttrs(), State: gState{}}
	get := func(m *interp.Machine, c *interp.Call) interp.Value {
		name, _ := interp.AsStr(c.ArgOr(0, "name", interp.None()))
		if v, ok := g.Attrs.Get(name); ok {
			return v
		}
		if other, ok := c.ArgOr(1, "default", interp.None()).(*interp.Const); ok {
			return interp.Tainted(other, interp.Credential)
		}
		return c.ArgOr(1, "default", interp.None())
	}
	addMethod(g, "get", get)
	addMethod(g, "pop", get)
	addMethod(g, "setdefault", func(m *interp.Machine, c *interp.Call) interp.Value {
		name, _ := interp.AsStr(c.ArgOr(0, "name", interp.None()))
		if _, ok := g.Attrs.Get(name); !ok {
			m.Set(g.Attrs, name, c.ArgOr(1, "default", interp.None()))
		}
		v, _ := g.Attrs.Get(name)
		return v
	})
	addMethod(g, "__contains__", func(m *interp.Machine, c *interp.Call) interp.Value {
		name, _ := interp.AsStr(c.ArgOr(0, "", interp.None()))
		_, ok := g.Attrs.Get(name)
		return interp.Tainted(interp.Bool(ok), interp.Credential)
	})
	return g
}
