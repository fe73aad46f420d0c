package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

var noAuthentication = rule.Rule{
	ID:       "no-authentication",
	Title:    "Nothing in the app asks who is calling",
	Severity: diag.Note,
	Profile:  "routes",
	Summary: "Notes, once for a file, that its routes answer anyone, in an app that imports no package for authentication and has " +
		"no guard of its own. The routes keep their verdicts; unprotected-route is silent about them.",
	Why: "An app without any authentication may well be meant so: an example, a public site, a service behind a gateway that " +
		"asks for the token. A finding for each of its routes would say the same thing many times.",
	Bad: []string{
		`from flask import Flask, jsonify, request

app = Flask(__name__)
notes = []


@app.get("/notes")
def list_notes():
    return jsonify(notes)


@app.post("/notes")
def add_note():
    notes.append(request.get_json())
    return "", 201
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.config.from_prefixed_env()
login_manager = LoginManager(app)
accounts = {}
notes = []


@login_manager.user_loader
def load_user(user_id):
    return accounts.get(user_id)


@app.get("/notes")
@login_required
def list_notes():
    return jsonify(notes)
`,
	},
	References: []rule.Reference{
		{Title: "Flask: Security Considerations", URL: "https://flask.palletsprojects.com/en/stable/web-security/"},
	},
	CWE:   []int{306},
	Since: "0.1.0",
	Run:   runNoAuthentication,
}

func runNoAuthentication(p *rule.Pass) {
	if !p.NoAuthentication {
		return
	}
	open := entries(p.Results, func(r *access.Result) bool { return r.Verdict == access.Unprotected })
	byPath := map[string][]entry{}
	var paths []string
	for _, e := range open {
		path := e.first().Path
		if byPath[path] == nil {
			paths = append(paths, path)
		}
		byPath[path] = append(byPath[path], e)
	}
	for _, path := range paths {
		p.Report(diag.Diagnostic{
			Place:    byPath[path][0].first().Place,
			Severity: diag.Note,
			Message: fmt.Sprintf("Anyone can call %s: nothing in the files given asks who is calling. If that is not wanted, "+
				"guard the routes, with a package such as Flask-JWT-Extended or Flask-Login.", requestsOf(byPath[path])),
		})
	}
}

// otherAuthentication are packages whose import says that an app has to do with
// signing in, beside those whose guards the catalog knows.
var otherAuthentication = []string{
	"connexion", "flask_cas", "flask_ldap3_login", "flask_rbac", "flask_saml", "keycloak", "ldap", "ldap3", "msal", "oauthlib",
	"passlib", "requests_oauthlib",
}

// knowsNoAuthentication tells whether the files have nothing to do with
// authentication: no such package is imported, and no guard was met, none in the
// wrong place and none that can't be seen into.
func knowsNoAuthentication(modules []*syntax.Module, results []*access.Result) bool {
	for _, r := range results {
		switch r.Verdict {
		case access.Protected, access.Optional, access.Unknown:
			return false
		}
		if explained(r) || r.Misuse != nil {
			return false
		}
	}
	for _, m := range modules {
		for _, i := range importsOf(m) {
			top, _, _ := strings.Cut(i.module, ".")
			if !i.relative && (catalog.IsAuth(top) || slices.Contains(otherAuthentication, top)) {
				return false
			}
		}
	}
	return true
}
