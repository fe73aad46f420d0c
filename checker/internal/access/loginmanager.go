package access

import "unguarded/checker/internal/interp"

const loginManager = "flask_login.LoginManager"

// loginManagerAttr answers for a LoginManager: where the application keeps it, and
// what it does with a stranger.
func (l *library) loginManagerAttr(x *interp.External, name string) (interp.Value, bool) {
	switch name {
	case "init_app":
		return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			l.keepLoginManager(m, x, c)
			return interp.None()
		}}, true
	case "unauthorized_handler":
		return &interp.Builtin{Name: name, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "callback", interp.None())
			l.callbacks[x] = f
			return f
		}}, true
	case "unauthorized":
		return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
			if f, ok := l.callbacks[x]; ok && l.walk != nil {
				return m.Call(f, &interp.Call{}, m.Site(), nil)
			}
			r := l.response(interp.Int(401))
			r.State = &refusal{401}
			return r
		}}, true
	}
	return nil, false
}

// keepLoginManager sets app.login_manager, as init_app does.
func (l *library) keepLoginManager(m *interp.Machine, x *interp.External, c *interp.Call) {
	if app, ok := c.ArgOr(0, "app", interp.None()).(*interp.Instance); ok {
		m.SetAttr(app, "login_manager", x, m.Site())
	}
}

// ownAnonymous looks an attribute up in the class that the project gave to
// login_manager.anonymous_user, bound to a stranger.
func (l *library) ownAnonymous(name string) (interp.Value, bool) {
	w := l.walk
	manager, _ := w.route.AppObject().Object.Attrs.Get("login_manager")
	x, ok := manager.(*interp.External)
	if !ok {
		return nil, false
	}
	class, _ := w.m.Attr(x, "anonymous_user", w.m.Site())
	cls, ok := class.(*interp.Class)
	if !ok {
		return nil, false
	}
	if w.stranger == nil {
		w.stranger = w.m.Call(cls, &interp.Call{}, w.m.Site(), nil)
	}
	inst, ok := w.stranger.(*interp.Instance)
	if !ok {
		return nil, false
	}
	_, own := inst.Attrs.Get(name)
	if _, onClass := w.m.ClassAttr(cls, name); !own && !onClass {
		return nil, false
	}
	v, ok := w.m.Attr(inst, name, w.m.Site())
	if c, isConst := v.(*interp.Const); isConst {
		v = interp.Tainted(c, interp.Credential)
	}
	return v, ok
}
