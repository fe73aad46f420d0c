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

var partlyGuardedClass = rule.Rule{
	ID:       "partly-guarded-class",
	Title:    "A method of a view class is open, while others are guarded",
	Severity: diag.Error,
	Grades:   "An error for a method that can change something, a warning for one that, as far as can be seen, only reads: many sites let everyone read.",
	Profile:  "routes",
	Summary:  "Reports a method of a view class that runs for a caller without a token, when another method of the class under the same URL has a guard.",
	Why: "A guard on a method guards that method alone. When a method is added to the class later, or one was forgotten, the URL looks " +
		"guarded, and is open for one of its methods.",
	Bad: []string{
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = {}


class Order(MethodView):
    @jwt_required()
    def put(self, order_id):
        orders[order_id] = {}
        return "", 204

    def delete(self, order_id):
        orders.pop(order_id, None)
        return "", 204


app.add_url_rule("/orders/<int:order_id>", view_func=Order.as_view("order"))
`,
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.config.from_prefixed_env()
login_manager = LoginManager(app)
accounts = {}
orders = []


@login_manager.user_loader
def load_user(user_id):
    return accounts.get(user_id)


class Orders(MethodView):
    @login_required
    def post(self):
        orders.append({})
        return "", 201

    def get(self):
        return jsonify(orders)


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`,
	},
	Good: []string{
		`from flask import Flask, jsonify
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
orders = {}


class Order(MethodView):
    decorators = [jwt_required()]

    def put(self, order_id):
        orders[order_id] = {}
        return "", 204

    def delete(self, order_id):
        orders.pop(order_id, None)
        return "", 204


app.add_url_rule("/orders/<int:order_id>", view_func=Order.as_view("order"))
`,
	},
	Fix: "Puts the guard of the other method on this one.",
	References: []rule.Reference{
		{Title: "Flask: Class-based Views, Method Dispatching", URL: "https://flask.palletsprojects.com/en/stable/views/#method-dispatching-and-apis"},
		{Title: "CWE-306: Missing Authentication for Critical Function", URL: "https://cwe.mitre.org/data/definitions/306.html"},
	},
	CWE:   []int{306},
	OWASP: []string{"A01:2021 Broken Access Control", "API5:2023 Broken Function Level Authorization"},
	Since: "0.1.0",
	Run:   runPartlyGuardedClass,
}

// A sibling is a guarded method of the class that an open one belongs to.
type sibling struct {
	result *access.Result
	guard  *syntax.Decorator
}

// siblings finds, for the open methods of view classes, a method under the same
// URL that its own decorator protects.
func siblings(results []*access.Result) map[*access.Result]sibling {
	type key struct {
		registration        diag.Place
		app, class, urlRule string
	}
	of := func(r *access.Result) key { return key{r.Registration, r.App, r.ViewClass, r.URLRule} }
	guarded := map[key]sibling{}
	for _, r := range results {
		if r.ViewClass == "" {
			continue
		}
		if d := refusing(r); d != nil && guarded[of(r)].guard == nil {
			guarded[of(r)] = sibling{r, d}
		}
	}
	found := map[*access.Result]sibling{}
	for _, r := range results {
		if s, ok := guarded[of(r)]; ok && r.ViewClass != "" && r.Verdict == access.Unprotected && !explained(r) {
			found[r] = s
		}
	}
	return found
}

func runPartlyGuardedClass(p *rule.Pass) {
	found := siblings(p.Results)
	if len(found) == 0 {
		return
	}
	around := surroundingsOf(p)
	open := entries(p.Results, func(r *access.Result) bool { return found[r].guard != nil })
	for _, e := range open {
		s, r := found[e.first()], e.first()
		severity, grade := gradeOf(e)
		commented := around.commentedOut(r)
		guard := decoratorText(s.result.Module.File, s.guard)
		related := append(e.related(), diag.Related{
			Place:   diag.Place{Path: s.result.Path, Span: s.guard.At},
			Message: fmt.Sprintf("%s guards %s.", guard, view(s.result)),
		})
		related = append(related, commented.related()...)
		p.Report(diag.Diagnostic{
			Place:    r.Place,
			Severity: severity,
			Message: fmt.Sprintf("%s is open, while %s has %s: anyone can call %s.%s%s %s",
				view(r), view(s.result), guard, e.requests(), commented.words, around.siblings(e), grade),
			Related: related,
			Fixes:   guardLike(s, r),
		})
	}
}

// guardLike puts the sibling's guard right above the def of an open method.
func guardLike(s sibling, r *access.Result) []diag.Fix {
	def, ok := r.Func.(*syntax.FunctionDef)
	if !ok || s.result.Path != r.Path {
		return nil
	}
	file := r.Module.File
	start := file.LineStart(file.Line(def.At.Start))
	indent := file.Slice(source.Span{Start: start, End: def.At.Start})
	end := "\n"
	rest := source.Span{Start: def.At.Start, End: file.LineStart(file.Line(def.At.Start) + 1)}
	if strings.HasSuffix(file.Slice(rest), "\r\n") {
		end = "\r\n"
	}
	return []diag.Fix{edit(fmt.Sprintf("Put %s on %s", decoratorText(file, s.guard), view(r)), r.Path,
		source.Span{Start: start, End: start}, indent+file.Slice(s.guard.At)+end)}
}
