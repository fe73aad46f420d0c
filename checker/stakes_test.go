package checker_test

import (
	"strings"
	"testing"

	"unguarded/checker"
)

const guarded = `from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
app.config.from_prefixed_env()
jwt = JWTManager(app)
db = open("rows", "a")


@app.get("/orders")
@jwt_required()
def list_orders():
    return jsonify([])


@app.put("/orders/<int:number>")
@jwt_required()
def change_order(number):
    return "", 204

`

// finding gives the one finding of the app with a route added, as "severity:
// message".
func finding(t *testing.T, route string) string {
	t.Helper()
	report := checker.Check([]checker.File{{Path: "app.py", Source: guarded + "\n" + route}}, checker.Options{})
	var found []string
	for _, d := range report.Diagnostics {
		found = append(found, d.Severity+": "+d.Message)
	}
	return strings.Join(found, "\n")
}

func TestSeverityByWhatIsAtStake(t *testing.T) {
	const signUp = "looks like a sign-up"
	for _, test := range []struct{ what, route, severity, says string }{
		{"a write", "@app.post(\"/rows\")\ndef add():\n    db.write('x')\n    return ''\n", "error", "It can change something"},
		{"a read", "@app.get(\"/rows\")\ndef rows():\n    return str(db.name)\n", "warning", "it only reads"},
		{"a stub that answers 501", "@app.post(\"/rows\")\ndef add():\n    \"\"\"Adds a row.\"\"\"\n    return 'not yet', 501\n", "warning", "It does nothing yet"},
		{"501 after a write", "@app.post(\"/rows\")\ndef add():\n    db.write('x')\n    return 'not yet', 501\n", "error", "It can change something"},
		{"a sign-up", "@app.post(\"/users\")\ndef add():\n    db.write(request.json['password'])\n    return ''\n", "warning", signUp},
		{"a sign-up by a verb", "@app.post(\"/create-user\")\ndef add():\n    db.write(request.json['password'])\n    return ''\n", "warning", signUp},
		{"a verb for something else", "@app.post(\"/create-order\")\ndef add():\n    db.write(request.json['password'])\n    return ''\n", "error", "It can change something"},
		{"a sign-up that chooses its rights", "@app.post(\"/users\")\ndef add():\n    db.write(request.json['password'] + request.json['role'])\n    return ''\n", "error", "It can change something"},
		{"a sign-up that gets the rights that the code says", "@app.post(\"/users\")\ndef add():\n    row = dict(password=request.json['password'], role='user')\n    row['kind'] = {'is_admin': False}\n    db.write(row)\n    return ''\n", "warning", signUp},
		{"a sign-up with a schema", "from marshmallow import Schema, fields\n\nclass Account(Schema):\n    name = fields.String()\n    password = fields.String()\n\naccount = Account()\n\n@app.post(\"/users\")\ndef add():\n    db.write(account.load(request.json))\n    return ''\n", "warning", signUp},
		{"a schema with rights", "from marshmallow import Schema, fields\n\nclass Account(Schema):\n    role = fields.String()\n    password = fields.String()\n\n@app.post(\"/users\")\ndef add():\n    db.write(Account().load(request.json))\n    return ''\n", "error", "It can change something"},
		{"a user without a password", "@app.post(\"/users\")\ndef add():\n    db.write(request.json['name'])\n    return ''\n", "error", "It can change something"},
		{"another's password", "@app.post(\"/users/<int:number>\")\ndef change(number):\n    db.write(request.json['password'])\n    return ''\n", "error", "It can change something"},
		{"a password that is replaced", "@app.put(\"/users\")\ndef change():\n    db.write(request.json['password'])\n    return ''\n", "error", "It can change something"},
		{"an administrator's list", "@app.post(\"/admin/users\")\ndef add():\n    db.write(request.json['password'])\n    return ''\n", "error", "It can change something"},
	} {
		got := finding(t, test.route)
		if strings.Contains(got, "\n") || !strings.HasPrefix(got, test.severity+": ") || !strings.Contains(got, test.says) {
			t.Errorf("%s: got %q, want one %s that says %q", test.what, got, test.severity, test.says)
		}
	}
}

func TestAStubThatOnlyRaisesIsNoError(t *testing.T) {
	for _, body := range []string{"raise NotImplementedError", "raise NotImplementedError('later')", "abort(501)"} {
		if got := finding(t, "@app.post(\"/rows\")\ndef add():\n    "+body+"\n"); strings.Contains(got, "error: ") {
			t.Errorf("%s: got %s", body, got)
		}
	}
}

func TestGuardedMethodsOfTheResourceAreCounted(t *testing.T) {
	const count = " 2 of 3 methods of this resource are guarded. "
	for _, test := range []struct {
		url  string
		says bool
	}{{"/orders/<int:number>", true}, {"/orders", true}, {"/orders/<int:number>/lines", false}, {"/order", false}, {"/", false}} {
		got := finding(t, "@app.delete(\""+test.url+"\")\ndef drop(**names):\n    db.write('x')\n    return ''\n")
		if !strings.HasPrefix(got, "error: ") || strings.Contains(got, count) != test.says {
			t.Errorf("DELETE %s: got %q; it should name the count: %v", test.url, got, test.says)
		}
	}
}

func TestGuardInACommentIsNamed(t *testing.T) {
	for _, test := range []struct{ head, says string }{
		{"@app.post(\"/rows\")\n# @jwt_required()\n", " Its guard `@jwt_required` is commented out on line 23."},
		{"#@jwt_required()\n@app.post(\"/rows\")\n", " Its guard `@jwt_required` is commented out on line 22."},
		{"@app.post(\"/rows\")\n# @cached\n", ""},
		{"@app.post(\"/rows\")\n# needs @jwt_required() some day\n", ""},
	} {
		got := finding(t, test.head+"def add():\n    db.write('x')\n    return ''\n")
		if test.says == "" && strings.Contains(got, "commented out") || !strings.Contains(got, test.says) || !strings.HasPrefix(got, "error: Anyone can call POST /rows") {
			t.Errorf("%s: got %q, want it to say %q", test.head, got, test.says)
		}
	}
}
