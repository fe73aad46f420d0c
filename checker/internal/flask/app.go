package flask

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// An App is one application object.
type App struct {
	diag.Place    // where it was made
	Object        *interp.Instance
	Module        string // path of the file that made it
	Rules         []*Rule
	Registered    []*Registration
	Name          string // the variable that holds it
	Fragment      bool   // stands for an application that is not given
	errorHandlers []errorHandler
	signals       *signals
	Unresolved    bool // something was registered that can't be seen
}

// A Rule is one URL rule of an application's map.
type Rule struct {
	diag.Place // of the registration
	Decorator  *syntax.Decorator
	URL        string
	Host       string // the subdomain or host that it is for, which may have variables
	Known      bool
	Methods    []string
	Endpoint   string
	Blueprint  string
	Nested     string       // the blueprint's full name where the endpoint has only its own, or ""
	View       interp.Value // as registered; nil when only the endpoint is named
	App        *App
	Defaults   *interp.Dict // values for parameters that the URL lacks, or nil
	Unsure     bool         // registered under a condition that could not be decided
}

// A Registration is a blueprint on an application.
type Registration struct {
	Name      string // dotted when nested
	Prefix    string
	Known     bool
	Blueprint *Blueprint
}

var verbs = []string{"get", "post", "put", "delete", "patch"}

func (l *Library) defineFlask() {
	scaffold := l.class("flask.scaffold.Scaffold", l.scaffoldMethods())
	l.class("flask.Flask", map[string]method{
		"__init__":           l.initApp,
		"add_url_rule":       l.appAddURLRule,
		"register_blueprint": l.appRegisterBlueprint,
		"test_request_context": func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value {
			return &interp.External{Path: "flask.Flask().context", Made: true}
		},
		"wsgi_app": func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value {
			return l.serve()
		},
		"ensure_sync":             keeps,
		"run":                     nothing,
		"shell_context_processor": keeps,
		"before_first_request":    keeps,
		"template_filter":         keeps,
		"template_global":         keeps,
		"template_test":           keeps,
		"teardown_appcontext":     keeps,
		"register_api":            l.appRegisterBlueprint,
	}, scaffold)
}

// AppOf gives the application that an object is.
func AppOf(v interp.Value) *App {
	inst, ok := v.(*interp.Instance)
	if !ok {
		return nil
	}
	app, _ := inst.State.(*App)
	return app
}

func (l *Library) initApp(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if self.State != nil {
		return interp.None()
	}
	at, _ := place(m)
	app := &App{Place: at, Object: self, Module: at.Path, signals: &l.signals}
	self.State = app
	l.Apps = append(l.Apps, app)
	set := func(name string, v interp.Value) { m.Set(self.Attrs, name, v) }
	set("view_functions", interp.NewDict())
	set("before_request_funcs", newHooks())
	set("url_value_preprocessors", newHooks())
	set("config", defaultConfig(m))
	set("blueprints", interp.NewDict())
	set("extensions", interp.NewDict())
	set("name", c.ArgOr(0, "import_name", interp.Str("app")))
	set("import_name", c.ArgOr(0, "import_name", interp.Str("app")))
	for _, name := range unseenAttrs {
		set(name, &interp.Unknown{Why: "`app." + name + "`", Taint: interp.Data})
	}
	set("url_map", l.newURLMap(self))
	set("logger", &interp.External{Path: "logging.Logger", Made: true})
	set("cli", &interp.External{Path: "click.Group", Made: true})
	set("jinja_env", &interp.External{Path: "jinja2.Environment", Made: true})
	if f, ok := m.ClassAttr(self.Class, "__call__"); ok {
		if _, own := f.(*interp.Function); own {
			l.defineCall()
		}
	}
	if f, ok := m.ClassAttr(self.Class, "wsgi_app"); ok {
		if _, own := f.(*interp.Function); !own {
			set("wsgi_app", &interp.Builtin{Name: "wsgi_app", Fn: func(*interp.Machine, *interp.Call) interp.Value { return l.serve() }})
		}
	}
	return interp.None()
}

// unseenAttrs are attributes of an application whose value tells nothing of its routes.
var unseenAttrs = []string{"root_path", "instance_path", "static_folder", "static_url_path", "template_folder", "has_static_folder", "json", "aborter", "error_handler_spec", "subdomain_matching"}

// defineCall makes applications callable, for a subclass whose __call__ goes on to
// Flask's. Without one they are not: what can be called counts as a view.
func (l *Library) defineCall() {
	if c, ok := l.base("flask.Flask").(*interp.Class); ok {
		addMethod(c, "__call__", func(*interp.Machine, *interp.Instance, *interp.Call) interp.Value { return l.serve() })
	}
}

// serve is the application's own wsgi_app.
func (l *Library) serve() interp.Value {
	if l.OnWSGI != nil {
		l.OnWSGI()
	}
	return interp.NewList(interp.ListValue)
}

// defaultConfig has what Flask and RESTX set, and what runs as installed: debug
// and testing off.
func defaultConfig(m *interp.Machine) *interp.Dict {
	d := interp.NewDictFor(64) // packages and programs add theirs
	for _, name := range []string{"DEBUG", "TESTING", "USE_X_SENDFILE", "SESSION_COOKIE_SECURE", "TRAP_HTTP_EXCEPTIONS", "EXPLAIN_TEMPLATE_LOADING"} {
		m.Put(d, interp.Str(name), interp.Bool(false))
	}
	for _, name := range []string{"SESSION_COOKIE_HTTPONLY", "SESSION_REFRESH_EACH_REQUEST"} {
		m.Put(d, interp.Str(name), interp.Bool(true))
	}
	m.Put(d, interp.Str("PERMANENT_SESSION_LIFETIME"), &interp.Unknown{Why: "31 days", Taint: interp.Data})
	for _, name := range []string{"SECRET_KEY", "SERVER_NAME", "MAX_CONTENT_LENGTH", "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "SESSION_COOKIE_SAMESITE",
		"PROPAGATE_EXCEPTIONS", "SEND_FILE_MAX_AGE_DEFAULT", "TRAP_BAD_REQUEST_ERRORS", "TEMPLATES_AUTO_RELOAD"} {
		m.Put(d, interp.Str(name), interp.None())
	}
	for _, pair := range [][2]string{
		{"ENV", "production"}, {"APPLICATION_ROOT", "/"}, {"PREFERRED_URL_SCHEME", "http"}, {"SESSION_COOKIE_NAME", "session"},
		{"RESTX_MASK_HEADER", "X-Fields"}, {"RESTPLUS_MASK_HEADER", "X-Fields"},
	} {
		m.Put(d, interp.Str(pair[0]), interp.Str(pair[1]))
	}
	return d
}

// Setting is the item of the configuration that an attribute of the application stands
// for, nil for any other.
func (a *App) Setting(name string) (config *interp.Dict, key string) {
	switch name {
	case "debug", "testing", "secret_key", "permanent_session_lifetime", "session_cookie_name", "use_x_sendfile", "send_file_max_age_default",
		"templates_auto_reload", "env":
		return a.Dict("config"), strings.ToUpper(name)
	}
	return nil, ""
}

// Dict gives a dict attribute of the application object.
func (a *App) Dict(name string) *interp.Dict {
	v, _ := a.Object.Attrs.Get(name)
	d, ok := v.(*interp.Dict)
	if !ok {
		return interp.NewDict()
	}
	return d
}

func (l *Library) appAddURLRule(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	app := AppOf(self)
	if app == nil {
		return interp.None()
	}
	r := l.newRule(m, c)
	r.App = app
	if of := l.mounting; of != nil { // through an override of the project's
		r.Place, r.Decorator, r.Unsure, r.Blueprint, r.Host, r.Known = of.Place, of.Decorator, of.Unsure, of.Blueprint, of.Host, of.Known && r.Known
	}
	l.addRule(m, r)
	return interp.None()
}

// newRule reads the arguments of add_url_rule(rule, endpoint, view_func, …).
func (l *Library) newRule(m *interp.Machine, c *interp.Call) *Rule {
	at, decorator := place(m)
	r := &Rule{Place: at, Decorator: decorator, Unsure: m.Unsure()}
	r.URL, r.Known = interp.AsStr(c.ArgOr(0, "rule", interp.Str("")))
	view := c.ArgOr(2, "view_func", interp.None())
	if !interp.IsNone(view) {
		r.View = view
	}
	endpoint := c.ArgOr(1, "endpoint", interp.None())
	if name, ok := interp.AsStr(endpoint); ok {
		r.Endpoint = name
	} else if r.View != nil {
		r.Endpoint = nameOf(m, r.View)
	}
	r.Methods = l.methodsOf(m, c, r.View)
	r.Host = hostOf(c, -1)
	r.Defaults, _ = c.ArgOr(-1, "defaults", nil).(*interp.Dict)
	return r
}

// hostOf reads the argument subdomain, or host.
func hostOf(c *interp.Call, i int) string {
	host, _ := interp.AsStr(c.ArgOr(i, "subdomain", c.ArgOr(-1, "host", interp.None())))
	return host
}

func nameOf(m *interp.Machine, v interp.Value) string {
	name, ok := m.Attr(v, "__name__", m.Site())
	if !ok {
		return ""
	}
	s, _ := interp.AsStr(name)
	return s
}

// methodsOf gives the methods of a rule, sorted: its own, else its view's, else GET.
func (l *Library) methodsOf(m *interp.Machine, c *interp.Call, view interp.Value) []string {
	v := c.ArgOr(-1, "methods", interp.None())
	if interp.IsNone(v) && view != nil {
		if own, ok := m.Attr(view, "methods", m.Site()); ok {
			v = own
		}
	}
	list, _ := texts(v)
	if len(list) == 0 {
		list = []string{"GET"}
	}
	if view != nil {
		if required, ok := m.Attr(view, "required_methods", m.Site()); ok {
			more, _ := texts(required)
			list = append(list[:len(list):len(list)], more...)
		}
	}
	for i, s := range list {
		list[i] = strings.ToUpper(s)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// addRule adds a rule to its application, and its view under its endpoint.
func (l *Library) addRule(m *interp.Machine, r *Rule) {
	r.App.Rules = append(r.App.Rules, r)
	if r.View == nil {
		return
	}
	funcs := r.App.Dict("view_functions")
	key := interp.Str(r.Endpoint)
	if _, taken := funcs.Get(key); !taken {
		m.Put(funcs, key, r.View)
	}
}

// ViewOf gives the object that answers a rule: what view_functions holds for its
// endpoint now, unless two views were registered under that name.
func (r *Rule) ViewOf() interp.Value {
	v, ok := r.App.Dict("view_functions").Get(interp.Str(r.Endpoint))
	if !ok {
		return r.View
	}
	for _, other := range r.App.Rules {
		if other.Endpoint == r.Endpoint && other.View != nil && r.View != nil && other.View != r.View {
			return r.View
		}
	}
	return v
}

func (l *Library) appRegisterBlueprint(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	app := AppOf(self)
	bp := c.ArgOr(0, "blueprint", interp.None())
	l.eachBlueprint(m, bp, func(b *Blueprint) {
		if f, ok := m.ClassAttr(b.Object.Class, "register"); ok && app != nil {
			if _, own := f.(*interp.Function); own {
				l.callMethod(m, b.Object, "register", &interp.Call{Args: []interp.Value{self, registerDict(m, c)}})
				return
			}
		}
		if app != nil {
			l.register(m, b, app, registerOptions(c))
		}
	}, app)
	return interp.None()
}

// eachBlueprint calls f for the blueprints that a value can be; one that can't be
// seen makes the application's registrations unresolved.
func (l *Library) eachBlueprint(m *interp.Machine, v interp.Value, f func(*Blueprint), app *App) {
	switch v := v.(type) {
	case *interp.Instance:
		if b := BlueprintOf(v); b != nil {
			f(b)
			return
		}
	case *interp.Union:
		for _, a := range v.Alts {
			l.eachBlueprint(m, a, f, app)
		}
		return
	}
	l.Unresolved = append(l.Unresolved, m.Site())
	if app != nil {
		app.Unresolved = true
	}
}
