package flask

import "unguarded/checker/internal/interp"

// authRequired is APIFlask's @app.auth_required(auth, roles=, optional=): the
// login_required of the auth object, which is Flask-HTTPAuth's.
func (l *Library) authRequired(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
	call := &interp.Call{Open: c.Open}
	if optional, ok := c.Arg(-1, "optional"); ok {
		call.Kw = append(call.Kw, interp.KwArg{Name: "optional", Value: optional})
	}
	for _, name := range []string{"role", "roles"} {
		if role, ok := c.Arg(-1, name); ok && !interp.IsNone(role) {
			call.Kw = append(call.Kw, interp.KwArg{Name: "role", Value: role})
		}
	}
	return l.callMethod(m, c.ArgOr(0, "auth", interp.None()), "login_required", call)
}
