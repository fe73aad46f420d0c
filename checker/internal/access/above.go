package access

import (
	"slices"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// findAbove looks for a guard above the registrar of an open route: what the
// decorators above it made is walked as if it had been registered.
func (l *library) findAbove(m *interp.Machine, res *Result) {
	if res.Decorator == nil || res.Verdict == Protected || res.Verdict == Broken || res.Verdict == Unknown {
		return
	}
	stack := decoratorsOf(m, res)
	for i := slices.Index(stack, res.Decorator) - 1; i >= 0; i-- {
		made := m.Decorated(stack[i])
		if made == nil || !l.guards(m, res.Route, made) {
			continue
		}
		res.Reason = "a guard stands above the decorator that makes the route, so that it never runs"
		res.Above = &Above{Guard: stack[i], Registrar: res.Decorator, Path: res.Registration.Path}
		return
	}
}

// decoratorsOf lists the decorators of the function, or of the class, that the
// route's own decorator is one of.
func decoratorsOf(m *interp.Machine, res *Result) []*syntax.Decorator {
	if def, ok := res.Func.(*syntax.FunctionDef); ok && slices.Contains(def.Decorators, res.Decorator) {
		return def.Decorators
	}
	if c := flask.ViewClass(m, res.Registered); c != nil && c.Def != nil {
		return c.Def.Decorators
	}
	return nil
}

// guards tells whether a value would refuse strangers if it answered the route.
func (l *library) guards(m *interp.Machine, r *flask.Route, v interp.Value) bool {
	other := *r
	other.Registered = v
	ends, complete := l.ways(m, &other, anonymous, maxWays, false)
	if !complete || len(ends) == 0 {
		return false
	}
	for _, e := range ends {
		if e.end != endRefused && e.end != endTurned {
			return false
		}
	}
	return true
}
