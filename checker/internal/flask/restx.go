package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// A namespace groups resources of a RESTX Api under a path.
type namespace struct {
	object    *interp.Instance
	name      string
	path      string
	known     bool
	resources []*resource
	apis      []*api
}

func (n *namespace) decorators() interp.Value {
	v, _ := n.object.Attrs.Get("decorators")
	return v
}

func (l *Library) defineRestx() {
	documents := map[string]method{}
	for _, name := range []string{
		"doc", "expect", "marshal_with", "marshal_list_with", "marshal_with_field", "param", "response", "header", "deprecated", "hide",
		"vendor", "errorhandler", "produces", "representation", "validate", "schema_model", "representation",
	} {
		documents[name] = keeps
	}
	documents["doc"] = l.doc
	made := func(_ *interp.Machine, _ *interp.Instance, _ *interp.Call) interp.Value {
		return &interp.External{Path: "flask_restx.Model", Made: true}
	}
	for _, name := range []string{"model", "inherit", "clone", "extend", "parser", "add_model", "as_list"} {
		documents[name] = made
	}
	methods := func(more map[string]method) map[string]method {
		all := map[string]method{}
		for k, v := range documents {
			all[k] = v
		}
		for k, v := range more {
			all[k] = v
		}
		return all
	}
	l.class("flask_restx.Namespace", methods(map[string]method{
		"__init__": l.initNamespace, "route": l.nsRoute, "add_resource": l.nsAddResource, "abort": l.abort,
	}))
	l.class("flask_restx.Api", methods(map[string]method{
		"__init__": l.initRestxAPI, "init_app": l.apiInitApp, "route": l.restxRoute, "add_resource": l.restxAddResource,
		"add_namespace": l.addNamespace, "namespace": l.newNamespace, "abort": l.abort,
	}))
	payload := &interp.Descriptor{Kind: "property", Func: &interp.Builtin{Name: "payload", Fn: func(*interp.Machine, *interp.Call) interp.Value {
		return &interp.Unknown{Why: "the request's body", Taint: interp.Input}
	}}}
	for _, path := range []string{"flask_restx.Namespace", "flask_restx.Api"} {
		setAttr(l.values[path].(*interp.Class).Attrs, "payload", payload)
	}
	r := l.class("flask_restx.Resource", map[string]method{
		"__init__": nothing, "dispatch_request": l.dispatchRestx,
	}, l.base("flask.views.MethodView"))
	setAttr(r.Attrs, "method_decorators", interp.NewList(interp.ListValue))
}

// abort is RESTX's abort(code), as a method.
func (l *Library) abort(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
	return m.Call(m.Lookup("flask.abort"), c, m.Site(), m.SiteNode())
}

func namespaceOf(v interp.Value) *namespace {
	inst, ok := v.(*interp.Instance)
	if !ok {
		return nil
	}
	n, _ := inst.State.(*namespace)
	return n
}

func (l *Library) initRestxAPI(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if self.State != nil {
		return interp.None()
	}
	a := &api{object: self, known: true, restx: true, namespaces: map[*namespace]string{}}
	self.State = a
	l.apis = append(l.apis, a)
	if p := c.ArgOr(-1, "prefix", interp.Str("")); !interp.IsNone(p) {
		a.prefix, a.known = interp.AsStr(p)
	}
	m.Set(self.Attrs, "decorators", decoratorsArg(c, -1))
	l.attach(m, a, c.ArgOr(0, "app", interp.None()))
	return interp.None()
}

func (l *Library) initNamespace(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	n := &namespace{object: self, known: true}
	self.State = n
	l.namespaces = append(l.namespaces, n)
	n.name, n.known = interp.AsStr(c.ArgOr(0, "name", interp.Str("")))
	n.path = "/" + n.name
	if p := c.ArgOr(2, "path", interp.None()); !interp.IsNone(p) {
		n.path, n.known = interp.AsStr(p)
	}
	n.path = strings.TrimRight(n.path, "/")
	m.Set(self.Attrs, "decorators", decoratorsArg(c, -1))
	m.Set(self.Attrs, "name", interp.Str(n.name))
	m.Set(self.Attrs, "models", interp.NewDict())
	return interp.None()
}

// newNamespace is api.namespace("name", …): made and added in one go.
func (l *Library) newNamespace(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	ns := m.Call(l.base("flask_restx.Namespace"), c, m.Site(), m.SiteNode())
	if a := apiOf(self); a != nil {
		if n := namespaceOf(ns); n != nil {
			l.join(m, a, n, n.path)
		}
	}
	return ns
}

func (l *Library) addNamespace(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	n := namespaceOf(c.ArgOr(0, "ns", interp.None()))
	a := apiOf(self)
	if n == nil || a == nil {
		l.Unresolved = append(l.Unresolved, m.Site())
		return interp.None()
	}
	path := n.path
	if p := c.ArgOr(1, "path", interp.None()); !interp.IsNone(p) {
		s, known := interp.AsStr(p)
		path, n.known = strings.TrimRight(s, "/"), n.known && known
	}
	l.join(m, a, n, path)
	return interp.None()
}

// join puts a namespace's resources, the present and the later ones, on an Api.
func (l *Library) join(m *interp.Machine, a *api, n *namespace, path string) {
	if _, known := a.namespaces[n]; known {
		return
	}
	a.namespaces[n] = path
	n.apis = append(n.apis, a)
	for _, r := range n.resources {
		l.addResource(m, a, r.under(path, n))
	}
}

// under is a resource with a namespace's path before its URLs.
func (r *resource) under(path string, n *namespace) *resource {
	moved := *r
	moved.ns = n
	moved.urls = nil
	for _, u := range r.urls {
		if s, ok := interp.AsStr(u); ok && n.known {
			moved.urls = append(moved.urls, interp.Str(path+s))
		} else {
			moved.urls = append(moved.urls, u)
		}
	}
	return &moved
}

func (l *Library) nsAdd(m *interp.Machine, n *namespace, r *resource) {
	n.resources = append(n.resources, r)
	for _, a := range n.apis {
		l.addResource(m, a, r.under(a.namespaces[n], n))
	}
}

func (l *Library) nsRoute(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return l.classRoute(c, func(m *interp.Machine, r *resource) {
		if n := namespaceOf(self); n != nil {
			l.nsAdd(m, n, r)
		}
	})
}

func (l *Library) nsAddResource(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if n := namespaceOf(self); n != nil && len(c.Args) > 0 {
		l.nsAdd(m, n, l.newResource(m, c.Args[0], c.Args[1:], c))
	}
	return interp.None()
}

func (l *Library) restxRoute(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return l.classRoute(c, func(m *interp.Machine, r *resource) {
		if a := apiOf(self); a != nil {
			l.addResource(m, a, r)
		}
	})
}

func (l *Library) restxAddResource(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return l.apiAddResource(m, self, c)
}

// classRoute is the decorator @x.route("/url", …) on a resource class.
func (l *Library) classRoute(c *interp.Call, add func(*interp.Machine, *resource)) interp.Value {
	return &interp.Builtin{Name: "route", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		cls := d.ArgOr(0, "cls", interp.None())
		add(m, l.newResource(m, cls, c.Args, c))
		return cls
	}}
}

// dispatchRestx is Resource.dispatch_request of RESTX: a list of decorators, and
// nothing else. A dict is iterated, and its keys are no decorators.
func (l *Library) dispatchRestx(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	f := l.methodOf(m, self)
	if f == nil {
		return interp.None()
	}
	list, _ := m.Attr(self, "method_decorators", m.Site())
	if d, ok := list.(*interp.Dict); ok {
		if d.Len() > 0 {
			m.RaiseNew("TypeError", "'str' object is not callable")
		}
		list = interp.NewList(interp.ListValue)
	}
	return m.Await(m.Call(applyAll(m, list, f), c, m.Site(), m.SiteNode()))
}
