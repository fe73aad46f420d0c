package access

import (
	"strconv"
	"strings"

	"unguarded/checker/internal/interp"
)

// defineResponses models what a handler answers with. Only the status matters.
func (l *library) defineResponses() {
	cls := &interp.Class{Name: "Response", Qual: "Response", Path: "flask.Response", Attrs: interp.NewAttrs()}
	l.values["flask.Response"] = cls
	interp.Preset(cls.Attrs, "__call__", answers("status_code"))
	interp.Preset(cls.Attrs, "__init__", &interp.Builtin{Name: "__init__", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		if self, ok := c.ArgOr(0, "", nil).(*interp.Instance); ok {
			m.Set(self.Attrs, "status_code", statusValue(m, c.ArgOr(2, "status", interp.Int(200))))
		}
		return interp.None()
	}})
	for _, name := range []string{"set_cookie", "delete_cookie", "get_json", "get_data", "set_data", "add_etag", "make_conditional", "call_on_close"} {
		interp.Preset(cls.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(*interp.Machine, *interp.Call) interp.Value { return interp.None() }})
	}
	add := func(path string, status int64, at int, name string) {
		l.values[path] = &interp.Builtin{Name: path[strings.LastIndexByte(path, '.')+1:], Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			return l.response(statusValue(m, c.ArgOr(at, name, interp.Int(status))))
		}}
	}
	for _, path := range []string{
		"flask.jsonify", "flask.render_template", "flask.render_template_string", "flask.send_file", "flask.send_from_directory",
		"flask.stream_template", "flask.helpers.send_file",
	} {
		add(path, 200, -1, "\x00")
	}
	add("flask.redirect", 302, 1, "code")
	l.values["flask.make_response"] = &interp.Builtin{Name: "make_response", Fn: l.makeResponse}
	l.defineAppResponses()
	same := &interp.Builtin{Name: "stream_with_context", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value { return c.ArgOr(0, "", interp.None()) }}
	l.values["flask.stream_with_context"] = same
	l.values["flask.copy_current_request_context"] = same
}

// defineAppResponses adds what the application object answers with.
func (l *library) defineAppResponses() {
	cls, ok := l.base("flask.Flask")
	if !ok {
		return
	}
	interp.Preset(cls.Attrs, "make_response", &interp.Builtin{Name: "make_response", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		return l.makeResponse(m, c.Rest(1))
	}})
	l.defineSteps(cls)
	interp.Preset(cls.Attrs, "response_class", l.values["flask.Response"])
}

// defineHTTPException adds what makes an HTTP exception an answer.
func (l *library) defineHTTPException(c *interp.Class) {
	interp.Preset(c.Attrs, "get_response", &interp.Builtin{Name: "get_response", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		return l.response(interp.Int(int64(statusOfException(m, c.ArgOr(0, "", interp.None())))))
	}})
	interp.Preset(c.Attrs, "__call__", answers("code"))
}

func (l *library) base(path string) (*interp.Class, bool) {
	v, _ := l.Library.Lookup(path)
	cls, ok := v.(*interp.Class)
	return cls, ok
}

func (l *library) response(status interp.Value) *interp.Instance {
	cls, _ := l.values["flask.Response"].(*interp.Class)
	r := &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
	interp.Preset(r.Attrs, "status_code", status)
	headers := interp.NewDict()
	headers.Missing = func(interp.Value) interp.Value { return interp.None() } // it is werkzeug's Headers, which has more methods than a dict
	interp.Preset(r.Attrs, "headers", headers)
	return r
}

// makeResponse is make_response(rv), make_response(rv, status) or a tuple.
func (l *library) makeResponse(m *interp.Machine, c *interp.Call) interp.Value {
	var v interp.Value = interp.NewList(interp.TupleValue, c.Args...)
	if len(c.Args) == 1 {
		v = c.Args[0]
	}
	if status, known := statusOf(m, v); known {
		return l.response(interp.Int(int64(status)))
	}
	return l.response(&interp.Unknown{Why: "a status", Taint: interp.Data})
}

// statusValue reads a status argument: 401, "401 Unauthorized", HTTPStatus.X.
func statusValue(m *interp.Machine, v interp.Value) interp.Value {
	if s, ok := interp.AsStr(v); ok {
		first, _, _ := strings.Cut(s, " ")
		if n, err := strconv.ParseInt(first, 10, 64); err == nil {
			return interp.Int(n)
		}
	}
	if _, ok := interp.AsInt(v); ok {
		return v
	}
	if x, ok := v.(*interp.External); ok {
		if s, ok := m.Lib.Lookup(x.Path); ok {
			return s
		}
	}
	return v
}

// statusOf gives the status of what a view or a hook returned, if it is known.
// What is no response is the body of one, with 200.
func statusOf(m *interp.Machine, v interp.Value) (status int, known bool) {
	switch v := v.(type) {
	case *interp.Instance:
		if interp.IsSubclass(v.Class, "werkzeug.exceptions.HTTPException") {
			return statusOfException(m, v), true
		}
		s, ok := v.Attrs.Get("status_code")
		if !ok {
			return 200, true
		}
		n, isInt := interp.AsInt(statusValue(m, s))
		return int(n), isInt
	case *interp.List:
		if v.Kind != interp.TupleValue || len(v.Elts) < 2 {
			return 200, true
		}
		if _, headers := v.Elts[1].(*interp.Dict); headers && len(v.Elts) == 2 {
			return statusOf(m, v.Elts[0])
		}
		n, isInt := interp.AsInt(statusValue(m, v.Elts[1]))
		return int(n), isInt
	case *interp.Unknown, *interp.Union:
		return 0, false
	case *interp.External:
		return 0, false
	}
	return 200, true
}

// statusCode gives the number of a named status: http.HTTPStatus.UNAUTHORIZED,
// flask_api.status.HTTP_401_UNAUTHORIZED, http.client.FORBIDDEN.
func statusCode(path string) (interp.Value, bool) {
	path = strings.TrimSuffix(path, ".value")
	name := path[strings.LastIndexByte(path, '.')+1:]
	if rest, ok := strings.CutPrefix(name, "HTTP_"); ok && len(rest) > 3 {
		if n, err := strconv.ParseInt(rest[:3], 10, 64); err == nil {
			return interp.Int(n), true
		}
	}
	if !strings.HasPrefix(path, "http.HTTPStatus.") && !strings.HasPrefix(path, "http.client.") {
		return nil, false
	}
	n, ok := statusNames[name]
	return interp.Int(n), ok
}

var statusNames = map[string]int64{
	"OK": 200, "CREATED": 201, "ACCEPTED": 202, "NO_CONTENT": 204, "MOVED_PERMANENTLY": 301, "FOUND": 302, "SEE_OTHER": 303,
	"TEMPORARY_REDIRECT": 307, "PERMANENT_REDIRECT": 308, "BAD_REQUEST": 400, "UNAUTHORIZED": 401, "PAYMENT_REQUIRED": 402, "FORBIDDEN": 403,
	"NOT_FOUND": 404, "METHOD_NOT_ALLOWED": 405, "CONFLICT": 409, "GONE": 410, "UNPROCESSABLE_ENTITY": 422, "TOO_MANY_REQUESTS": 429,
	"INTERNAL_SERVER_ERROR": 500, "NOT_IMPLEMENTED": 501, "SERVICE_UNAVAILABLE": 503,
}
