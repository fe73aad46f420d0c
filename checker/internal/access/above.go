package access

import (
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// findAbove looks for a guard above the registrar of an open route: what the
// decorators above it made is walked as if it had been registered.
func (l *library) findAbove(m *interp.Machine, res *Result) {
	def, ok := res.Func.(*syntax.FunctionDef)
	if !ok || res.Decorator == nil || res.Verdict == Protected || res.Verdict == Broken || res.Verdict == Unknown {
		return
	}
	registrar := -1
	for i, d := range def.Decorators {
		if d == res.Decorator {
			registrar = i
		}
	}
	for i := registrar - 1; i >= 0; i-- {
		made := m.Decorated(def.Decorators[i])
		if made == nil || !l.guards(m, res.Route, made) {
			continue
		}
		res.Reason = "a guard stands above the decorator that makes the route, so that it never runs"
		res.Above = &Above{Guard: def.Decorators[i], Registrar: def.Decorators[registrar], Path: res.Path}
		return
	}
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
