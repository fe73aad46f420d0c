package flask

import "unguarded/checker/internal/interp"

// defineJSONAPI models flask-rest-jsonapi and its successors: api.route(class, name,
// *urls) registers a view class under a name. Its resources answer GET, POST and the
// others by themselves; those methods are not among the files given.
func (l *Library) defineJSONAPI(module string) {
	l.class(module+".Api", map[string]method{
		"__init__": l.initJSONAPI, "init_app": l.jsonAPIInitApp, "route": l.jsonAPIRoute,
		"permission_manager": nothing, "oauth_manager": nothing, "check_permissions": nothing,
	})
	l.values[module+".api.Api"] = l.values[module+".Api"]
	for _, name := range []string{"ResourceList", "ResourceDetail", "ResourceRelationship"} {
		c := l.class(module+"."+name, nil, l.base("flask.views.MethodView"))
		l.values[module+".resource."+name] = c
	}
}

func (l *Library) initJSONAPI(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if self.State != nil {
		return interp.None()
	}
	a := &api{object: self, known: true}
	self.State = a
	l.apis = append(l.apis, a)
	m.Set(self.Attrs, "decorators", decoratorsArg(c, 2))
	l.attach(m, a, c.ArgOr(0, "app", interp.None()))
	l.attach(m, a, c.ArgOr(1, "blueprint", interp.None()))
	return interp.None()
}

// jsonAPIInitApp is init_app(app, blueprint, additional_blueprints): rules go to the
// blueprint where there is one.
func (l *Library) jsonAPIInitApp(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	if a := apiOf(self); a != nil && a.blueprint == nil {
		l.attach(m, a, c.ArgOr(1, "blueprint", interp.None()))
		l.attach(m, a, c.ArgOr(0, "app", interp.None()))
	}
	return interp.None()
}

func (l *Library) jsonAPIRoute(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	a := apiOf(self)
	if a == nil || len(c.Args) < 2 {
		return interp.None()
	}
	r := l.newResource(m, c.Args[0], c.Args[2:], &interp.Call{})
	r.endpoint, _ = interp.AsStr(c.Args[1])
	if b := BlueprintOf(c.ArgOr(-1, "blueprint", interp.None())); b != nil {
		own := *a
		own.blueprint = b
		l.mount(m, &own, r)
		return interp.None()
	}
	l.addResource(m, a, r)
	return interp.None()
}
