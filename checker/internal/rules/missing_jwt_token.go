package rules

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/rule"
)

// missingJWTToken documents the classic check; Classic makes its findings.
var missingJWTToken = rule.Rule{
	ID:       "missing-jwt-token",
	Title:    "A JWT package is imported, and nothing in the file uses it as a guard",
	Severity: diag.Error,
	Profile:  "classic",
	Summary: "Answers as the check `r2c-flask-missing-jwt-token` of January 2020 did: it reports the first function of a file " +
		"that imports `flask_jwt`, `flask_jwt_extended` or `flask_jwt_simple`, when no function of the file has a JWT decorator " +
		"and none of eleven set-up functions is called.",
	Why: "A file that imports a JWT package and has no guard may hold routes that answer anyone. The check looks at whole files, " +
		"not at routes: one guarded function, or one call such as `JWTManager()`, silences it for all the others, and a file " +
		"without any route can be reported. It is here for comparison; the other rules judge each route.",
	Bad: []string{
		`import flask_jwt
from flask import Flask

app = Flask(__name__)


@app.route("/protected")
def protected():
    return "secret"
`,
		`import flask_jwt_extended
from flask_restful import Resource


class Example(Resource):
    def get(self):
        return {"secret": True}
`,
	},
	Good: []string{
		`from flask import Flask
from flask_jwt import jwt_required

app = Flask(__name__)


@app.route("/protected")
@jwt_required()
def protected():
    return "secret"
`,
		`from flask import Flask
from flask_jwt_extended import JWTManager

app = Flask(__name__)
jwt = JWTManager(app)


@app.route("/protected")
def protected():
    return "not seen by this check"
`,
	},
	References: []rule.Reference{
		{Title: "RFC 7519: JSON Web Token", URL: "https://www.rfc-editor.org/rfc/rfc7519"},
		{Title: "Flask-JWT-Extended: Basic Usage", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/basic_usage.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
}
