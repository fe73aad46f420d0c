// Package access walks one request through what a project declares: hooks,
// wrappers, body. It executes the code abstractly and tells where the request
// ends, by which steps, and what that means for a caller without credentials.
package access

import (
	"strings"
	"unicode"

	"unguarded/checker/diag"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// library answers for everything that is not among the files given: Flask's
// declarations through the flask package, requests and responses, and the
// packages of the catalog.
type library struct {
	*flask.Library
	routes    []*flask.Route  // of the program, once it was imported
	majors    map[string]int  // major versions by module
	meantOpen []publicPattern // what the user says is meant to be open
	values    map[string]interp.Value
	defined   map[string]bool        // the modules that were looked up
	named     map[string]bool        // the packages of the guards that the user names
	probe     probe                  // what the anonymous request of the walk carries
	walk      *walk                  // the walk under way, nil while importing
	asked     map[catalog.Token]bool // the tokens that guards asked for, since it was emptied
	told      bool                   // the walks of the route looked at who the caller is
	first     *journey               // the stranger's, on the route that is judged
	// guards are the guards that were put on something, for the rules.
	misuses map[interp.Value]*Misuse
	// handlers and statements keep what was looked up in the text, for the rules.
	handlers   map[diag.Place]*Swallowed
	statements map[syntax.Node]bool
	// claimed are the routes whose hooks answer a caller with the claims of a token.
	claimed map[*flask.Route]*HookAnswer
	// security is set once the project makes Flask-Security's object.
	security bool
	// callbacks are those of Flask-HTTPAuth's objects and of Flask-Login's manager.
	callbacks map[callback]interp.Value
	// extensions are what became of the objects that the application needs, by class.
	extensions map[string]*extension
	// handed are the applications that were given to code that can't be seen: it
	// may set up anything there.
	handed map[*interp.Instance]bool
}

func newLibrary(majors map[string]int, settings Settings) *library {
	l := &library{
		Library: flask.NewLibrary(), majors: majors, meantOpen: publicPatterns(settings.Public),
		named: map[string]bool{}, values: map[string]interp.Value{}, defined: map[string]bool{}, misuses: map[interp.Value]*Misuse{}, asked: map[catalog.Token]bool{}, claimed: map[*flask.Route]*HookAnswer{},
		handlers: map[diag.Place]*Swallowed{}, statements: map[syntax.Node]bool{},
		callbacks: map[callback]interp.Value{}, extensions: map[string]*extension{}, handed: map[*interp.Instance]bool{},
	}
	l.OnArguments = func(m *interp.Machine, c *interp.Call) { l.parseSchema(m, c) }
	l.values["werkzeug.exceptions.abort"] = &interp.Builtin{Name: "abort", Fn: l.abort}
	l.defineResponses()
	l.defineRequest()
	l.defineWSGI()
	l.defineProxies()
	l.values["flask_login.config.EXEMPT_METHODS"] = interp.NewList(interp.SetValue, interp.Str("OPTIONS"))
	l.defineSettings(settings)
	return l
}

// Known tells whether a package can be assumed to be installed.
func (l *library) Known(pkg string) bool { return catalog.Installed(pkg) || l.named[pkg] }

// Lookup gives the model of a dotted path: Flask's, ours, or a catalog entry's.
func (l *library) Lookup(path string) (interp.Value, bool) {
	if extension, ok := renamed(path); ok {
		v, ok := l.Lookup(extension)
		if !ok {
			v = &interp.External{Path: extension}
		}
		return v, true
	}
	if v, ok := l.Library.Lookup(path); ok {
		return v, true
	}
	path = respell(path)
	if v, ok := l.model(path); ok {
		return v, true
	}
	v, ok := l.fromCatalog(path)
	if !ok {
		v, ok = statusCode(path)
	}
	if ok {
		l.values[path] = v
	}
	return v, ok
}

// model gives our own model of a path.
func (l *library) model(path string) (interp.Value, bool) {
	if v, ok := l.values[path]; ok {
		return v, true
	}
	if c, ok := l.exception(path); ok {
		return c, true
	}
	l.define(path)
	v, ok := l.values[path]
	return v, ok
}

// define makes the models that a path is one of, when it is first asked for: a program
// uses few of them.
func (l *library) define(path string) {
	module, _, _ := strings.Cut(path, ".")
	if module == "flask" {
		l.defineContext(path)
		return
	}
	if l.defined[module] {
		return
	}
	l.defined[module] = true
	switch module {
	case "apiflask":
		l.defineAPIFlask()
	case "flask_limiter":
		l.defineLimiter()
	case "flask_praetorian":
		l.values["flask_praetorian.Praetorian().authenticate"] = &interp.Builtin{Name: "authenticate", Fn: l.praetorianAuthenticate}
	case "flask_principal":
		l.definePrincipal()
	case "flask_restful", "flask_restx", "flask_restplus":
		l.defineReqparse(module)
	case "webargs":
		l.defineWebargs()
	}
}

// respell spells a name that is also found in a submodule the way the catalog
// lists it: flask_jwt_extended.view_decorators.jwt_required.
func respell(path string) string {
	if to, ok := spellings[path]; ok {
		return to
	}
	module, rest, _ := strings.Cut(path, ".")
	if !catalog.NamesIn(module) || catalog.Names(path) {
		return path
	}
	for { // drop submodules between package and name
		_, name, more := strings.Cut(rest, ".")
		if !more {
			return path
		}
		if short := module + "." + name; catalog.Names(short) {
			return short
		}
		rest = name
	}
}

func (l *library) fromCatalog(path string) (interp.Value, bool) {
	module, _, _ := strings.Cut(path, ".")
	e, ok := catalog.Lookup(path, l.majors[module])
	if !ok {
		return nil, false
	}
	switch e.Role {
	case catalog.Guard, catalog.OptionalGuard:
		return l.guard(e), true
	case catalog.Verify, catalog.OptionalVerify:
		return l.verifier(e), true
	case catalog.Identity:
		return l.identity(e), true
	case catalog.Issue, catalog.Revoke:
		return l.issuer(e), true
	case catalog.Decode, catalog.Peek, catalog.Check:
		return l.decoder(e), true
	case catalog.Context:
		return l.contextGuard(e), true
	case catalog.Serve:
		return l.server(e), true
	case catalog.Challenge:
		return builtin(shortName(path), func(*interp.Machine, *interp.Call) interp.Value { return l.turnedAway(e.Status) }), true
	case catalog.Transparent:
		return l.letsThrough(e), true
	}
	return nil, false
}

// server makes what answers the clients of an OAuth server.
func (l *library) server(e catalog.Entry) interp.Value {
	answer := func() interp.Value {
		l.did(serves)
		return &interp.Unknown{Why: "the answer of an OAuth server", Taint: interp.Data}
	}
	return builtin(shortName(e.Path), func(m *interp.Machine, c *interp.Call) interp.Value {
		if e.Form != catalog.Bare || len(c.Args) == 0 {
			return answer()
		}
		inner := c.Args[0]
		return &interp.Builtin{Name: "decorated", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
			Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				m.Call(inner, c, m.Site(), m.SiteNode())
				return answer()
			}}
	})
}

// letsThrough makes a decorator that a stranger passes.
func (l *library) letsThrough(e catalog.Entry) interp.Value {
	put := &interp.Builtin{Name: "decorator", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return l.transparent(e.Path, c.ArgOr(0, "f", interp.None()))
	}}
	if e.Form == catalog.Bare {
		return put
	}
	return &interp.Builtin{Name: shortName(e.Path), Fn: func(*interp.Machine, *interp.Call) interp.Value { return put }}
}

// Exports lists what a star import of a library brings.
func (l *library) Exports(path string) []string {
	names := l.Library.Exports(path)
	prefix := path + "."
	own := func(p string) {
		if rest, ok := strings.CutPrefix(p, prefix); ok && !strings.Contains(rest, ".") {
			names = append(names, rest)
		}
	}
	l.define(path)
	for p := range l.values {
		own(p)
	}
	for p := range exceptionModels() {
		own(p)
	}
	for _, p := range contextModels {
		own(p)
	}
	for _, p := range catalog.Packages() {
		for _, e := range p.Entries {
			if rest, ok := strings.CutPrefix(e.Path, prefix); ok && !strings.ContainsAny(rest, ".(") && !strings.HasPrefix(rest, "_") {
				names = append(names, rest)
			}
		}
	}
	return names
}

// Call answers for calls of library values that have no model: an object of a
// catalog package that is called, a decorator that guards nothing.
func (l *library) Call(m *interp.Machine, x *interp.External, c *interp.Call) (interp.Value, bool) {
	setDefaults(m, strings.TrimSuffix(x.Path, "().init_app"), c)
	if v, ok := l.makeExtension(m, x, c); ok {
		return v, true
	}
	if v, ok := l.makeToken(m, x, c); ok {
		return v, true
	}
	l.handOver(m, c)
	l.setsUpItself(m, x)
	l.security = l.security || x.Path == "flask_security.Security" && !m.Exploring()
	if v, ok := l.setUpGuard(m, x, c); ok {
		return v, true
	}
	if !x.Made && catalog.Names(x.Path+"()") { // an instance of a class whose objects are guards
		return nil, false
	}
	if x.Made && catalog.Names(x.Path) {
		if v, ok := l.Lookup(x.Path); ok { // ResourceProtector()("profile")
			return m.Call(v, c, m.Site(), m.SiteNode()), true
		}
	}
	if strings.HasSuffix(x.Path, ".parse_args") && m.Exploring() {
		return &interp.External{Path: x.Path + "()", Args: c, Made: true, Taint: c.Taint() | interp.Input}, true
	}
	if l.quiet(x.Path) {
		l.walk.compares(x.Path)
		return &interp.External{Path: x.Path + "()", Args: c, Made: true, Taint: c.Taint() | interp.Data, Wraps: c.Callables()}, true
	}
	if readsCache(x.Path) && m.Exploring() {
		return l.walk.memoized(x, c, func() interp.Value {
			return &interp.External{Path: x.Path + "()", Args: c, Made: true, Taint: c.Taint() | interp.Data}
		}), true
	}
	if !catalog.IsTransparent(x.Path) {
		l.walk.compares(x.Path)
		l.walk.leaves(c)
		return l.credentialCall(m, x, c)
	}
	if wrapped := c.Callables(); len(wrapped) == 1 && len(c.Args) == 1 && !m.Exploring() && !isArgument(m, wrapped[0]) {
		if flask.NamesSecurity(m, x.Args) { // flasgger, flask_apispec
			l.Document(m, wrapped[0], m.Site())
		}
		if cls, ok := wrapped[0].(*interp.Class); ok {
			cls.AddBase(&interp.External{Path: x.Path + "()"})
			return cls, true
		}
		if answersPreflight(m, x) {
			return l.crossOrigin(wrapped[0]), true
		}
		return l.transparent(x.Path, wrapped[0]), true
	}
	return nil, false
}

// isArgument tells whether a callable is an argument of a decorator, and not what
// it is put on: the schema of marshal_with(Schema).
func isArgument(m *interp.Machine, v interp.Value) bool {
	_, isClass := v.(*interp.Class)
	_, decorates := m.SiteNode().(*syntax.Decorator)
	return isClass && !decorates
}

// transparent is what a decorator that guards nothing gives: something that
// calls what it wraps.
func (l *library) transparent(path string, inner interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "wrapper", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			open := *c
			open.Open = true // such a decorator may add arguments of its own
			call := func() interp.Value { return m.Await(m.Call(inner, &open, m.Site(), m.SiteNode())) }
			if memoizes(path) {
				return l.walk.memoized(inner, c, call)
			}
			return call()
		},
	}
}

// quiet tells whether calling a library's function is no effect: logging, and
// putting an answer together.
func (l *library) quiet(path string) bool {
	for _, prefix := range []string{"logging.", "structlog.", "loguru.", "pprint.", "flask.url_for", "flask.flash", "flask.get_", "datetime.", "http.", "json.", "time.", "base64.", "hmac.", "hashlib.", "operator.", "re.", "typing.", "enum.", "string.", "warnings.", "traceback.", "sys.", "math."} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// credentialCall is a call into a library that is in no catalog, with something
// that depends on the caller's credentials, or before the body one of a function
// that a package of the catalog has besides: it may refuse them by raising.
func (l *library) credentialCall(m *interp.Machine, x *interp.External, c *interp.Call) (interp.Value, bool) {
	if !m.Exploring() || len(x.Wraps) > 0 || (x.Taint|c.Taint())&interp.Credential == 0 && !l.mayRefuse(x) || isDatabaseDriver(x.Path) {
		return nil, false
	}
	if m.Choose(interp.Unseen, "whether "+interp.Describe(x)+" raises", m.Site()) {
		m.RaiseNew("Exception", "")
	}
	return nil, false
}

// isDatabaseDriver tells whether a path begins with a package that offers Python's database
// API (PEP 249): a query finds rows or none, and raises nothing over a missing token.
func isDatabaseDriver(path string) bool {
	module, _, _ := strings.Cut(path, ".")
	switch module {
	case "sqlite3", "psycopg", "psycopg2", "pymysql", "MySQLdb", "mysql", "flask_mysqldb", "flaskext", "pyodbc", "cx_Oracle", "oracledb":
		return true
	}
	return false
}

// mayRefuse tells whether a name of an authentication package that is not listed is
// a function that is called before the body.
func (l *library) mayRefuse(x *interp.External) bool {
	module, _, _ := strings.Cut(x.Path, ".")
	name := shortName(x.Path)
	isClass := name != "" && unicode.IsUpper(rune(name[0]))
	return l.walk != nil && !l.walk.entered && catalog.IsAuth(module) && !x.Made && !isClass
}
