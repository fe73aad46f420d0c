package flask

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

// Routes lists what the applications serve, one entry for each URL rule and
// method, in the order of registration. A rule that another one answers is left
// out and kept in Shadowed; left out are views without a function in the files given, and
// what tests add to an application.
func (l *Library) Routes(m *interp.Machine) []*Route {
	var routes []*Route
	seen := map[routeKey]bool{}
	for _, app := range l.Apps {
		taken := map[string]bool{}
		for _, rule := range app.Rules {
			if app.onlyTested(rule) {
				continue
			}
			for _, method := range rule.Methods {
				if l.shadows(taken, rule, method) {
					continue
				}
				r := l.newRoute(m, rule, method)
				if r == nil || seen[r.key()] {
					continue
				}
				seen[r.key()] = true
				routes = append(routes, r)
			}
		}
	}
	return routes
}

// onlyTested tells whether a test adds a rule to an application that is made elsewhere: it
// is there while the tests run, and nobody else can call it.
func (a *App) onlyTested(rule *Rule) bool {
	return !a.Fragment && IsTest(rule.Place.Path) && !IsTest(a.Place.Path)
}

// shadows tells whether an earlier rule of the same URL answers the method.
func (l *Library) shadows(taken map[string]bool, rule *Rule, method string) bool {
	if !rule.Known || rule.Unsure {
		return false
	}
	key := method + " " + rule.Host + rule.URL
	if taken[key] {
		l.Shadowed = append(l.Shadowed, rule)
		return true
	}
	taken[key] = true
	return false
}

// routeKey tells registrations apart: the same factory called twice declares the
// same routes.
type routeKey struct {
	url, method, endpoint string
	at                    diag.Place
	f                     syntax.Node
	app                   string
}

func (r *Route) key() routeKey {
	return routeKey{r.URLRule, r.Method, r.Endpoint, r.Registration, r.Func, r.rule.App.Place.Path}
}

func (l *Library) newRoute(m *interp.Machine, rule *Rule, method string) *Route {
	view := rule.ViewOf()
	if view == nil {
		return nil
	}
	r := &Route{
		URLRule: rule.URL, URLRuleKnown: rule.Known, Method: method, Endpoint: rule.Endpoint,
		App: rule.App.Name, Blueprint: rule.Blueprint,
		Registration: rule.Place, Decorator: rule.Decorator, Registered: view, rule: rule,
	}
	r.example.rule = r.URLRule
	r.example.url, r.example.vars = Example(r.URLRule)
	if cls := ViewClass(m, view); cls != nil {
		r.ViewClass = cls.Qual
		if r.Dispatched = !implements(m, cls, method); r.Dispatched && !dispatches(m, view, cls) {
			return nil
		}
	}
	f := innermost(m, view, method, map[interp.Value]bool{})
	if f == nil || f.Module == nil {
		return nil
	}
	r.Function, r.Func, r.Module, r.View = f, f.Def, f.Module.Tree, f.Qual
	r.Place = f.Module.AtSpan(HeadOf(f.Def))
	return r
}

// dispatches tells whether a class finds by itself what answers a request.
func dispatches(m *interp.Machine, view interp.Value, cls *interp.Class) bool {
	if _, ok := m.Attr(view, "classful_method", m.Site()); ok {
		return true
	}
	f, ok := m.ClassAttr(cls, "dispatch_request")
	return ok && ofTheProject(f)
}

// implements tells whether a class has a method for the HTTP method.
func implements(m *interp.Machine, cls *interp.Class, method string) bool {
	names := []string{strings.ToLower(method)}
	if method == "HEAD" {
		names = append(names, "get")
	}
	for _, name := range names {
		if f, ok := m.ClassAttr(cls, name); ok {
			return ofTheProject(f)
		}
	}
	return false
}

// ofTheProject tells whether a function comes from the files given: it is no part of a
// model, or one that wraps functions of theirs.
func ofTheProject(f interp.Value) bool {
	b, modelled := f.(*interp.Builtin)
	return !modelled || len(b.Inner) > 0
}

// HeadOf runs from `def`, `async` or `lambda` to the end of the name.
func HeadOf(def syntax.Node) source.Span {
	switch d := def.(type) {
	case *syntax.FunctionDef:
		return source.Span{Start: d.At.Start, End: max(d.NameAt.End, d.At.Start+len("def"))}
	case *syntax.Lambda:
		return source.Span{Start: d.At.Start, End: d.At.Start + len("lambda")}
	}
	return def.Span()
}

// Head is the route that answers HEAD where Flask adds it to GET, else nil.
func (r *Route) Head() *Route {
	if r.Method != "GET" || slices.Contains(r.rule.Methods, "HEAD") {
		return nil
	}
	head := *r
	head.Method = "HEAD"
	return &head
}

// Host is the subdomain or host of the rule, or "".
func (r *Route) Host() string { return r.rule.Host }

// HostVars names the variables of the subdomain or host, which the view gets too.
func (r *Route) HostVars() []string {
	_, vars := Example(r.rule.Host)
	return vars
}

// Defaults are the values that the rule gives to parameters its URL lacks.
func (r *Route) Defaults() *interp.Dict { return r.rule.Defaults }

// AppObject gives the application that serves the route.
func (r *Route) AppObject() *App { return r.rule.App }

// Conditional tells whether the route was registered under a condition that
// could not be decided.
func (r *Route) Conditional() bool { return r.rule.Unsure }

// ofApp is the key of the application's own hooks.
var ofApp = interp.None()

// Hooks lists the functions of one kind that run before the route's view, in
// Flask's order: the application's, then those of its blueprints, the outermost
// first. Kind is "before_request_funcs" or "url_value_preprocessors".
func (r *Route) Hooks(kind string) []interp.Value {
	funcs := r.rule.App.Dict(kind)
	var hooks []interp.Value
	if kind == "url_value_preprocessors" { // the signal that a request started comes first
		hooks = r.rule.App.receivers()
	}
	add := func(v interp.Value, _ bool) {
		if list, ok := v.(*interp.List); ok {
			hooks = append(hooks, list.Elts...)
		}
	}
	add(funcs.Get(ofApp))
	if r.Blueprint == "" {
		return hooks
	}
	for end, c := range r.Blueprint {
		if c == '.' {
			add(funcs.GetText(r.Blueprint[:end]))
		}
	}
	add(funcs.GetText(r.Blueprint))
	return hooks
}

// variable is <name>, <converter:name> or <converter(args):name>, as werkzeug
// reads a rule.
var variable = pattern.Of(`<(?:([a-zA-Z_]\w*)(?:\((.*?)\))?:)?([a-zA-Z_]\w*)>`)

// Example fills the variables of a URL rule: an int is 7, a text "x".
func Example(rule string) (url string, vars []string) {
	if !strings.Contains(rule, "<") {
		return rule, nil
	}
	url = variable().ReplaceAllStringFunc(rule, func(found string) string {
		m := variable().FindStringSubmatch(found)
		vars = append(vars, m[3])
		return exampleOf(m[1], m[2])
	})
	return url, vars
}

func exampleOf(converter, args string) string {
	switch converter {
	case "int":
		return "7"
	case "float":
		return "1.5"
	case "uuid":
		return "00000000-0000-0000-0000-000000000007"
	case "path":
		return "a/b"
	case "any":
		first, _, _ := strings.Cut(strings.TrimRight(args, ")"), ",")
		return strings.Trim(first, ` "'`)
	}
	return "x"
}

// CompareRoutes orders routes by file, def, URL rule and method.
func CompareRoutes(a, b *Route) int {
	for _, c := range []int{
		strings.Compare(a.Path, b.Path), a.Span.Start - b.Span.Start,
		strings.Compare(a.URLRule, b.URLRule), strings.Compare(a.Method, b.Method), strings.Compare(a.Endpoint, b.Endpoint),
	} {
		if c != 0 {
			return c
		}
	}
	return 0
}

// URL is the URL of a request to the route, its variables filled.
func (r *Route) URL() string {
	url, _ := r.Example()
	return url
}
