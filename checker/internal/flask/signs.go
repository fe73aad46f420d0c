package flask

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// Signs writes down what Load, which looks for applications, factories and
// registrars in the text, found in a function: while that is the same, Load does the
// same.
func (l *Library) Signs(m *interp.Machine, def *syntax.FunctionDef) string {
	var signs strings.Builder
	own := ownApps(m)
	note := func(kind string, e syntax.Expr, methods []string) {
		if a, ok := e.(*syntax.Attribute); ok && slices.Contains(methods, a.Attr) {
			if owner, ok := a.Value.(*syntax.Name); ok {
				signs.WriteString("\n" + kind + owner.ID)
			}
		}
	}
	syntax.Scan(def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			name := calledName(n.Func)
			if slices.Contains(appClasses, name) || l.factories[name] || own[name] {
				signs.WriteString("\ncalls " + name)
			}
		case *syntax.Decorator:
			if call, ok := n.Expr.(*syntax.Call); ok {
				note("decorator of ", call.Func, verbs)
			}
		case *syntax.Attribute:
			note("registrar of ", n, registrars)
		}
		return true
	})
	return signs.String()
}
