package rules

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/rule"
)

// unusedSuppression documents the notes of Suppress.
var unusedSuppression = rule.Rule{
	ID:       "unused-suppression",
	Title:    "A comment suppresses nothing, or does not say why",
	Severity: diag.Note,
	Profile:  "routes",
	Summary: "Notes a `# noqa:` or `# unguarded: ignore[…]` comment that names a rule that does not report there or does not exist, and an " +
		"ignore without a reason.",
	Why: "A suppression stays when its reason has gone, and then hides the next mistake in the same place. A reason in the comment tells the next " +
		"reader whether it still holds. A suppressed finding stays in the report, marked as suppressed, and is in no sum.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/orders")
@jwt_required()
def list_orders():  # noqa: unprotected-route
    return jsonify(orders=[])
`,
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/orders")
def list_orders():  # unguarded: ignore[unprotected-route]
    return jsonify(orders=[])
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/orders")
def list_orders():  # unguarded: ignore[unprotected-route] -- the gateway asks for the token
    return jsonify(orders=[])
`,
	},
	References: []rule.Reference{
		{Title: "Flake8: Selecting and Ignoring Violations", URL: "https://flake8.pycqa.org/en/latest/user/violations.html"},
	},
	Since: "0.1.0",
}
