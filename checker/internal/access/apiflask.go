package access

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// apiFlaskError is the exception that APIFlask answers with its status
// (apiflask/exceptions.py, 1.3 and 2.4). It is no HTTPException of Werkzeug's.
const apiFlaskError = "apiflask.exceptions.HTTPError"

// defineAPIFlask lists Flask-HTTPAuth's classes where APIFlask has them, and its abort.
func (l *library) defineAPIFlask() {
	abort := &interp.Builtin{Name: "abort", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		exc := l.newException(apiFlaskError)
		keepStatus(m, exc, c.ArgOr(0, "status_code", interp.None()))
		m.Raise(exc)
		return nil
	}}
	l.values["apiflask.abort"], l.values["apiflask.exceptions.abort"] = abort, abort
	for _, name := range strings.Fields("HTTPBasicAuth HTTPTokenAuth HTTPDigestAuth HTTPAPIKeyAuth MultiAuth") {
		model := strings.Replace(name, "APIKey", "Token", 1) // it takes a header of its own, and no more
		for _, module := range []string{"apiflask.", "apiflask.security."} {
			l.values[module+name] = &interp.External{Path: "flask_httpauth." + model}
		}
	}
}

// initAPIFlaskError is HTTPError(status_code=None, message=None, …).
func initAPIFlaskError(m *interp.Machine, c *interp.Call) interp.Value {
	if exc, ok := c.ArgOr(0, "", nil).(*interp.Instance); ok {
		keepStatus(m, exc, c.ArgOr(1, "status_code", interp.None()))
	}
	return interp.None()
}

func keepStatus(m *interp.Machine, exc *interp.Instance, status interp.Value) {
	if !interp.IsNone(status) {
		m.Set(exc.Attrs, "status_code", statusValue(m, status))
	}
}
