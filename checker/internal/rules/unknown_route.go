package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
)

var unknownRoute = rule.Rule{
	ID:       "unknown-route",
	Title:    "It can't be told whether a route asks for a token",
	Severity: diag.Note,
	Profile:  "routes",
	Summary:  "Notes a route on which something decides that is not in the files given, and is no known package; the message names it.",
	Why: "A decorator or a base class that can't be seen may refuse a caller without a token, or may let everyone pass. Such a " +
		"route is neither called safe nor called open. Checked again together with the file that is missing, it gets its verdict.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager

from company.security import staff_only

app = Flask(__name__)
jwt = JWTManager(app)


@app.get("/payroll")
@staff_only
def payroll():
    return jsonify(total=20)
`,
	},
	Good: []string{
		`from functools import wraps

from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


def staff_only(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        verify_jwt_in_request()
        return view(*args, **kwargs)

    return wrapper


@app.get("/payroll")
@staff_only
def payroll():
    return jsonify(total=20)
`,
	},
	References: []rule.Reference{
		{Title: "Flask: View Decorators", URL: "https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/"},
	},
	Since: "0.1.0",
	Run:   runUnknownRoute,
}

func runUnknownRoute(p *rule.Pass) {
	unknown := entries(p.Results, func(r *access.Result) bool {
		return r.Verdict == access.Unknown && !explained(r)
	})
	for _, e := range unknown {
		p.Report(diag.Diagnostic{
			Place:    e.first().Place,
			Severity: diag.Note,
			Message:  fmt.Sprintf("It can't be told whether %s asks for a token%s.", e.requests(), e.because()),
			Related:  e.related(),
		})
	}
}
