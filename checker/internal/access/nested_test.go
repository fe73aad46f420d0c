package access

import (
	"slices"
	"testing"
)

// TestNestedApi states that the evidence says why hooks of a blueprint don't run for
// an Api that stands on it.
func TestNestedApi(t *testing.T) {
	results := analyzed(t, `
from flask import Blueprint, Flask
from flask_restful import Api, Resource
outer, inner = Blueprint("outer", __name__), Blueprint("inner", __name__)
api = Api(inner)

@inner.before_request
def closed():
    return "no", 401

class A(Resource):
    def get(self):
        return rows()

api.add_resource(A, "/a")
outer.register_blueprint(inner)
app = Flask(__name__)
app.register_blueprint(outer)
`)
	const want = "the Api names the endpoint `inner.a` and not `outer.inner.a`, so that Flask runs no hook of these blueprints"
	if len(results) != 1 || results[0].Verdict != Unprotected {
		t.Fatalf("got %+v", results)
	}
	if !slices.ContainsFunc(results[0].Evidence, func(s Step) bool { return s.Message == want }) {
		t.Errorf("the evidence is %+v", results[0].Evidence)
	}
}
