package access

import (
	"fmt"
	"strconv"
	"strings"

	"unguarded/checker/internal/interp"
)

// middleware walks what the project put around the application: a __call__ of its
// own class, what it wraps app.wsgi_app in, or a wsgi_app of its own class. It gives
// an ending where that answers the request by itself, and ok false where it passes
// it on.
func (w *walk) middleware() (e ending, ok bool) {
	app := w.route.AppObject().Object
	ofClass := func(name string) interp.Value {
		if v, ok := w.m.ClassAttr(app.Class, name); ok {
			if f, own := v.(*interp.Function); own {
				return &interp.Bound{Self: app, Func: f}
			}
		}
		return nil
	}
	wrapped, set := app.Attrs.Get("wsgi_app")
	if !set {
		wrapped = ofClass("wsgi_app")
	}
	for _, outer := range []interp.Value{ofClass("__call__"), wrapped} {
		if b, own := outer.(*interp.Builtin); outer == nil || own && b.Name == "wsgi_app" && len(b.Inner) == 0 {
			continue
		}
		if e, ok := w.through(outer); ok {
			return e, true
		}
	}
	return ending{}, false
}

// through walks one WSGI application that is around Flask's.
func (w *walk) through(outer interp.Value) (e ending, ok bool) {
	passed, status := false, 0
	w.passOn = func() { passed = true }
	defer func() { w.passOn = nil }()
	start := &interp.Builtin{Name: "start_response", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		text, _ := interp.AsStr(c.ArgOr(0, "status", interp.None()))
		first, _, _ := strings.Cut(text, " ")
		status, _ = strconv.Atoi(first)
		return interp.None()
	}}
	at := w.placeOf(outer)
	v := w.m.Call(outer, &interp.Call{Args: []interp.Value{w.environ(), start}}, at, nil)
	if g, ok := v.(*interp.Generator); ok { // the server runs it
		w.m.Iterate(g)
	}
	if _, unseen := v.(*interp.External); passed || unseen { // a library's middleware is taken to pass on
		return ending{}, false
	}
	if !passed && status == 0 {
		return ending{}, false
	}
	w.step(at, fmt.Sprintf("the middleware %s answers with %d, and the application does not run", interp.Describe(outer), status))
	if status != 401 && status != 403 && status/100 != 3 {
		return ending{end: endTurned, status: status}, true
	}
	return ending{end: endRefused, status: status}, true
}

// environ is the WSGI environment of the request: what a header that it lacks
// would have put there is absent.
func (w *walk) environ() interp.Value {
	w.lib.MethodRead = true
	if w.wsgi != nil {
		return w.wsgi
	}
	d := interp.NewDict()
	put := func(name string, v interp.Value) { w.m.Put(d, interp.Str(name), v) }
	put("REQUEST_METHOD", interp.Str(w.request.Method))
	put("PATH_INFO", interp.Tainted(interp.Str(w.request.Path), interp.Named))
	put("SCRIPT_NAME", interp.Str(""))
	put("QUERY_STRING", interp.Str(""))
	put("wsgi.url_scheme", interp.Str("http"))
	d.Missing = func(key interp.Value) interp.Value {
		name, _ := interp.AsStr(key)
		if !strings.HasPrefix(name, "HTTP_") && name != "REMOTE_USER" { // the server's own, REMOTE_ADDR and wsgi.errors
			return &interp.Unknown{Why: "`" + name + "` of the server", Taint: interp.Data}
		}
		header := strings.ReplaceAll(strings.TrimPrefix(name, "HTTP_"), "_", "-")
		return w.lib.header(header)
	}
	w.wsgi = d
	return d
}

// wsgiApp is Flask's own application in the middle of the middleware.
func (l *library) passOn() {
	if l.walk != nil && l.walk.passOn != nil {
		l.walk.passOn()
	}
}

// defineWSGI models what middleware is written with: werkzeug's Request and the
// call of a Response.
func (l *library) defineWSGI() {
	l.OnWSGI = l.passOn
	l.values["werkzeug.wrappers.Request"] = &interp.Builtin{Name: "Request", Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
		return l.values["flask.request"]
	}}
	l.values["werkzeug.Request"] = l.values["werkzeug.wrappers.Request"]
	l.values["werkzeug.utils.cached_property"] = &interp.Builtin{Name: "cached_property", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return &interp.Descriptor{Kind: "property", Func: c.ArgOr(0, "func", interp.None())}
	}}
}

// answers is the call of a response, or of an exception that is one, as a WSGI
// application; attr holds its status.
func answers(attr string) interp.Value {
	return &interp.Builtin{Name: "__call__", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		self := c.ArgOr(0, "", interp.None())
		code, _ := m.Attr(self, attr, m.Site())
		n, known := interp.AsInt(code)
		if !known {
			n = 200
		}
		status := interp.Str(strconv.FormatInt(n, 10))
		m.Call(c.ArgOr(2, "start_response", interp.None()), &interp.Call{Args: []interp.Value{status, interp.NewList(interp.ListValue)}}, m.Site(), nil)
		return interp.NewList(interp.ListValue)
	}}
}
