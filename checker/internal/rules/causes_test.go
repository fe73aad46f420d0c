package rules

import (
	"strings"
	"testing"

	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
)

// call finds a call of the file by the start of its text.
func (a *app) call(text string) *syntax.Call {
	a.t.Helper()
	var found *syntax.Call
	syntax.Inspect(a.module, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok && found == nil && strings.HasPrefix(a.module.File.Slice(c.At), text) {
			found = c
		}
		return true
	})
	if found == nil {
		a.t.Fatalf("no call %s", text)
	}
	return found
}

func (a *app) use(text string) *access.Use {
	a.t.Helper()
	call := a.call(text)
	return &access.Use{Place: a.place(call), Written: "`" + text + "`", Node: call}
}

func lenient(a *app, text string) func(*access.Result) {
	return func(r *access.Result) { r.Lenient = a.use(text) }
}

func TestGuardMadeOptionalReplacesTheOptionalGuard(t *testing.T) {
	a := parse(t, `@app.get("/users")`, `@jwt_required("admin", fresh=True)`, `def users(): pass`)
	a.route("GET /users", "users", access.Optional, lenient(a, "jwt_required("))
	a.expect("guard-made-optional error: The first parameter of `jwt_required` is `optional`: `\"admin\"` there lets callers " +
		"without a token reach GET /users.")
	if got, want := a.fixed(), "@app.get(\"/users\")\n@jwt_required(fresh=True)\ndef users(): pass\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlacesOfATokenAreNamed(t *testing.T) {
	a := parse(t, `@app.get("/users")`, `@jwt_required(["headers", "cookies"])`, `def users(): pass`)
	a.route("GET /users", "users", access.Optional, lenient(a, "jwt_required("))
	want := "@app.get(\"/users\")\n@jwt_required(locations=[\"headers\", \"cookies\"])\ndef users(): pass\n"
	if got := a.fixed(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPositionalTrueMayBeMeant(t *testing.T) {
	a := parse(t, `@app.get("/users")`, `@jwt_required(True)`, `def users(): pass`)
	a.route("GET /users", "users", access.Optional, lenient(a, "jwt_required("))
	a.expect("guard-made-optional warning: The first parameter of `jwt_required` is `optional`: `True` there lets callers " +
		"without a token reach GET /users. If that is meant, write `optional=True`.")
}

func TestPositionalArgumentOfAProtectedRouteIsHarmless(t *testing.T) {
	a := parse(t, `@app.get("/users")`, `@jwt_required("admin")`, `def users(): pass`)
	a.route("GET /users", "users", access.Protected, lenient(a, "jwt_required("))
	a.expect()
}

func TestGuardCalledInAHookIsOneFinding(t *testing.T) {
	a := parse(t, `from flask_jwt_extended import JWTManager, jwt_required`, ``, `def check():`, `    jwt_required()`,
		`def users(): pass`, `def add(): pass`)
	idle := a.use("jwt_required()")
	a.route("GET /users", "users", access.Unprotected, func(r *access.Result) { r.Idle = idle })
	a.route("POST /users", "add", access.Unprotected, func(r *access.Result) { r.Idle = idle })
	a.expect("guard-call-no-effect error: `jwt_required()` makes a decorator and puts it on nothing, so it checks nothing: " +
		"anyone can call GET /users and POST /users.")
	want := strings.NewReplacer("jwt_required\n", "jwt_required, verify_jwt_in_request\n", "jwt_required()", "verify_jwt_in_request()").
		Replace(a.module.File.Text)
	if got := a.fixed(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestGuardOfAnotherPackageCalledForNothingHasNoFix(t *testing.T) {
	a := parse(t, `def users():`, `    auth.login_required(role="admin")`)
	a.route("GET /users", "users", access.Unprotected, func(r *access.Result) { r.Idle = a.use("auth.") })
	if found := a.check(); len(found) != 1 || found[0].Rule != "guard-call-no-effect" || len(found[0].Fixes) > 0 {
		t.Errorf("expected one finding of guard-call-no-effect without a fix, got %v", found)
	}
}

func TestOverridingAGuardedMethod(t *testing.T) {
	a := parse(t, `class Base:`, `    def get(self): pass`, `class Users(Base):`, `    def get(self): pass`, `    def post(self): pass`)
	class := a.module.Body[1].(*syntax.ClassDef)
	overridden := func(method string) func(*access.Result) {
		return func(r *access.Result) {
			r.Lost = &access.Lost{Kind: access.Overridden, Class: class, Path: "app.py", Attr: method, Base: "Base"}
		}
	}
	a.route("GET /users", "get", access.Unprotected, overridden("get"))
	a.route("POST /users", "post", access.Unprotected, overridden("post"))
	a.expect(
		"class-guard-lost warning: `Users.get` overrides the guarded `Base.get`, and has no guard: anyone can call GET /users.",
		"class-guard-lost error: `Users.post` overrides the guarded `Base.post`, and has no guard: anyone can call POST /users.",
	)
}

func TestGuardThatLetsOptionsThrough(t *testing.T) {
	a := parse(t, `@app.route("/users", methods=["OPTIONS", "POST"])`, `@jwt_required()`, `def add(): pass`)
	skipped := func(r *access.Result) { r.SkippedOptions, r.Writes = a.use("jwt_required()"), false }
	a.route("OPTIONS /users", "add", access.Unprotected, skipped)
	a.route("POST /users", "add", access.Protected)
	a.expect("options-runs-open warning: `jwt_required()` lets OPTIONS through, so anyone can run `add` with OPTIONS /users. " +
		"Flask answers OPTIONS by itself: leave it out of the methods.")
	if got, want := a.fixed(), strings.Replace(a.module.File.Text, `"OPTIONS", `, "", 1); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestKindOfATokenIsNamed(t *testing.T) {
	a := parse(t, `@app.post("/refresh")`, `@jwt_required("refresh")`, `def refresh(): pass`)
	a.route("POST /refresh", "refresh", access.Public, lenient(a, "jwt_required("))
	want := "@app.post(\"/refresh\")\n@jwt_required(refresh=True)\ndef refresh(): pass\n"
	if got := a.fixed(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
