package flask

import "unguarded/checker/internal/interp"

// An errorHandler answers an exception, or a status.
type errorHandler struct {
	what interp.Value // an exception's class, or a status
	f    interp.Value
}

// errorHandler is the decorator @x.errorhandler(code_or_exception).
func (l *Library) errorHandler(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "errorhandler", Fn: func(_ *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		handle(self, c.ArgOr(0, "code_or_exception", interp.None()), f)
		return f
	}}
}

func (l *Library) registerErrorHandler(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	handle(self, c.ArgOr(0, "code_or_exception", interp.None()), c.ArgOr(1, "f", interp.None()))
	return interp.None()
}

// appErrorHandler is @bp.app_errorhandler: it goes to every application that the
// blueprint is registered on.
func (l *Library) appErrorHandler(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "app_errorhandler", Fn: func(_ *interp.Machine, d *interp.Call) interp.Value {
		f := d.ArgOr(0, "f", interp.None())
		if b := BlueprintOf(self); b != nil {
			b.record(func(s *setup) { handle(s.app.Object, c.ArgOr(0, "code", interp.None()), f) })
		}
		return f
	}}
}

func handle(owner *interp.Instance, what, f interp.Value) {
	h := errorHandler{what, f}
	switch state := owner.State.(type) {
	case *App:
		state.errorHandlers = append(state.errorHandlers, h)
	case *Blueprint:
		state.errorHandlers = append(state.errorHandlers, h)
	}
}

// ErrorHandler finds the function that answers an exception on the route: its
// blueprints' before the application's, the nearest class first; nil when there
// is none. Status is that of an HTTP exception, 0 for another.
func (r *Route) ErrorHandler(class *interp.Class, status int) interp.Value {
	var lists [][]errorHandler
	for _, reg := range r.rule.App.Registered {
		if reg.Name == r.Blueprint {
			lists = append(lists, reg.Blueprint.errorHandlers)
		}
	}
	for _, list := range append(lists, r.rule.App.errorHandlers) {
		if f := handlerIn(list, class, status); f != nil {
			return f
		}
	}
	return nil
}

func handlerIn(list []errorHandler, class *interp.Class, status int) interp.Value {
	for _, h := range list {
		if code, ok := interp.AsInt(h.what); ok && status != 0 && int(code) == status {
			return h.f
		}
	}
	for _, c := range interp.MRO(class) {
		for _, h := range list {
			if h.what == interp.Value(c) {
				return h.f
			}
		}
	}
	return nil
}
