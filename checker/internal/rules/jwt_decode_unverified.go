package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
)

var jwtDecodeUnverified = rule.Rule{
	ID:       "jwt-decode-unverified",
	Title:    "A guard reads a token without checking its signature",
	Severity: diag.Error,
	Profile:  "routes",
	Summary: "Reports a call that reads a token without checking its signature, such as `jwt.decode` with `verify_signature` off or `get_unverified_claims`, " +
		"where nothing else on the way to a route verifies the token.",
	Why: "The payload of a token is plain text, and the signature is what proves who wrote it. A guard that leaves the signature unchecked turns away a caller without a token, " +
		"and so looks right, but takes one that the caller wrote: with any user's name in it, and any role.",
	Bad: []string{
		`import jwt
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
payments = []


@app.before_request
def require_token():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        g.claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        abort(401)


@app.post("/payments")
def add_payment():
    payments.append({"user": g.claims["sub"]})
    return jsonify(added=True), 201
`,
		`import jwt
from flask import Flask, jsonify
from flask_httpauth import HTTPTokenAuth

app = Flask(__name__)
auth = HTTPTokenAuth()


@auth.verify_token
def user_of(token):
    try:
        return jwt.decode(token, options={"verify_signature": False})["sub"]
    except jwt.InvalidTokenError:
        return None


@app.get("/payments")
@auth.login_required
def payments():
    return jsonify([])
`,
		`from functools import wraps

from flask import Flask, abort, jsonify, request
from jose import JWTError, jwt

app = Flask(__name__)


def admins_only(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        try:
            claims = jwt.get_unverified_claims(request.cookies.get("token", ""))
        except JWTError:
            abort(401)
        if claims.get("role") != "admin":
            abort(403)
        return view(*args, **kwargs)

    return wrapper


@app.get("/reports")
@admins_only
def reports():
    return jsonify([])
`,
	},
	Good: []string{
		`import os

import jwt
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
payments = []


@app.before_request
def require_token():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        g.claims = jwt.decode(token, os.environ["KEY"], algorithms=["HS256"])
    except jwt.InvalidTokenError:
        abort(401)


@app.post("/payments")
def add_payment():
    payments.append({"user": g.claims["sub"]})
    return jsonify(added=True), 201
`,
		`import jwt
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
app.config.from_prefixed_env()


@app.before_request
def require_token():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
        g.claims = jwt.decode(token, app.config["KEYS"][issuer], algorithms=["RS256"])
    except (jwt.InvalidTokenError, KeyError):
        abort(401)


@app.get("/reports")
def reports():
    return jsonify([])
`,
	},
	References: []rule.Reference{
		{Title: "PyJWT: Usage Examples, Reading the Claimset without Validation", URL: "https://pyjwt.readthedocs.io/en/stable/usage.html#reading-the-claimset-without-validation"},
		{Title: "RFC 8725: JSON Web Token Best Current Practices, section 3.3", URL: "https://www.rfc-editor.org/rfc/rfc8725#section-3.3"},
		{Title: "CWE-347: Improper Verification of Cryptographic Signature", URL: "https://cwe.mitre.org/data/definitions/347.html"},
	},
	CWE:   []int{347},
	OWASP: []string{"A02:2021 Cryptographic Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runJWTDecodeUnverified,
}

func runJWTDecodeUnverified(p *rule.Pass) {
	for _, c := range causes(p.Results, forgedAt(true)) {
		p.Report(diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("Nothing checks the signature of the token that %s reads here: whoever writes one reaches %s. Decode it with the key and the algorithms, and with the check of the signature on.",
				c.first().Forged.Decoder, c.requests()),
			Related: entry(c.routes).related(),
		})
	}
}

// forgedAt picks the guards that take what anyone can make up: those that decode it
// unverified, or those that do not look at it.
func forgedAt(decoded bool) func(r *access.Result) (diag.Place, bool) {
	return func(r *access.Result) (diag.Place, bool) {
		if r.Forged == nil || r.Verdict != access.Protected || (r.Forged.Decoder != "") != decoded {
			return diag.Place{}, false
		}
		return r.Forged.Place, true
	}
}
