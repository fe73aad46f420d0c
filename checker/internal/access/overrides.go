package access

import (
	"fmt"

	"unguarded/checker/internal/interp"
)

// A project's subclass of Flask can override the steps of a request.

// override is the method of the application's own class, if the project defines it.
func (w *walk) override(name string) (interp.Value, bool) {
	app := w.route.AppObject().Object
	f, _ := w.m.ClassAttr(app.Class, name)
	if _, own := f.(*interp.Function); !own {
		return nil, false
	}
	return &interp.Bound{Self: app, Func: f}, true
}

// preprocess runs preprocess_request: the hooks, and what is around them.
func (w *walk) preprocess(args *interp.Dict) (stop bool, answer interp.Value) {
	f, ok := w.override("preprocess_request")
	if !ok {
		return w.hooks(args)
	}
	w.runHooks = func() interp.Value {
		if stop, answer := w.hooks(args); stop {
			return answer
		}
		return interp.None()
	}
	v := w.m.Call(f, &interp.Call{}, w.placeOf(f), nil)
	if interp.IsNone(v) || w.goesOn(v, f) {
		return false, nil
	}
	w.step(w.placeOf(f), fmt.Sprintf("%s answers the request", interp.Describe(f)))
	return true, v
}

// fullDispatch runs full_dispatch_request: hooks and view, and what is around them.
func (w *walk) fullDispatch(args *interp.Dict) ending {
	return w.around("full_dispatch_request", &w.runAll, func() ending { return w.hooksAndView(args) })
}

// dispatch runs dispatch_request: the view, and what is around it.
func (w *walk) dispatch(call *interp.Call) ending {
	return w.around("dispatch_request", &w.runView, func() ending { return w.view(call) })
}

// around runs a step of Flask's, or the method of the project's that stands around it
// and may call it as super().
func (w *walk) around(name string, run *func() interp.Value, inner func() ending) ending {
	f, ok := w.override(name)
	if !ok {
		return inner()
	}
	var ended *ending
	*run = func() interp.Value {
		e := inner()
		ended = &e
		return w.lib.response(interp.Int(int64(max(e.status, 200))))
	}
	v := w.m.Call(f, &interp.Call{}, w.placeOf(f), nil)
	if ended != nil {
		return *ended
	}
	return w.answered(v)
}

// defineSteps gives super() of such a method something to call.
func (l *library) defineSteps(cls *interp.Class) {
	step := func(name string, of func(*walk) func() interp.Value) {
		interp.Preset(cls.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(*interp.Machine, *interp.Call) interp.Value {
			if l.walk != nil && of(l.walk) != nil {
				return of(l.walk)()
			}
			return interp.None()
		}})
	}
	step("preprocess_request", func(w *walk) func() interp.Value { return w.runHooks })
	step("full_dispatch_request", func(w *walk) func() interp.Value { return w.runAll })
	step("dispatch_request", func(w *walk) func() interp.Value { return w.runView })
}
