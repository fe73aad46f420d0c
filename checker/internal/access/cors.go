package access

import "unguarded/checker/internal/interp"

// answersPreflight tells whether a decorator is Flask-CORS's @cross_origin(…), which answers
// OPTIONS itself unless it is told not to (flask_cors/decorator.py, 4.0): the view below it
// does not run.
func answersPreflight(m *interp.Machine, x *interp.External) bool {
	if x.Path != "flask_cors.cross_origin()" && x.Path != "flask_cors.decorator.cross_origin()" {
		return false
	}
	automatic := true
	if x.Args != nil {
		if on, known := m.Truth(x.Args.ArgOr(-1, "automatic_options", interp.Bool(true))); known {
			automatic = on
		}
	}
	return automatic
}

// crossOrigin is what such a decorator makes of a view.
func (l *library) crossOrigin(inner interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "wrapper", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			if w := l.walk; w != nil && w.request.Method == "OPTIONS" {
				w.step(m.Site(), "`@cross_origin()` answers OPTIONS, and the view does not run")
				return l.response(interp.Int(200))
			}
			return m.Await(m.Call(inner, c, m.Site(), m.SiteNode()))
		},
	}
}
