package rules

import (
	"fmt"
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
)

var brokenRoute = rule.Rule{
	ID:       "broken-route",
	Title:    "A route fails for every caller before its view runs",
	Severity: diag.Error,
	Profile:  "routes",
	Grades:   "A route that fails only for callers without a token, because its guard crashes where it should refuse, is a warning.",
	Summary: "Reports a route on which a hook or a decorator fails before the view runs, so that nobody gets through: a plain wrapper around an `async` view that does not await it, for instance. A guard in the wrong " +
		"call form is reported by guard-call-form instead.",
	Why: "A route that fails for everyone is closed, and of no use. The usual repair is made in a hurry, by taking away what " +
		"stands before the view; when that was a guard, the route is open.",
	Bad: []string{
		`from functools import wraps

from flask import Flask, jsonify

app = Flask(__name__)


def logged(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        app.logger.info("called %s", view.__name__)
        return view(*args, **kwargs)

    return wrapper


@app.get("/report")
@logged
async def report():
    return jsonify(total=20)
`,
	},
	Good: []string{
		`from functools import wraps

from flask import Flask, jsonify

app = Flask(__name__)


def logged(view):
    @wraps(view)
    async def wrapper(*args, **kwargs):
        app.logger.info("called %s", view.__name__)
        return await view(*args, **kwargs)

    return wrapper


@app.get("/report")
@logged
async def report():
    return jsonify(total=20)
`,
	},
	References: []rule.Reference{
		{Title: "Flask: View Decorators", URL: "https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/"},
		{Title: "CWE-670: Always-Incorrect Control Flow Implementation", URL: "https://cwe.mitre.org/data/definitions/670.html"},
	},
	CWE:   []int{670},
	Since: "0.1.0",
	Run:   runBrokenRoute,
}

func runBrokenRoute(p *rule.Pass) {
	broken := entries(p.Results, func(r *access.Result) bool {
		return r.Verdict == access.Broken && r.Misuse == nil && !readsUnverified(r) && // guard-call-form, identity-without-verify
			!worksElsewhere(p.Results, r)
	})
	for _, e := range broken {
		severity, who := diag.Error, "every caller, with or without a token,"
		if e.first().LetsSomebodyIn() {
			severity, who = diag.Warning, "callers without a token, who should be refused,"
		}
		p.Report(diag.Diagnostic{
			Place:    e.first().Place,
			Severity: severity,
			Message:  fmt.Sprintf("%s fails for %s before %s runs%s.", e.requests(), who, view(e.first()), e.because()),
			Related:  e.related(),
		})
	}
}

// worksElsewhere tells whether another application serves the same view under the
// same URL rule and gets to it: a module often makes one to try its blueprint with.
func worksElsewhere(results []*access.Result, r *access.Result) bool {
	return slices.ContainsFunc(results, func(o *access.Result) bool {
		return o.URLRule == r.URLRule && o.Method == r.Method && o.Func == r.Func && o.Registration == r.Registration &&
			o.Verdict != access.Broken && o.LetsSomebodyIn()
	})
}
