package flask

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// Load imports a project the way its application would be started: the modules
// that make an application first, then the others, tests last; then the
// factories that nobody called. The machine's library must be, or hold, l.
func (l *Library) Load(m *interp.Machine) {
	order := importOrder(m)
	for _, mod := range order {
		m.Bounded(func() { m.Import(mod) })
	}
	l.callFactories(m, order)
	if !l.serves() && slices.ContainsFunc(order, func(mod *interp.Module) bool { return makesApp(mod, mod.Tree) }) {
		for _, mod := range order {
			m.Bounded(func() { m.RunMain(mod) })
		}
	}
	l.makeServers(m)
	l.callRegistrars(m, order)
	l.mountFragments(m)
	l.nameApps(m, order)
}

// serves tells whether an application has any rule.
func (l *Library) serves() bool {
	for _, a := range l.Apps {
		if !a.Fragment && len(a.Rules) > 0 {
			return true
		}
	}
	return false
}

func importOrder(m *interp.Machine) []*interp.Module {
	var list []*interp.Module
	rank := map[*interp.Module]int{}
	for _, mod := range m.Modules() {
		if mod.Tree == nil {
			continue
		}
		list = append(list, mod)
		rank[mod] = rankOf(mod)
	}
	slices.SortFunc(list, func(a, b *interp.Module) int {
		return cmp.Or(
			cmp.Compare(rank[a], rank[b]),
			cmp.Compare(strings.Count(a.Path, "/"), strings.Count(b.Path, "/")),
			cmp.Compare(a.Path, b.Path),
		)
	})
	return list
}

// entryNames are the files that an application is usually started from.
var entryNames = []string{"wsgi", "app", "main", "server", "run", "application", "manage", "asgi", "__init__", "__main__"}

func rankOf(mod *interp.Module) int {
	if IsTest(mod.Path) {
		return 3
	}
	stem := strings.TrimSuffix(path.Base(mod.Path), ".py")
	makes, entry := makesApp(mod, mod.Tree), slices.Contains(entryNames, stem)
	switch {
	case makes && entry:
		return 0
	case makes || entry:
		return 1
	}
	return 2
}

// IsTest tells by its path whether a file holds tests or migrations.
func IsTest(file string) bool {
	base := path.Base(file)
	if strings.HasPrefix(base, "test_") || strings.HasSuffix(base, "_test.py") || base == "conftest.py" {
		return true
	}
	for _, dir := range strings.Split(path.Dir(file), "/") {
		if dir == "tests" || dir == "migrations" {
			return true
		}
	}
	return false
}

// appClasses are the names that an application is made with.
var appClasses = []string{"Flask", "APIFlask", "OpenAPI", "Quart"}

func calledName(e syntax.Expr) string {
	switch f := e.(type) {
	case *syntax.Name:
		return f.ID
	case *syntax.Attribute:
		return f.Attr
	}
	return ""
}

// makesApp tells whether a part of a module calls one of them. Most texts name none.
func makesApp(mod *interp.Module, n syntax.Node) bool {
	at := n.Span()
	if def, ok := n.(*syntax.FunctionDef); ok && len(def.Decorators) > 0 {
		at.Start = def.Decorators[0].At.Start
	}
	text := mod.Tree.File.Slice(at)
	if !slices.ContainsFunc(appClasses, func(name string) bool { return strings.Contains(text, name) }) {
		return false
	}
	found := false
	syntax.Scan(n, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && slices.Contains(appClasses, calledName(c.Func)) {
			found = true
		}
		return !found
	})
	return found
}

// callFactories calls the functions that make an application and that nobody
// called, the outermost of them first.
func (l *Library) callFactories(m *interp.Machine, order []*interp.Module) {
	factories, own := map[string]bool{}, ownApps(m)
	var found []*interp.Function
	for _, mod := range order {
		if mod.Scope == nil {
			continue
		}
		for _, name := range mod.Scope.Names() {
			v, _ := mod.Scope.Get(name)
			f, ok := v.(*interp.Function)
			if !ok || f.Module != mod {
				continue
			}
			if def, ok := f.Def.(*syntax.FunctionDef); ok && (makesApp(mod, def) || callsOneOf(own, def)) {
				factories[f.Name()] = true
				found = append(found, f)
			}
		}
	}
	l.factories = factories
	for _, f := range outermostFirst(found, factories) {
		if m.Called(f.Def) > 0 || isRequestCode(f) {
			continue
		}
		l.callWithUnknowns(m, f)
	}
}

// ownApps are the names of the application classes of the project.
func ownApps(m *interp.Machine) map[string]bool {
	names := map[string]bool{}
	for _, c := range m.Classes {
		if interp.IsSubclass(c, "flask.Flask") {
			names[c.Name] = true
		}
	}
	return names
}

// callsOneOf tells whether a function calls something by one of the names.
func callsOneOf(names map[string]bool, def *syntax.FunctionDef) bool {
	found := false
	if len(names) == 0 {
		return false
	}
	syntax.Scan(def, func(n syntax.Node) bool {
		c, ok := n.(*syntax.Call)
		found = found || ok && names[calledName(c.Func)]
		return !found
	})
	return found
}

// outermostFirst adds the functions that call a factory, and sorts callers
// before what they call.
func outermostFirst(found []*interp.Function, names map[string]bool) []*interp.Function {
	calls := func(f *interp.Function) int {
		n := 0
		syntax.Scan(f.Def, func(node syntax.Node) bool {
			if c, ok := node.(*syntax.Call); ok && names[calledName(c.Func)] && calledName(c.Func) != f.Name() {
				n++
			}
			return true
		})
		return n
	}
	list := slices.Clone(found)
	slices.SortStableFunc(list, func(a, b *interp.Function) int { return cmp.Compare(calls(b), calls(a)) })
	return list
}

// isRequestCode tells whether a function is a test or a fixture by its name.
func isRequestCode(f *interp.Function) bool {
	return strings.HasPrefix(f.Name(), "test_") || IsTest(f.Module.Path)
}

// callWithUnknowns calls a function as a server would, with defaults where it
// has them and unknown values where it has none.
func (l *Library) callWithUnknowns(m *interp.Machine, f *interp.Function) {
	call := &interp.Call{Open: true}
	at := f.Module.At(f.Def)
	at.Span.End = at.Span.Start
	m.Bounded(func() {
		if r := m.Try(func() { m.Call(f, call, at, f.Def) }); r != nil {
			m.Crashes = append(m.Crashes, interp.Crash{Place: r.Place, Module: f.Module, Exc: r.Exc})
		}
	})
}

// callRegistrars calls functions that register routes on an application they are
// given, where no application is: `def init_routes(app):`.
func (l *Library) callRegistrars(m *interp.Machine, order []*interp.Module) {
	if l.madeApp() {
		return
	}
	for _, mod := range order {
		if mod.Scope == nil {
			continue
		}
		for _, name := range mod.Scope.Names() {
			v, _ := mod.Scope.Get(name)
			f, ok := v.(*interp.Function)
			if ok && f.Module == mod && m.Called(f.Def) == 0 && registersOnParameter(f) {
				l.callWithUnknowns(m, f)
			}
		}
	}
}

func (l *Library) madeApp() bool {
	for _, a := range l.Apps {
		if !a.Fragment {
			return true
		}
	}
	return false
}

// registersOnParameter tells whether a function declares routes on one of its
// parameters.
func registersOnParameter(f *interp.Function) bool {
	params := map[string]bool{}
	if f.Params == nil {
		return false
	}
	for _, p := range f.Params.Args {
		params[p.Name] = true
	}
	found := false
	syntax.Scan(f.Def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Decorator:
			call, ok := n.Expr.(*syntax.Call)
			found = found || ok && declaresOn(call.Func, params, verbs)
		case *syntax.Attribute:
			found = found || declaresOn(n, params, registrars)
		}
		return !found
	})
	return found
}

// registrars are the methods that declare routes however they are called.
var registrars = []string{"route", "add_url_rule", "add_resource", "register_blueprint"}

// declaresOn tells whether an expression is one of the methods of a parameter.
func declaresOn(e syntax.Expr, params map[string]bool, methods []string) bool {
	a, ok := e.(*syntax.Attribute)
	if !ok {
		return false
	}
	owner, ok := a.Value.(*syntax.Name)
	return ok && params[owner.ID] && slices.Contains(methods, a.Attr)
}

// mountFragments makes routes of what would be registered elsewhere: blueprints
// and resources that nobody registers, where no application is given, where none has
// any rule, or where a registration could not be seen.
func (l *Library) mountFragments(m *interp.Machine) {
	if l.serves() && len(l.Unresolved) == 0 {
		return
	}
	var app *App
	elsewhere := func() *App {
		if app == nil {
			app = l.fragmentFor(m, &interp.Unknown{Why: "an application that is not given"})
		}
		return app
	}
	for _, b := range l.Blueprints {
		if b.Registered == 0 && !l.isNested(b) && !IsTest(b.Place.Path) {
			o := options{known: false}
			l.register(m, b, elsewhere(), o)
		}
	}
	for _, a := range l.apis {
		if len(a.resources) == 0 {
			continue
		}
		a.app = elsewhere()
		a.known = a.known && a.prefix == ""
		for _, r := range a.resources {
			l.mount(m, a, r)
		}
		a.resources = nil
	}
	l.mountNamespaces(m, elsewhere)
	if l.madeApp() {
		return
	}
	l.mountClasses(m, elsewhere)
}

func (l *Library) isNested(b *Blueprint) bool {
	for _, parent := range l.Blueprints {
		for _, n := range parent.nested {
			if n.child == b {
				return true
			}
		}
	}
	return false
}

// mountNamespaces serves RESTX namespaces that no Api has.
func (l *Library) mountNamespaces(m *interp.Machine, elsewhere func() *App) {
	for _, n := range l.namespaces {
		if len(n.apis) > 0 || len(n.resources) == 0 {
			continue
		}
		object := &interp.Instance{Attrs: interp.NewAttrs()}
		setAttr(object.Attrs, "decorators", interp.NewList(interp.ListValue))
		a := &api{object: object, restx: true, app: elsewhere(), namespaces: map[*namespace]string{}}
		l.join(m, a, n, n.path)
	}
}

// mountClasses serves view classes that nobody adds; their URL can't be seen.
func (l *Library) mountClasses(m *interp.Machine, elsewhere func() *App) {
	bases := map[*interp.Class]bool{}
	for _, c := range m.Classes {
		for _, b := range interp.MRO(c)[1:] {
			bases[b] = true
		}
	}
	for _, c := range m.Classes {
		if l.used[c] || bases[c] || IsTest(c.Module.Path) || !interp.IsSubclass(c, "flask.views.View") {
			continue
		}
		if methods, ok := m.ClassAttr(c, "methods"); !ok || interp.IsNone(methods) {
			continue
		}
		at := c.Module.AtSpan(c.Def.NameAt)
		object := &interp.Instance{Attrs: interp.NewAttrs()}
		setAttr(object.Attrs, "decorators", interp.NewList(interp.ListValue))
		a := &api{object: object, known: false, app: elsewhere()}
		l.mount(m, a, &resource{Place: at, class: c, urls: []interp.Value{interp.Str("")}})
	}
}

// nameApps finds the variable that holds each application.
func (l *Library) nameApps(m *interp.Machine, order []*interp.Module) {
	for _, mod := range order {
		if mod.Scope == nil {
			continue
		}
		for _, name := range mod.Scope.Names() {
			v, _ := mod.Scope.Get(name)
			if app := AppOf(v); app != nil && app.Name == "" {
				app.Name = name
			}
		}
	}
	for _, app := range l.Apps {
		if app.Name == "" {
			app.Name = "app"
		}
	}
}
