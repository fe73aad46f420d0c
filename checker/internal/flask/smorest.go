package flask

import "unguarded/checker/internal/interp"

// defineSmorest models flask-smorest: its Blueprint is Flask's, whose route()
// takes MethodView classes too, with decorators that only describe.
func (l *Library) defineSmorest() {
	methods := map[string]method{}
	for _, name := range []string{"response", "alt_response", "doc", "etag", "check_etag", "set_etag"} {
		methods[name] = keeps
	}
	methods["doc"] = l.doc
	methods["arguments"], methods["paginate"] = l.injects, l.injects
	l.class("flask_smorest.Blueprint", methods, l.base("flask.Blueprint"))
	l.class("flask_smorest.Api", map[string]method{
		"__init__":           l.initSmorest,
		"init_app":           l.initSmorest,
		"register_blueprint": l.smorestRegister,
		"definition":         keeps, "register_converter": nothing, "register_field": nothing,
	})
}

// smorest is the state of its Api; blueprints wait until there is an application.
type smorest struct {
	app     *App
	waiting []*interp.Call
}

func smorestOf(self *interp.Instance) *smorest {
	s, ok := self.State.(*smorest)
	if !ok {
		s = &smorest{}
		self.State = s
	}
	return s
}

func (l *Library) initSmorest(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	s := smorestOf(self)
	v := c.ArgOr(0, "app", interp.None())
	s.app = AppOf(v)
	if u, ok := v.(*interp.Unknown); ok {
		s.app = l.fragmentFor(m, u)
	}
	if s.app != nil {
		for _, call := range s.waiting {
			l.appRegisterBlueprint(m, s.app.Object, call)
		}
		s.waiting = nil
	}
	return interp.None()
}

func (l *Library) smorestRegister(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	s := smorestOf(self)
	if s.app == nil {
		s.waiting = append(s.waiting, c)
		return interp.None()
	}
	return l.appRegisterBlueprint(m, s.app.Object, c)
}
