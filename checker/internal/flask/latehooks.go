package flask

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// A LateHook is a before_request function that was declared on a blueprint after
// the blueprint was registered. Flask 2.2 never runs it for that registration, and
// later versions stop with an error.
type LateHook struct {
	diag.Place // of the decorator or call that declares it
	Hook       interp.Value
	Registered diag.Place // the registration that came before
	blueprint  *Blueprint
	appWide    bool // before_app_request
}

// noteLate keeps a hook that comes after its blueprint was registered.
func (l *Library) noteLate(m *interp.Machine, self *interp.Instance, hook interp.Value, appWide bool) {
	if b := BlueprintOf(self); b != nil && b.Registered > 0 && !m.Unsure() {
		l.late = append(l.late, &LateHook{Place: m.Site(), Hook: hook, Registered: b.registeredAt, blueprint: b, appWide: appWide})
	}
}

// LateHooks gives the hooks that came too late for a route.
func (l *Library) LateHooks(r *Route) []*LateHook {
	var list []*LateHook
	for _, late := range l.late {
		for _, reg := range r.rule.App.Registered {
			if reg.Blueprint == late.blueprint && (late.appWide || r.Blueprint == reg.Name || strings.HasPrefix(r.Blueprint, reg.Name+".")) {
				list = append(list, late)
				break
			}
		}
	}
	return list
}
