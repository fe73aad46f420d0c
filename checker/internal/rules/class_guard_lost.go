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

var classGuardLost = rule.Rule{
	ID:       "class-guard-lost",
	Title:    "A guard of a view class has no effect, or is dropped by a subclass",
	Severity: diag.Error,
	Grades:   "A method that overrides a guarded one, and only reads, is a warning.",
	Profile:  "routes",
	Summary: "Reports a class attribute with guards that its kind of class does not read, a subclass that sets such an attribute anew " +
		"without the guards of its base, a method that overrides a guarded one without the guard, and a method that would guard before the view and that nothing calls.",
	Why: "Flask's `View` and `MethodView` read the attribute `decorators`; `method_decorators` belongs to the `Resource` of Flask-RESTful and " +
		"Flask-RESTX. An attribute or a method of a subclass replaces the one of its base, guards included. " +
		"Flask-Classful's `FlaskView` calls `before_request`, and `before_` with a method's name; no other class does. In each case the guard stands in the code, and no request meets it.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


class Orders(MethodView):
    method_decorators = [jwt_required()]

    def post(self):
        orders.append({})
        return jsonify(added=True), 201


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`,
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_caching import Cache
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
cache = Cache(app)


class SignedIn(MethodView):
    decorators = [jwt_required()]


class Orders(SignedIn):
    decorators = [cache.cached(timeout=60)]

    def get(self):
        return jsonify(orders=[])


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`,
		`from flask import Flask, jsonify
from flask_classful import FlaskView
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


class SignedIn(FlaskView):
    def before_request(self, name, **kwargs):
        verify_jwt_in_request()


class OrdersView(SignedIn):
    def before_request(self, name, **kwargs):
        app.logger.info("orders: %s", name)

    def post(self):
        orders.append({})
        return jsonify(added=True), 201


OrdersView.register(app)
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_caching import Cache
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
cache = Cache(app)


class SignedIn(MethodView):
    decorators = [jwt_required()]


class Orders(SignedIn):
    decorators = SignedIn.decorators + [cache.cached(timeout=60)]

    def get(self):
        return jsonify(orders=[])


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`,
		`from flask import Flask, jsonify
from flask_classful import FlaskView
from flask_jwt_extended import JWTManager, verify_jwt_in_request

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = []


class SignedIn(FlaskView):
    def before_request(self, name, **kwargs):
        verify_jwt_in_request()


class OrdersView(SignedIn):
    def before_request(self, name, **kwargs):
        app.logger.info("orders: %s", name)
        return super().before_request(name, **kwargs)

    def post(self):
        orders.append({})
        return jsonify(added=True), 201


OrdersView.register(app)
`,
	},
	Fix: "Gives the attribute the name that the class reads, puts the base's list in front, or calls the base's hook first.",
	References: []rule.Reference{
		{Title: "Flask: Class-based Views, View Decorators", URL: "https://flask.palletsprojects.com/en/stable/views/#view-decorators"},
		{Title: "Flask-RESTful: Resource Method Decorators", URL: "https://flask-restful.readthedocs.io/en/latest/extending.html#resource-method-decorators"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runClassGuardLost,
}

// losesClassGuard tells whether a route lacks a guard that its class has.
func losesClassGuard(r *access.Result) bool { return r.Lost != nil && r.Lost.Kind != access.WrongKey }

func runClassGuardLost(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if !losesClassGuard(r) {
			return diag.Place{}, false
		}
		return lostPlace(r), true
	})
	for _, c := range found {
		p.Report(lostFinding(p, c))
	}
}

// lostPlace is the attribute, or the method, that the guard was lost at.
func lostPlace(r *access.Result) diag.Place {
	if def := classMethod(r.Lost.Class, r.Lost.Attr); def != nil && access.IsClassHook(r.Lost.Attr) {
		return diag.Place{Path: r.Lost.Path, Span: def.NameAt}
	}
	if r.Lost.Kind == access.Overridden {
		return r.Place
	}
	at := r.Lost.Class.NameAt
	if assign := classAttribute(r.Lost.Class, r.Lost.Attr); assign != nil {
		at = assign.Targets[0].Span()
	}
	return diag.Place{Path: r.Lost.Path, Span: at}
}

func lostFinding(p *rule.Pass, c cause) diag.Diagnostic {
	lost := c.first().Lost
	d := diag.Diagnostic{Place: c.Place, Severity: diag.Error, Related: entry(c.routes).related()}
	class, attr := code(lost.Class.Name), code(lost.Attr)
	switch lost.Kind {
	case access.WrongAttribute:
		d.Message = fmt.Sprintf("%s has no effect on %s, which is no Resource: anyone can call %s. The attribute that Flask reads is `decorators`.",
			attr, class, c.requests())
		d.Fixes = renamed(lost)
	case access.Rebound:
		d.Message = fmt.Sprintf("%s sets %s anew, without the guards of %s: anyone can call %s. Add those of the base to the list.",
			class, attr, code(lost.Base), c.requests())
		d.Fixes = withBase(lost)
	case access.Overridden:
		d.Message = fmt.Sprintf("%s overrides the guarded %s, and has no guard: anyone can call %s.",
			code(lost.Class.Name+"."+lost.Attr), code(lost.Base+"."+lost.Attr), c.requests())
		if access.IsClassHook(lost.Attr) {
			d.Fixes = callsBase(p, lost)
		}
		if !c.writes() {
			d.Severity = diag.Warning
		}
	case access.Uncalled:
		d.Message = fmt.Sprintf("Nothing calls %s, which would refuse strangers: anyone can call %s. %s", code(lost.Class.Name+"."+lost.Attr), c.requests(), whoCalls(c.first()))
	}
	return d
}

// callsBase calls the base's hook before the body of the one that overrides it.
func callsBase(p *rule.Pass, lost *access.Lost) []diag.Fix {
	def, file := classMethod(lost.Class, lost.Attr), fileOf(p, lost.Path)
	if def == nil || file == nil || def.Async || len(def.Block()) == 0 {
		return nil
	}
	args, ok := passedOn(def.Params)
	first := def.Block()[0].Span()
	line := wholeLines(file, first)
	indent := file.Slice(source.Span{Start: line.Start, End: first.Start})
	if !ok || strings.TrimSpace(indent) != "" {
		return nil
	}
	text := fmt.Sprintf("answer = super().%s(%s)\n%sif answer is not None:\n%s    return answer\n%s", lost.Attr, args, indent, indent, indent)
	at := source.Span{Start: first.Start, End: first.Start}
	return []diag.Fix{edit(fmt.Sprintf("Call the hook of %s first", code(lost.Base)), lost.Path, at, text)}
}

// passedOn writes the arguments of a call with a method's own parameters.
func passedOn(params *syntax.Params) (string, bool) {
	positional := slices.Concat(params.PosOnly, params.Args)
	if len(positional) == 0 {
		return "", false
	}
	var args []string
	for _, p := range positional[1:] { // without self
		args = append(args, p.Name)
	}
	if params.Vararg != nil {
		args = append(args, "*"+params.Vararg.Name)
	}
	for _, p := range params.KwOnly {
		args = append(args, p.Name+"="+p.Name)
	}
	if params.Kwarg != nil {
		args = append(args, "**"+params.Kwarg.Name)
	}
	return strings.Join(args, ", "), true
}

// whoCalls says what a method that runs before the view needs.
func whoCalls(r *access.Result) string {
	if r.ClassHooks() {
		return "A FlaskView calls `before_request`, and before a method the one that is named `before_` and the method's name."
	}
	return "Such methods belong to the FlaskView of Flask-Classful; here a list of `decorators` guards every method."
}

// classMethod finds a method in a class's body.
func classMethod(class *syntax.ClassDef, name string) *syntax.FunctionDef {
	for _, s := range class.Body {
		if f, ok := s.(*syntax.FunctionDef); ok && f.Name == name {
			return f
		}
	}
	return nil
}

// classAttribute finds the assignment of an attribute in a class's body.
func classAttribute(class *syntax.ClassDef, attr string) *syntax.Assign {
	for _, s := range class.Body {
		if a, ok := s.(*syntax.Assign); ok && len(a.Targets) == 1 && dotted(a.Targets[0]) == attr {
			return a
		}
	}
	return nil
}

// renamed gives the attribute the name that a plain view reads.
func renamed(lost *access.Lost) []diag.Fix {
	assign := classAttribute(lost.Class, lost.Attr)
	if assign == nil || classAttribute(lost.Class, "decorators") != nil {
		return nil
	}
	if _, isList := assign.Value.(*syntax.List); !isList {
		return nil
	}
	return []diag.Fix{edit("Rename it to `decorators`", lost.Path, assign.Targets[0].Span(), "decorators")}
}

// withBase puts the list of a direct base in front of the class's own.
func withBase(lost *access.Lost) []diag.Fix {
	assign := classAttribute(lost.Class, lost.Attr)
	if assign == nil {
		return nil
	}
	if _, isList := assign.Value.(*syntax.List); !isList {
		return nil
	}
	for _, base := range lost.Class.Bases {
		name := dotted(base)
		if lastPart(name) != lost.Base {
			continue
		}
		start := assign.Value.Span().Start
		front := name + "." + lost.Attr + " + "
		return []diag.Fix{edit(fmt.Sprintf("Put %s in front", code(name+"."+lost.Attr)), lost.Path, source.Span{Start: start, End: start}, front)}
	}
	return nil
}
