package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// rebar is the state of Flask-Rebar's object: its registries are served by init_app.
type rebar struct{ registries []*handlerRegistry }

// handlerRegistry holds handlers under a prefix, with what authenticates them by
// default.
type handlerRegistry struct {
	prefix   string
	known    bool
	defaults interp.Value // an authenticator, a list of them, or None
	handlers []*handler
}

type handler struct {
	Rule
	function       interp.Value
	authenticators interp.Value // nil stands for the registry's defaults
}

// defineRebar models Flask-Rebar. handles() gives the function back unchanged; one
// authenticator that accepts the request is enough, and no authenticator is no guard.
func (l *Library) defineRebar() {
	registry := l.class("flask_rebar.HandlerRegistry", map[string]method{
		"__init__": initHandlerRegistry, "handles": l.handles, "add_handler": l.addHandler,
		"set_default_authenticator": setDefaultAuthenticators, "set_default_authenticators": setDefaultAuthenticators,
	})
	c := l.class("flask_rebar.Rebar", map[string]method{
		"__init__": func(_ *interp.Machine, self *interp.Instance, _ *interp.Call) interp.Value {
			self.State = &rebar{}
			return interp.None()
		},
		"create_handler_registry": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			made := m.Call(registry, c, m.Site(), m.SiteNode())
			return addRegistry(self, made)
		},
		"add_handler_registry": func(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			return addRegistry(self, c.ArgOr(0, "registry", interp.None()))
		},
		"init_app": l.initRebarApp,
	})
	for _, name := range []string{"validated_body", "validated_args", "validated_headers"} {
		setAttr(c.Attrs, name, &interp.Descriptor{Kind: "property", Func: &interp.Builtin{Name: name, Fn: func(*interp.Machine, *interp.Call) interp.Value {
			return &interp.Unknown{Why: "`" + name + "` of the request", Taint: interp.Input}
		}}})
	}
	l.values["flask_rebar.rebar.Rebar"] = c
	for _, module := range []string{"utils.defaults", "authenticators", "authenticators.base", "rebar"} {
		l.values["flask_rebar."+module+".USE_DEFAULT"] = &interp.Opaque{State: useDefault{}}
	}
}

// useDefault is the argument that asks for the registry's own authenticators.
type useDefault struct{}

func addRegistry(self *interp.Instance, v interp.Value) interp.Value {
	r, ok := self.State.(*rebar)
	if registry := registryOf(v); ok && registry != nil {
		r.registries = append(r.registries, registry)
	}
	return v
}

func registryOf(v interp.Value) *handlerRegistry {
	inst, ok := v.(*interp.Instance)
	if !ok {
		return nil
	}
	r, _ := inst.State.(*handlerRegistry)
	return r
}

func initHandlerRegistry(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	r := &handlerRegistry{}
	r.prefix, _, r.known = prefixOf(c.ArgOr(0, "prefix", interp.None()))
	r.prefix = strings.Trim(r.prefix, "/")
	r.defaults = c.ArgOr(1, "default_authenticators", c.ArgOr(-1, "default_authenticator", interp.None()))
	self.State = r
	return interp.None()
}

func setDefaultAuthenticators(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if r := registryOf(self); r != nil {
		r.defaults = c.ArgOr(0, "authenticators", c.ArgOr(-1, "authenticator", interp.None()))
	}
	return interp.None()
}

// handles is @registry.handles(rule=, method=, authenticators=).
func (l *Library) handles(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "handles", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		l.keepHandler(m, self, f, c)
		return f
	}}
}

// addHandler is registry.add_handler(func, rule, …).
func (l *Library) addHandler(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	f, named := c.Arg(-1, "func")
	rest := c
	if !named {
		f, rest = c.ArgOr(0, "func", interp.None()), c.Rest(1)
	}
	l.keepHandler(m, self, f, rest)
	return interp.None()
}

// keepHandler reads rule, method, endpoint, … as handles() takes them.
func (l *Library) keepHandler(m *interp.Machine, self *interp.Instance, f interp.Value, c *interp.Call) {
	r := registryOf(self)
	if r == nil {
		return
	}
	h := &handler{function: f}
	h.Place, h.Decorator = place(m)
	h.Unsure = m.Unsure()
	h.URL, h.Known = interp.AsStr(c.ArgOr(0, "rule", interp.Str("")))
	verb, known := interp.AsStr(c.ArgOr(1, "method", interp.Str("GET")))
	h.Methods, h.Known = []string{strings.ToUpper(verb)}, h.Known && known
	if h.Endpoint, known = interp.AsStr(c.ArgOr(2, "endpoint", interp.None())); !known {
		h.Endpoint = nameOf(m, f)
	}
	for _, name := range []string{"authenticators", "authenticator"} {
		v, given := c.Arg(-1, name)
		if o, opaque := v.(*interp.Opaque); given && (!opaque || o.State != useDefault{}) {
			h.authenticators = v
		}
	}
	r.handlers = append(r.handlers, h)
}

// initRebarApp serves what the registries hold by now.
func (l *Library) initRebarApp(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	r, ok := self.State.(*rebar)
	v := c.ArgOr(0, "app", interp.None())
	app := AppOf(v)
	if u, unknown := v.(*interp.Unknown); unknown {
		app = l.fragmentFor(m, u)
	}
	if !ok || app == nil {
		return interp.None()
	}
	for _, registry := range r.registries {
		for _, h := range registry.handlers {
			rule := h.Rule
			rule.App = app
			rule.Known = rule.Known && registry.known
			if registry.prefix != "" {
				rule.URL = "/" + registry.prefix + "/" + strings.TrimPrefix(rule.URL, "/")
				rule.Endpoint = registry.prefix + "." + rule.Endpoint
			}
			authenticators := orDefaults(h.authenticators, registry.defaults)
			rule.View = l.authenticated(h.function, authenticators)
			l.addRule(m, &rule)
		}
	}
	return interp.None()
}

// orDefaults puts a registry's authenticators where a handler names none, or USE_DEFAULT among its own.
func orDefaults(own, defaults interp.Value) interp.Value {
	if own == nil {
		return defaults
	}
	list, ok := own.(*interp.List)
	if !ok {
		return own
	}
	all := interp.NewList(interp.ListValue)
	all.Open = list.Open
	for _, a := range list.Elts {
		more, isList := defaults.(*interp.List)
		switch o, _ := a.(*interp.Opaque); {
		case o == nil || o.State != useDefault{}:
			all.Elts = append(all.Elts, a)
		case isList:
			all.Elts = append(all.Elts, more.Elts...)
		case !interp.IsNone(defaults):
			all.Elts = append(all.Elts, defaults)
		}
	}
	return all
}

// deniesRebar tells whether an exception lets the next authenticator try.
func deniesRebar(exc interp.Value) bool {
	inst, ok := exc.(*interp.Instance)
	return ok && interp.IsSubclass(inst.Class, "flask_rebar.errors.Unauthorized")
}

// authenticated asks the authenticators in their order, and calls the handler when
// one of them does not raise.
func (l *Library) authenticated(inner, authenticators interp.Value) interp.Value {
	if interp.IsNone(authenticators) || !interp.Callable(inner) {
		return inner
	}
	list, ok := authenticators.(*interp.List)
	if !ok {
		list = interp.NewList(interp.ListValue, authenticators)
	}
	attrs := interp.NewAttrs()
	interp.CopyAttrs(attrs, inner)
	setAttr(attrs, "__wrapped__", inner)
	return &interp.Builtin{
		Name: "wrapped", Inner: []interp.Value{inner}, Attrs: attrs,
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			var first *interp.Raised
			for _, a := range list.Elts {
				r := m.Try(func() { l.callMethod(m, a, "authenticate", &interp.Call{}) })
				if r == nil {
					first = nil
					break
				}
				if !deniesRebar(r.Exc) {
					panic(r)
				}
				if first == nil {
					first = r
				}
			}
			if first != nil {
				panic(first)
			}
			return m.Await(m.Call(inner, c, m.Site(), m.SiteNode()))
		},
	}
}
