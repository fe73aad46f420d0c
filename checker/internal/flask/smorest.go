package flask

import (
	"slices"

	"unguarded/checker/internal/interp"
)

// defineSmorest models flask-smorest: its Blueprint is Flask's, whose route()
// takes MethodView classes too, with decorators that only describe.
func (l *Library) defineSmorest() {
	methods := map[string]method{}
	for _, name := range []string{"response", "alt_response", "doc", "etag", "check_etag", "set_etag"} {
		methods[name] = keeps
	}
	methods["doc"] = l.doc
	methods["arguments"], methods["paginate"] = l.injects, l.injects
	methods["add_url_rule"] = l.smorestAddURLRule
	l.class("flask_smorest.Blueprint", methods, l.base("flask.Blueprint"))
	l.class("flask_smorest.Api", map[string]method{
		"__init__":           l.initSmorest,
		"init_app":           l.initSmorest,
		"register_blueprint": l.smorestRegister,
		"definition":         keeps, "register_converter": nothing, "register_field": nothing,
	})
}

// smorestAddURLRule makes a view of a MethodView that it is given, under the endpoint or
// the class's name (flask_smorest.blueprint, 0.42).
func (l *Library) smorestAddURLRule(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	cls, ok := c.ArgOr(2, "view_func", nil).(*interp.Class)
	if !ok || !interp.IsSubclass(cls, "flask.views.View") {
		return l.bpAddURLRule(m, self, c)
	}
	name, given := interp.AsStr(c.ArgOr(1, "endpoint", interp.None()))
	if !given {
		name = cls.Name
	}
	d := &interp.Call{Args: []interp.Value{c.ArgOr(0, "rule", interp.Str("")), interp.Str(name), l.asView(m, cls, name, &interp.Call{})}, Open: c.Open, Node: c.Node}
	for _, k := range c.Kw {
		if !slices.Contains([]string{"rule", "endpoint", "view_func"}, k.Name) {
			d.Kw = append(d.Kw, k)
		}
	}
	return l.bpAddURLRule(m, self, d)
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
		m.SetAttr(self, "_app", s.app.Object, m.Site()) // subclasses register on it
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
