package checker_test

import (
	"strings"
	"testing"

	"unguarded/checker"
)

const shop = `from flask import Blueprint, Flask, jsonify
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
hooks = Blueprint("hooks", __name__, url_prefix="/webhooks")
orders = []


@app.get("/orders")
@jwt_required()
def list_orders():
    return jsonify(orders)


@app.post("/orders")
def add_order():
    orders.append({})
    return "", 201


@hooks.post("/stripe")
def stripe():
    orders.append({})
    return ""


@hooks.post("/mail/bounce")
def bounce():
    orders.pop()
    return ""


app.register_blueprint(hooks)
`

// verdicts gives the verdict of each route by its URL rule, or its reason where
// it is public.
func verdicts(t *testing.T, source string, options checker.Options) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, r := range checker.Check([]checker.File{{Path: "app.py", Source: source}}, options).Routes {
		found[strings.Join(r.Methods, ",")+" "+r.URLRule] = r.Verdict
		if r.Verdict == "public" {
			found[strings.Join(r.Methods, ",")+" "+r.URLRule] = r.Evidence[len(r.Evidence)-1].Message
		}
	}
	return found
}

func TestPublicPatterns(t *testing.T) {
	said := func(pattern string) string {
		return `the setting ` + "`public`" + ` says that it is meant to be open: "` + pattern + `"`
	}
	for _, test := range []struct{ pattern, stripe, bounce, add string }{
		{"/webhooks/*", "public", "public", "unprotected"},
		{"/webhooks/stripe", "public", "unprotected", "unprotected"},
		{"/*/bounce", "unprotected", "public", "unprotected"},
		{"/webhooks", "unprotected", "unprotected", "unprotected"},
		{"/webhooks/strip.", "unprotected", "unprotected", "unprotected"},
		{"hooks.*", "public", "public", "unprotected"},
		{"hooks.bounce", "unprotected", "public", "unprotected"},
		{"add_order", "unprotected", "unprotected", "public"},
		{"order", "unprotected", "unprotected", "unprotected"},
		{"*", "public", "public", "public"},
	} {
		found := verdicts(t, shop, checker.Options{Public: []string{test.pattern}})
		for route, want := range map[string]string{
			"POST /webhooks/stripe": test.stripe, "POST /webhooks/mail/bounce": test.bounce,
			"POST /orders": test.add, "GET /orders": "protected",
		} {
			if want == "public" {
				want = said(test.pattern)
			}
			if found[route] != want {
				t.Errorf("%s with %s: got %q, want %q", route, test.pattern, found[route], want)
			}
		}
	}
}

func TestAPublicPatternNeedsTheWholeURLRule(t *testing.T) {
	source := strings.Replace(shop, `url_prefix="/webhooks"`, `url_prefix=app.config["PREFIX"]`, 1)
	for route, verdict := range verdicts(t, source, checker.Options{Public: []string{"/*"}}) {
		if strings.HasPrefix(route, "POST") && !strings.HasSuffix(route, "/orders") && verdict != "unprotected" {
			t.Errorf("%s, of which the prefix can't be seen: got %q, want unprotected", route, verdict)
		}
	}
}

func TestGuardsOfTheUser(t *testing.T) {
	source := `from flask import Flask
from company.auth import roles_needed, token_required
import company.auth

app = Flask(__name__)
rows = []


@app.post("/bare")
@token_required
def bare():
    return str(rows.pop())


@app.post("/called")
@company.auth.roles_needed("admin")
def called():
    return str(rows.pop())


@token_required
@app.post("/above")
def above():
    return str(rows.pop())
`
	for _, test := range []struct {
		guards              []string
		bare, called, above string
	}{
		{nil, "unknown", "unknown", "unprotected"},
		{[]string{"company.auth.token_required"}, "protected", "unknown", "unprotected"},
		{[]string{"company.auth.token_required", "company.auth.roles_needed"}, "protected", "protected", "unprotected"},
		{[]string{"company.auth.other"}, "unknown", "unknown", "unprotected"},
	} {
		found := verdicts(t, source, checker.Options{Guards: test.guards})
		for route, want := range map[string]string{"POST /bare": test.bare, "POST /called": test.called, "POST /above": test.above} {
			if found[route] != want {
				t.Errorf("%s with %v: got %q, want %q", route, test.guards, found[route], want)
			}
		}
	}
}

func TestSelectedAndIgnoredRules(t *testing.T) {
	broken := "def broken(:\n    pass\n"
	for _, test := range []struct {
		options checker.Options
		want    string
	}{
		{checker.Options{}, "syntax-error unprotected-route unprotected-route unprotected-route"},
		{checker.Options{Select: []string{"unprotected-route"}}, "syntax-error unprotected-route unprotected-route unprotected-route"},
		{checker.Options{Select: []string{"guard-above-route"}}, "syntax-error"},
		{checker.Options{Ignore: []string{"unprotected-route"}}, "syntax-error"},
		{checker.Options{Ignore: []string{"syntax-error"}}, "unprotected-route unprotected-route unprotected-route"},
		{checker.Options{Select: []string{"unprotected-route"}, Ignore: []string{"unprotected-route"}}, "syntax-error"},
	} {
		report := checker.Check([]checker.File{{Path: "app.py", Source: shop}, {Path: "a.py", Source: broken}}, test.options)
		var ids []string
		for _, d := range report.Diagnostics {
			ids = append(ids, d.Rule)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%+v: got %s, want %s", test.options, got, test.want)
		}
		if report.Summary.Errors != len(ids) {
			t.Errorf("%+v: %d errors are counted, %d are listed", test.options, report.Summary.Errors, len(ids))
		}
	}
}
