package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
)

var unprotectedRoute = rule.Rule{
	ID:       "unprotected-route",
	Title:    "A route answers callers without a token",
	Severity: diag.Error,
	Grades: "An error for a route that can change something, a warning for one that, as far as can be seen, only reads, that does nothing yet (501, `NotImplementedError`), that only puts an answer together, or that looks like a sign-up. " +
		"The message says how many methods of the same resource are guarded, and when a guard was commented out.",
	Profile: "routes",
	Summary: "Reports a route that runs for a caller who carries no token, when nothing says that it is meant to be public: " +
		"no hook, decorator, class attribute or check in the body refuses the request before the view does its work.",
	Why: "Flask serves every registered route to everyone who can reach the server. A guard protects only the route that it " +
		"stands on, so one forgotten line leaves that route open, however well the others are guarded, and nothing fails " +
		"that would tell.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
users = {}


@app.get("/users")
@jwt_required()
def list_users():
    return jsonify(users)


@app.delete("/users/<int:user_id>")
def delete_user(user_id):
    users.pop(user_id, None)
    return "", 204
`,
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.config.from_prefixed_env()
login_manager = LoginManager(app)
accounts = {}
orders = []


@login_manager.user_loader
def load_user(user_id):
    return accounts.get(user_id)


@app.get("/profile")
@login_required
def profile():
    return jsonify(name="ada")


class Orders(MethodView):
    def post(self):
        orders.append({})
        return "", 201

    def get(self):
        return jsonify(orders)


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
users = {}


@app.get("/users")
@jwt_required()
def list_users():
    return jsonify(users)


@app.delete("/users/<int:user_id>")
@jwt_required()
def delete_user(user_id):
    users.pop(user_id, None)
    return "", 204
`,
		`from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.before_request
def require_token():
    verify_jwt_in_request()


@admin.delete("/cache")
def clear_cache():
    return jsonify(cleared=True)


app.register_blueprint(admin)
`,
	},
	References: []rule.Reference{
		{Title: "Flask: View Decorators", URL: "https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/"},
		{Title: "OWASP: Authentication Cheat Sheet", URL: "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE: []int{306},
	OWASP: []string{
		"A01:2021 Broken Access Control", "A07:2021 Identification and Authentication Failures",
		"API2:2023 Broken Authentication", "API5:2023 Broken Function Level Authorization",
	},
	Since: "0.1.0",
	Run:   runUnprotectedRoute,
}

func runUnprotectedRoute(p *rule.Pass) {
	if p.NoAuthentication {
		return // no-authentication says it once for the file
	}
	partly := siblings(p.Results)
	open := entries(p.Results, func(r *access.Result) bool {
		return r.Verdict == access.Unprotected && !explained(r) && partly[r].guard == nil // partly-guarded-class says more
	})
	if len(open) == 0 {
		return
	}
	around := surroundingsOf(p)
	for _, e := range open {
		c := circumstances{around.siblings(e), around.commentedOut(e.first()), around.of(e.first())}
		p.Report(p.Kept.Finding(e, c, func() diag.Diagnostic { return openRoute(e, c) }))
	}
}

// circumstances are what a finding about an open route tells of others.
type circumstances struct {
	siblings  string
	commented commented
	advice    advice
}

func openRoute(e entry, c circumstances) diag.Diagnostic {
	severity, grade := gradeOf(e)
	return diag.Diagnostic{
		Place:    e.first().Place,
		Severity: severity,
		Message: fmt.Sprintf("Anyone can call %s: nothing between the request and %s asks for a token.%s%s %s Unless that is wanted, %s.",
			e.requests(), view(e.first()), c.commented.words, c.siblings, grade, c.advice.words()),
		Related: append(e.related(), c.commented.related()...),
	}
}
