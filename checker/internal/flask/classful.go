package flask

import (
	"slices"
	"strconv"
	"strings"

	"unguarded/checker/internal/interp"
)

// defineClassful models Flask-Classful (flask_classful.py, 0.14 and the development version after it): every
// public method of a registered FlaskView is a route, named and placed by the attributes of its class.
func (l *Library) defineClassful() {
	c := l.class("flask_classful.FlaskView", nil)
	setAttr(c.Attrs, "register", &interp.Descriptor{Kind: "classmethod", Func: &interp.Builtin{Name: "register", Fn: l.registerFlaskView}})
	list := func(names ...string) *interp.List {
		found := interp.NewList(interp.ListValue)
		for _, name := range names {
			found.Elts = append(found.Elts, interp.Str(name))
		}
		return found
	}
	special := interp.NewDict()
	for _, name := range []string{"get", "put", "patch", "post", "delete", "index"} {
		verb := strings.ToUpper(name)
		if name == "index" {
			verb = "GET"
		}
		interp.PresetItem(special, interp.Str(name), list(verb))
	}
	for name, v := range map[string]interp.Value{
		"decorators": list(), "excluded_methods": list(), "representations": interp.NewDict(), "special_methods": special,
		"route_base": interp.None(), "route_prefix": interp.None(), "trailing_slash": interp.Bool(true), "method_dashified": interp.Bool(false),
	} {
		setAttr(c.Attrs, name, v)
	}
	l.values["flask_classful.route"] = noting("route", ruleCache, func(c *interp.Call, f interp.Value) interp.Value {
		return &interp.Opaque{State: &cachedRule{f, c}}
	})
	l.values["flask_classful.method"] = noting("method", "http_methods", func(c *interp.Call, _ interp.Value) interp.Value {
		return c.ArgOr(0, "method", interp.None())
	})
}

// ruleCache is the attribute in which @route leaves its rules.
const ruleCache = "_rule_cache"

// A cachedRule is a call of route() and the function that it was put on.
type cachedRule struct {
	function interp.Value
	call     *interp.Call
}

// noting is a decorator that adds a note to a list in an attribute of what it is put on.
func noting(name, attr string, note func(*interp.Call, interp.Value) interp.Value) interp.Value {
	return &interp.Builtin{Name: name, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, d *interp.Call) interp.Value {
			f := d.ArgOr(0, "f", interp.None())
			notes := interp.NewList(interp.ListValue)
			if old, ok := m.Attr(f, attr, m.Site()); ok {
				if l, ok := old.(*interp.List); ok {
					notes.Elts = append(notes.Elts, l.Elts...)
				}
			}
			notes.Elts = append(notes.Elts, note(c, f))
			m.SetAttr(f, attr, notes, m.Site())
			return f
		}}
	}}
}

// A registration is one call of register(): a class on an application or a blueprint.
type registration struct {
	target *interp.Instance
	class  *interp.Class
	object interp.Value
	call   *interp.Call
}

// registerParams are the parameters of register() that add_url_rule does not get.
var registerParams = []string{"app", "route_base", "subdomain", "route_prefix", "trailing_slash", "method_dashified", "base_class", "init_argument"}

func (l *Library) registerFlaskView(m *interp.Machine, c *interp.Call) interp.Value {
	cls, ok := c.ArgOr(0, "cls", nil).(*interp.Class)
	target, isInst := c.ArgOr(1, "app", nil).(*interp.Instance)
	if !ok || !isInst {
		return interp.None()
	}
	r := &registration{target: target, class: cls, call: c}
	init := &interp.Call{}
	if v := r.param(7, "init_argument"); v != nil {
		init.Args = append(init.Args, v)
	}
	r.object = m.Call(cls, init, m.Site(), m.SiteNode())
	for _, name := range r.members(m) {
		f, _ := m.ClassAttr(cls, name)
		l.classfulMethod(m, r, name, f)
	}
	return interp.None()
}

// param is an argument of register(), nil where it is left out or None. The place counts from app, the first.
func (r *registration) param(place int, name string) interp.Value {
	v := r.call.ArgOr(place+1, name, interp.None())
	if interp.IsNone(v) {
		return nil
	}
	return v
}

// flag is a truth that an argument of register() gives, else the attribute of the class.
func (r *registration) flag(m *interp.Machine, place int, name string) bool {
	v := r.param(place, name)
	if v == nil {
		v, _ = m.ClassAttr(r.class, name)
	}
	if v == nil {
		return false
	}
	truth, _ := m.Truth(v)
	return truth
}

// text is a text that an argument of register() gives, unless it is empty, else the attribute of the class.
func (r *registration) text(m *interp.Machine, place int, name string) (string, bool) {
	if v := r.param(place, name); v != nil {
		if s, ok := interp.AsStr(v); !ok || s != "" {
			return s, ok
		}
	}
	v, ok := m.ClassAttr(r.class, name)
	if !ok {
		return "", false
	}
	return interp.AsStr(v)
}

// members names the functions of a class that become routes, in the order of their names: those that FlaskView, or the
// base_class of register(), has not.
func (r *registration) members(m *interp.Machine) []string {
	base, _ := r.param(6, "base_class").(*interp.Class)
	var excluded []interp.Value
	if v, ok := m.ClassAttr(r.class, "excluded_methods"); ok {
		excluded, _ = m.Iterate(v)
	}
	var names []string
	for _, k := range interp.MRO(r.class) {
		if k.Def == nil {
			continue
		}
		for _, name := range k.Attrs.Names() {
			if strings.HasPrefix(name, "_") || strings.HasPrefix(name, "before_") || strings.HasPrefix(name, "after_") || slices.Contains(names, name) {
				continue
			}
			if slices.ContainsFunc(excluded, func(v interp.Value) bool { s, _ := interp.AsStr(v); return s == name }) {
				continue
			}
			if base != nil {
				if _, own := m.ClassAttr(base, name); own {
					continue
				}
			}
			if f, _ := m.ClassAttr(r.class, name); isFunction(f) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// isFunction tells whether inspect.isfunction would find one on the class.
func isFunction(v interp.Value) bool {
	switch v := v.(type) {
	case *interp.Descriptor:
		return v.Kind == "staticmethod"
	case *interp.Class, *interp.Instance, *interp.Partial, *interp.Bound:
		return false
	}
	return interp.Callable(v)
}

func (l *Library) classfulMethod(m *interp.Machine, r *registration, name string, f interp.Value) {
	bound, ok := m.Attr(r.object, name, m.Site())
	if !ok {
		return
	}
	view := &interp.Builtin{Name: name, Inner: []interp.Value{f}, Attrs: interp.NewAttrs()}
	setAttr(view.Attrs, "view_class", r.class)
	setAttr(view.Attrs, "classful_method", interp.Str(name))
	view.Fn = func(m *interp.Machine, c *interp.Call) interp.Value {
		for _, hook := range []string{"before_request", "before_" + name} {
			h, ok := m.Attr(r.object, hook, m.Site())
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
		return l.callClassful(m, r.class, bound, c)
	}
	endpoint := interp.Str(r.class.Name + ":" + name)
	add := func(rule string, methods interp.Value, options []interp.KwArg) {
		kw := append([]interp.KwArg{{Name: "view_func", Value: view}, {Name: "endpoint", Value: endpoint}}, options...)
		if methods != nil {
			kw = append(kw, interp.KwArg{Name: "methods", Value: methods})
		}
		l.callMethod(m, r.target, "add_url_rule", &interp.Call{Args: []interp.Value{interp.Str(rule)}, Kw: kw})
	}
	if rules := cachedRules(m, f, name); len(rules) > 0 {
		for i, c := range rules {
			endpoint = interp.Str(r.class.Name + ":" + name)
			if len(rules) > 1 {
				endpoint = interp.Str(endpoint.Str + "_" + strconv.Itoa(i))
			}
			if own, ok := interp.AsStr(c.ArgOr(-1, "endpoint", interp.None())); ok {
				endpoint = interp.Str(own)
			}
			rule, _ := interp.AsStr(c.ArgOr(0, "rule", interp.Str("")))
			add(r.rule(m, rule, nil), nil, without(c.Kw, "rule", "endpoint"))
		}
		return
	}
	options := without(r.call.Kw, registerParams...)
	if v := r.param(2, "subdomain"); v != nil {
		options = append(options, interp.KwArg{Name: "subdomain", Value: v})
	}
	slash := r.flag(m, 4, "trailing_slash")
	if verbs, ok := r.special(m, name); ok {
		rule := strings.TrimRight(r.rule(m, "/", f), "/")
		if slash || rule == "" {
			rule += "/"
		}
		add(rule, verbs, options)
		return
	}
	last := name
	if r.flag(m, 5, "method_dashified") {
		last = strings.ReplaceAll(name, "_", "-")
	}
	rule := r.rule(m, "/"+last, f)
	if slash {
		rule += "/"
	}
	add(rule, r.methods(m, f), options)
}

// special gives the HTTP methods of a method whose name is no part of its URL.
func (r *registration) special(m *interp.Machine, name string) (interp.Value, bool) {
	v, _ := m.ClassAttr(r.class, "special_methods")
	d, ok := v.(*interp.Dict)
	if !ok {
		return nil, false
	}
	return d.Get(interp.Str(name))
}

// methods gives the HTTP methods of any other method, nil for Flask's own choice.
func (r *registration) methods(m *interp.Machine, f interp.Value) interp.Value {
	if v, ok := m.Attr(f, "http_methods", m.Site()); ok {
		return v
	}
	if v, ok := m.ClassAttr(r.class, "default_methods"); ok {
		return v
	}
	return nil
}

func without(kw []interp.KwArg, names ...string) []interp.KwArg {
	var rest []interp.KwArg
	for _, a := range kw {
		if !slices.Contains(names, a.Name) {
			rest = append(rest, a)
		}
	}
	return rest
}

// cachedRules gives what @route left on a method under its own name: the arguments of its calls.
func cachedRules(m *interp.Machine, f interp.Value, name string) []*interp.Call {
	v, _ := m.Attr(f, ruleCache, m.Site())
	notes, ok := v.(*interp.List)
	if !ok {
		return nil
	}
	var calls []*interp.Call
	for _, e := range notes.Elts {
		o, _ := e.(*interp.Opaque)
		if o == nil {
			continue
		}
		c, _ := o.State.(*cachedRule)
		if c == nil {
			continue
		}
		if own, ok := m.Attr(c.function, "__name__", m.Site()); ok {
			if s, known := interp.AsStr(own); known && s != name {
				continue
			}
		}
		calls = append(calls, c.call)
	}
	return calls
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
