package flask

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A LateHook is a before_request function that was declared on a blueprint after
// the blueprint was registered. Flask 2.2 never runs it for that registration, and
// later versions stop with an error. Or it is one for the whole application, on a
// blueprint that is never registered.
type LateHook struct {
	diag.Place // of the decorator or call that declares it
	Hook       interp.Value
	Registered diag.Place // the registration that came before; zero: there is none
	blueprint  *Blueprint
	appWide    bool // before_app_request
}

// noteLate keeps a hook that comes after its blueprint was registered, or that is
// for the whole application and needs a registration.
func (l *Library) noteLate(m *interp.Machine, self *interp.Instance, hook interp.Value, appWide bool) {
	if b := BlueprintOf(self); b != nil && (b.Registered > 0 || appWide && !handedOn(m, m.SiteNode())) && !m.Unsure() {
		l.late = append(l.late, &LateHook{Place: m.Site(), Hook: hook, Registered: b.registeredAt, blueprint: b, appWide: appWide})
	}
}

// LateHooks gives the hooks that came too late for a route.
func (l *Library) LateHooks(r *Route) []*LateHook {
	var list []*LateHook
	for _, late := range l.late {
		if late.Registered == (diag.Place{}) {
			if len(l.Apps) == 1 && len(l.Unresolved) == 0 && late.blueprint.Registered == 0 && !l.isNested(late.blueprint) {
				list = append(list, late)
			}
			continue
		}
		for _, reg := range r.rule.App.Registered {
			if reg.Blueprint == late.blueprint && (late.appWide || r.Blueprint == reg.Name || strings.HasPrefix(r.Blueprint, reg.Name+".")) {
				list = append(list, late)
				break
			}
		}
	}
	return list
}

// handedOn tells whether the blueprint that a node adds a hook to may be registered
// by something unseen: whether any file does more with its name than to set it, and
// to use its attributes.
func handedOn(m *interp.Machine, node syntax.Node) bool {
	if d, ok := node.(*syntax.Decorator); ok {
		node = d.Expr
	}
	if c, ok := node.(*syntax.Call); ok {
		node = c.Func
	}
	name := ""
	if method, ok := node.(*syntax.Attribute); ok {
		name = lastName(method.Value)
	}
	if name == "" {
		return true
	}
	found, plain := false, map[syntax.Node]bool{}
	for _, mod := range m.Modules() {
		if mod.Tree == nil {
			continue
		}
		syntax.Inspect(mod.Tree, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Assign:
				for _, t := range n.Targets {
					plain[t] = true
				}
			case *syntax.Attribute:
				plain[n.Value] = true
				found = found || n.Attr == name && !plain[n]
			case *syntax.Name:
				found = found || n.ID == name && !plain[n]
			case *syntax.Alias:
				found = found || n.Name == name && n.AsName != ""
			}
			return !found
		})
	}
	return found
}

// lastName is the name of a variable, or of a module's attribute.
func lastName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}
