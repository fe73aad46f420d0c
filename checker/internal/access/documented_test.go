package access

import "testing"

// TestDocumentedSecurity states which decorators document that a route needs
// credentials.
func TestDocumentedSecurity(t *testing.T) {
	const restx = extended + "from flask_restx import Api, Resource\napi = Api(app)\n\n"
	for _, c := range []struct {
		what, code string
		want       bool
	}{
		{"a method of a Resource", restx + "@api.route('/a')\nclass A(Resource):\n    @api.doc(security='key')\n    def get(self): return 'a'\n", true},
		{"a Resource", restx + "@api.route('/a')\n@api.doc(security='key')\nclass A(Resource):\n    def get(self): return 'a'\n", true},
		{"no scheme needed", restx + "@api.route('/a')\n@api.doc(security=[])\nclass A(Resource):\n    def get(self): return 'a'\n", false},
		{"other documentation", restx + "@api.route('/a')\n@api.doc('a')\nclass A(Resource):\n    def get(self): return 'a'\n", false},
		{"flask-openapi3", "from flask_openapi3 import OpenAPI\napp = OpenAPI(__name__)\n@app.get('/a', security=[{'jwt': []}])\ndef a(): return 'a'\n", true},
		{"Flasgger", extended + "from flasgger import swag_from\n@app.get('/a')\n@swag_from({'security': [{'key': []}]})\ndef a(): return 'a'\n", true},
		{"flask-apispec", extended + "from flask_apispec import doc\n@app.get('/a')\n@doc(security=[{'key': []}])\ndef a(): return 'a'\n", true},
	} {
		results := analyzed(t, c.code)
		if len(results) != 1 {
			t.Fatalf("%s: %d routes", c.what, len(results))
		}
		if got := results[0].Documented != nil; got != c.want {
			t.Errorf("%s: documented is %v, want %v", c.what, got, c.want)
		}
	}
}
