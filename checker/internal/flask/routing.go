package flask

import (
	"unguarded/checker/internal/interp"
)

// defineRouting models werkzeug's Rule, Submount and the like, for rules that are
// added to the map by hand.
func (l *Library) defineRouting() {
	l.class("werkzeug.routing.Rule", map[string]method{"__init__": l.initRule})
	for _, name := range []string{"Submount", "Subdomain", "EndpointPrefix"} {
		l.class("werkzeug.routing."+name, map[string]method{"__init__": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			g := &ruleGroup{}
			text, known := interp.AsStr(c.ArgOr(0, "path", interp.Str("")))
			for _, r := range rulesIn(c.ArgOr(1, "rules", interp.None())) {
				moved := *r
				moved.Known = moved.Known && known
				switch name {
				case "Submount":
					moved.URL = text + r.URL
				case "EndpointPrefix":
					moved.Endpoint = text + r.Endpoint
				}
				g.rules = append(g.rules, &moved)
			}
			self.State = g
			return interp.None()
		}})
	}
}

// defineURLMap models werkzeug's Map, of which every application has one.
func (l *Library) defineURLMap() {
	l.class("werkzeug.routing.Map", map[string]method{"add": l.mapAdd, "iter_rules": l.mapRules})
}

// ruleGroup is the state of a Rule or of a factory of several.
type ruleGroup struct{ rules []*Rule }

func rulesIn(v interp.Value) []*Rule {
	switch v := v.(type) {
	case *interp.Instance:
		if g, ok := v.State.(*ruleGroup); ok {
			return g.rules
		}
	case *interp.List:
		var all []*Rule
		for _, e := range v.Elts {
			all = append(all, rulesIn(e)...)
		}
		return all
	}
	return nil
}

func (l *Library) initRule(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	r := &Rule{Unsure: m.Unsure()}
	r.URL, r.Known = interp.AsStr(c.ArgOr(0, "string", interp.Str("")))
	r.Endpoint, _ = interp.AsStr(c.ArgOr(-1, "endpoint", interp.None()))
	r.Methods = l.methodsOf(m, c, nil)
	self.State = &ruleGroup{rules: []*Rule{r}}
	return interp.None()
}

// urlMap is the state of an application's url_map.
type urlMap struct{ app *interp.Instance }

func (l *Library) newURLMap(app *interp.Instance) interp.Value {
	cls, _ := l.values["werkzeug.routing.Map"].(*interp.Class)
	inst := &interp.Instance{Class: cls, Attrs: interp.NewAttrs(), State: &urlMap{app}}
	setAttr(inst.Attrs, "strict_slashes", interp.Bool(true))
	setAttr(inst.Attrs, "converters", interp.NewDict())
	return inst
}

// mapRules is iter_rules([endpoint]): the rules that are there already.
func (l *Library) mapRules(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	list := interp.NewList(interp.ListValue)
	um, ok := self.State.(*urlMap)
	if !ok {
		return list
	}
	only, filtered := interp.AsStr(c.ArgOr(0, "endpoint", interp.None()))
	cls, _ := l.base("werkzeug.routing.Rule").(*interp.Class)
	for _, r := range AppOf(um.app).Rules {
		if filtered && r.Endpoint != only {
			continue
		}
		rule := &interp.Instance{Class: cls, Attrs: interp.NewAttrs(), State: &ruleGroup{rules: []*Rule{r}}}
		methods := interp.NewList(interp.SetValue)
		for _, m := range r.Methods {
			methods.Elts = append(methods.Elts, interp.Str(m))
		}
		setAttr(rule.Attrs, "rule", interp.Str(r.URL))
		setAttr(rule.Attrs, "endpoint", interp.Str(r.Endpoint))
		setAttr(rule.Attrs, "methods", methods)
		list.Elts = append(list.Elts, rule)
	}
	return list
}

func (l *Library) mapAdd(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	um, ok := self.State.(*urlMap)
	if !ok {
		return interp.None()
	}
	app := AppOf(um.app)
	at, decorator := place(m)
	for _, r := range rulesIn(c.ArgOr(0, "rulefactory", interp.None())) {
		added := *r
		added.Place, added.Decorator, added.App = at, decorator, app
		l.addRule(m, &added)
	}
	return interp.None()
}
