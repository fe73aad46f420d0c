package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

var unregisteredClass = rule.Rule{
	ID:       "unregistered-class",
	Title:    "A view class that nothing registers guards some of its methods only",
	Severity: diag.Warning,
	Profile:  "routes",
	Summary: "Reports a method without a decorator in a view class, where another method of the class has a guard and nothing in the files " +
		"registers the class, names it or imports its file.",
	Why: "A class that is registered nowhere has no route, and so no verdict. If it is of any use it will be registered one day, or is by a file " +
		"that was not given. Then its guarded methods refuse a stranger, and the others answer one.",
	Grades: "A note for a method that is there to read.",
	Bad: []string{
		`from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
from flask_restful import Api, Resource

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
api = Api(app)
orders = {}


class Orders(Resource):
    @jwt_required()
    def get(self):
        return orders


class Order(Resource):
    @jwt_required()
    def get(self, order_id):
        return orders[order_id]

    def delete(self, order_id):
        orders.pop(order_id, None)
        return "", 204


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
orders = {}


class Orders(Resource):
    @jwt_required()
    def get(self):
        return orders


class Order(Resource):
    method_decorators = [jwt_required()]

    def get(self, order_id):
        return orders[order_id]

    def delete(self, order_id):
        orders.pop(order_id, None)
        return "", 204


api.add_resource(Orders, "/orders")
`,
	},
	References: []rule.Reference{
		{Title: "Flask: Class-based Views, View Decorators", URL: "https://flask.palletsprojects.com/en/stable/views/#view-decorators"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runUnregisteredClass,
}

func runUnregisteredClass(p *rule.Pass) {
	for _, mod := range p.Modules {
		for _, s := range mod.Body {
			class, ok := s.(*syntax.ClassDef)
			// Most classes are served, and what comes after that question reads files.
			if !ok || !looksLikeView(class) || isServed(p.Results, mod, class) || !importsViews(mod) {
				continue
			}
			guarded, guard, open := guardedInPart(mod, class)
			if guarded == nil || len(open) == 0 || isNamed(mod, class) || isImported(p.Modules, mod) {
				continue
			}
			for _, method := range open {
				severity := diag.Warning
				if method.Name == "get" {
					severity = diag.Note
				}
				name := func(f *syntax.FunctionDef) string { return code(class.Name + "." + f.Name) }
				p.Report(diag.Diagnostic{
					Place:    diag.Place{Path: mod.File.Path, Span: method.NameAt},
					Severity: severity,
					Message: fmt.Sprintf("%s has no guard, while %s has %s. Nothing in these files registers %s, so it has no route to judge; "+
						"where it is registered, anyone can call this method.", name(method), name(guarded), decoratorText(mod.File, guard), code(class.Name)),
					Related: []diag.Related{{
						Place:   diag.Place{Path: mod.File.Path, Span: guard.At},
						Message: fmt.Sprintf("%s guards %s.", decoratorText(mod.File, guard), name(guarded)),
					}},
				})
			}
		}
	}
}

// looksLikeView tells whether a class derives from something called MethodView or
// Resource, and from nothing else.
func looksLikeView(class *syntax.ClassDef) bool {
	if len(class.Bases) != 1 || len(class.Decorators) > 0 {
		return false
	}
	name := lastPart(dotted(class.Bases[0]))
	return name == "Resource" || name == "MethodView"
}

// importsViews tells whether a file imports Flask, or an extension for REST.
func importsViews(m *syntax.Module) bool {
	return slices.ContainsFunc(importsOf(m), func(i imported) bool {
		top, _, _ := strings.Cut(i.module, ".")
		return !i.relative && (top == "flask" || strings.HasPrefix(top, "flask_rest"))
	})
}

// httpMethods are the names of methods that answer.
var httpMethods = []string{"get", "post", "put", "patch", "delete"}

// guardedInPart finds the methods for HTTP methods that have no decorator, and one
// that has a guard of the catalog. Where the class does more than to define methods
// with these, nothing is open.
func guardedInPart(m *syntax.Module, class *syntax.ClassDef) (guarded *syntax.FunctionDef, guard *syntax.Decorator, open []*syntax.FunctionDef) {
	for _, s := range class.Body {
		switch s := s.(type) {
		case *syntax.Assign:
			for _, t := range s.Targets {
				if name := dotted(t); strings.HasSuffix(name, "decorators") || slices.Contains(httpMethods, name) {
					return nil, nil, nil
				}
			}
		case *syntax.FunctionDef:
			switch {
			case s.Name == "dispatch_request" || s.Name == "as_view" || s.Name == "__init__":
				return nil, nil, nil
			case !slices.Contains(httpMethods, s.Name):
			case len(s.Decorators) == 0:
				open = append(open, s)
			case guarded == nil:
				if d := catalogGuard(m, s); d != nil {
					guarded, guard = s, d
				}
			}
		}
	}
	return guarded, guard, open
}

// catalogGuard finds a decorator that is a guard which the file imports.
func catalogGuard(m *syntax.Module, f *syntax.FunctionDef) *syntax.Decorator {
	for _, d := range f.Decorators {
		e := d.Expr
		if call, ok := e.(*syntax.Call); ok {
			e = call.Func
		}
		if name, ok := e.(*syntax.Name); ok && importsGuard(m, name.ID) {
			return d
		}
	}
	return nil
}

// isServed tells whether a route leads to the class, or to one of its methods.
func isServed(results []*access.Result, m *syntax.Module, class *syntax.ClassDef) bool {
	return slices.ContainsFunc(results, func(r *access.Result) bool {
		return r.Path == m.File.Path && r.Func != nil && holds(class.At, r.Func.Span())
	})
}

// isNamed tells whether the file speaks of the class outside of it.
func isNamed(m *syntax.Module, class *syntax.ClassDef) bool {
	found := false
	syntax.Inspect(m, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ClassDef:
			if n == class {
				return false
			}
		case *syntax.Name:
			found = found || n.ID == class.Name
		case *syntax.Constant:
			found = found || n.Kind == syntax.Str && n.Str == class.Name // __all__, getattr
		}
		return !found
	})
	return found
}

// isImported tells whether any file may import the module: its name stands in an
// import, or in a text, as importlib takes it.
func isImported(modules []*syntax.Module, m *syntax.Module) bool {
	name := moduleName(m.File)
	for _, other := range modules {
		found := false
		syntax.Inspect(other, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Import:
				found = found || slices.ContainsFunc(n.Names, func(a *syntax.Alias) bool { return lastPart(a.Name) == name })
			case *syntax.ImportFrom:
				found = found || lastPart(n.Module) == name || slices.ContainsFunc(n.Names, func(a *syntax.Alias) bool { return a.Name == name })
			case *syntax.Constant:
				found = found || n.Kind == syntax.Str && lastPart(n.Str) == name
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// moduleName is the last part of the name by which a file is imported; a package's
// __init__.py has that of its folder.
func moduleName(file *source.File) string {
	path := strings.TrimSuffix(strings.TrimSuffix(file.Path, ".py"), "/__init__")
	return path[strings.LastIndexByte(path, '/')+1:]
}
