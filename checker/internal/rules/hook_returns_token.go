package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var hookReturnsToken = rule.Rule{
	ID:       "hook-returns-token",
	Title:    "A hook answers the request with the claims of its token",
	Severity: diag.Error,
	Profile:  "routes",
	Summary: "Reports a `before_request` hook that returns what `verify_jwt_in_request` of Flask-JWT-Extended 4 gives, or is that " +
		"function itself.",
	Why: "Flask takes anything but None that a hook returns for the response. `verify_jwt_in_request` gives the header and the claims of the token, so a " +
		"caller with a good token gets those, or an error, and never reaches the view.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.before_request
def require_token():
    return verify_jwt_in_request()


@app.get("/orders")
def list_orders():
    return jsonify(orders=[])
`,
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
app.before_request(verify_jwt_in_request)


@app.get("/orders")
def list_orders():
    return jsonify(orders=[])
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.before_request
def require_token():
    verify_jwt_in_request()


@app.get("/orders")
def list_orders():
    return jsonify(orders=[])
`,
	},
	Fix: "Takes the `return` away, or puts the call into a function that returns nothing.",
	References: []rule.Reference{
		{Title: "Flask: API, Flask.before_request", URL: "https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request"},
		{Title: "Flask-JWT-Extended: API, verify_jwt_in_request", URL: "https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.verify_jwt_in_request"},
		{Title: "CWE-200: Exposure of Sensitive Information to an Unauthorized Actor", URL: "https://cwe.mitre.org/data/definitions/200.html"},
	},
	CWE:   []int{200, 684},
	OWASP: []string{"A05:2021 Security Misconfiguration"},
	Since: "0.1.0",
	Run:   runHookReturnsToken,
}

func runHookReturnsToken(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		switch {
		case r.HookAnswer == nil:
			return diag.Place{}, false
		case r.HookAnswer.Path != "":
			return r.HookAnswer.Place, true
		}
		if path, call := hookCall(p); call != nil {
			return diag.Place{Path: path, Span: call.At}, true
		}
		return r.Registration, true
	})
	for _, c := range found {
		answer := c.first().HookAnswer
		p.Report(diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("The hook %s returns the claims of the token, and Flask sends them as the response: nobody with a token reaches %s.",
				answer.Hook, c.requests()),
			Fixes: withoutAnswer(p, c),
		})
	}
}

// withoutAnswer lets the hook return nothing.
func withoutAnswer(p *rule.Pass, c cause) []diag.Fix {
	m := moduleOf(p, c.Path)
	if m == nil {
		return nil
	}
	var fixes []diag.Fix
	syntax.Inspect(m, func(n syntax.Node) bool {
		switch s := n.(type) {
		case *syntax.Return:
			if s.At == c.Span && s.Value != nil {
				fixes = []diag.Fix{edit("Return nothing", c.Path, source.Span{Start: s.At.Start, End: s.Value.Span().Start}, "")}
			}
		case *syntax.ExprStmt:
			if call, ok := s.Value.(*syntax.Call); ok && call.At == c.Span && c.first().HookAnswer.Path == "" {
				fixes = []diag.Fix{inFunction(m.File, call)}
			}
		}
		return fixes == nil
	})
	return fixes
}

// inFunction puts a verification that is a hook itself into a function.
func inFunction(file *source.File, call *syntax.Call) diag.Fix {
	indent := file.Slice(source.Span{Start: file.LineStart(file.Line(call.At.Start)), End: call.At.Start})
	text := fmt.Sprintf("\n%[1]s@%[2]s\n%[1]sdef require_token():\n%[1]s    %[3]s()\n", indent, dotted(call.Func), dotted(call.Args[0]))
	if indent == "" {
		text = "\n" + text
	}
	// The first line stands where the call stood.
	return edit("Put the call into a function that returns nothing", file.Path,
		source.Span{Start: file.LineStart(file.Line(call.At.Start)), End: call.At.End}, text[:len(text)-1])
}

// hookCall finds the call that registers the verification itself as a hook.
func hookCall(p *rule.Pass) (path string, found *syntax.Call) {
	for _, m := range p.Modules {
		syntax.Inspect(m, func(n syntax.Node) bool {
			call, ok := n.(*syntax.Call)
			if ok && found == nil && len(call.Args) == 1 && lastPart(dotted(call.Args[0])) == verification {
				if name := lastPart(dotted(call.Func)); name == "before_request" || name == "before_app_request" {
					path, found = m.File.Path, call
				}
			}
			return found == nil
		})
	}
	return path, found
}
