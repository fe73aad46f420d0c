package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/pattern"
)

// apiView is the state of flask-openapi3's APIView: classes under their URL rules.
type apiView struct {
	prefix string
	known  bool
	views  []*viewClass
}

type viewClass struct {
	Rule  // its place, URL and whether that is known
	class *interp.Class
}

// defineOpenAPI3 models flask-openapi3. Its verb decorators hand the function back
// unchanged, and call it with models of the request's parts, which they read from
// its annotations, and not with the URL's values.
func (l *Library) defineOpenAPI3() {
	methods := func(more map[string]method) map[string]method {
		for _, verb := range verbs {
			more[verb] = l.modelled(verb)
		}
		more["register_api_view"] = l.registerAPIView
		return more
	}
	l.class("flask_openapi3.OpenAPI", methods(map[string]method{"register_api": l.appRegisterBlueprint}), l.base("flask.Flask"))
	l.class("flask_openapi3.APIBlueprint", methods(map[string]method{"register_api": l.bpRegisterBlueprint}), l.base("flask.Blueprint"))
	l.class("flask_openapi3.APIView", map[string]method{"__init__": initAPIView, "route": l.apiViewRoute, "doc": l.doc})
}

// braces are how a variable can be written, "/pets/{id}".
var braces = strings.NewReplacer("{", "<", "}", ">")

func (l *Library) modelled(verb string) method {
	return func(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
		return &interp.Builtin{Name: verb, Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
			f := d.ArgOr(0, "func", interp.None())
			rule := c.ArgOr(0, "rule", interp.None())
			if s, ok := interp.AsStr(rule); ok {
				rule = interp.Str(braces.Replace(s))
			}
			call := &interp.Call{Args: []interp.Value{rule}, Open: c.Open, Node: d.Node}
			call.Kw = append(call.Kw, interp.KwArg{Name: "view_func", Value: withModels(f)},
				interp.KwArg{Name: "methods", Value: interp.NewList(interp.ListValue, interp.Str(strings.ToUpper(verb)))})
			if endpoint, ok := c.Arg(-1, "endpoint"); ok {
				call.Kw = append(call.Kw, interp.KwArg{Name: "endpoint", Value: endpoint})
			}
			l.callMethod(m, self, "add_url_rule", call)
			if namesSecurity(m, c) {
				l.Document(m, f, m.Site())
			}
			return f
		}}
	}
}

// withModels calls a view with arguments that can't be told, in place of the URL's.
func withModels(inner interp.Value) interp.Value {
	if !interp.Callable(inner) {
		return inner
	}
	attrs := interp.NewAttrs()
	interp.CopyAttrs(attrs, inner)
	return &interp.Builtin{
		Name: "view_func", Inner: []interp.Value{inner}, Attrs: attrs,
		Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
			return m.Await(m.Call(inner, &interp.Call{Open: true}, m.Site(), m.SiteNode()))
		},
	}
}

func initAPIView(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	v := &apiView{}
	prefix := c.ArgOr(0, "url_prefix", interp.None())
	v.prefix, _, v.known = prefixOf(prefix)
	self.State = v
	return interp.None()
}

func (l *Library) apiViewRoute(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "route", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		cls, isClass := d.ArgOr(0, "cls", nil).(*interp.Class)
		v, ok := self.State.(*apiView)
		if ok && isClass {
			w := &viewClass{class: cls}
			w.Place, w.Decorator = place(m)
			w.URL, w.Known = interp.AsStr(c.ArgOr(0, "rule", interp.Str("")))
			w.Known = w.Known && v.known
			if w.URL = braces.Replace(w.URL); v.prefix != "" {
				w.URL = joinRule(v.prefix, w.URL)
			}
			v.views = append(v.views, w)
		}
		return d.ArgOr(0, "cls", interp.None())
	}}
}

// converter is the converter of a variable in a rule: an APIView drops it
// (flask_openapi3/utils.py, parse_rule, 2.5 to 4.3).
var converter = pattern.Of(`<[^<:>]+:`)

// registerAPIView is app.register_api_view(view): a rule for each method of each
// class. The methods are looked up now.
func (l *Library) registerAPIView(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	inst, _ := c.ArgOr(0, "api_view", nil).(*interp.Instance)
	v := &apiView{}
	ok := false
	if inst != nil {
		v, ok = inst.State.(*apiView)
	}
	if !ok {
		l.Unresolved = append(l.Unresolved, m.Site())
		return interp.None()
	}
	before, has := interp.AsStr(c.ArgOr(-1, "url_prefix", interp.None()))
	for _, w := range v.views {
		url := w.URL
		if has {
			url = joinRule(before, strings.TrimPrefix(url, v.prefix))
		}
		l.mountAPIView(m, self, w, url)
	}
	return interp.None()
}

func (l *Library) mountAPIView(m *interp.Machine, target *interp.Instance, w *viewClass, url string) {
	app := AppOf(target)
	b := BlueprintOf(target)
	for _, verb := range httpMethods {
		f, ok := m.ClassAttr(w.class, verb)
		if !ok || !interp.Callable(f) {
			continue
		}
		r := w.Rule
		r.URL, r.Methods, r.Unsure = converter().ReplaceAllString(url, "<"), []string{strings.ToUpper(verb)}, m.Unsure()
		r.Endpoint, r.View = w.class.Name+"."+verb, viewMethod(w.class, verb, f)
		switch {
		case app != nil:
			r.App = app
			l.addRule(m, &r)
		case b != nil:
			b.record(func(s *setup) { l.mountRule(s, &r) })
		}
	}
}

// viewMethod makes an object of the class for each request, and calls its method.
func viewMethod(cls *interp.Class, verb string, f interp.Value) interp.Value {
	return &interp.Builtin{
		Name: verb, Inner: []interp.Value{f}, Attrs: interp.NewAttrs(),
		Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
			open := &interp.Call{Open: true}
			self := m.Call(cls, open, m.Site(), m.SiteNode())
			bound, ok := m.Attr(self, verb, m.Site())
			if !ok {
				return interp.None()
			}
			return m.Await(m.Call(bound, open, m.Site(), m.SiteNode()))
		},
	}
}
