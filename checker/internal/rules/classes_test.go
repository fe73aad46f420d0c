package rules

import (
	"testing"

	"unguarded/checker/internal/access"
)

// inClass makes a route one of a view class, and its guard what the evidence
// speaks of.
func inClass(a *app, guard string) func(*access.Result) {
	return func(r *access.Result) {
		r.ViewClass, r.Registration, r.Decorator = "Users", a.text("add(Users)"), nil
		if guard != "" {
			r.Evidence = []access.Step{{Place: a.place(a.decorator(guard)), Message: "it refuses"}}
		}
	}
}

func TestOpenMethodBesideAGuardedOne(t *testing.T) {
	a := parse(t, `class Users:`, `    @login_required`, `    def post(self): pass`, `    @cached`, `    def get(self): pass`, `add(Users)`)
	a.route("POST /users", "post", access.Protected, inClass(a, "@login_required"))
	a.route("GET /users", "get", access.Unprotected, inClass(a, ""))
	a.expect("partly-guarded-class warning: `get` is open, while `post` has `@login_required`: anyone can call GET /users. " +
		"As far as can be seen it only reads, so this is a warning.")
	want := "class Users:\n    @login_required\n    def post(self): pass\n    @cached\n    @login_required\n    def get(self): pass\nadd(Users)\n"
	if got := a.fixed(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// A class whose methods are all protected by a hook has no guard to copy, and a
// public method is meant to be open.
func TestClassIsNotPartlyGuarded(t *testing.T) {
	for what, c := range map[string]struct {
		guard string
		open  access.Verdict
	}{
		"no decorator guards the other": {"", access.Unprotected},
		"the open one is public":        {"@login_required", access.Public},
		"the other is optional":         {"@login_required", access.Optional},
	} {
		a := parse(t, `class Users:`, `    @login_required`, `    def post(self): pass`, `    def get(self): pass`, `add(Users)`)
		a.route("POST /users", "post", access.Protected, inClass(a, c.guard))
		a.route("GET /users", "get", c.open, inClass(a, ""))
		for _, d := range a.check() {
			if d.Rule == "partly-guarded-class" {
				t.Errorf("%s: got %s", what, d.Message)
			}
		}
	}
}
