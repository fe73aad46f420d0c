package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

var identityWithoutVerify = rule.Rule{
	ID:       "identity-without-verify",
	Title:    "A route reads who is calling, where nothing verified a token",
	Severity: diag.Error,
	Grades:   "A warning where the reading itself fails and ends the request, before anything was done.",
	Profile:  "routes",
	Summary: "Reports a function that reads the caller's identity, such as `get_jwt_identity`, on the way of a request that no guard and " +
		"no verification met before.",
	Why: "Functions that read the identity verify nothing. Without a guard before them Flask-JWT-Extended 4 raises, so the route fails for everyone, " +
		"with or without a token; earlier versions and other packages give None or an empty dict, and the route goes on for anyone.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.get("/orders")
def list_orders():
    user = get_jwt_identity()
    return jsonify([order for order in orders if order["user"] == user])
`,
		`from flask import Flask, jsonify
from flask_jwt_simple import JWTManager, get_jwt_identity

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.post("/orders")
def add_order():
    orders.append({"user": get_jwt_identity()})
    return jsonify(added=True), 201
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


def own_orders():
    user = get_jwt_identity()
    return [order for order in orders if order["user"] == user]


@app.get("/orders")
@jwt_required()
def list_orders():
    return jsonify(own_orders())
`,
	},
	References: []rule.Reference{
		{Title: "Flask-JWT-Extended: API, get_jwt_identity", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.get_jwt_identity"},
		{Title: "CWE-287: Improper Authentication", URL: "https://cwe.mitre.org/data/definitions/287.html"},
	},
	CWE:   []int{287, 476},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runIdentityWithoutVerify,
}

// readsUnverified tells whether a route reads an identity that nothing verified.
// A guard that was lost, or stands in the wrong place, says more.
func readsUnverified(r *access.Result) bool {
	if r.Unverified == nil || r.Above != nil || r.Lost != nil || r.Late != nil || r.Loose != nil || r.Misuse != nil || madeOptional(r) || calledForNothing(r) || onlyDocumented(r) || runsForOptions(r) || swallowsRefusal(r) {
		return false
	}
	switch r.Verdict {
	case access.Unprotected:
		return true
	case access.Broken, access.Public:
		return r.Unverified.Raises && !r.Unverified.Caught
	}
	return false
}

func runIdentityWithoutVerify(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !readsUnverified(r) {
			return diag.Place{}, false
		}
		return readerPlace(r), true
	})
	if len(found) == 0 {
		return
	}
	adviser := surroundingsOf(p).adviser
	for _, c := range found {
		u := c.first().Unverified
		d := diag.Diagnostic{Place: c.Place, Severity: diag.Error, Related: entry(c.routes).related()}
		what := "It gives nobody, and the route goes on for anyone."
		if u.Raises && !u.Caught {
			what = "It raises there, and the request fails for every caller, with or without a token."
			if !u.After && c.first().Verdict != access.Broken {
				d.Severity = diag.Warning
			}
		}
		d.Message = fmt.Sprintf("%s reads who is calling, and nothing verified a token for %s before. %s To verify one, %s.",
			u.Written, c.requests(), what, adviser.of(c.first()).words())
		p.Report(d)
	}
}

// readerPlace is the call that reads the identity; where a name is read without a
// call the view stands for it.
func readerPlace(r *access.Result) diag.Place {
	call, ok := r.Unverified.Node.(*syntax.Call)
	if ok && code(lastPart(dotted(call.Func))) == r.Unverified.Written {
		return r.Unverified.Place
	}
	return r.Place
}
