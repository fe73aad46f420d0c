// Package flask models what a project declares with Flask and the packages that
// declare routes on it: applications, blueprints, views, resources, hooks.
//
// It is a Library for the abstract interpreter. While the interpreter imports a
// project, the objects made here record what is registered, as Flask's own do.
package flask

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A Library answers for Flask's names. It belongs to one machine.
type Library struct {
	// Request is the request being walked, nil while importing.
	Request *Request

	// MethodRead is set when anything looks at the method of the request.
	MethodRead bool

	values  map[string]interp.Value
	defined map[string]bool // the modules that were looked up
	Apps    []*App
	// Blueprints lists every blueprint made, in order.
	Blueprints []*Blueprint
	fragments  map[*interp.Unknown]*App // applications that are not given
	apis       []*api
	namespaces []*namespace
	used       map[*interp.Class]bool // classes that were made into views
	// Unresolved are registrations whose blueprint, resource or view can't be seen.
	Unresolved []diag.Place
	signals    signals
	// OnWSGI is called when a request reaches an application's own wsgi_app.
	OnWSGI func()
	// OnArguments is called when a decorator of flask-smorest or APIFlask reads the arguments
	// of a view: with the call that made the decorator, whose first argument is the schema.
	OnArguments func(*interp.Machine, *interp.Call)
	mounting    *Rule // of a blueprint, while an override of the application's add_url_rule has it
	late        []*LateHook
	factories   map[string]bool            // the functions that make an application, by name
	documented  map[syntax.Node]diag.Place // functions and classes whose documentation names a security scheme
	// Shadowed are rules that another rule answers.
	Shadowed []*Rule
}

// A Request is what is known of the request being walked.
type Request struct {
	Method, Path, URLRule, Endpoint, Blueprint string
}

// NewLibrary makes the model of Flask for one machine.
func NewLibrary() *Library {
	l := &Library{values: map[string]interp.Value{}, defined: map[string]bool{}, fragments: map[*interp.Unknown]*App{}, used: map[*interp.Class]bool{}, documented: map[syntax.Node]diag.Place{}}
	l.defineFlask()
	l.defineBlueprint()
	l.defineURLMap()
	return l
}

// Lookup gives the model of a dotted path.
func (l *Library) Lookup(path string) (interp.Value, bool) {
	path = canonical(path)
	if v, ok := l.values[path]; ok {
		return v, true
	}
	l.define(path)
	v, ok := l.values[path]
	return v, ok
}

// define makes the models of the package in or around Flask that a path belongs to,
// when it is first asked for: a program uses few of them.
func (l *Library) define(path string) {
	part := partOf(path)
	if l.defined[part] {
		return
	}
	l.defined[part] = true
	switch part {
	case "flask.views":
		l.defineViews()
	case "flask.signals":
		l.defineSignals()
		l.defineBlinker()
	case "werkzeug":
		l.defineRouting()
	case "flask_restful":
		l.defineRestful()
	case "flask_restx":
		l.defineRestx()
	case "flask_smorest":
		l.defineSmorest()
	case "flask_classful":
		l.defineClassful()
	case "flask_appbuilder":
		l.defineAppBuilder()
	case "flask_rest_jsonapi", "flask_combo_jsonapi", "combojsonapi":
		l.defineJSONAPI(part)
	case "flask_openapi3":
		l.defineOpenAPI3()
	case "apifairy":
		l.defineAPIFairy()
	case "flask_rebar":
		l.defineRebar()
	}
}

// partOf names the package, or the part of Flask, whose models are made together.
func partOf(path string) string {
	module, rest, _ := strings.Cut(path, ".")
	name, _, _ := strings.Cut(rest, ".")
	switch {
	case module == "blinker", module == "flask" && (name == "signals" || name == "request_started"):
		return "flask.signals"
	case module == "flask" && name == "views":
		return "flask.views"
	}
	return module
}

// canonical spells a path of a name that can be imported from several modules
// the way this package lists it.
func canonical(path string) string {
	if to, ok := aliases[path]; ok {
		return to
	}
	return path
}

var aliases = map[string]string{
	"flask.app.Flask":                    "flask.Flask",
	"flask.blueprints.Blueprint":         "flask.Blueprint",
	"flask.views.View":                   "flask.views.View",
	"flask_restful.resources.Resource":   "flask_restful.Resource",
	"flask_restplus.Api":                 "flask_restx.Api",
	"flask_restplus.Resource":            "flask_restx.Resource",
	"flask_restplus.Namespace":           "flask_restx.Namespace",
	"flask_restx.namespace.Namespace":    "flask_restx.Namespace",
	"flask_restx.resource.Resource":      "flask_restx.Resource",
	"flask_restx.api.Api":                "flask_restx.Api",
	"flask_classy.FlaskView":             "flask_classful.FlaskView",
	"flask_classy.route":                 "flask_classful.route",
	"flask_smorest.blueprint.Blueprint":  "flask_smorest.Blueprint",
	"flask_rest_api.Blueprint":           "flask_smorest.Blueprint",
	"flask_rest_api.Api":                 "flask_smorest.Api",
	"apiflask.APIFlask":                  "flask.Flask",
	"apiflask.APIBlueprint":              "flask.Blueprint",
	"apiflask.views.MethodView":          "flask.views.MethodView",
	"quart.Quart":                        "flask.Flask",
	"quart.Blueprint":                    "flask.Blueprint",
	"werkzeug.routing.rules.Rule":        "werkzeug.routing.Rule",
	"werkzeug.routing.rules.Submount":    "werkzeug.routing.Submount",
	"flask_apispec.MethodResource":       "flask.views.MethodView",
	"flask_apispec.views.MethodResource": "flask.views.MethodView",
}

// Exports lists the names that `from flask import *` brings.
func (l *Library) Exports(path string) []string {
	l.define(path)
	if path == "flask" {
		l.define("flask.request_started")
	}
	var names []string
	prefix := path + "."
	for p := range l.values {
		if rest, ok := strings.CutPrefix(p, prefix); ok && !strings.Contains(rest, ".") {
			names = append(names, rest)
		}
	}
	slices.Sort(names)
	return names
}

// A method of a modelled class: self is the instance.
type method func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value

// class makes a modelled class and lists it under its path.
func (l *Library) class(path string, methods map[string]method, bases ...interp.Value) *interp.Class {
	name := path[strings.LastIndexByte(path, '.')+1:]
	c := &interp.Class{Name: name, Qual: name, Path: path, Bases: bases, Attrs: interp.NewAttrsFor(len(methods))}
	for name, f := range methods {
		addMethod(c, name, f)
	}
	l.values[path] = c
	return c
}

func addMethod(c *interp.Class, name string, f method) {
	setAttr(c.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(m *interp.Machine, call *interp.Call) interp.Value {
		self, ok := call.ArgOr(0, "", nil).(*interp.Instance)
		if !ok {
			return interp.None()
		}
		return f(m, self, call.Rest(1))
	}})
}

// setAttr sets an attribute of a class that nobody else has seen yet.
func setAttr(a *interp.Attrs, name string, v interp.Value) { interp.Preset(a, name, v) }

func (l *Library) base(path string) interp.Value {
	v, _ := l.Lookup(path)
	return v
}

// place is where the registration that runs now stands, and its decorator if it
// is one.
func place(m *interp.Machine) (diag.Place, *syntax.Decorator) {
	d, _ := m.SiteNode().(*syntax.Decorator)
	return m.Site(), d
}

// nothing is a method without a meaning for routes.
func nothing(*interp.Machine, *interp.Instance, *interp.Call) interp.Value { return interp.None() }

// keeps is a registration decorator whose function is no route: it gives the
// function back.
func keeps(_ *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
	f, ok := c.Arg(0, "")
	if _, isClass := f.(*interp.Class); ok && !isClass && interp.Callable(f) {
		return f
	}
	return &interp.Builtin{Name: "decorator", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return c.ArgOr(0, "", interp.None())
	}}
}

// texts gives the known strings of a list value; open when there may be others.
func texts(v interp.Value) (list []string, open bool) {
	l, ok := v.(*interp.List)
	if !ok {
		return nil, !interp.IsNone(v)
	}
	for _, e := range l.Elts {
		if s, ok := interp.AsStr(e); ok {
			list = append(list, s)
		} else {
			open = true
		}
	}
	return list, open || l.Open
}
