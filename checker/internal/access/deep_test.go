package access

import (
	"strconv"
	"strings"
	"testing"
)

// TestRegistrationsAtTheBoundOfCalls states that an import goes on where calls are
// nested deeper than one stack allows.
func TestRegistrationsAtTheBoundOfCalls(t *testing.T) {
	const code = `
from lib import api, items

def deep(n):
    if n == 0:
        REGISTER
    else:
        deep(n - 1)

def view():
    return "x"

class Items(items.Resource):
    def get(self):
        return "x"

deep(DEPTH)
deep(1)
`
	for _, register := range []string{
		`app.add_url_rule("/deep", "deep", view)`, `app.route("/deep")(view)`, `app.before_request(view)`, `app.register_blueprint(api)`,
		`pages.add_resource(Items, "/deep")`, `builder.add_view(Items, "deep")`,
		"from flask_restx import Api; Api(app).namespace(\"a\").add_resource(Items, \"/deep\")",
		"from flask_restful import Api; Api(app).add_resource(Items, \"/deep\")",
		"from flask_smorest import Api; Api(app)",
		"from flask_classful import FlaskView; type(\"V\", (FlaskView,), {}).register(app)",
		"from flask import Flask; Flask(__name__).add_url_rule(\"/deep\", \"deep\", view)",
	} {
		routes := func(depth int) int {
			return len(analyzed(t, strings.NewReplacer("REGISTER", register, "DEPTH", strconv.Itoa(depth)).Replace(code)))
		}
		want := routes(1)
		for _, depth := range []int{40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 94, 95, 96, 97, 98, 300} {
			if got := routes(depth); got != want {
				t.Errorf("%s, %d calls deep: got %d routes, want %d", register, depth, got, want)
			}
		}
	}
}
