package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/rule"
)

var presenceOnlyGuard = rule.Rule{
	ID:       "presence-only-guard",
	Title:    "A guard takes any value of what it asks for",
	Severity: diag.Error,
	Grades:   "A warning when the routes behind it, as far as can be seen, only read.",
	Profile:  "routes",
	Summary: "Reports a guard that refuses a request without a certain header, cookie or query argument, and lets every value of it by: " +
		"nothing compares it, decodes it, or hands it on.",
	Why: "A caller without the header is refused, so the route looks guarded, and its verdict is *protected*. But who sends the request writes its headers: " +
		"a test that asks only whether one is there, or how it begins, is passed by `Authorization: Bearer 1`.",
	Bad: []string{
		`from flask import Flask, abort, jsonify, request

app = Flask(__name__)
jobs = []


@app.before_request
def require_key():
    if not request.headers.get("X-Api-Key"):
        abort(401)


@app.post("/jobs")
def add_job():
    jobs.append({})
    return jsonify(added=True), 201
`,
		`from functools import wraps

from flask import Flask, jsonify, request

app = Flask(__name__)


def token_required(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        header = request.headers.get("Authorization", "")
        if not header.startswith("Bearer "):
            return jsonify(error="a token is required"), 401
        return view(*args, **kwargs)

    return wrapper


@app.get("/jobs")
@token_required
def jobs():
    return jsonify([])
`,
	},
	Good: []string{
		`import hmac
import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
jobs = []


@app.before_request
def require_key():
    key = request.headers.get("X-Api-Key", "")
    if not hmac.compare_digest(key, os.environ["API_KEY"]):
        abort(401)


@app.post("/jobs")
def add_job():
    jobs.append({})
    return jsonify(added=True), 201
`,
		`import requests
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)


@app.before_request
def keep_token():
    g.token = request.headers.get("Authorization")
    if not g.token:
        abort(401)


@app.get("/jobs")
def jobs():
    answer = requests.get("https://jobs.example.com/", headers={"Authorization": g.token}, timeout=5)
    return jsonify(answer.json()), answer.status_code
`,
	},
	References: []rule.Reference{
		{Title: "Flask: API, Request.headers", URL: "https://flask.palletsprojects.com/en/stable/api/#flask.Request.headers"},
		{Title: "CWE-287: Improper Authentication", URL: "https://cwe.mitre.org/data/definitions/287.html"},
		{Title: "CWE-290: Authentication Bypass by Spoofing", URL: "https://cwe.mitre.org/data/definitions/290.html"},
	},
	CWE:   []int{287, 290},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runPresenceOnlyGuard,
}

func runPresenceOnlyGuard(p *rule.Pass) {
	for _, c := range causes(p.Results, forgedAt(false)) {
		f := c.first().Forged
		d := diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Warning,
			Message: fmt.Sprintf("Any value of %s gets by here: whoever sends %s reaches %s. Compare it with a secret, or verify it.",
				f.Part(), f.Sends(), c.requests()),
			Related: entry(c.routes).related(),
		}
		if c.writes() {
			d.Severity = diag.Error
		}
		p.Report(d)
	}
}
