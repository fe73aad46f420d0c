package access

import (
	"strings"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// Flask-Classful's FlaskView calls before_request(name, **view_args) of its own before
// every method, and before_<method>(**view_args) before one (flask_classful.py, 0.16).

const (
	flaskView  = "flask_classful.FlaskView"
	classHook  = "before_request"
	methodHook = "before_"
)

// IsClassHook tells whether a method's name is that of a hook of a FlaskView.
func IsClassHook(name string) bool { return strings.HasPrefix(name, methodHook) }

// ClassHooks tells whether the class that answers calls hooks of its own.
func (res *Result) ClassHooks() bool { return res.classHooks }

// hookOverridden is a hook that overrides a base's, which would guard.
func (l *library) hookOverridden(m *interp.Machine, res *Result, cls *interp.Class) *Lost {
	if !interp.IsSubclass(cls, flaskView) {
		return nil
	}
	method, _ := l.methodOf(m, res)
	for _, name := range []string{classHook, methodHook + method} {
		first, _ := ownedBy(cls, name)
		if first == nil {
			continue
		}
		after := false
		for _, base := range interp.MRO(cls) {
			if base == first {
				after = true
				continue
			}
			if hook, own := base.Attrs.Get(name); after && own && base.Def != nil && l.guardsBefore(m, res, cls, name, hook) {
				return &Lost{Kind: Overridden, Class: first.Def, Path: first.Module.Path, Attr: name, Base: base.Name}
			}
		}
	}
	return nil
}

// hookUncalled is a method that is named like a hook, would guard, and is called by
// nothing: the class is no FlaskView, or has no method of the hook's name.
func (l *library) hookUncalled(m *interp.Machine, res *Result, cls *interp.Class) *Lost {
	res.classHooks = interp.IsSubclass(cls, flaskView)
	for _, c := range interp.MRO(cls) {
		if c.Def == nil || c.Module == nil {
			continue
		}
		for _, name := range c.Attrs.Names() {
			hooked, isHook := strings.CutPrefix(name, methodHook)
			if !isHook {
				continue
			}
			if _, method := m.ClassAttr(cls, hooked); res.classHooks && (method || name == classHook) {
				continue
			}
			if !res.classHooks && hooked != "request" && hooked != strings.ToLower(res.Method) {
				continue
			}
			if hook, _ := c.Attrs.Get(name); l.guardsBefore(m, res, cls, name, hook) {
				return &Lost{Kind: Uncalled, Class: c.Def, Path: c.Module.Path, Attr: name}
			}
		}
	}
	return nil
}

// methodOf is the method of a FlaskView that a route calls.
func (l *library) methodOf(m *interp.Machine, res *Result) (string, bool) {
	v, _ := m.Attr(res.Registered, "classful_method", m.Site())
	return interp.AsStr(v)
}

// guardsBefore tells whether a method, called before the view, would refuse strangers.
func (l *library) guardsBefore(m *interp.Machine, res *Result, cls *interp.Class, name string, hook interp.Value) bool {
	if flask.InnermostFunction(m, hook) == nil {
		return false
	}
	self := &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
	view := &interp.Builtin{Name: res.View, Inner: []interp.Value{res.Registered}, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		call := &interp.Call{Args: []interp.Value{self}, Kw: c.Kw, Open: true}
		if name == classHook && interp.IsSubclass(cls, flaskView) {
			call.Args = append(call.Args, interp.Str(res.View))
		}
		if v := m.Await(m.Call(hook, call, res.Registration, nil)); !interp.IsNone(v) {
			return v
		}
		return m.Call(res.Registered, c, res.Registration, nil)
	}}
	return l.guards(m, res.Route, view)
}
