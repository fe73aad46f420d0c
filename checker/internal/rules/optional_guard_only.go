package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
)

var optionalGuardOnly = rule.Rule{
	ID:       "optional-guard-only",
	Title:    "A route looks at a token, and asks for none",
	Severity: diag.Warning,
	Profile:  "routes",
	Summary: "Reports a route whose only guard is optional, and whose body does its work without looking whether somebody is " +
		"signed in.",
	Why: "An optional guard reads the token when there is one, and lets everyone else pass. For a page that greets people by " +
		"name this is right; for anything that must not be public the route is as open as one without a guard.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
@jwt_required(optional=True)
def list_orders():
    return jsonify(orders)
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
@jwt_required()
def list_orders():
    return jsonify(orders)
`,
		`from flask import Flask, abort, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = [{"id": 1, "total": 20}]


@app.get("/orders")
@jwt_required(optional=True)
def list_orders():
    if get_jwt_identity() is None:
        abort(401)
    return jsonify(orders)
`,
	},
	References: []rule.Reference{
		{Title: "Flask-JWT-Extended: Partially protecting routes", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/optional_endpoints.html"},
		{Title: "CWE-287: Improper Authentication", URL: "https://cwe.mitre.org/data/definitions/287.html"},
	},
	CWE:   []int{287, 306},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runOptionalGuardOnly,
}

func runOptionalGuardOnly(p *rule.Pass) {
	optional := entries(p.Results, func(r *access.Result) bool {
		return r.Verdict == access.Optional && !explained(r)
	})
	for _, e := range optional {
		p.Report(diag.Diagnostic{
			Place:    e.first().Place,
			Severity: diag.Warning,
			Message: fmt.Sprintf("%s looks at a token, but asks for none: callers without one reach %s too. "+
				"If that is not wanted, make the guard a required one.", e.requests(), view(e.first())),
			Related: e.related(),
		})
	}
}
