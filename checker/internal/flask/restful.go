package flask

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// An api is a Flask-RESTful or Flask-RESTX Api object.
type api struct {
	object     *interp.Instance
	app        *App
	blueprint  *Blueprint
	prefix     string
	known      bool
	resources  []*resource // waiting for an application
	namespaces map[*namespace]string
	restx      bool
}

// A resource is one call of add_resource.
type resource struct {
	diag.Place
	decorator *syntax.Decorator
	class     interp.Value
	urls      []interp.Value
	init      *interp.Call // what its class is called with
	endpoint  string
	methods   interp.Value
	ns        *namespace
	unsure    bool
}

func (l *Library) defineRestful() {
	l.class("flask_restful.Api", map[string]method{
		"__init__":       l.initAPI,
		"init_app":       l.apiInitApp,
		"add_resource":   l.apiAddResource,
		"resource":       l.apiResource,
		"representation": keeps, "errorhandler": keeps, "output": keeps, "url_for": nothing, "handle_error": nothing,
	})
	r := l.class("flask_restful.Resource", map[string]method{
		"dispatch_request": l.dispatchRestful,
	}, l.base("flask.views.MethodView"))
	setAttr(r.Attrs, "method_decorators", interp.NewList(interp.ListValue))
}

func apiOf(v interp.Value) *api {
	inst, ok := v.(*interp.Instance)
	if !ok {
		return nil
	}
	a, _ := inst.State.(*api)
	return a
}

func (l *Library) initAPI(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if self.State != nil {
		return interp.None()
	}
	a := &api{object: self, known: true}
	self.State = a
	l.apis = append(l.apis, a)
	if p := c.ArgOr(1, "prefix", interp.Str("")); !interp.IsNone(p) {
		a.prefix, a.known = interp.AsStr(p)
	}
	m.Set(self.Attrs, "decorators", decoratorsArg(c, 5))
	l.attach(m, a, c.ArgOr(0, "app", interp.None()))
	return interp.None()
}

func decoratorsArg(c *interp.Call, i int) interp.Value {
	v := c.ArgOr(i, "decorators", interp.None())
	if interp.IsNone(v) {
		return interp.NewList(interp.ListValue)
	}
	return v
}

func (l *Library) apiInitApp(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if a := apiOf(self); a != nil {
		l.attach(m, a, c.ArgOr(0, "app", interp.None()))
	}
	return interp.None()
}

// attach gives an Api its application or blueprint; resources that were added
// before are registered then.
func (l *Library) attach(m *interp.Machine, a *api, v interp.Value) {
	if app := AppOf(v); app != nil {
		a.app = app
		for _, r := range a.resources {
			l.mount(m, a, r)
		}
		a.resources = nil
		return
	}
	if b := BlueprintOf(v); b != nil {
		a.blueprint = b
		b.recordLive(func(s *setup) { s.patched = true })
		for _, r := range a.resources {
			l.mount(m, a, r)
		}
		a.resources = nil
		return
	}
	if u, ok := v.(*interp.Unknown); ok {
		a.app = l.fragmentFor(m, u)
	}
}

func (l *Library) newResource(m *interp.Machine, class interp.Value, urls []interp.Value, c *interp.Call) *resource {
	at, decorator := place(m)
	r := &resource{Place: at, decorator: decorator, class: class, urls: urls, unsure: m.Unsure()}
	r.endpoint, _ = interp.AsStr(c.ArgOr(-1, "endpoint", interp.None()))
	r.methods = c.ArgOr(-1, "methods", interp.None())
	r.init = initOf(c)
	return r
}

// initOf reads resource_class_args and resource_class_kwargs.
func initOf(c *interp.Call) *interp.Call {
	init := &interp.Call{}
	switch args := c.ArgOr(-1, "resource_class_args", interp.None()).(type) {
	case *interp.List:
		init.Args, init.Open = args.Elts, args.Open
	case *interp.Const:
	default:
		init.Open = true
	}
	switch kw := c.ArgOr(-1, "resource_class_kwargs", interp.None()).(type) {
	case *interp.Dict:
		init.Open = init.Open || kw.Open
		kw.Items(func(k, v interp.Value) {
			if name, ok := interp.AsStr(k); ok {
				init.Kw = append(init.Kw, interp.KwArg{Name: name, Value: v})
			}
		})
	case *interp.Const:
	default:
		init.Open = true
	}
	return init
}

func (l *Library) apiAddResource(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if a := apiOf(self); a != nil && len(c.Args) > 0 {
		l.addResource(m, a, l.newResource(m, c.Args[0], c.Args[1:], c))
	}
	return interp.None()
}

// apiResource is @api.resource("/url"), which hands the class back unchanged.
func (l *Library) apiResource(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "resource", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		cls := d.ArgOr(0, "cls", interp.None())
		if a := apiOf(self); a != nil {
			l.addResource(m, a, l.newResource(m, cls, c.Args, c))
		}
		return cls
	}}
}

func (l *Library) addResource(m *interp.Machine, a *api, r *resource) {
	if a.app == nil && a.blueprint == nil {
		a.resources = append(a.resources, r)
		return
	}
	l.mount(m, a, r)
}

// mount registers a resource's rules. The view is made now: the decorators of
// the Api are read when the resource is added.
func (l *Library) mount(m *interp.Machine, a *api, r *resource) {
	cls, ok := r.class.(*interp.Class)
	if !ok {
		if u, isUnion := r.class.(*interp.Union); isUnion {
			for _, alt := range u.Alts {
				one := *r
				one.class = alt
				l.mount(m, a, &one)
			}
			return
		}
		l.Unresolved = append(l.Unresolved, r.Place)
		return
	}
	name := r.endpoint
	if name == "" {
		name = strings.ToLower(cls.Name)
	}
	init := &interp.Call{}
	if r.init != nil {
		*init = *r.init
	}
	if a.restx {
		init.Args = append([]interp.Value{a.object}, init.Args...)
	}
	view := l.asView(m, cls, name, init)
	if r.ns != nil {
		view = applyAll(m, r.ns.decorators(), view)
	}
	own, _ := a.object.Attrs.Get("decorators")
	view = applyAll(m, own, view)
	for _, u := range r.urls {
		l.mountURL(m, a, r, view, name, u)
	}
}

func (l *Library) mountURL(m *interp.Machine, a *api, r *resource, view interp.Value, name string, u interp.Value) {
	url, known := interp.AsStr(u)
	call := &interp.Call{}
	if r.methods != nil && !interp.IsNone(r.methods) {
		call.Kw = []interp.KwArg{{Name: "methods", Value: r.methods}}
	}
	rule := &Rule{
		Place: r.Place, Decorator: r.decorator, URL: a.prefix + url, Known: known && a.known,
		Endpoint: name, View: view, Methods: l.methodsOf(m, call, view), Unsure: r.unsure,
	}
	if a.blueprint == nil {
		rule.App = a.app
		l.addRule(m, rule)
		return
	}
	a.blueprint.recordLive(func(s *setup) {
		mounted := *rule
		mounted.App, mounted.Blueprint, mounted.Nested = s.app, s.endpoints(), s.lost()
		mounted.Endpoint = s.endpoints() + "." + rule.Endpoint
		mounted.Known = rule.Known && s.known
		if s.hasPrefix {
			mounted.URL = s.prefix + rule.URL
		}
		l.addRule(s.m, &mounted)
	})
}

// dispatchRestful is Resource.dispatch_request of Flask-RESTful: the decorators
// of a list are for every method, those of a dict for the method they name.
func (l *Library) dispatchRestful(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	f := l.methodOf(m, self)
	if f == nil {
		return interp.None()
	}
	list, _ := m.Attr(self, "method_decorators", m.Site())
	if d, ok := list.(*interp.Dict); ok {
		l.MethodRead = true
		list, ok = d.Get(interp.Str(strings.ToLower(l.Request.Method)))
		if !ok {
			list = interp.NewList(interp.ListValue)
		}
	}
	return m.Await(m.Call(applyAll(m, list, f), c, m.Site(), m.SiteNode()))
}
