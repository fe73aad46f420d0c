package rules

import (
	"slices"
	"strings"
	"testing"

	"unguarded/checker/internal/access"
	"unguarded/checker/internal/catalog"
)

var guardedApp = []string{
	`from flask_jwt_extended import jwt_required`,
	`@app.get("/me")`,
	`@jwt_required()`,
	`def me(): pass`,
	`@app.get("/users")`,
	`def users(): pass`,
	`@app.post("/users")`,
	`def add_user(): pass`,
}

func guardedBy(a *app, text string) func(*access.Result) {
	return func(r *access.Result) {
		r.Evidence = []access.Step{{Place: a.place(a.decorator(text)), Message: "The guard refuses."}}
	}
}

func TestUnprotectedReadIsAWarningAndNamesTheNeighboursGuard(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Protected, guardedBy(a, "@jwt_required"))
	a.route("GET /users", "users", access.Unprotected)
	a.expect("unprotected-route warning: Anyone can call GET /users: nothing between the request and `users` asks for a token. " +
		"As far as can be seen it only reads, so this is a warning. Unless that is wanted, put `@jwt_required()` below `@app.get`, as on `me` (line 4).")
}

func TestUnprotectedWriteIsAnError(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("POST /users", "add_user", access.Unprotected)
	a.expect("unprotected-route error: Anyone can call POST /users: nothing between the request and `add_user` asks for a token. " +
		"It can change something, so this is an error. Unless that is wanted, put a guard below `@app.post`.")
}

func TestMethodsWithTheSameVerdictAreOneFinding(t *testing.T) {
	a := parse(t, guardedApp...)
	for _, method := range []string{"DELETE", "GET", "PUT"} {
		a.route(method+" /users", "users", access.Unprotected)
	}
	found := a.check()
	if len(found) != 1 || !strings.HasPrefix(found[0].Message, "Anyone can call DELETE, GET and PUT /users: ") || found[0].Severity != "error" {
		t.Errorf("expected one error for DELETE, GET and PUT, got %v", found)
	}
}

func TestEachURLRuleOfAFunctionIsAFinding(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /users", "users", access.Unprotected)
	a.route("GET /people", "users", access.Unprotected)
	if found := a.check(); len(found) != 2 {
		t.Errorf("expected a finding for each of two URL rules, got %v", found)
	}
}

func TestAdviceIsToPutTheGuardBelowTheLowestRegistrar(t *testing.T) {
	a := parse(t, `import flask_login`, `@app.get("/a")`, `@app.post("/b")`, `def save(): pass`)
	a.route("GET /a", "save", access.Unprotected)
	a.route("POST /b", "save", access.Unprotected, func(r *access.Result) { r.Decorator = a.decorator("@app.post") })
	for _, d := range a.check() {
		if want := "put a guard below `@app.post`."; !strings.HasSuffix(d.Message, want) {
			t.Errorf("got %q, want it to end with %q", d.Message, want)
		}
	}
}

func TestUnknownURLRuleIsNotGuessed(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET ", "users", access.Unprotected, func(r *access.Result) { r.URLRuleKnown = false })
	a.route("GET /users", "me", access.Unprotected, func(r *access.Result) { r.URLRuleKnown = false })
	for i, want := range []string{"Anyone can call GET /users (a part of the URL can't be seen): ", "Anyone can call GET to `users`: "} {
		if found := a.check(); !strings.HasPrefix(found[i].Message, want) {
			t.Errorf("got %q, want it to start with %q", found[i].Message, want)
		}
	}
}

func TestProtectedAndPublicRoutesAreNoFindings(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Protected)
	a.route("GET /users", "users", access.Public)
	a.expect()
}

func TestEvidenceWithAPlaceIsRelated(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /users", "users", access.Unprotected, func(r *access.Result) {
		r.Evidence = append([]access.Step{{Message: "No hook is registered."}}, r.Evidence...)
	})
	related := a.check()[0].Related
	if len(related) != 1 || related[0].Message != "`users` runs." {
		t.Errorf("expected the one step with a place, got %v", related)
	}
}

func TestOptionalGuardOnly(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Optional)
	a.expect("optional-guard-only warning: GET /me looks at a token, but asks for none: callers without one reach `me` too. " +
		"If that is not wanted, make the guard a required one.")
}

func TestBrokenRoute(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Broken, func(r *access.Result) {
		r.Evidence = []access.Step{{Message: "`guard` returns None, which Flask can't call"}}
	})
	a.expect("broken-route error: GET /me fails for every caller, with or without a token, before `me` runs: " +
		"`guard` returns None, which Flask can't call.")
}

func TestBrokenRouteSaysWhatItIsWhereEnvironmentVariablesAreSet(t *testing.T) {
	for verdict, want := range map[access.Verdict]string{
		access.Protected:   "broken-route note: GET /me fails for every caller, with or without a token, before `me` runs: no key is set. Where the environment variables are set that the program reads, it is protected.",
		access.Unprotected: "broken-route warning: GET /me fails for every caller, with or without a token, before `me` runs: no key is set. Where the environment variables are set that the program reads, anyone can call it.",
	} {
		a := parse(t, guardedApp...)
		a.route("GET /me", "me", access.Broken, func(r *access.Result) {
			r.Evidence = []access.Step{{Message: "no key is set"}}
			r.WhenSet = &access.Result{Verdict: verdict}
		})
		a.expect(want)
	}
}

func TestBrokenRouteThatAnotherApplicationServesIsNone(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Broken)
	a.route("GET /me", "me", access.Protected, func(r *access.Result) {
		r.Answers = []access.Answer{{Caller: "access", Outcome: "reached", Status: 200}}
	})
	a.expect()
}

// Whoever only puts an answer together changes nothing, whatever the method.
func TestOpenPostIsAnErrorUnlessItOnlyAnswers(t *testing.T) {
	for body, want := range map[string]string{
		`    return jsonify(ok=True)`:                                       "warning",
		`    return {"echo": request.get_json()["x"].upper()}, 200`:         "warning",
		`    data = request.json; return {"name": data.get("name", "you")}`: "warning",
		`    orders.append(1)`:                                              "error",
		`    orders["x"] = 1`:                                               "error",
		`    global n; n = 1`:                                               "error",
		`    return save()`:                                                 "error",
		`    return db.get("x")`:                                            "error",
		`    orders.total = 1`:                                              "error",
	} {
		a := parse(t, append(slices.Clone(guardedApp[:7]), "def add_user():", body)...)
		a.route("GET /me", "me", access.Protected)
		a.route("POST /users", "add_user", access.Unprotected)
		found := a.check()
		if len(found) != 1 || string(found[0].Severity) != want {
			t.Errorf("%s: expected one finding of severity %s, got %v", body, want, found)
		}
	}
}

func TestUnknownRoute(t *testing.T) {
	a := parse(t, guardedApp...)
	a.route("GET /me", "me", access.Unknown, func(r *access.Result) {
		r.Evidence = []access.Step{{Message: "`staff_only` comes from company.security, which is not among the files."}}
	})
	a.expect("unknown-route note: It can't be told whether GET /me asks for a token: " +
		"`staff_only` comes from company.security, which is not among the files.")
}

var openApp = []string{
	`from flask import Flask`,
	`@app.get("/users")`,
	`def users(): pass`,
	`@app.post("/users")`,
	`def add_user(): pass`,
}

func TestAppWithoutAuthenticationGetsOneNote(t *testing.T) {
	a := parse(t, openApp...)
	a.route("GET /users", "users", access.Unprotected)
	a.route("POST /users", "add_user", access.Unprotected)
	a.expect("no-authentication note: Anyone can call GET /users and POST /users: nothing in the files given asks who is calling. " +
		"If that is not wanted, guard the routes, with a package such as Flask-JWT-Extended or Flask-Login.")
}

func TestBrokenRouteIsNoSignOfAuthentication(t *testing.T) {
	a := parse(t, openApp...)
	a.route("GET /users", "users", access.Unprotected)
	a.route("POST /users", "add_user", access.Broken)
	found := a.check()
	if len(found) != 2 || found[0].Rule != "no-authentication" || found[1].Rule != "broken-route" {
		t.Errorf("expected no-authentication and broken-route, got %v", found)
	}
}

func TestManyRoutesAreCounted(t *testing.T) {
	a := parse(t, openApp...)
	for _, path := range []string{"/a", "/b", "/c", "/d"} {
		a.route("GET "+path, "users", access.Unprotected)
	}
	if message := a.check()[0].Message; !strings.HasPrefix(message, "Anyone can call GET /a, GET /b and 2 other routes: ") {
		t.Errorf("got %q", message)
	}
}

func TestPublicRoutesAloneGetNoNote(t *testing.T) {
	a := parse(t, openApp...)
	a.route("GET /users", "users", access.Public)
	a.expect()
}

// Whatever has to do with signing in means that the open routes may be mistakes.
func TestAnySignOfAuthenticationBringsTheFindings(t *testing.T) {
	for name, change := range map[string]func(a *app) *app{
		"a guard of the app's own": func(a *app) *app {
			a.route("POST /users", "add_user", access.Protected)
			return a
		},
		"an optional guard": func(a *app) *app {
			a.route("POST /users", "add_user", access.Optional)
			return a
		},
		"a decorator that can't be seen into": func(a *app) *app {
			a.route("POST /users", "add_user", access.Unknown)
			return a
		},
		"an imported package": func(*app) *app {
			return parse(t, append([]string{"import flask_login.utils"}, openApp...)...)
		},
		"a package imported in a function": func(*app) *app {
			return parse(t, append([]string{"def create_app():", "    from flask_httpauth import HTTPBasicAuth"}, openApp...)...)
		},
	} {
		a := change(parse(t, openApp...))
		a.route("GET /users", "users", access.Unprotected)
		found := a.check()
		for _, d := range found {
			if d.Rule == "no-authentication" {
				t.Errorf("%s: got no-authentication", name)
			}
		}
		if len(found) == 0 || found[0].Rule != "unprotected-route" {
			t.Errorf("%s: expected unprotected-route first, got %v", name, found)
		}
	}
}

func TestOtherAuthenticationRepeatsNothingOfTheCatalog(t *testing.T) {
	for _, module := range otherAuthentication {
		if catalog.IsAuth(module) {
			t.Errorf("%s is in the catalog", module)
		}
	}
}

func TestOwnModuleNamedLikeAPackageIsNone(t *testing.T) {
	a := parse(t, append([]string{"from .jwt import nothing"}, openApp...)...)
	a.route("GET /users", "users", access.Unprotected)
	if found := a.check(); found[0].Rule != "no-authentication" {
		t.Errorf("expected no-authentication, got %v", found)
	}
}
