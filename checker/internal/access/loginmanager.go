package access

import "unguarded/checker/internal/interp"

const loginManager = "flask_login.LoginManager"

// loginManagerAttr answers for a LoginManager: where the application keeps it, and
// what it does with a stranger.
func (l *library) loginManagerAttr(x *interp.External, name string) (interp.Value, bool) {
	switch name {
	case "init_app":
		return l.initApp(x), true
	case "user_loader", "request_loader", "unauthorized_handler", "needs_refresh_handler":
		return l.registrar(x, name), true
	case "unauthorized", "needs_refresh":
		return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
			if f, ok := l.callbacks[callback{x, name + "_handler"}]; ok && l.walk != nil {
				return m.Call(f, &interp.Call{}, m.Site(), nil)
			}
			return l.turnedAway(401)
		}}, true
	}
	return nil, false
}

// registrar makes a decorator that keeps a function of the project's as a callback.
func (l *library) registrar(x *interp.External, name string) interp.Value {
	return &interp.Builtin{Name: name, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		f := c.ArgOr(0, "callback", c.ArgOr(0, "f", interp.None()))
		l.callbacks[callback{x, name}] = f
		return f
	}}
}

// askLogin is Flask-Login's guard (utils.py, 0.6.2): a setting turns it off, the
// project may say that a stranger is somebody, and what unauthorized_handler gives
// is what the guard gives, so that None lets a hook go on.
func (l *library) askLogin(m *interp.Machine, d demand) interp.Value {
	w := l.walk
	if w.satisfies(d.needs) {
		w.verified = true
		return nil
	}
	if l.setting(m, "LOGIN_DISABLED") {
		w.step(d.at, d.written+" lets everybody through, for the setting LOGIN_DISABLED is on")
		return nil
	}
	w.needsLoader(d.written)
	if v, ok := l.anonymousUser("current_user", "is_authenticated"); ok && d.Path != "flask_login.fresh_login_required" {
		if t, known := m.Truth(v); known && t {
			w.step(d.at, d.written+" takes a request without credentials for one of a user's")
			return nil
		}
	}
	w.refused(d)
	if f, ok := l.callbacks[callback{l.loginManager(), "unauthorized_handler"}]; ok {
		if v := m.Call(f, &interp.Call{}, m.Site(), nil); interp.IsNone(v) {
			return v
		}
	}
	return l.turnedAway(d.Status)
}

// setting tells whether the application's configuration has something true under a
// name. What can't be told counts as unset.
func (l *library) setting(m *interp.Machine, name string) bool {
	on, known := l.configured(m, name)
	return known && on
}

// isOff tells whether the application's configuration has something false under a
// name.
func (l *library) isOff(m *interp.Machine, name string) bool {
	on, known := l.configured(m, name)
	return known && !on
}

// configured is the truth of a setting; known is false where there is none.
func (l *library) configured(m *interp.Machine, name string) (on, known bool) {
	config, _ := l.walk.route.AppObject().Object.Attrs.Get("config")
	settings, ok := config.(*interp.Dict)
	if !ok {
		return false, false
	}
	v, ok := settings.Get(interp.Str(name))
	if !ok {
		return false, false
	}
	return m.Truth(v)
}

// loginManager is the application's, nil when it has none that can be seen.
func (l *library) loginManager() *interp.External {
	manager, _ := l.walk.route.AppObject().Object.Attrs.Get("login_manager")
	x, _ := manager.(*interp.External)
	return x
}

// ownUser looks an attribute up in what the project's request_loader makes of a
// request without credentials, else in what it gave to
// login_manager.anonymous_user to make one.
func (l *library) ownUser(name string) (interp.Value, bool) {
	x := l.loginManager()
	if x == nil {
		return nil, false
	}
	w := l.walk
	if f, ok := l.callbacks[callback{x, "request_loader"}]; ok && !w.loading {
		w.loading = true
		user := w.m.Await(w.m.Call(f, &interp.Call{Args: []interp.Value{w.m.Lookup("flask.request")}}, w.m.Site(), nil))
		w.loading = false
		if inst, ok := user.(*interp.Instance); ok {
			return w.loadedUser(inst, name)
		}
	}
	maker, _ := w.m.Attr(x, "anonymous_user", w.m.Site())
	if !interp.Callable(maker) || isUnseen(maker) {
		return nil, false
	}
	if w.stranger == nil {
		w.stranger = w.m.Call(maker, &interp.Call{}, w.m.Site(), nil)
	}
	inst, ok := w.stranger.(*interp.Instance)
	if !ok {
		return nil, false
	}
	return w.userAttr(inst, name)
}

// loadedUser is an attribute of a user who was loaded; those of UserMixin that the
// project does not define say that there is one.
func (w *walk) loadedUser(user *interp.Instance, name string) (interp.Value, bool) {
	if v, ok := w.userAttr(user, name); ok {
		return v, true
	}
	switch name {
	case "is_authenticated", "is_active":
		return interp.Bool(true), true
	case "is_anonymous":
		return interp.Bool(false), true
	}
	return &interp.Unknown{Why: "`current_user." + name + "`", Taint: interp.Data}, true
}

// userAttr is an attribute that the project gave to a user's object or class.
func (w *walk) userAttr(user *interp.Instance, name string) (interp.Value, bool) {
	_, own := user.Attrs.Get(name)
	if _, onClass := w.m.ClassAttr(user.Class, name); !own && !onClass {
		return nil, false
	}
	v, ok := w.m.Attr(user, name, w.m.Site())
	if c, isConst := v.(*interp.Const); isConst {
		v = interp.Tainted(c, interp.Credential)
	}
	return v, ok
}
