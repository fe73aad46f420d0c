package access

import (
	"strings"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A Lost is a guard of a view class that does not guard a route: it would refuse
// strangers if it were in its place.
type Lost struct {
	Kind  LostKind
	Class *syntax.ClassDef // the class that answers, or whose attribute has no effect
	Path  string           // of Class
	Attr  string           // "decorators", "method_decorators" or the method's name
	Base  string           // the name of the class that has the guard
	// Keys are those of a dict of decorators that no request matches.
	Keys []string
}

// A LostKind says how a class's guard was lost.
type LostKind uint8

// The kinds.
const (
	// WrongAttribute: the attribute is read by another kind of class.
	WrongAttribute LostKind = iota
	// Rebound: the class sets the attribute anew, without the base's guards.
	Rebound
	// Overridden: the class overrides a method that the base guards.
	Overridden
	// WrongKey: a dict of decorators has the guard under a key that the method
	// does not match.
	WrongKey
	// Uncalled: the class has a method that would guard before the view, and nothing
	// calls it.
	Uncalled
)

// findLost looks for a class's guard that an open route does not have.
func (l *library) findLost(m *interp.Machine, res *Result) {
	if res.Verdict != Unprotected && res.Verdict != Optional {
		return
	}
	cls := flask.ViewClass(m, res.Registered)
	if cls == nil || cls.Def == nil || cls.Module == nil {
		return
	}
	resource := interp.IsSubclass(cls, "flask_restful.Resource") || interp.IsSubclass(cls, "flask_restx.Resource")
	for _, find := range []func() *Lost{
		func() *Lost { return l.wrongAttribute(m, res, cls, resource) },
		func() *Lost { return l.rebound(m, res, cls, "decorators") },
		func() *Lost {
			if !resource {
				return nil
			}
			if lost := l.wrongKey(m, res, cls); lost != nil {
				return lost
			}
			return l.rebound(m, res, cls, "method_decorators")
		},
		func() *Lost { return l.overridden(m, res, cls) },
		func() *Lost { return l.hookOverridden(m, res, cls) },
		func() *Lost { return l.hookUncalled(m, res, cls) },
	} {
		if res.Lost = find(); res.Lost != nil {
			return
		}
	}
}

// wrongAttribute is method_decorators on a view that is no Resource.
func (l *library) wrongAttribute(m *interp.Machine, res *Result, cls *interp.Class, resource bool) *Lost {
	if resource {
		return nil
	}
	owner, list := ownedBy(cls, "method_decorators")
	if owner == nil || !l.wouldGuard(m, res, list) {
		return nil
	}
	return &Lost{Kind: WrongAttribute, Class: owner.Def, Path: owner.Module.Path, Attr: "method_decorators", Base: owner.Name}
}

// rebound is an attribute that a class sets anew, while a base's would guard.
func (l *library) rebound(m *interp.Machine, res *Result, cls *interp.Class, attr string) *Lost {
	first, _ := ownedBy(cls, attr)
	if first == nil {
		return nil
	}
	after := false
	for _, base := range interp.MRO(cls) {
		if base == first {
			after = true
			continue
		}
		list, own := base.Attrs.Get(attr)
		if !after || !own || base.Def == nil || !l.wouldGuard(m, res, list) {
			continue
		}
		return &Lost{Kind: Rebound, Class: first.Def, Path: first.Module.Path, Attr: attr, Base: base.Name}
	}
	return nil
}

// wrongKey is a dict of method_decorators whose guards are under keys that the
// request's method does not match: Flask-RESTful looks for the lower-case name.
func (l *library) wrongKey(m *interp.Machine, res *Result, cls *interp.Class) *Lost {
	owner, v := ownedBy(cls, "method_decorators")
	dict, ok := v.(*interp.Dict)
	if owner == nil || !ok {
		return nil
	}
	method := strings.ToLower(res.Method)
	if _, matches := dict.Get(interp.Str(method)); matches || dict.Open {
		return nil
	}
	lost := &Lost{Kind: WrongKey, Class: owner.Def, Path: owner.Module.Path, Attr: "method_decorators", Base: owner.Name}
	dict.Items(func(key, list interp.Value) {
		text, ok := interp.AsStr(key)
		own := text == "get" && method == "head" // HEAD runs get(), and is looked up under its own name
		if !ok || !own && (matchesMethod(text) && !strings.EqualFold(text, method) || isMethod(text)) {
			return
		}
		if l.wouldGuard(m, res, list) {
			lost.Keys = append(lost.Keys, text)
		}
	})
	if len(lost.Keys) == 0 {
		return nil
	}
	return lost
}

const methodNames = " get post put patch delete head options trace "

// isMethod tells whether a key is a method as Flask-RESTful looks it up.
func isMethod(key string) bool { return strings.Contains(methodNames, " "+key+" ") }

// matchesMethod tells whether a key is a method in any spelling.
func matchesMethod(key string) bool { return isMethod(strings.ToLower(key)) }

// overridden is a method that overrides a guarded one of a base.
func (l *library) overridden(m *interp.Machine, res *Result, cls *interp.Class) *Lost {
	name := strings.ToLower(res.Method)
	first, _ := ownedBy(cls, name)
	if first == nil {
		return nil
	}
	after := false
	for _, base := range interp.MRO(cls) {
		if base == first {
			after = true
			continue
		}
		f, own := base.Attrs.Get(name)
		if !after || !own || base.Def == nil || !l.guardsAs(m, res, f) {
			continue
		}
		return &Lost{Kind: Overridden, Class: first.Def, Path: first.Module.Path, Attr: name, Base: base.Name}
	}
	return nil
}

// ownedBy finds the user's class in the MRO that sets an attribute; nil when a
// library's class comes first.
func ownedBy(cls *interp.Class, attr string) (*interp.Class, interp.Value) {
	for _, c := range interp.MRO(cls) {
		v, ok := c.Attrs.Get(attr)
		if !ok {
			continue
		}
		if c.Def == nil || c.Module == nil {
			return nil, nil
		}
		return c, v
	}
	return nil, nil
}

// wouldGuard tells whether a list of decorators around the registered object
// would refuse strangers.
func (l *library) wouldGuard(m *interp.Machine, res *Result, list interp.Value) bool {
	decorators, ok := list.(*interp.List)
	if !ok || len(decorators.Elts) == 0 || decorators.Open {
		return false
	}
	v := res.Registered
	failed := false
	halt := m.Bounded(func() {
		failed = m.Try(func() {
			for _, d := range decorators.Elts {
				v = m.Call(d, &interp.Call{Args: []interp.Value{v}}, res.Registration, nil)
			}
		}) != nil
	})
	return !failed && halt == nil && l.guards(m, res.Route, v)
}

// guardsAs tells whether another method, in the place of the one that answers,
// would refuse strangers.
func (l *library) guardsAs(m *interp.Machine, res *Result, method interp.Value) bool {
	inner := flask.InnermostFunction(m, method)
	if inner == nil || inner.Def == nil {
		return false
	}
	other := *res.Route
	other.Function, other.Func = inner, inner.Def
	view := &interp.Builtin{Name: other.View, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		self := &interp.Unknown{Why: "the view's instance", Taint: interp.Data}
		call := *c
		call.Args = append([]interp.Value{self}, c.Args...)
		return m.Await(m.Call(method, &call, other.Registration, nil))
	}}
	return l.guards(m, &other, view)
}
