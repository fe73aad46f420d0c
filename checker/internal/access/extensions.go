package access

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

const jwtManager = "flask_jwt_extended.JWTManager"

// needSetUp are the classes without whose object on the application the guards of
// their package crash (flask_jwt_extended/internal_utils.py, 4.4.4: RuntimeError, or
// KeyError for a setting; flask_login/utils.py, 0.6.2: AttributeError;
// flask_jwt/__init__.py, 0.3.2: KeyError).
var needSetUp = []string{jwtManager, loginManager, flaskJWT}

// setsLoginManager are packages that put a LoginManager of their own on the
// application.
var setsLoginManager = []string{"flask_security.", "flask_user.", "flask_appbuilder.", "flask_multipass."}

// extension is what became of the objects of a class while the project was imported.
type extension struct {
	made   bool                      // one was made
	on     map[*interp.Instance]bool // the applications that got one
	unsure bool                      // one was given to code or to an application that can't be seen
}

func (l *library) extension(class string) *extension {
	e := l.extensions[class]
	if e == nil {
		e = &extension{on: map[*interp.Instance]bool{}}
		l.extensions[class] = e
	}
	return e
}

// change gives what is noted of a class while modules are imported. What a request
// does with such an object changes nothing for another one.
func (l *library) change(m *interp.Machine, class string) *extension {
	if m.Exploring() {
		return &extension{on: map[*interp.Instance]bool{}}
	}
	return l.extension(class)
}

// makeExtension makes an object that a package keeps on the application.
func (l *library) makeExtension(m *interp.Machine, x *interp.External, c *interp.Call) (interp.Value, bool) {
	if x.Made || !slices.Contains(needSetUp, x.Path) {
		return nil, false
	}
	made := &interp.External{Path: x.Path + "()", Args: c, Made: true}
	l.change(m, x.Path).made = true
	if _, given := c.Arg(0, "app"); given || c.Open {
		l.setUp(m, made, c)
	}
	return made, true
}

// initApp is the method that gives the application its object.
func (l *library) initApp(x *interp.External) interp.Value {
	return &interp.Builtin{Name: "init_app", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		setDefaults(m, strings.TrimSuffix(x.Path, "()"), c)
		l.setUp(m, x, c)
		return interp.None()
	}}
}

func (l *library) setUp(m *interp.Machine, x *interp.External, c *interp.Call) {
	e := l.change(m, strings.TrimSuffix(x.Path, "()"))
	switch app := c.ArgOr(0, "app", nil).(type) {
	case *interp.Instance:
		e.on[app] = true
		if x.Path == loginManager+"()" {
			m.SetAttr(app, "login_manager", x, m.Site())
		}
	case *interp.Const: // JWTManager(None)
		e.unsure = e.unsure || c.Open
	default:
		e.unsure = true
	}
}

// setsUpItself notes a package that gives the application an object of its own.
func (l *library) setsUpItself(m *interp.Machine, x *interp.External) {
	for _, prefix := range setsLoginManager {
		if strings.HasPrefix(x.Path, prefix) {
			l.change(m, loginManager).unsure = true
		}
	}
}

// handOver notes the extensions that are given to code which can't be seen: it may
// set them up.
func (l *library) handOver(m *interp.Machine, c *interp.Call) {
	note := func(v interp.Value) {
		if x, ok := v.(*interp.External); ok && x.Made {
			if class := strings.TrimSuffix(x.Path, "()"); slices.Contains(needSetUp, class) {
				l.change(m, class).unsure = true
			}
		}
	}
	for _, v := range c.Args {
		note(v)
		if list, ok := v.(*interp.List); ok {
			for _, e := range list.Elts {
				note(e)
			}
		}
	}
	for _, k := range c.Kw {
		note(k.Value)
	}
}

// UnknownCall answers for a call of a value that can't be told.
func (l *library) UnknownCall(m *interp.Machine, u *interp.Unknown, c *interp.Call) (interp.Value, bool) {
	l.handOver(m, c)
	l.walk.leaves(c)
	for _, v := range c.Args {
		if app, ok := v.(*interp.Instance); ok && !m.Exploring() {
			l.handed[app] = true
		}
	}
	if u.Attr == "init_app" { // of which extension can't be told
		for _, class := range needSetUp {
			l.change(m, class).unsure = true
		}
	}
	return l.Library.UnknownCall(m, u, c)
}

// lacks tells whether the project makes an extension and does not give it the route's
// application. A project that makes none has it somewhere else.
func (w *walk) lacks(class string) bool {
	e := w.lib.extension(class)
	app := w.route.AppObject()
	if !e.made || e.unsure || app.Fragment || app.Object == nil || e.on[app.Object] || w.lib.handed[app.Object] {
		return false
	}
	if _, set := app.Object.Attrs.Get("login_manager"); set && class == loginManager || w.lib.leftOver(w.route, e) {
		return false
	}
	return !slices.ContainsFunc(w.m.Classes, func(c *interp.Class) bool { return interp.IsSubclass(c, class) })
}

// leftOver tells whether an application without an extension, which others got, may
// never be served: it stands in a file of its own, or one that got it serves the same
// view.
func (l *library) leftOver(r *flask.Route, e *extension) bool {
	if len(e.on) == 0 {
		return false
	}
	beside := slices.ContainsFunc(l.Apps, func(app *flask.App) bool { return e.on[app.Object] && app.Module == r.AppObject().Module })
	return !beside || slices.ContainsFunc(l.routes, func(o *flask.Route) bool { return o.Func == r.Func && e.on[o.AppObject().Object] })
}

// needs crashes as a guard does whose extension the application lacks.
func (w *walk) needs(class, written string) {
	if !w.lacks(class) {
		return
	}
	name := shortName(class)
	w.step(w.m.Site(), fmt.Sprintf("%s crashes, for the application was never given the %s that the project makes", written, name))
	w.crash = w.m.Site()
	if class == loginManager {
		w.m.RaiseNew("AttributeError", "'Flask' object has no attribute 'login_manager'")
	}
	if class == flaskJWT {
		w.m.RaiseNew("KeyError", "JWT_DEFAULT_REALM")
	}
	w.m.RaiseNew("RuntimeError", "You must initialize a JWTManager with this flask application before using this method")
}

// needsLoader crashes as Flask-Login does when it has nothing to load a user with
// (LoginManager._load_user, 0.6.2).
func (w *walk) needsLoader(written string) {
	w.needs(loginManager, written)
	x := w.lib.loginManager()
	if x == nil || w.lib.extension(loginManager).unsure {
		return
	}
	for _, name := range []string{"user_loader", "request_loader"} {
		if _, ok := w.lib.callbacks[callback{x, name}]; ok {
			return
		}
	}
	w.step(w.m.Site(), written+" crashes, for the LoginManager has neither a user_loader nor a request_loader")
	w.crash = w.m.Site()
	w.m.RaiseNew("Exception", "Missing user_loader or request_loader")
}
