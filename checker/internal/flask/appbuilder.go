package flask

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// appBuilder is the state of Flask-AppBuilder's object; views wait until it has an
// application.
type appBuilder struct {
	app     *App
	waiting []builderView
}

type builderView struct {
	diag.Place
	class *interp.Class
}

// exposed is what @expose(url, methods) leaves on a method.
type exposed struct {
	url     string
	known   bool
	methods interp.Value // nil is GET
}

// defineAppBuilder models Flask-AppBuilder: @expose only notes the URL on a method,
// so that a guard above it counts; add_view and its kin make the routes. What the
// package's own views declare is not among the files given.
func (l *Library) defineAppBuilder() {
	expose := &interp.Builtin{Name: "expose", Fn: expose}
	for _, path := range []string{"flask_appbuilder.expose", "flask_appbuilder.api.expose", "flask_appbuilder.baseviews.expose", "flask_appbuilder.views.expose"} {
		l.values[path] = expose
	}
	l.class("flask_appbuilder.BaseView", map[string]method{"__init__": nothing})
	l.class("flask_appbuilder.api.BaseApi", map[string]method{"__init__": nothing})
	for _, name := range strings.Fields("ModelView IndexView SimpleFormView PublicFormView MultipleView MasterDetailView CompactCRUDMixin") {
		l.class("flask_appbuilder."+name, nil, l.base("flask_appbuilder.BaseView"))
	}
	index, _ := l.base("flask_appbuilder.IndexView").(*interp.Class)
	setAttr(index.Attrs, "route_base", interp.Str(""))
	l.class("flask_appbuilder.api.ModelRestApi", nil, l.base("flask_appbuilder.api.BaseApi"))
	l.values["flask_appbuilder.BaseApi"] = l.values["flask_appbuilder.api.BaseApi"]
	l.values["flask_appbuilder.ModelRestApi"] = l.values["flask_appbuilder.api.ModelRestApi"]
	for _, name := range []string{"BaseView", "ModelView", "IndexView", "SimpleFormView", "PublicFormView"} {
		l.values["flask_appbuilder.views."+name] = l.values["flask_appbuilder."+name]
		l.values["flask_appbuilder.baseviews."+name] = l.values["flask_appbuilder."+name]
	}
	c := l.class("flask_appbuilder.AppBuilder", map[string]method{
		"__init__": l.initAppBuilder, "init_app": l.initAppBuilder,
		"add_view": l.addBuilderView, "add_view_no_menu": l.addBuilderView, "add_api": l.addBuilderView,
		"add_link": nothing, "add_separator": nothing, "security_cleanup": nothing,
	})
	l.values["flask_appbuilder.base.AppBuilder"] = c
}

func expose(_ *interp.Machine, c *interp.Call) interp.Value {
	e := &exposed{}
	e.url, e.known = interp.AsStr(c.ArgOr(0, "url", interp.Str("/")))
	e.methods = c.ArgOr(1, "methods", nil)
	return &interp.Builtin{Name: "expose", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		urls := interp.NewList(interp.ListValue)
		if old, ok := m.Attr(f, "_urls", m.Site()); ok {
			if list, ok := old.(*interp.List); ok {
				urls.Elts = append(urls.Elts, list.Elts...)
			}
		}
		urls.Elts = append(urls.Elts, &interp.Opaque{State: e})
		m.SetAttr(f, "_urls", urls, m.Site())
		return f
	}}
}

func (l *Library) initAppBuilder(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	b, ok := self.State.(*appBuilder)
	if !ok {
		b = &appBuilder{}
		self.State = b
	}
	v := c.ArgOr(0, "app", interp.None())
	b.app = AppOf(v)
	if u, ok := v.(*interp.Unknown); ok {
		b.app = l.fragmentFor(m, u)
	}
	if b.app == nil {
		return interp.None()
	}
	m.Set(self.Attrs, "app", b.app.Object)
	m.Set(self.Attrs, "get_app", b.app.Object)
	m.Set(b.app.Object.Attrs, "appbuilder", self)
	for _, v := range b.waiting {
		l.mountBuilderView(m, b.app, v)
	}
	b.waiting = nil
	if index, ok := c.ArgOr(-1, "indexview", nil).(*interp.Class); ok {
		l.mountBuilderView(m, b.app, builderView{m.Site(), index})
	}
	return interp.None()
}

// addBuilderView is add_view(class, name, …), and add_api(class). It takes an object
// of the class too.
func (l *Library) addBuilderView(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	b, ok := self.State.(*appBuilder)
	given := c.ArgOr(0, "baseview", interp.None())
	cls := builderClass(given)
	if !ok || cls == nil {
		l.Unresolved = append(l.Unresolved, m.Site())
		return given
	}
	v := builderView{m.Site(), cls}
	if b.app == nil {
		b.waiting = append(b.waiting, v)
	} else {
		l.mountBuilderView(m, b.app, v)
	}
	return given
}

// builderAdds are the methods that add a view.
var builderAdds = []string{"add_view", "add_view_no_menu", "add_api"}

// builderClass gives the view class that is added, itself or by an object of it.
func builderClass(v interp.Value) *interp.Class {
	cls, _ := v.(*interp.Class)
	if inst, made := v.(*interp.Instance); made {
		cls = inst.Class
	}
	return cls
}

// isBuilderView tells whether what is added is one of the package's views.
func isBuilderView(v interp.Value) bool {
	cls := builderClass(v)
	return cls != nil && (interp.IsSubclass(cls, "flask_appbuilder.BaseView") || interp.IsSubclass(cls, "flask_appbuilder.api.BaseApi"))
}

// mountBuilderView makes the routes of a class: those of the methods that a URL was
// noted on.
func (l *Library) mountBuilderView(m *interp.Machine, app *App, v builderView) {
	self := m.Call(v.class, &interp.Call{Open: true}, v.Place, nil)
	base, known := builderBase(m, v.class)
	seen := map[string]bool{}
	for _, k := range interp.MRO(v.class) {
		for _, name := range k.Attrs.Names() {
			f, _ := k.Attrs.Get(name)
			if seen[name] || k.Def == nil || !interp.Callable(f) {
				continue
			}
			seen[name] = true
			urls, _ := m.Attr(f, "_urls", v.Place)
			view, ok := m.Attr(self, name, v.Place)
			list, noted := urls.(*interp.List)
			if !ok || !noted {
				continue
			}
			for _, u := range list.Elts {
				l.mountExposed(m, app, v, u, &Rule{URL: base, Known: known, Endpoint: v.class.Name + "." + name, View: view})
			}
		}
	}
}

func (l *Library) mountExposed(m *interp.Machine, app *App, v builderView, noted interp.Value, r *Rule) {
	o, ok := noted.(*interp.Opaque)
	if !ok {
		return
	}
	e, ok := o.State.(*exposed)
	if !ok {
		return
	}
	r.Place, r.App, r.Blueprint, r.Unsure = v.Place, app, v.class.Name, m.Unsure()
	r.URL, r.Known = joinRule(r.URL, e.url), r.Known && e.known
	call := &interp.Call{}
	if e.methods != nil {
		call.Kw = []interp.KwArg{{Name: "methods", Value: e.methods}}
	}
	r.Methods = l.methodsOf(m, call, nil)
	l.addRule(m, r)
}

// builderBase is the URL that a class's routes are under: route_base, else the
// class's name, or for an API its version and its resource's name.
func builderBase(m *interp.Machine, cls *interp.Class) (base string, known bool) {
	text := func(name, otherwise string) (string, bool) {
		v, ok := m.ClassAttr(cls, name)
		if !ok || interp.IsNone(v) {
			return otherwise, true
		}
		return interp.AsStr(v)
	}
	own := "/" + strings.ToLower(cls.Name)
	if interp.IsSubclass(cls, "flask_appbuilder.api.BaseApi") {
		version, ok1 := text("version", "v1")
		name, ok2 := text("resource_name", strings.ToLower(cls.Name))
		own, known = "/api/"+version+"/"+name, ok1 && ok2
		base, ok := text("route_base", own)
		return base, known && ok
	}
	return text("route_base", own)
}
