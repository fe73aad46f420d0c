package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
)

// defineClassful models Flask-Classful: every public method of a registered
// FlaskView is a route.
func (l *Library) defineClassful() {
	c := l.class("flask_classful.FlaskView", nil)
	setAttr(c.Attrs, "register", &interp.Descriptor{Kind: "classmethod", Func: &interp.Builtin{Name: "register", Fn: l.registerFlaskView}})
	setAttr(c.Attrs, "decorators", interp.NewList(interp.ListValue))
	l.values["flask_classful.route"] = &interp.Builtin{Name: "route", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return &interp.Builtin{Name: "route", Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
			f := d.ArgOr(0, "f", interp.None())
			rules := interp.NewList(interp.ListValue)
			if old, ok := m.Attr(f, "_rule_cache", m.Site()); ok {
				if l, ok := old.(*interp.List); ok {
					rules.Elts = append(rules.Elts, l.Elts...)
				}
			}
			rules.Elts = append(rules.Elts, &interp.Opaque{State: c})
			m.SetAttr(f, "_rule_cache", rules, m.Site())
			return f
		}}
	}}
	for _, verb := range []string{"method"} {
		l.values["flask_classful."+verb] = &interp.Builtin{Name: verb, Fn: func(_ *interp.Machine, _ *interp.Call) interp.Value {
			return &interp.Builtin{Name: verb, Fn: func(_ *interp.Machine, d *interp.Call) interp.Value { return d.ArgOr(0, "f", interp.None()) }}
		}}
	}
}

func (l *Library) registerFlaskView(m *interp.Machine, c *interp.Call) interp.Value {
	cls, ok := c.ArgOr(0, "cls", nil).(*interp.Class)
	target, isInst := c.ArgOr(1, "app", nil).(*interp.Instance)
	if !ok || !isInst {
		return interp.None()
	}
	base := routeBase(m, cls, c)
	self := m.Call(cls, &interp.Call{}, m.Site(), m.SiteNode())
	seen := map[string]bool{}
	for _, k := range interp.MRO(cls) {
		if k.Def == nil {
			break
		}
		for _, name := range k.Attrs.Names() {
			if seen[name] || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "before_") || strings.HasPrefix(name, "after_") {
				continue
			}
			seen[name] = true
			f, _ := k.Attrs.Get(name)
			if interp.Callable(f) {
				l.classfulMethod(m, target, cls, self, base, name, f)
			}
		}
	}
	return interp.None()
}

func (l *Library) classfulMethod(m *interp.Machine, target *interp.Instance, cls *interp.Class, self interp.Value, base, name string, f interp.Value) {
	bound, ok := m.Attr(self, name, m.Site())
	if !ok {
		return
	}
	view := &interp.Builtin{Name: name, Inner: []interp.Value{f}, Attrs: interp.NewAttrs()}
	setAttr(view.Attrs, "view_class", cls)
	setAttr(view.Attrs, "classful_method", interp.Str(name))
	view.Fn = func(m *interp.Machine, c *interp.Call) interp.Value {
		for _, hook := range []string{"before_request", "before_" + name} {
			h, ok := m.Attr(self, hook, m.Site())
			if !ok {
				continue
			}
			call := &interp.Call{Args: append([]interp.Value{interp.Str(name)}, c.Args...), Kw: c.Kw, Open: c.Open}
			if hook != "before_request" {
				call = c
			}
			if v := m.Call(h, call, m.Site(), m.SiteNode()); !interp.IsNone(v) {
				return v
			}
		}
		return l.callClassful(m, cls, bound, c)
	}
	add := func(rule string, methods interp.Value, endpoint interp.Value) {
		kw := []interp.KwArg{{Name: "view_func", Value: view}, {Name: "endpoint", Value: endpoint}}
		if methods != nil {
			kw = append(kw, interp.KwArg{Name: "methods", Value: methods})
		}
		l.callMethod(m, target, "add_url_rule", &interp.Call{Args: []interp.Value{interp.Str(slashes().ReplaceAllString(rule, "/"))}, Kw: kw})
	}
	endpoint := interp.Str(cls.Name + ":" + name)
	if v, ok := m.Attr(f, "_rule_cache", m.Site()); ok {
		if rules, ok := v.(*interp.List); ok {
			for _, e := range rules.Elts {
				if r := cachedRule(e); r != nil {
					rule, _ := interp.AsStr(r.ArgOr(0, "rule", interp.Str("")))
					add(buildRule(base, rule, nil), r.ArgOr(-1, "methods", nil), r.ArgOr(-1, "endpoint", endpoint))
				}
			}
			return
		}
	}
	args := parameters(m, f)
	if verb, special := classfulVerbs[name]; special {
		add(buildRule(base, "/", args)+"/", interp.NewList(interp.ListValue, interp.Str(verb)), endpoint)
		return
	}
	add(buildRule(base, "/"+name+"/", args)+"/", nil, endpoint)
}

// cachedRule gives what @route left on a method: the arguments of its call.
func cachedRule(v interp.Value) *interp.Call {
	o, ok := v.(*interp.Opaque)
	if !ok {
		return nil
	}
	c, _ := o.State.(*interp.Call)
	return c
}

var classfulVerbs = map[string]string{
	"get": "GET", "put": "PUT", "patch": "PATCH", "post": "POST", "delete": "DELETE", "index": "GET",
}

// callClassful puts the class's decorators around a method: here the first of
// the list is outermost.
func (l *Library) callClassful(m *interp.Machine, cls *interp.Class, f interp.Value, c *interp.Call) interp.Value {
	list, _ := m.ClassAttr(cls, "decorators")
	if own, ok := list.(*interp.List); ok {
		reversed := interp.NewList(interp.ListValue)
		for i := len(own.Elts) - 1; i >= 0; i-- {
			reversed.Elts = append(reversed.Elts, own.Elts[i])
		}
		list = reversed
	}
	return m.Await(m.Call(applyAll(m, list, f), c, m.Site(), m.SiteNode()))
}

func routeBase(m *interp.Machine, cls *interp.Class, c *interp.Call) string {
	prefix := ""
	text := func(v interp.Value) (string, bool) { return interp.AsStr(v) }
	if p, ok := text(c.ArgOr(-1, "route_prefix", interp.None())); ok {
		prefix = p
	} else if v, ok := m.ClassAttr(cls, "route_prefix"); ok {
		prefix, _ = text(v)
	}
	base := strings.ToLower(strings.TrimSuffix(cls.Name, "View"))
	if p, ok := text(c.ArgOr(-1, "route_base", interp.None())); ok {
		base = p
	} else if v, ok := m.ClassAttr(cls, "route_base"); ok {
		if s, ok := text(v); ok {
			base = s
		}
	}
	return prefix + "/" + base
}

var slashes = pattern.Of(`/+`)

func buildRule(base, rule string, args []string) string {
	parts := []string{base}
	if rule != "" {
		parts = append(parts, rule)
	}
	for _, a := range args {
		parts = append(parts, "<"+a+">")
	}
	return slashes().ReplaceAllString("/"+strings.Join(parts, "/"), "/")
}

// parameters names the parameters of a method that have no default, self apart.
func parameters(m *interp.Machine, f interp.Value) []string {
	fn := InnermostFunction(m, f)
	if fn == nil {
		return nil
	}
	var names []string
	def, ok := fn.Def.(*syntax.FunctionDef)
	if !ok || def.Params == nil {
		return nil
	}
	for i, p := range append(append([]*syntax.Param(nil), def.Params.PosOnly...), def.Params.Args...) {
		if i > 0 && p.Default == nil {
			names = append(names, p.Name)
		}
	}
	return names
}
