package access

import (
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

const limiter = "flask_limiter.Limiter"

// Flask-Limiter (extension.py and manager.py, 3.3) guards nothing, but it asks key
// functions before the view runs, and those may verify a token, or crash without one.

// A rateLimiter is the state of a Limiter.
type rateLimiter struct {
	key      interp.Value                 // the key function that limits have by default
	limited  bool                         // it has default limits
	swallows bool                         // its errors are swallowed
	off      bool                         // it is not enabled
	marked   map[syntax.Node]bool         // the functions with limits of their own
	exempt   map[syntax.Node]bool         // those without any
	groups   map[*flask.Blueprint]*limits // the limits of blueprints; nil is exempt
}

// limits is one call of limit().
type limits struct {
	of  *rateLimiter
	ask []interp.Value // the key function, and limits that are functions
}

func (l *library) defineLimiter() {
	cls := l.class(limiter, map[string]method{
		"__init__":     l.initLimiter,
		"init_app":     l.limitApp,
		"limit":        l.limit,
		"shared_limit": l.limit,
		"exempt":       exemptFromLimits,
	})
	interp.Preset(cls.Attrs, "__getattr__", &interp.Builtin{Name: "__getattr__", Bind: true, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		name, _ := interp.AsStr(c.ArgOr(1, "", interp.Str("")))
		return &interp.External{Path: limiter + "()." + name}
	}})
	l.values["flask_limiter.extension.Limiter"] = cls
}

func limiterOf(self *interp.Instance) *rateLimiter {
	r, ok := self.State.(*rateLimiter)
	if !ok {
		r = &rateLimiter{marked: map[syntax.Node]bool{}, exempt: map[syntax.Node]bool{}, groups: map[*flask.Blueprint]*limits{}}
		self.State = r
	}
	return r
}

// initLimiter is Limiter(key_func, app=None, …), before 2.0 Limiter(app, key_func).
func (l *library) initLimiter(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	r := limiterOf(self)
	r.key = c.ArgOr(0, "key_func", interp.None())
	app := c.ArgOr(1, "app", interp.None())
	if flask.AppOf(r.key) != nil {
		r.key, app = c.ArgOr(1, "key_func", interp.None()), r.key
	}
	for _, name := range []string{"default_limits", "application_limits"} {
		if v, ok := c.Arg(-1, name); ok {
			t, known := m.Truth(v)
			r.limited = r.limited || t || !known
		}
	}
	if v, ok := c.Arg(-1, "swallow_errors"); ok {
		r.swallows, _ = m.Truth(v)
	}
	if v, ok := c.Arg(-1, "enabled"); ok {
		on, known := m.Truth(v)
		r.off = known && !on
	}
	return l.limitApp(m, self, &interp.Call{Args: []interp.Value{app}})
}

// limitApp adds the hook that holds requests against the default limits and those of
// the blueprint.
func (l *library) limitApp(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	app := flask.AppOf(c.ArgOr(0, "app", interp.None()))
	if app == nil || m.Exploring() || m.Unsure() {
		return interp.None()
	}
	r := limiterOf(self)
	app.AddHook(m, builtin("Limiter", func(m *interp.Machine, _ *interp.Call) interp.Value {
		if l.walk == nil || r.marked[l.walk.route.Func] || r.exempt[l.walk.route.Func] {
			return interp.None()
		}
		for _, reg := range app.Registered {
			if group, limited := r.groups[reg.Blueprint]; limited && reg.Name == l.walk.route.Blueprint {
				group.run(m, l)
				return interp.None()
			}
		}
		if r.limited || l.setting(m, "RATELIMIT_DEFAULT") {
			(&limits{r, []interp.Value{r.key}}).run(m, l)
		}
		return interp.None()
	}))
	return interp.None()
}

// limit makes a decorator for views, which limits blueprints as well.
func (l *library) limit(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	r := limiterOf(self)
	group := &limits{r, []interp.Value{c.ArgOr(-1, "key_func", r.key), c.ArgOr(0, "limit_value", interp.None())}}
	return builtin("limit", func(m *interp.Machine, c *interp.Call) interp.Value {
		inner := c.ArgOr(0, "obj", interp.None())
		if bp := flask.BlueprintOf(inner); bp != nil {
			r.groups[bp] = group
			return interp.None()
		}
		if f := flask.InnermostFunction(m, inner); f != nil {
			r.marked[f.Def] = true
		}
		return &interp.Builtin{
			Name: "__inner", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
			Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				group.run(m, l)
				return m.Await(m.Call(inner, c, m.Site(), m.SiteNode()))
			},
		}
	})
}

func exemptFromLimits(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	obj := c.ArgOr(0, "obj", interp.None())
	r := limiterOf(self)
	if bp := flask.BlueprintOf(obj); bp != nil {
		r.groups[bp] = nil
	} else if f := flask.InnermostFunction(m, obj); f != nil {
		r.exempt[f.Def] = true
	}
	if !interp.Callable(obj) && flask.BlueprintOf(obj) == nil {
		return builtin("exempt", func(_ *interp.Machine, c *interp.Call) interp.Value { return c.ArgOr(0, "obj", interp.None()) })
	}
	return obj
}

// run asks the functions of a limit. Those of libraries say where the request comes
// from.
func (g *limits) run(m *interp.Machine, l *library) {
	if g == nil || g.of.off || l.walk == nil || l.isOff(m, "RATELIMIT_ENABLED") {
		return
	}
	for _, f := range g.ask {
		if !interp.Callable(f) {
			continue
		}
		ask := func() { m.Await(m.Call(f, &interp.Call{}, m.Site(), nil)) }
		if g.of.swallows {
			m.Try(ask)
		} else {
			ask()
		}
	}
}
