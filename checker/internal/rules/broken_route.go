package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

var brokenRoute = rule.Rule{
	ID:       "broken-route",
	Title:    "A route fails for every caller before its view runs",
	Severity: diag.Error,
	Profile:  "routes",
	Grades: "A route that fails only for callers without a token, because its guard crashes where it should refuse, is a warning. " +
		"One that fails only as long as environment variables are not set is a note, or a warning when anyone can call it where they are set.",
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
	works := workingOnes(p.Results)
	broken := entries(p.Results, func(r *access.Result) bool {
		return r.Verdict == access.Broken && r.Misuse == nil && !readsUnverified(r) && // guard-call-form, identity-without-verify
			!works[servedBy(r)]
	})
	for _, e := range broken {
		severity, who := diag.Error, "every caller, with or without a token,"
		if e.first().LetsSomebodyIn() {
			severity, who = diag.Warning, "callers without a token, who should be refused,"
		}
		set := ""
		switch when := e.first().WhenSet; {
		case when != nil && when.Verdict == access.Unprotected:
			severity, set = diag.Warning, " Where the environment variables are set that the program reads, anyone can call it."
		case when != nil:
			severity, set = diag.Note, fmt.Sprintf(" Where the environment variables are set that the program reads, it is %s.", when.Verdict)
		}
		p.Report(diag.Diagnostic{
			Place:    e.first().Place,
			Severity: severity,
			Message:  fmt.Sprintf("%s fails for %s before %s runs%s.%s", e.requests(), who, view(e.first()), e.because(), set),
			Related:  e.related(),
		})
	}
}

// served is a view under a URL rule, whichever application serves it.
type served struct {
	urlRule, method string
	view            syntax.Node
	registration    diag.Place
}

func servedBy(r *access.Result) served {
	return served{r.URLRule, r.Method, r.Func, r.Registration}
}

// workingOnes are the views that some application gets to, where another one serves
// the same: a module often makes one to try its blueprint with.
func workingOnes(results []*access.Result) map[served]bool {
	works := map[served]bool{}
	for i, r := range results {
		// Results are in the order of their places: those of one view stand together.
		twice := i > 0 && results[i-1].Func == r.Func || i+1 < len(results) && results[i+1].Func == r.Func
		if twice && r.Verdict != access.Broken && r.LetsSomebodyIn() {
			works[servedBy(r)] = true
		}
	}
	return works
}
