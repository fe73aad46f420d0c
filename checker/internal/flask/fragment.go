package flask

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
)

// People paste pieces. A name that is nowhere defined and on which routes are
// declared stands for an application that is not given.

// fragmentFor gives the application that an undefined value stands for.
func (l *Library) fragmentFor(m *interp.Machine, u *interp.Unknown) *App {
	for u.Of != nil {
		u = u.Of
	}
	if app, ok := l.fragments[u]; ok {
		return app
	}
	var app *App
	m.AtTop(func() {
		app = AppOf(m.Call(l.base("flask.Flask"), &interp.Call{Args: []interp.Value{interp.Str(u.Name)}}, u.Place, nil))
	})
	app.Fragment = true
	app.Name = u.Name
	app.Place = u.Place
	l.fragments[u] = app
	return app
}

// declares lists what can be called on an application or blueprint.
var declares = []string{
	"add_url_rule", "register_blueprint", "before_request", "before_app_request", "url_value_preprocessor", "endpoint",
}

// UnknownAttr leaves attributes of what is not defined undefined.
func (l *Library) UnknownAttr(*interp.Machine, *interp.Unknown, string) (interp.Value, bool) {
	return nil, false
}

// UnknownCall takes registrations on a name that is not defined: @app.route and
// its kin on a function or class, and calls such as app.add_url_rule(…).
func (l *Library) UnknownCall(m *interp.Machine, u *interp.Unknown, c *interp.Call) (interp.Value, bool) {
	if m.Exploring() {
		return nil, false
	}
	l.handOver(m, c)
	if made := u.Of; made != nil && u.Args != nil && made.Of != nil && made.Of.Name != "" && len(c.Args) == 1 {
		if v, ok := l.fragmentDecorator(m, made, u.Args, c); ok {
			return v, true
		}
	}
	if u.Of == nil || u.Of.Name == "" {
		return nil, false
	}
	app := func() interp.Value { return l.fragmentFor(m, u.Of).Object }
	switch {
	case slices.Contains(declares, u.Attr):
		return l.callMethod(m, app(), u.Attr, c), true
	case slices.Contains(builderAdds, u.Attr) && isBuilderView(c.ArgOr(0, "baseview", nil)):
		l.mountBuilderView(m, l.fragmentFor(m, u.Of), builderView{m.Site(), builderClass(c.ArgOr(0, "baseview", nil))})
		return c.ArgOr(0, "baseview", nil), true
	case u.Attr == "add_resource" && len(c.Args) > 1:
		a := &api{object: &interp.Instance{Attrs: interp.NewAttrs()}, known: false, app: l.fragmentFor(m, u.Of)}
		setAttr(a.object.Attrs, "decorators", interp.NewList(interp.ListValue))
		l.addResource(m, a, l.newResource(m, c.Args[0], c.Args[1:], c))
		return interp.None(), true
	}
	return nil, false
}

// fragmentDecorator is @app.route("/…") on an undefined app.
func (l *Library) fragmentDecorator(m *interp.Machine, made *interp.Unknown, args, c *interp.Call) (interp.Value, bool) {
	target := c.Args[0]
	if _, isClass := target.(*interp.Class); !isClass && !interp.Callable(target) {
		return nil, false
	}
	if made.Attr != "route" && made.Attr != "resource" && !slices.Contains(verbs, made.Attr) {
		return nil, false
	}
	url, known := interp.AsStr(args.ArgOr(0, "rule", interp.None()))
	if made.Attr != "route" && (!known || !strings.HasPrefix(url, "/")) {
		return nil, false
	}
	app := l.fragmentFor(m, made.Of)
	name := made.Attr
	if name == "resource" {
		name = "route"
	}
	decorator := l.callMethod(m, app.Object, name, args)
	return m.Call(decorator, c, m.Site(), m.SiteNode()), true
}

// UnknownBase takes an undefined base class by its name for the one that is
// nearly always meant.
func (l *Library) UnknownBase(u *interp.Unknown) (interp.Value, bool) {
	switch u.Name {
	case "Resource":
		return l.base("flask_restful.Resource"), true
	case "MethodView":
		return l.base("flask.views.MethodView"), true
	}
	return nil, false
}

// handOver notes that code which can't be seen gets an application: it may register
// whatever the files given declare.
func (l *Library) handOver(m *interp.Machine, c *interp.Call) {
	for _, v := range c.Args {
		if app := AppOf(v); app != nil {
			l.Unresolved = append(l.Unresolved, m.Site())
			app.Unresolved = true
		}
	}
}
