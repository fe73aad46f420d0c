package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

var verifyResultLost = rule.Rule{
	ID:       "verify-result-lost",
	Title:    "A failed verification is caught, and the request goes on",
	Severity: diag.Error,
	Grades:   "A warning when the routes behind it, as far as can be seen, only read.",
	Profile:  "routes",
	Summary: "Reports an exception handler that takes the refusal of a verification and does nothing that would end the request, even if it, or the body, assigns to a name that nothing reads. A handler that " +
		"sets a value that is read, or returns one, is an optional check, and left to the other rules.",
	Why: "A verification refuses by raising. A handler that takes the exception, and passes or only logs, lets the caller without a token through, " +
		"as if the verification were not there.",
	Bad: []string{
		`from functools import wraps

from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


def signed_in(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        try:
            verify_jwt_in_request()
        except Exception:
            pass
        return view(*args, **kwargs)

    return wrapper


@app.post("/orders")
@signed_in
def add_order():
    orders.append({})
    return jsonify(added=True), 201
`,
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.before_request
def require_token():
    try:
        verify_jwt_in_request()
    except Exception as error:
        app.logger.warning("no token: %s", error)


@app.get("/orders")
def list_orders():
    return jsonify(orders=[])
`,
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


@app.post("/orders")
def add_order():
    try:
        claims = verify_jwt_in_request()
    except Exception:
        claims = None
    orders.append({})
    return jsonify(added=True), 201
`,
	},
	Good: []string{
		`from flask import Flask, abort, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.before_request
def require_token():
    try:
        verify_jwt_in_request()
    except Exception as error:
        app.logger.warning("no token: %s", error)
        abort(401)


@app.get("/orders")
def list_orders():
    return jsonify(orders=[])
`,
	},
	Fix: "Raises the exception again at the end of the handler.",
	References: []rule.Reference{
		{Title: "Flask: Handling Application Errors", URL: "https://flask.palletsprojects.com/en/stable/errorhandling/"},
		{Title: "CWE-390: Detection of Error Condition Without Action", URL: "https://cwe.mitre.org/data/definitions/390.html"},
	},
	CWE:   []int{390, 755},
	OWASP: []string{"A07:2021 Identification and Authentication Failures", "API2:2023 Broken Authentication"},
	Since: "0.1.0",
	Run:   runVerifyResultLost,
}

// swallowsRefusal tells whether a route is open because a handler takes a refusal
// and does nothing about it.
func swallowsRefusal(r *access.Result) bool {
	return r.Swallowed != nil && r.Swallowed.Drops && r.Verdict == access.Unprotected
}

func runVerifyResultLost(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !swallowsRefusal(r) {
			return diag.Place{}, false
		}
		return r.Swallowed.Place, true
	})
	for _, c := range found {
		file := fileOf(p, c.Path)
		if file == nil {
			continue
		}
		s := c.first().Swallowed
		d := diag.Diagnostic{
			Place:    firstLine(file, c.Place),
			Severity: diag.Warning,
			Message: fmt.Sprintf("The refusal of %s is caught here, and the request goes on: anyone can call %s. Raise it again, or abort with 401.",
				s.Written, c.requests()),
			Related: entry(c.routes).related(),
			Fixes:   []diag.Fix{raiseAgain(file, s.Handler)},
		}
		if c.writes() {
			d.Severity = diag.Error
		}
		p.Report(d)
	}
}

// firstLine is the line of a handler that names the exception.
func firstLine(file *source.File, at diag.Place) diag.Place {
	line := file.Slice(source.Span{Start: at.Span.Start, End: file.LineStart(file.Line(at.Span.Start) + 1)})
	if header := handlerHeader().FindString(line); header != "" {
		at.Span.End = at.Span.Start + len(header)
	}
	return at
}

var handlerHeader = pattern.Of(`^except[^:\r\n]*`)

// raiseAgain ends a handler by raising what it caught.
func raiseAgain(file *source.File, h *syntax.Handler) diag.Fix {
	const title = "Raise the exception again"
	last := h.Body[len(h.Body)-1].Span()
	if _, pass := h.Body[len(h.Body)-1].(*syntax.Pass); pass {
		return edit(title, file.Path, last, "raise")
	}
	start := file.LineStart(file.Line(last.Start))
	indent := file.Slice(source.Span{Start: start, End: last.Start})
	return edit(title, file.Path, source.Span{Start: last.End, End: last.End}, "\n"+indent+"raise")
}
