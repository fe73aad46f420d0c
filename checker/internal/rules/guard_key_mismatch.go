package rules

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var guardKeyMismatch = rule.Rule{
	ID:       "guard-key-mismatch",
	Title:    "A guard stands under a key that no request matches",
	Severity: diag.Error,
	Grades:   "A warning for HEAD, which runs `get` and sends no body.",
	Profile:  "routes",
	Summary:  "Reports a dict of `method_decorators` whose guards stand under a key that is not the lower-case name of the method.",
	Why: "Flask-RESTful looks a request's method up in the dict by its lower-case name, and takes no decorators where the key is missing. " +
		"A guard under \"POST\" or under a name of one's own is never applied.",
	Bad: []string{
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)
orders = []


class Orders(Resource):
    method_decorators = {"POST": [jwt_required()]}

    def post(self):
        orders.append({})
        return {"added": True}, 201


api.add_resource(Orders, "/orders")
`,
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)


class Orders(Resource):
    method_decorators = {"get": [jwt_required()]}

    def get(self):
        return {"orders": []}


api.add_resource(Orders, "/orders")
`,
	},
	Good: []string{
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)
orders = []


class Orders(Resource):
    method_decorators = {"post": [jwt_required()]}

    def post(self):
        orders.append({})
        return {"added": True}, 201


api.add_resource(Orders, "/orders")
`,
	},
	Fix: "Writes the key in lower case, where it then names a method, or repeats the guards of GET for HEAD.",
	References: []rule.Reference{
		{Title: "Flask-RESTful: Resource Method Decorators", URL: "https://flask-restful.readthedocs.io/en/latest/extending.html#resource-method-decorators"},
		{Title: "CWE-697: Incorrect Comparison", URL: "https://cwe.mitre.org/data/definitions/697.html"},
	},
	CWE:   []int{306, 697},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runGuardKeyMismatch,
}

// missesKey tells whether a route lacks the guard of a dict for its key.
func missesKey(r *access.Result) bool { return r.Lost != nil && r.Lost.Kind == access.WrongKey }

func runGuardKeyMismatch(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !missesKey(r) {
			return diag.Place{}, false
		}
		if key := guardKey(r.Lost); key != nil {
			return diag.Place{Path: r.Lost.Path, Span: key.Span()}, true
		}
		return diag.Place{Path: r.Lost.Path, Span: r.Lost.Class.NameAt}, true
	})
	for _, c := range found {
		lost := c.first().Lost
		d := diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Error,
			Message: fmt.Sprintf("No request matches the key %s in %s: Flask-RESTful looks for the method's lower-case name. Anyone can call %s.",
				code(fmt.Sprintf("%q", lost.Keys[0])), code(lost.Class.Name+".method_decorators"), c.requests()),
			Related: entry(c.routes).related(),
		}
		if lost.Keys[0] == "get" {
			d.Severity = diag.Warning
			d.Message = fmt.Sprintf("HEAD runs the method `get` too, and Flask-RESTful looks for its guard under the key `head`. Anyone can call %s.",
				c.requests())
			d.Fixes = keyForHead(lost, fileOf(p, c.Path))
			p.Report(d)
			continue
		}
		lower := strings.ToLower(lost.Keys[0])
		if key := guardKey(lost); key != nil && strings.EqualFold(lower, c.first().Method) {
			d.Fixes = []diag.Fix{edit(fmt.Sprintf("Write the key as %s", code(lower)), c.Path, key.Span(), fmt.Sprintf("%q", lower))}
		}
		p.Report(d)
	}
}

// keyForHead repeats the entry of GET for HEAD.
func keyForHead(lost *access.Lost, file *source.File) []diag.Fix {
	key := guardKey(lost)
	if key == nil || file == nil {
		return nil
	}
	dict := classAttribute(lost.Class, lost.Attr).Value.(*syntax.Dict)
	for i, k := range dict.Keys {
		if k == key {
			at := dict.Values[i].Span()
			text := fmt.Sprintf(", \"head\": %s", file.Slice(at))
			return []diag.Fix{edit("Add the key `head`", lost.Path, source.Span{Start: at.End, End: at.End}, text)}
		}
	}
	return nil
}

// guardKey finds the key in the text of the class's dict, nil when it is made
// elsewhere.
func guardKey(lost *access.Lost) syntax.Expr {
	assign := classAttribute(lost.Class, lost.Attr)
	if assign == nil {
		return nil
	}
	dict, ok := assign.Value.(*syntax.Dict)
	if !ok {
		return nil
	}
	for _, key := range dict.Keys {
		if c, ok := key.(*syntax.Constant); ok && c.Kind == syntax.Str && c.Str == lost.Keys[0] {
			return c
		}
	}
	return nil
}
