package access

import (
	"unguarded/checker/internal/interp"
)

// findLate looks for a hook that would guard an open route, had it been declared
// before its blueprint was registered.
func (l *library) findLate(m *interp.Machine, res *Result) {
	if res.Verdict != Unprotected && res.Verdict != Optional {
		return
	}
	for _, late := range l.LateHooks(res.Route) {
		view := &interp.Builtin{Name: res.View, Inner: []interp.Value{res.Registered}, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			if v := m.Await(m.Call(late.Hook, &interp.Call{}, late.Place, nil)); !interp.IsNone(v) {
				return v
			}
			return m.Await(m.Call(res.Registered, c, res.Registration, nil))
		}}
		if l.guards(m, res.Route, view) {
			res.Late = late
			return
		}
	}
}
