package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// scaffoldMethods are what applications and blueprints have in common.
func (l *Library) scaffoldMethods() map[string]method {
	ms := map[string]method{
		"route":                  l.route,
		"endpoint":               l.endpoint,
		"before_request":         l.hook("before_request_funcs"),
		"url_value_preprocessor": l.hook("url_value_preprocessors"),
		"errorhandler":           l.errorHandler,
		"register_error_handler": l.registerErrorHandler,
		"auth_required":          l.authRequired,                             // APIFlask
		"doc":                    l.doc, "input": l.injects, "output": keeps, // APIFlask
	}
	for _, name := range []string{
		"after_request", "teardown_request", "context_processor", "url_defaults",
	} {
		ms[name] = keeps
	}
	for _, verb := range verbs {
		ms[verb] = func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			// Flask's own get() and post() go through route(), which a subclass may override.
			d := *c
			d.Kw = append([]interp.KwArg{{Name: "methods", Value: interp.NewList(interp.ListValue, interp.Str(strings.ToUpper(verb)))}}, c.Kw...)
			return l.callMethod(m, self, "route", &d)
		}
	}
	return ms
}

func (l *Library) callMethod(m *interp.Machine, self interp.Value, name string, c *interp.Call) interp.Value {
	f, ok := m.Attr(self, name, m.Site())
	if !ok {
		return interp.None()
	}
	return m.Call(f, c, m.Site(), m.SiteNode())
}

// route gives the decorator of @x.route(rule, **options), which hands the
// function back unchanged.
func (l *Library) route(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "route", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		target := f
		if cls, ok := f.(*interp.Class); ok && interp.IsSubclass(cls, "flask.views.View") {
			target = l.asView(m, cls, strings.ToLower(cls.Name), &interp.Call{}) // APIFlask, smorest
		}
		endpoint := c.ArgOr(-1, "endpoint", interp.None())
		call := &interp.Call{Args: []interp.Value{c.ArgOr(0, "rule", interp.Str("")), endpoint, target}, Open: c.Open, Node: d.Node}
		for _, k := range c.Kw {
			if k.Name != "endpoint" && k.Name != "rule" {
				call.Kw = append(call.Kw, k)
			}
		}
		l.callMethod(m, self, "add_url_rule", call)
		return f
	}}
}

// endpoint is @x.endpoint("name"): it files the function without a rule.
func (l *Library) endpoint(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	name := c.ArgOr(0, "endpoint", interp.None())
	return &interp.Builtin{Name: "endpoint", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		if v, ok := self.Attrs.Get("view_functions"); ok {
			if funcs, ok := v.(*interp.Dict); ok {
				m.Put(funcs, name, f)
			}
		}
		return f
	}}
}

// newHooks is a dict of lists of hooks; a subscript makes the list that it lacks.
func newHooks() *interp.Dict {
	d := interp.NewDict()
	d.Factory = &interp.Builtin{Name: "list", Fn: func(*interp.Machine, *interp.Call) interp.Value {
		return interp.NewList(interp.ListValue)
	}}
	return d
}

// AddHook adds a before_request function of a package to an application.
func (a *App) AddHook(m *interp.Machine, f interp.Value) {
	addHook(m, a.Dict("before_request_funcs"), interp.None(), f)
}

// hook registers a function for the application or blueprint itself.
func (l *Library) hook(attr string) method {
	return func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
		f := c.ArgOr(0, "f", interp.None())
		if attr == "before_request_funcs" {
			l.noteLate(m, self, f, false)
		}
		v, _ := self.Attrs.Get(attr)
		if d, ok := v.(*interp.Dict); ok {
			addHook(m, d, interp.None(), f)
		}
		return f
	}
}

func (l *Library) beforeAppRequest(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	l.noteLate(m, self, c.ArgOr(0, "f", interp.None()), true)
	return l.recordAppHook(self, "before_request_funcs", c.ArgOr(0, "f", interp.None()))
}

func (l *Library) appURLValuePreprocessor(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return l.recordAppHook(self, "url_value_preprocessors", c.ArgOr(0, "f", interp.None()))
}

// recordAppHook files a blueprint's hook for the whole application; the first
// registration counts, as record_once has it.
func (l *Library) recordAppHook(self *interp.Instance, attr string, f interp.Value) interp.Value {
	if b := BlueprintOf(self); b != nil {
		b.record(func(s *setup) { addHook(s.m, s.app.Dict(attr), interp.None(), f) })
	}
	return f
}
