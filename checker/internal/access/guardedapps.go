package access

import (
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// Some packages guard a whole application by a hook of their own, once they are set
// up with it; the application's configuration says for which requests.

// appGuards tell whether a hook asks the request that is walked for credentials.
var appGuards = map[string]func(m *interp.Machine, config *interp.Dict, r *flask.Request) bool{
	"flask_jwt_router.JwtRoutes": asksUnlessListed,
	"flask_basicauth.BasicAuth":  asksIfForced,
}

// setUpGuard answers for the making of such an object, and for its init_app.
func (l *library) setUpGuard(m *interp.Machine, x *interp.External, c *interp.Call) (interp.Value, bool) {
	path, later := strings.CutSuffix(x.Path, "().init_app")
	asks, ok := appGuards[path]
	if !ok || !later && x.Made {
		return nil, false
	}
	if app := flask.AppOf(c.ArgOr(0, "app", interp.None())); app != nil && !m.Exploring() {
		l.addGuardHook(m, app, path, asks)
	}
	if later {
		return interp.None(), true
	}
	return &interp.External{Path: path + "()", Args: c, Made: true}, true
}

func (l *library) addGuardHook(m *interp.Machine, app *flask.App, path string, asks func(*interp.Machine, *interp.Dict, *flask.Request) bool) {
	name := shortName(path)
	at := m.Site()
	app.AddHook(m, &interp.Builtin{Name: name, Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
		w := l.walk
		config, ok := app.Object.Attrs.Get("config")
		settings, isDict := config.(*interp.Dict)
		if w == nil || ok && isDict && !asks(m, settings, w.request) || w.satisfies(catalog.Access) {
			return interp.None()
		}
		w.refused(demand{at: at, written: "`" + name + "`, which guards the application,"})
		l.refuse(m, "werkzeug.exceptions.Unauthorized", 401)
		return nil
	}})
}

// asksIfForced is Flask-BasicAuth: the setting makes it guard every view.
func asksIfForced(m *interp.Machine, config *interp.Dict, _ *flask.Request) bool {
	v, ok := config.Get(interp.Str("BASIC_AUTH_FORCE"))
	if !ok {
		return false
	}
	if t, known := m.Truth(v); known {
		return t
	}
	return m.Choose(interp.Unseen, "whether BASIC_AUTH_FORCE is true", m.Site())
}

// asksUnlessListed is flask-jwt-router: two settings list the open routes as pairs
// of a method and a path; those of the first are under the name of the API.
func asksUnlessListed(m *interp.Machine, config *interp.Dict, r *flask.Request) bool {
	if r.Method == "OPTIONS" {
		return false
	}
	prefix := ""
	if v, ok := config.Get(interp.Str("JWT_ROUTER_API_NAME")); ok {
		prefix, _ = interp.AsStr(v)
	}
	open, unclear := false, config.Open
	for setting, before := range map[string]string{"WHITE_LIST_ROUTES": prefix, "IGNORED_ROUTES": ""} {
		v, ok := config.Get(interp.Str(setting))
		if !ok {
			continue
		}
		list, isList := v.(*interp.List)
		if !isList {
			unclear = unclear || !interp.IsNone(v)
			continue
		}
		unclear = unclear || list.Open
		for _, pair := range list.Elts {
			listed, known := isListed(pair, before, r)
			open = open || listed
			unclear = unclear || !known
		}
	}
	if open || !unclear {
		return !open
	}
	return !m.Choose(interp.Unseen, "whether the route is in WHITE_LIST_ROUTES", m.Site())
}

// isListed compares a pair with the request. A variable of the listed path stands
// for any part, and what the longer of the two has more is not compared.
func isListed(pair interp.Value, prefix string, r *flask.Request) (listed, known bool) {
	p, ok := pair.(*interp.List)
	if !ok || len(p.Elts) != 2 {
		return false, false
	}
	method, ok1 := interp.AsStr(p.Elts[0])
	path, ok2 := interp.AsStr(p.Elts[1])
	if !ok1 || !ok2 {
		return false, false
	}
	path = prefix + path
	if method != r.Method {
		return false, true
	}
	if !strings.Contains(path, "<") {
		return path == r.Path, true
	}
	want, have := strings.Split(path, "/"), strings.Split(r.Path, "/")
	for i := range min(len(want), len(have)) {
		if want[i] != "" && want[i][0] != '<' && want[i] != have[i] {
			return false, true
		}
	}
	return true, true
}
