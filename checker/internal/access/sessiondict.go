package access

import "unguarded/checker/internal/interp"

// newSession models flask.session: what the walk has put there is there, and
// nothing else for a stranger.
func (l *library) newSession() *interp.Instance {
	stored := interp.NewDict()
	session := object("session", l.sessionAttr)
	// look gives a value, None for what a stranger's session lacks.
	look := func(key interp.Value) interp.Value {
		if v, ok := stored.Get(key); ok {
			return v
		}
		return l.credential("the session")
	}
	get := func(m *interp.Machine, c *interp.Call) interp.Value {
		v := look(c.ArgOr(0, "key", interp.None()))
		other := c.ArgOr(1, "default", interp.None())
		if absence, ok := v.(*interp.Const); ok && interp.IsNone(v) && absence.Taint != 0 {
			if k, isConst := other.(*interp.Const); isConst {
				return interp.Tainted(k, interp.Credential)
			}
			return other
		}
		return v
	}
	put := func(m *interp.Machine, key, v interp.Value) {
		m.Put(stored, key, v)
		if name, ok := interp.AsStr(key); ok && isUserKey(name) {
			l.did(issues)
		}
	}
	has := func(_ *interp.Machine, key interp.Value) interp.Value {
		if _, ok := stored.Get(key); ok {
			return interp.Bool(true)
		}
		return absence(l.credential("the session"))
	}
	addMethod(session, "get", get)
	addMethod(session, "pop", func(m *interp.Machine, c *interp.Call) interp.Value {
		l.did(revokes)
		key := c.ArgOr(0, "key", interp.None())
		_, there := stored.Get(key)
		if _, given := c.Arg(1, "default"); !given && !there && interp.IsNone(look(key)) {
			m.Raise(lacking())
		}
		v := get(m, c)
		m.Drop(stored, c.ArgOr(0, "key", interp.None()))
		return v
	})
	addMethod(session, "clear", func(m *interp.Machine, _ *interp.Call) interp.Value {
		l.did(revokes)
		var keys []interp.Value
		stored.Items(func(k, _ interp.Value) { keys = append(keys, k) })
		for _, k := range keys {
			m.Drop(stored, k)
		}
		return interp.None()
	})
	addMethod(session, "setdefault", func(m *interp.Machine, c *interp.Call) interp.Value {
		v := look(c.ArgOr(0, "key", interp.None()))
		if !interp.IsNone(v) {
			return v
		}
		v = c.ArgOr(1, "default", interp.None())
		put(m, c.ArgOr(0, "key", interp.None()), v)
		return v
	})
	addMethod(session, "update", func(m *interp.Machine, c *interp.Call) interp.Value {
		if d, ok := c.ArgOr(0, "", interp.None()).(*interp.Dict); ok {
			d.Items(func(k, v interp.Value) { put(m, k, v) })
		}
		for _, k := range c.Kw {
			put(m, interp.Str(k.Name), k.Value)
		}
		return interp.None()
	})
	addMethod(session, "__getitem__", func(m *interp.Machine, c *interp.Call) interp.Value {
		key := c.ArgOr(0, "", interp.None())
		v := look(key)
		if _, there := stored.Get(key); !there && interp.IsNone(v) {
			m.Raise(lacking())
		}
		return v
	})
	addMethod(session, "__setitem__", func(m *interp.Machine, c *interp.Call) interp.Value {
		put(m, c.ArgOr(0, "", interp.None()), c.ArgOr(1, "", interp.None()))
		return interp.None()
	})
	addMethod(session, "__delitem__", func(m *interp.Machine, c *interp.Call) interp.Value {
		m.Drop(stored, c.ArgOr(0, "", interp.None()))
		return interp.None()
	})
	addMethod(session, "__contains__", func(m *interp.Machine, c *interp.Call) interp.Value {
		return has(m, c.ArgOr(0, "", interp.None()))
	})
	addMethod(session, "__bool__", func(*interp.Machine, *interp.Call) interp.Value {
		if stored.Len() > 0 {
			return interp.Bool(true)
		}
		return absence(l.credential("the session"))
	})
	addMethod(session, "__len__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		n := interp.Int(int64(stored.Len()))
		if v := l.credential("the session"); !interp.IsNone(v) {
			return v
		}
		return interp.Tainted(n, interp.Credential)
	})
	addMethod(session, "__eq__", func(m *interp.Machine, c *interp.Call) interp.Value {
		if v := l.credential("the session"); !interp.IsNone(v) {
			return v
		}
		d := interp.NewDict()
		d.Taint = interp.Credential
		stored.Items(func(k, v interp.Value) { m.Put(d, k, v) })
		return m.Compare("==", d, c.ArgOr(0, "", interp.None()))
	})
	for _, name := range []string{"keys", "items", "values", "__iter__"} {
		addMethod(session, name, func(m *interp.Machine, _ *interp.Call) interp.Value {
			list := interp.NewList(interp.ListValue)
			list.Open = l.walk != nil && !l.walk.isStranger()
			list.Taint = interp.Credential
			stored.Items(func(k, v interp.Value) {
				switch name {
				case "values":
					k = v
				case "items":
					k = interp.NewList(interp.TupleValue, k, v)
				}
				list.Elts = append(list.Elts, k)
			})
			return list
		})
	}
	return session
}

// sessionAttr answers for an attribute of Flask's session that no method is and nobody
// set: it is a dict with four attributes more. Sessions of another kind may have others.
func (l *library) sessionAttr(m *interp.Machine, name string) (interp.Value, bool) {
	switch name {
	case "new", "permanent":
		return interp.Bool(false), true
	case "accessed":
		return interp.Bool(true), true
	}
	if l.walk != nil && !l.otherSessions(m) && !sessionNames[name] {
		return nil, false
	}
	return &interp.Unknown{Why: "`session." + name + "`", Taint: interp.Data}, true
}

// sessionNames are what sessions have besides: methods of a dict that are not followed,
// and what the sessions of Flask-Session know of themselves.
var sessionNames = map[string]bool{"copy": true, "popitem": true, "fromkeys": true, "modified": true, "sid": true, "sid_s": true, "destroy": true, "regenerate": true, "invalidate": true, "save": true}

// otherSessions tells whether the application keeps its sessions by a class of its own.
func (l *library) otherSessions(m *interp.Machine) bool {
	app := l.walk.route.AppObject().Object
	if _, set := app.Attrs.Get("session_interface"); set {
		return true
	}
	v, ok := m.ClassAttr(app.Class, "session_interface")
	return ok && !interp.IsNone(v)
}

// absence makes a truth of a credential that is not there.
func absence(v interp.Value) interp.Value {
	if interp.IsNone(v) {
		return interp.Tainted(interp.Bool(false), interp.Credential)
	}
	return v
}
