package access

import "testing"

const views = extended + "from flask.views import MethodView\nfrom flask_restful import Api, Resource\napi = Api(app)\n\ndef plain(f):\n    return f\n\n"

// TestLostClassGuards states which guards of a class count as lost.
func TestLostClassGuards(t *testing.T) {
	const add = "\napp.add_url_rule('/a', view_func=A.as_view('a'))\n"
	const classful, register = "from flask_classful import FlaskView\n", "\nA.register(app)\n"
	const addResource = "\napi.add_resource(A, '/a')\n"
	for _, c := range []struct {
		what, code string
		lost       bool
		kind       LostKind
	}{
		{"method_decorators on a MethodView", "class A(MethodView):\n    method_decorators = [jwt_required()]\n    def get(self): return 'a'\n" + add, true, WrongAttribute},
		{"method_decorators without a guard", "class A(MethodView):\n    method_decorators = [plain]\n    def get(self): return 'a'\n" + add, false, 0},
		{"a subclass sets decorators anew", "class B(MethodView):\n    decorators = [jwt_required()]\nclass A(B):\n    decorators = [plain]\n    def get(self): return 'a'\n" + add, true, Rebound},
		{"a base without a guard", "class B(MethodView):\n    decorators = [plain]\nclass A(B):\n    decorators = []\n    def get(self): return 'a'\n" + add, false, 0},
		{"a Resource sets method_decorators anew", "class B(Resource):\n    method_decorators = [jwt_required()]\nclass A(B):\n    method_decorators = []\n    def get(self): return 'a'\n" + addResource, true, Rebound},
		{"a method overrides a guarded one", "class B(MethodView):\n    @jwt_required()\n    def get(self): return 'b'\nclass A(B):\n    def get(self): return 'a'\n" + add, true, Overridden},
		{"a method overrides one without a guard", "class B(MethodView):\n    def get(self): return 'b'\nclass A(B):\n    def get(self): return 'a'\n" + add, false, 0},
		{"a key in capitals", "class A(Resource):\n    method_decorators = {'GET': [jwt_required()]}\n    def get(self): return 'a'\n" + addResource, true, WrongKey},
		{"a key of one's own", "class A(Resource):\n    method_decorators = {'all': [jwt_required()]}\n    def get(self): return 'a'\n" + addResource, true, WrongKey},
		{"a class hook overrides a guarding one", classful + "class B(FlaskView):\n    def before_request(self, name): verify_jwt_in_request()\nclass A(B):\n    def before_request(self, name): pass\n    def patch(self): return 'a'\n" + register, true, Overridden},
		{"a class hook calls the one that it overrides", classful + "class B(FlaskView):\n    def before_request(self, name): verify_jwt_in_request()\nclass A(B):\n    def before_request(self, name): return super().before_request(name)\n    def patch(self): return 'a'\n" + register, false, 0},
		{"a hook of one method overrides a guarding one", classful + "class B(FlaskView):\n    def before_patch(self): verify_jwt_in_request()\nclass A(B):\n    def before_patch(self): pass\n    def patch(self): return 'a'\n" + register, true, Overridden},
		{"a class hook beside one that guards", classful + "class A(FlaskView):\n    def before_request(self, name): pass\n    def before_patch(self): verify_jwt_in_request()\n    def patch(self): return 'a'\n" + register, false, 0},
		{"a hook of a method that is not there", classful + "class A(FlaskView):\n    def before_update(self): verify_jwt_in_request()\n    def patch(self): return 'a'\n" + register, true, Uncalled},
		{"a class hook that guards nothing", classful + "class A(FlaskView):\n    def before_update(self): pass\n    def patch(self): return 'a'\n" + register, false, 0},
		{"a class hook on a view that calls none", "class A(MethodView):\n    def before_request(self): verify_jwt_in_request()\n    def get(self): return 'a'\n" + add, true, Uncalled},
		{"a class hook that the view calls itself", "class A(MethodView):\n    def before_request(self): verify_jwt_in_request()\n    def dispatch_request(self, **k):\n        self.before_request()\n        return super().dispatch_request(**k)\n    def get(self): return 'a'\n" + add, false, 0},
		{"the key of another method", "class A(Resource):\n    method_decorators = {'post': [jwt_required()]}\n    def get(self): return 'a'\n" + addResource, false, 0},
	} {
		results := analyzed(t, views+c.code)
		if len(results) != 1 {
			t.Fatalf("%s: %d routes", c.what, len(results))
		}
		r := results[0]
		if (r.Lost != nil) != c.lost || c.lost && r.Lost.Kind != c.kind {
			t.Errorf("%s: lost is %+v, verdict %s", c.what, r.Lost, r.Verdict)
		}
	}
}
