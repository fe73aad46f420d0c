package rules

import (
	"strings"
	"testing"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
)

func above(a *app, guard, registrar string) func(*access.Result) {
	return func(r *access.Result) {
		r.Decorator = a.decorator(registrar)
		r.Above = &access.Above{Guard: a.decorator(guard), Registrar: r.Decorator, Path: "app.py"}
	}
}

func TestGuardAboveRouteReplacesTheUnprotectedRoute(t *testing.T) {
	a := parse(t, `@jwt_required()`, `@app.get("/users")`, `def users(): pass`)
	a.route("GET /users", "users", access.Unprotected, above(a, "@jwt_required", "@app.get"))
	a.expect("guard-above-route error: `@jwt_required()` stands above `@app.get`, so Flask never runs it for GET /users: " +
		"`@app.get` registers only what is below it. Put it below `@app.get`.")
}

func TestGuardAboveAProtectedRouteIsSuperfluous(t *testing.T) {
	a := parse(t, `@jwt_required()`, `@app.get("/users")`, `def users(): pass`)
	a.route("GET /users", "users", access.Protected, above(a, "@jwt_required", "@app.get"))
	a.expect()
}

func TestGuardAboveRouteIsMovedBelowIt(t *testing.T) {
	a := parse(t,
		`class Shop:`,
		`    @jwt_required()  # signed in`,
		`    @cached`,
		`    @app.get(`,
		`        "/users",`,
		`    )`,
		`    # the users`,
		`    def users(): pass`)
	a.route("GET /users", "users", access.Unprotected, above(a, "@jwt_required", "@app.get"))
	want := strings.Join([]string{
		`class Shop:`,
		`    @cached`,
		`    @app.get(`,
		`        "/users",`,
		`    )`,
		`    @jwt_required()  # signed in`,
		`    # the users`,
		`    def users(): pass`, ``}, "\n")
	if got := a.fixed(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestSeveralGuardsAboveAreOneFindingAndKeepTheirOrder(t *testing.T) {
	a := parse(t, `@jwt_required()`, `@roles("admin")`, `@app.post("/a")`, `@app.get("/b")`, `def users(): pass`)
	a.route("GET /b", "users", access.Unprotected, above(a, "@roles", "@app.get"))
	a.route("POST /a", "users", access.Unprotected, above(a, "@jwt_required", "@app.get"))
	a.expect("guard-above-route error: `@jwt_required()` and `@roles(\"admin\")` stand above `@app.get`, so Flask never runs them " +
		"for GET /b and POST /a: `@app.get` registers only what is below it. Put them below `@app.get`.")
	want := "@app.post(\"/a\")\n@app.get(\"/b\")\n@jwt_required()\n@roles(\"admin\")\ndef users(): pass\n"
	if got := a.fixed(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestGuardAboveTwoRoutesIsMovedBelowBoth(t *testing.T) {
	a := parse(t, `@jwt_required()`, `@app.post("/a")`, `@app.get("/b")`, `def users(): pass`)
	a.route("GET /b", "users", access.Unprotected, above(a, "@jwt_required", "@app.get"))
	a.route("POST /a", "users", access.Unprotected, above(a, "@jwt_required", "@app.post"))
	want := "@app.post(\"/a\")\n@app.get(\"/b\")\n@jwt_required()\ndef users(): pass\n"
	if got := a.fixed(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestGuardAboveTheRouteKeepsWindowsLineEnds(t *testing.T) {
	a := parse(t, "@jwt_required()\r\n@app.get(\"/users\")\r\ndef users(): pass\r")
	a.route("GET /users", "users", access.Unprotected, above(a, "@jwt_required", "@app.get"))
	if got, want := a.fixed(), "@app.get(\"/users\")\r\n@jwt_required()\r\ndef users(): pass\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGuardAboveARegisteredClassBelongsOnItsMethods(t *testing.T) {
	a := parse(t, `@jwt_required()`, `@api.resource("/users")`, `class Users(Resource):`, `    def get(self): pass`)
	a.route("GET /users", "get", access.Unprotected, above(a, "@jwt_required", "@api.resource"))
	a.expect("guard-above-route error: `@jwt_required()` stands above `@api.resource`, so Flask never runs it for GET /users: " +
		"`@api.resource` registers only what is below it. Put it on the methods of the class.")
	if fixes := a.check()[0].Fixes; len(fixes) > 0 {
		t.Errorf("a fix is offered for a class: %v", fixes)
	}
}

func misused(a *app, decorator, name, pkg string, mustCall bool) func(*access.Result) {
	return func(r *access.Result) {
		r.Misuse = &access.Misuse{
			Place: a.place(a.decorator(decorator).Expr), Guard: name, Package: pkg, MustCall: mustCall,
		}
	}
}

func TestBareGuardThatMustBeCalled(t *testing.T) {
	a := parse(t, `@app.get("/me")`, `@jwt_required`, `def me(): pass`)
	a.route("GET /me", "me", access.Broken, misused(a, "@jwt_required", "jwt_required", "flask-jwt-extended 4", true))
	a.expect("guard-call-form error: `@jwt_required` must be called in flask-jwt-extended 4: write `@jwt_required()`. " +
		"As it is, every call of GET /me fails.")
	if got, want := a.fixed(), "@app.get(\"/me\")\n@jwt_required()\ndef me(): pass\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCalledGuardThatMustBeBare(t *testing.T) {
	a := parse(t, `@app.get("/me")`, `@flask_login.login_required( )`, `def me(): pass`)
	a.route("GET /me", "me", access.Broken, misused(a, "@flask_login", "flask_login.login_required", "flask-login", false))
	a.expect("guard-call-form error: `@flask_login.login_required( )` takes no parentheses in flask-login: " +
		"write `@flask_login.login_required`. As it is, Python stops with an error at this line.")
	if got, want := a.fixed(), "@app.get(\"/me\")\n@flask_login.login_required\ndef me(): pass\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCalledGuardWithArgumentsHasNoFix(t *testing.T) {
	a := parse(t, `@app.get("/me")`, `@login_required("admin")`, `def me(): pass`)
	a.route("GET /me", "me", access.Broken, misused(a, "@login_required", "login_required", "flask-login", false))
	found := a.check()
	if len(found) != 1 || len(found[0].Fixes) > 0 {
		t.Errorf("expected one finding without a fix, got %v", found)
	}
}

// The walk gives the place where the class was registered.
func TestMisuseInAClassAttributeIsOneFindingThere(t *testing.T) {
	a := parse(t,
		`class Base(MethodView):`,
		`    decorators = [cache(), auth.jwt_required]`,
		`class Users(Base):`,
		`    def get(self): pass`,
		`    def post(self): pass`,
		`app.add_url_rule("/users", view_func=Users.as_view("users"))`)
	m := &access.Misuse{Place: a.text(`Users.as_view("users")`), Guard: "jwt_required", Package: "flask-jwt-extended 4", MustCall: true}
	for _, method := range []string{"get", "post"} {
		a.route(strings.ToUpper(method)+" /users", method, access.Broken, func(r *access.Result) { r.Misuse = m })
	}
	a.expect("guard-call-form error: `auth.jwt_required` must be called in flask-jwt-extended 4: write `auth.jwt_required()`. " +
		"As it is, every call of GET /users and POST /users fails.")
	if got, want := a.fixed(), strings.Replace(a.module.File.Text, "auth.jwt_required", "auth.jwt_required()", 1); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMisuseThatCanNotBeFoundInTheTextHasNoFix(t *testing.T) {
	a := parse(t, `class Users(auth.Guarded):`, `    def get(self): pass`, `api.add_resource(Users, "/users")`)
	m := &access.Misuse{Place: a.text(`api.add_resource(Users, "/users")`), Guard: "jwt_required", Package: "flask-jwt-extended 4", MustCall: true}
	a.route("GET /users", "get", access.Broken, func(r *access.Result) { r.Misuse = m })
	a.expect("guard-call-form error: `jwt_required` must be called in flask-jwt-extended 4: write `jwt_required()`. " +
		"As it is, every call of GET /users fails.")
	if found := a.check(); found[0].Place != m.Place || len(found[0].Fixes) > 0 {
		t.Errorf("expected no fix, at the registration, got %v", found)
	}
}

func TestBareGuardCalledWithTheView(t *testing.T) {
	a := parse(t, `def me(): pass`, `app.add_url_rule("/me", "me", jwt_required(me))`)
	m := &access.Misuse{Place: a.text(`jwt_required(me)`), Guard: "jwt_required", Package: "flask-jwt-extended 4", MustCall: true}
	a.route("GET /me", "me", access.Broken, func(r *access.Result) { r.Misuse = m })
	want := "def me(): pass\napp.add_url_rule(\"/me\", \"me\", jwt_required()(me))\n"
	if got := a.fixed(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGuardUnderAnotherName(t *testing.T) {
	a := parse(t, `@app.get("/me")`, `@signed_in`, `def me(): pass`)
	a.route("GET /me", "me", access.Broken, misused(a, "@signed_in", "jwt_required", "flask-jwt-extended 4", true))
	if got, want := a.fixed(), "@app.get(\"/me\")\n@signed_in()\ndef me(): pass\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The place of a bare decorator holds its @, the place of a called one does not.
func TestFindingsPointAtTheGuard(t *testing.T) {
	a := parse(t, `@app.get("/me")`, `@jwt_required`, `def me(): pass`)
	a.route("GET /me", "me", access.Broken, misused(a, "@jwt_required", "jwt_required", "flask-jwt-extended 4", true),
		func(r *access.Result) { r.Misuse.Place = a.place(a.decorator("@jwt_required")) })
	if got, want := a.check()[0].Place, (diag.Place{Path: "app.py", Span: a.decorator("@jwt_required").Expr.Span()}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
