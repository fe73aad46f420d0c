package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

var docSecurityOnly = rule.Rule{
	ID:       "doc-security-only",
	Title:    "The documentation says that a route needs a token, and nothing asks for one",
	Severity: diag.Error,
	Profile:  "routes",
	Summary: "Reports a route that runs for a caller without a token, while its documentation names a security scheme: `doc(security=…)` of " +
		"Flask-RESTX, flask-smorest, APIFlask and flask-apispec, `security=` of flask-openapi3, `swag_from` of Flasgger.",
	Why: "A security scheme in an OpenAPI description tells clients to send a token. It asks nobody for one: the documentation shows a lock, and the " +
		"route answers anyone.",
	Bad: []string{
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restx import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)
orders = []


@api.route("/profile")
class Profile(Resource):
    @jwt_required()
    def get(self):
        return {"name": "ada"}


@api.route("/orders")
class Orders(Resource):
    @api.doc(security="bearer")
    def post(self):
        orders.append({})
        return {"added": True}, 201
`,
	},
	Good: []string{
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restx import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)
orders = []


@api.route("/orders")
class Orders(Resource):
    @api.doc(security="bearer")
    @jwt_required()
    def post(self):
        orders.append({})
        return {"added": True}, 201
`,
	},
	Fix: "Puts the guard that most routes of the file have on the documented one.",
	References: []rule.Reference{
		{Title: "Flask-RESTX: Documenting authorizations", URL: "https://flask-restx.readthedocs.io/en/latest/swagger.html#documenting-authorizations"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A01:2021 Broken Access Control", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runDocSecurityOnly,
}

// onlyDocumented tells whether a route is open while its documentation says that
// it needs credentials. A guard that was lost says more.
func onlyDocumented(r *access.Result) bool {
	return r.Documented != nil && r.Method != "OPTIONS" && r.Verdict == access.Unprotected && r.Above == nil && r.Lost == nil && r.Late == nil && r.Loose == nil && !madeOptional(r) && !calledForNothing(r)
}

func runDocSecurityOnly(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !onlyDocumented(r) {
			return diag.Place{}, false
		}
		return *r.Documented, true
	})
	if len(found) == 0 {
		return
	}
	adviser := surroundingsOf(p).adviser
	for _, c := range found {
		p.Report(diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("The security scheme here only documents that %s needs a token, and nothing asks for one: %s.",
				c.requests(), adviser.of(c.first()).words()),
			Related: entry(c.routes).related(),
			Fixes:   adviser.guardAll(c.routes),
		})
	}
}

// guardAll puts the guard that most routes of the file have on the views of the
// routes.
func (a adviser) guardAll(routes []*access.Result) []diag.Fix {
	found, ok := a.guards[routes[0].Path]
	if !ok {
		return nil
	}
	s := sibling{found.example, refusing(found.example)}
	var fix diag.Fix
	put := map[syntax.Node]bool{}
	for _, r := range routes {
		fixes := guardLike(s, r)
		if put[r.Func] || fixes == nil {
			continue
		}
		put[r.Func] = true
		fix = diag.Fix{Title: fixes[0].Title, Edits: append(fix.Edits, fixes[0].Edits...)}
	}
	if len(fix.Edits) == 0 {
		return nil
	}
	return []diag.Fix{fix}
}
