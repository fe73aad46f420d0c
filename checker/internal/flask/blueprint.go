package flask

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// A Blueprint is one blueprint object. What is declared on it is recorded and
// replayed for every registration, as in Flask.
type Blueprint struct {
	diag.Place
	Object *interp.Instance
	Name   string
	Prefix string
	Host   string // the subdomain or host of its rules
	HasPrefix,
	Known bool // whether the prefix can be seen
	deferred      []func(*setup)
	setups        []*setup // of the registrations so far
	errorHandlers []errorHandler
	nested        []nestedBlueprint
	Registered    int
	// registeredAt is the first registration.
	registeredAt diag.Place
}

type nestedBlueprint struct {
	child   *Blueprint
	options options
}

type options struct {
	name, prefix, host string
	hasName, hasPrefix bool
	known              bool
	namePrefix         string
}

// setup is the state of one registration.
type setup struct {
	m         *interp.Machine
	app       *App
	bp        *Blueprint
	name      string
	prefix    string
	host      string
	hasPrefix bool
	known     bool
	// patched is set once an Api of Flask-RESTful or RESTX has put its own
	// add_url_rule in: it names endpoints after the blueprint alone, without those
	// that it is nested in, so that Flask runs no hooks of any of them; and it puts
	// the parts of a rule together without minding slashes
	// (_blueprint_setup_add_url_rule_patch, Flask-RESTful 0.3.9 and RESTX 1.3.2).
	patched bool
}

// endpoints is the name that stands before the endpoints.
func (s *setup) endpoints() string {
	if s.patched {
		return s.bp.Name
	}
	return s.name
}

// lost is the blueprint's full name where endpoints have another one.
func (s *setup) lost() string {
	if s.endpoints() == s.name {
		return ""
	}
	return s.name
}

func (l *Library) defineBlueprint() {
	l.class("flask.Blueprint", map[string]method{
		"__init__":                   l.initBlueprint,
		"add_url_rule":               l.bpAddURLRule,
		"register_blueprint":         l.bpRegisterBlueprint,
		"register_api":               l.bpRegisterBlueprint,
		"before_app_request":         l.beforeAppRequest,
		"record":                     l.bpRecord,
		"record_once":                l.bpRecord,
		"app_errorhandler":           l.appErrorHandler,
		"app_context_processor":      keeps,
		"after_app_request":          keeps,
		"app_template_filter":        keeps,
		"app_template_global":        keeps,
		"teardown_app_request":       keeps,
		"before_app_first_request":   keeps,
		"app_url_value_preprocessor": l.appURLValuePreprocessor,
		"register":                   l.bpRegister,
	}, l.base("flask.scaffold.Scaffold"))
}

// BlueprintOf gives the blueprint that an object is.
func BlueprintOf(v interp.Value) *Blueprint {
	inst, ok := v.(*interp.Instance)
	if !ok {
		return nil
	}
	bp, _ := inst.State.(*Blueprint)
	return bp
}

func (l *Library) initBlueprint(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if self.State != nil {
		return interp.None()
	}
	at, _ := place(m)
	b := &Blueprint{Place: at, Object: self, Known: true}
	b.Name, _ = interp.AsStr(c.ArgOr(0, "name", interp.Str("")))
	b.Prefix, b.HasPrefix, b.Known = prefixOf(c.ArgOr(5, "url_prefix", interp.None()))
	b.Host = hostOf(c, 6)
	self.State = b
	l.Blueprints = append(l.Blueprints, b)
	m.Set(self.Attrs, "name", interp.Str(b.Name))
	m.Set(self.Attrs, "url_prefix", c.ArgOr(5, "url_prefix", interp.None()))
	m.Set(self.Attrs, "before_request_funcs", newHooks())
	m.Set(self.Attrs, "url_value_preprocessors", newHooks())
	m.Set(self.Attrs, "view_functions", interp.NewDict())
	m.Set(self.Attrs, "logger", &interp.External{Path: "logging.Logger", Made: true})
	m.Set(self.Attrs, "cli", &interp.External{Path: "click.Group", Made: true})
	return interp.None()
}

// prefixOf reads a url_prefix argument: None is no prefix, and what can't be
// seen is one that is not known.
func prefixOf(v interp.Value) (prefix string, has, known bool) {
	if interp.IsNone(v) {
		return "", false, true
	}
	s, ok := interp.AsStr(v)
	return s, true, ok
}

func registerOptions(c *interp.Call) options {
	var o options
	o.prefix, o.hasPrefix, o.known = prefixOf(c.ArgOr(-1, "url_prefix", interp.None()))
	o.host = hostOf(c, -1)
	o.name, o.hasName = interp.AsStr(c.ArgOr(-1, "name", interp.None()))
	o.known = o.known && !c.Open
	return o
}

// record keeps a declaration for every later registration. As in Flask 2.2, a
// registration that has already happened is not changed by it.
func (b *Blueprint) record(f func(*setup)) { b.deferred = append(b.deferred, f) }

// recordLive keeps a declaration that changes earlier registrations too, as the Api
// objects on a blueprint do.
func (b *Blueprint) recordLive(f func(*setup)) {
	for _, s := range b.setups {
		f(s)
	}
	b.record(f)
}

func (l *Library) bpAddURLRule(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	b := BlueprintOf(self)
	if b == nil {
		return interp.None()
	}
	r := l.newRule(m, c)
	b.record(func(s *setup) { l.mountRuleOf(s, r, c) })
	return interp.None()
}

// bpRecord keeps a function that is called with the state of each registration.
func (l *Library) bpRecord(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	f := c.ArgOr(0, "func", interp.None())
	if b := BlueprintOf(self); b != nil {
		b.record(func(s *setup) {
			s.m.Call(f, &interp.Call{Args: []interp.Value{l.setupState(s, b)}}, s.m.Site(), s.m.SiteNode())
		})
	}
	return f
}

// setupState is Flask's BlueprintSetupState, as far as programs use it.
func (l *Library) setupState(s *setup, b *Blueprint) interp.Value {
	state := &interp.Instance{Class: &interp.Class{Name: "BlueprintSetupState", Qual: "BlueprintSetupState", Attrs: interp.NewAttrs()}, Attrs: interp.NewAttrs()}
	setAttr(state.Attrs, "app", s.app.Object)
	setAttr(state.Attrs, "blueprint", b.Object)
	setAttr(state.Attrs, "first_registration", interp.Bool(b.Registered == 1))
	setAttr(state.Attrs, "options", interp.NewDict())
	setAttr(state.Attrs, "url_prefix", interp.None())
	if s.hasPrefix {
		setAttr(state.Attrs, "url_prefix", interp.Str(s.prefix))
	}
	setAttr(state.Attrs, "add_url_rule", &interp.Builtin{Name: "add_url_rule", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		l.mountRule(s, l.newRule(m, c))
		return interp.None()
	}})
	return state
}

// mountRuleOf adds a blueprint's rule through add_url_rule of the application, which a
// subclass of the project's may override (BlueprintSetupState.add_url_rule, 2.2).
func (l *Library) mountRuleOf(s *setup, r *Rule, c *interp.Call) {
	v, _ := s.m.ClassAttr(s.app.Object.Class, "add_url_rule")
	override, own := v.(*interp.Function)
	if !own {
		l.mountRule(s, r)
		return
	}
	mounted := s.mounted(r)
	call := &interp.Call{Open: c.Open, Args: []interp.Value{interp.Str(mounted.URL), interp.Str(mounted.Endpoint), interp.None()}}
	if r.View != nil {
		call.Args[2] = r.View
	}
	for _, k := range c.Kw {
		if k.Name != "rule" && k.Name != "endpoint" && k.Name != "view_func" {
			call.Kw = append(call.Kw, k)
		}
	}
	l.mounting = mounted
	defer func() { l.mounting = nil }()
	s.m.Call(&interp.Bound{Self: s.app.Object, Func: override}, call, s.m.Site(), s.m.SiteNode())
}

// mountRule adds a blueprint's rule to the application that it is registered on.
func (l *Library) mountRule(s *setup, r *Rule) { l.addRule(s.m, s.mounted(r)) }

// mounted is a blueprint's rule as the application gets it.
func (s *setup) mounted(r *Rule) *Rule {
	mounted := *r
	mounted.App = s.app
	mounted.Blueprint, mounted.Nested = s.endpoints(), s.lost()
	mounted.Known = r.Known && s.known
	if r.Host == "" {
		mounted.Host = s.host
	}
	if r.Endpoint != "" {
		mounted.Endpoint = s.endpoints() + "." + r.Endpoint
	}
	switch {
	case s.hasPrefix && s.patched:
		mounted.URL = s.prefix + r.URL
	case s.hasPrefix:
		mounted.URL = joinRule(s.prefix, r.URL)
	}
	return &mounted
}

// joinRule joins a prefix and a rule as Flask's BlueprintSetupState does.
func joinRule(prefix, rule string) string {
	if rule == "" {
		return prefix
	}
	return strings.TrimRight(prefix, "/") + "/" + strings.TrimLeft(rule, "/")
}

func (l *Library) bpRegisterBlueprint(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	b := BlueprintOf(self)
	l.eachBlueprint(m, c.ArgOr(0, "blueprint", interp.None()), func(child *Blueprint) {
		if b != nil && child != b {
			b.nested = append(b.nested, nestedBlueprint{child, registerOptions(c)})
		}
	}, nil)
	return interp.None()
}

// bpRegister is blueprint.register(app, options), which extensions call.
func (l *Library) bpRegister(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	app := AppOf(c.ArgOr(0, "app", interp.None()))
	if app == nil {
		return interp.None()
	}
	o := options{known: true}
	if given, ok := c.ArgOr(1, "options", interp.None()).(*interp.Dict); ok {
		call := &interp.Call{Open: given.Open}
		given.Items(func(k, v interp.Value) {
			if name, ok := interp.AsStr(k); ok {
				call.Kw = append(call.Kw, interp.KwArg{Name: name, Value: v})
			}
		})
		o = registerOptions(call)
	}
	l.register(m, BlueprintOf(self), app, o)
	return interp.None()
}

// registerDict is what register_blueprint hands to a register() of the project's.
func registerDict(m *interp.Machine, c *interp.Call) *interp.Dict {
	d := interp.NewDict()
	d.Open = c.Open
	for _, k := range c.Kw {
		if k.Name != "blueprint" {
			m.Put(d, interp.Str(k.Name), k.Value)
		}
	}
	return d
}

// register replays a blueprint on an application, and the blueprints nested in it.
func (l *Library) register(m *interp.Machine, b *Blueprint, app *App, o options) {
	if len(app.Registered) > 2_000 {
		return
	}
	name := b.Name
	if o.hasName {
		name = o.name
	}
	if o.namePrefix != "" {
		name = o.namePrefix + "." + name
	}
	s := &setup{m: m, app: app, bp: b, name: name, prefix: b.Prefix, host: b.Host, hasPrefix: b.HasPrefix, known: b.Known}
	if o.host != "" {
		s.host = o.host
	}
	if o.hasPrefix {
		s.prefix, s.hasPrefix, s.known = o.prefix, true, o.known
	}
	s.known = s.known && (o.known || o.hasPrefix)
	if b.Registered++; b.Registered == 1 {
		b.registeredAt = m.Site()
	}
	b.setups = append(b.setups, s)
	app.Registered = append(app.Registered, &Registration{Name: name, Prefix: s.prefix, Known: s.known, Blueprint: b})
	m.Put(app.Dict("blueprints"), interp.Str(name), b.Object)
	for _, hooks := range []string{"before_request_funcs", "url_value_preprocessors"} {
		mergeHooks(m, b, app, name, hooks)
	}
	for _, f := range b.deferred {
		f(s)
	}
	for _, n := range b.nested {
		l.register(m, n.child, app, n.options.under(s, n.child))
	}
}

// under joins the options of a nested blueprint with its parent's registration.
func (o options) under(s *setup, child *Blueprint) options {
	prefix, has, known := child.Prefix, child.HasPrefix, child.Known
	if o.hasPrefix {
		prefix, has, known = o.prefix, true, o.known
	}
	switch {
	case s.hasPrefix && has:
		prefix = strings.TrimRight(s.prefix, "/") + "/" + strings.TrimLeft(prefix, "/")
	case s.hasPrefix:
		prefix, has = s.prefix, true
	}
	return options{
		name: o.name, host: o.host, hasName: o.hasName, namePrefix: s.name,
		prefix: prefix, hasPrefix: has, known: known && s.known,
	}
}

// mergeHooks copies a blueprint's hooks to the application under its name.
func mergeHooks(m *interp.Machine, b *Blueprint, app *App, name, hooks string) {
	v, _ := b.Object.Attrs.Get(hooks)
	own, ok := v.(*interp.Dict)
	if !ok {
		return
	}
	target := app.Dict(hooks)
	own.Items(func(key, list interp.Value) {
		full := interp.Value(interp.Str(name))
		if sub, ok := interp.AsStr(key); ok {
			full = interp.Str(name + "." + sub)
		}
		if l, ok := list.(*interp.List); ok {
			for _, f := range l.Elts {
				addHook(m, target, full, f)
			}
		}
	})
}

// addHook appends a function to a dict of lists.
func addHook(m *interp.Machine, d *interp.Dict, key, f interp.Value) {
	v, ok := d.Get(key)
	list, isList := v.(*interp.List)
	if !ok || !isList {
		list = interp.NewList(interp.ListValue)
		m.Put(d, key, list)
	}
	m.Append(list, f)
}
