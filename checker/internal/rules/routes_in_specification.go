package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

var routesInSpecification = rule.Rule{
	ID:       "routes-in-specification",
	Title:    "Routes stand in a specification, which is not read",
	Severity: diag.Note,
	Profile:  "routes",
	Summary:  "Notes a call of `add_api` in a project that uses connexion: the routes stand in an OpenAPI document, and only Python is checked.",
	Why: "Connexion makes the routes of an OpenAPI document, and guards each by the `security` of its operation, or else by that of the whole document. " +
		"An operation that has neither answers anyone, as does one with `security: []`. None of these routes is among the routes of the report, so that its silence says nothing of them.",
	Bad: []string{
		`import connexion

app = connexion.FlaskApp(__name__, specification_dir="api/")
app.add_api("openapi.yaml")


def list_pets():
    return []
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)


@app.get("/pets")
@jwt_required()
def list_pets():
    return jsonify([])
`,
	},
	References: []rule.Reference{
		{Title: "Connexion: Security", URL: "https://connexion.readthedocs.io/en/stable/security.html"},
		{Title: "OpenAPI Specification 3.1: Security Requirement Object", URL: "https://spec.openapis.org/oas/v3.1.0#security-requirement-object"},
	},
	Since: "0.1.0",
	Run:   runRoutesInSpecification,
}

func runRoutesInSpecification(p *rule.Pass) {
	if !slices.ContainsFunc(p.Modules, importsConnexion) {
		return
	}
	for _, mod := range p.Modules {
		here := importsConnexion(mod)
		syntax.Inspect(mod, func(n syntax.Node) bool {
			call, ok := n.(*syntax.Call)
			if !ok || len(call.Args) == 0 || !strings.HasSuffix(dotted(call.Func), ".add_api") {
				return true
			}
			text, literal := call.Args[0].(*syntax.Constant)
			literal = literal && text.Kind == syntax.Str
			if !here && !(literal && isSpecification(text.Str)) { // other packages have such a method
				return true
			}
			what := "an OpenAPI document"
			if literal {
				what = code(text.Str)
			}
			p.Report(diag.Diagnostic{
				Place:    diag.Place{Path: mod.File.Path, Span: call.At},
				Severity: diag.Note,
				Message: fmt.Sprintf("The routes that connexion reads from %s are not checked. "+
					"An operation there answers anyone unless it, or the whole document, has a `security`.", what),
			})
			return true
		})
	}
}

func importsConnexion(m *syntax.Module) bool {
	return strings.Contains(m.File.Text, "connexion") && slices.ContainsFunc(importsOf(m), func(i imported) bool {
		top, _, _ := strings.Cut(i.module, ".")
		return !i.relative && top == "connexion"
	})
}

func isSpecification(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".json")
}
