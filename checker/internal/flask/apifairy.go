package flask

import "unguarded/checker/internal/interp"

// defineAPIFairy models APIFairy's decorators: authenticate(auth, role=, optional=) is
// the login_required of Flask-HTTPAuth's object; body and arguments add what they
// parsed to the call; the others only document, or write out the answer.
// Source: apifairy/decorators.py of version 1.4.
func (l *Library) defineAPIFairy() {
	with := func(f method) interp.Value {
		return &interp.Builtin{Name: "decorator", Fn: func(m *interp.Machine, c *interp.Call) interp.Value { return f(m, nil, c) }}
	}
	documents := func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value {
		return &interp.Builtin{Name: "decorator", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
			return c.ArgOr(0, "f", interp.None())
		}}
	}
	for name, f := range map[string]method{
		"authenticate": l.authRequired, "body": l.injects, "arguments": l.injects,
		"response": documents, "other_responses": documents, "webhook": documents,
	} {
		l.values["apifairy."+name] = with(f)
		l.values["apifairy.decorators."+name] = l.values["apifairy."+name]
	}
}
