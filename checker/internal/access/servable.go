package access

import (
	"fmt"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// unservable tells what kind of value Flask can make no response of, "a bool": it
// raises a TypeError then (Flask.make_response, 2.2). "" is for what it serves, and
// for what can't be told.
func unservable(m *interp.Machine, v interp.Value) string {
	switch v := v.(type) {
	case *interp.Instance:
		return unservableObject(m, v)
	case *interp.Const:
		switch v.Kind {
		case interp.NoneKind:
			return "None"
		case interp.BoolKind:
			return "a bool"
		case interp.IntKind, interp.FloatKind:
			return "a number"
		}
	case *interp.List:
		switch {
		case v.Open || v.Kind == interp.ListValue:
			return ""
		case v.Kind == interp.SetValue:
			return "a set"
		case len(v.Elts) != 2 && len(v.Elts) != 3:
			return fmt.Sprintf("a tuple of %d", len(v.Elts))
		}
		return unservable(m, v.Elts[0])
	}
	return ""
}

// unservableObject is an object of a class of the project's that has nothing of a
// response, an application or an iterator.
func unservableObject(m *interp.Machine, v *interp.Instance) string {
	for _, c := range interp.MRO(v.Class) {
		if c.Def == nil && c.Path != "builtins.object" {
			return ""
		}
		for _, b := range c.Bases {
			if _, seen := b.(*interp.Class); !seen {
				return ""
			}
		}
	}
	for _, name := range []string{"__call__", "__next__", "__getattr__"} {
		if _, ok := m.ClassAttr(v.Class, name); ok {
			return ""
		}
	}
	return "an object of `" + v.Class.Name + "`"
}

// crashes ends a way whose answer, made before the view, is none.
func (w *walk) crashes(v interp.Value) (ending, bool) {
	kind := unservable(w.m, v)
	if kind == "" {
		return ending{}, false
	}
	at := w.placeOf(w.route.Registered)
	if w.answer != nil && w.answer.value == v {
		at = w.answer.at
	}
	w.step(at, fmt.Sprintf("the answer is %s, which Flask can make no response of", kind))
	return ending{end: endCrashed, status: 500}, true
}

// answersPlainly tells whether nothing stands between what the view gives and
// Flask, such as a Resource that makes JSON of it.
func (w *walk) answersPlainly() bool {
	if _, own := w.override("make_response"); own {
		return false
	}
	if cls := flask.ViewClass(w.m, w.route.Registered); cls != nil {
		return interp.IsSubclass(cls, "flask.views.View") && !interp.IsSubclass(cls, "flask_restful.Resource") && !interp.IsSubclass(cls, "flask_restx.Resource")
	}
	_, function := w.route.Registered.(*interp.Function)
	return function && interp.IsSubclass(w.route.AppObject().Object.Class, "flask.Flask")
}
