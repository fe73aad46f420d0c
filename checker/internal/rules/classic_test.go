package rules

import (
	"fmt"
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// answer says what the classic check does with a text: "fires at 3:1", the
// place of the def, or the reason for its silence.
func answer(text string) string {
	m, problems := syntax.Parse(source.NewFile("app.py", text))
	result := Classic(m, len(problems) > 0)
	if !result.Fires {
		return result.Reason
	}
	at := m.File.Position(result.Span.Start)
	return fmt.Sprintf("fires at %d:%d on %s", at.Line, at.Column, m.File.Slice(result.Span))
}

// The examples of the announcement of 2020, completed to files that parse.
func TestClassicOnTheAnnouncement(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"missing decorators": {
			"import flask_jwt\n\n@app.route('/protected')\ndef protected():\n    return\n",
			"fires at 4:1 on def protected",
		},
		"missing decorators in classes": {
			"import flask_jwt_extended\n\nclass Example(Resource):\n    def get():\n        return\n",
			"fires at 4:5 on def get",
		},
		"the jwt_required decorator": {
			"import flask_jwt\n\n@app.route('/protected')\n@jwt_required\ndef protected():\n    return\n",
			"silent, because `protected` on line 5 has the decorator jwt_required",
		},
		"implementing JWT": {
			"import flask_jwt\n\njwt = JWT(app, authenticate, identity)\n\n@app.route('/protected')\ndef protected():\n    return\n",
			"silent, because JWT() is called on line 3",
		},
		"implementing JWTManager": {
			"import flask_jwt\n\njwt = JWTManager()\n\n@app.route('/protected')\ndef protected():\n    return\n",
			"silent, because JWTManager() is called on line 3",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answer(test.text); got != test.want {
				t.Errorf("%s\ngot:  %s\nwant: %s", test.text, got, test.want)
			}
		})
	}
}

func TestClassic(t *testing.T) {
	const none = "silent, because the file imports none of flask_jwt, flask_jwt_extended and flask_jwt_simple"
	for name, test := range map[string]struct{ text, want string }{
		// imports
		"no import":                           {"def f(): pass\n", none},
		"another package":                     {"import flask_login\ndef f(): pass\n", none},
		"flask_jwt_simple":                    {"from flask_jwt_simple import get_jwt\ndef f(): pass\n", "fires at 2:1 on def f"},
		"import under another name":           {"import flask_jwt as fj\ndef f(): pass\n", "fires at 2:1 on def f"},
		"second name of an import":            {"import os, flask_jwt\ndef f(): pass\n", "fires at 2:1 on def f"},
		"relative module of the same name":    {"from .flask_jwt import x\ndef f(): pass\n", "fires at 2:1 on def f"},
		"the package imported from a package": {"from . import flask_jwt\ndef f(): pass\n", none},
		"a sub-module": {
			"from flask_jwt_extended.utils import get_jwt\ndef f(): pass\n",
			"silent, because flask_jwt_extended.utils on line 1 is a part of a package, and it looks for the package's own name",
		},
		"import in try": {"try:\n    import flask_jwt\nexcept ImportError:\n    pass\ndef f(): pass\n", "fires at 5:1 on def f"},
		"import after the function": {
			"def f(): pass\nimport flask_jwt\n",
			"silent, because it meets no function after the import of flask_jwt on line 2",
		},
		"import between two functions": {"def f(): pass\nimport flask_jwt\ndef g(): pass\n", "fires at 3:1 on def g"},
		"import inside a function": {
			"def f():\n    import flask_jwt\n    def g(): pass\n",
			"silent, because flask_jwt is imported inside a function on line 2, where it does not look",
		},
		"import inside a class": {
			"class A(B):\n    import flask_jwt\n    def f(self): pass\n",
			"silent, because flask_jwt is imported inside a class on line 2, where it does not look",
		},

		// functions and classes
		"any function, not only routes": {"import flask_jwt\ndef add(a, b):\n    return a + b\n", "fires at 2:1 on def add"},
		"an async function":             {"import flask_jwt\nasync def f(): pass\n", "fires at 2:1 on async def f"},
		"the place is the def, not its decorator": {
			"import flask_jwt\n@app.route('/')\n@cache\ndef f(): pass\n", "fires at 4:1 on def f",
		},
		"only the first of two":        {"import flask_jwt\ndef f(): pass\ndef g(): pass\n", "fires at 2:1 on def f"},
		"a function in a block":        {"import flask_jwt\nif True:\n    def f(): pass\n", "fires at 3:5 on def f"},
		"a method of a class":          {"import flask_jwt\nclass A(B):\n    def f(self): pass\n", "fires at 3:5 on def f"},
		"an async method":              {"import flask_jwt\nclass A(B):\n    async def f(self): pass\n", "fires at 3:5 on async def f"},
		"a lambda is no function":      {"import flask_jwt\nf = lambda: 1\n", "silent, because it meets no function after the import of flask_jwt on line 1"},
		"a class without a base":       {"import flask_jwt\nclass A:\n    def f(self): pass\n", "silent, because it meets no function after the import of flask_jwt on line 1"},
		"a class with a keyword alone": {"import flask_jwt\nclass A(metaclass=M):\n    def f(self): pass\n", "silent, because it meets no function after the import of flask_jwt on line 1"},
		"a call in a class without a base is not seen": {
			"import flask_jwt\nclass A:\n    jwt = JWTManager()\ndef f(): pass\n", "fires at 4:1 on def f",
		},
		"a guard in a class without a base is not seen": {
			"import flask_jwt\nclass A:\n    @jwt_required\n    def f(self): pass\ndef g(): pass\n", "fires at 5:1 on def g",
		},

		// guards
		"a called guard":        {"import flask_jwt\n@jwt_required()\ndef f(): pass\n", "silent, because `f` on line 3 has the decorator jwt_required"},
		"a guard of any object": {"import flask_jwt\n@a.b.jwt_required\ndef f(): pass\n", "silent, because `f` on line 3 has the decorator jwt_required"},
		"jwt_optional":          {"import flask_jwt\n@jwt_optional\ndef f(): pass\n", "silent, because `f` on line 3 has the decorator jwt_optional"},
		"fresh_jwt_required":    {"import flask_jwt\n@fresh_jwt_required\ndef f(): pass\n", "silent, because `f` on line 3 has the decorator fresh_jwt_required"},
		"jwt_refresh_token_required": {
			"import flask_jwt\n@jwt_refresh_token_required\ndef f(): pass\n",
			"silent, because `f` on line 3 has the decorator jwt_refresh_token_required",
		},
		"another package's guard":     {"import flask_jwt\n@login_required\ndef f(): pass\n", "fires at 3:1 on def f"},
		"a guard on a later function": {"import flask_jwt\ndef f(): pass\n@jwt_required\ndef g(): pass\n", "silent, because `g` on line 4 has the decorator jwt_required"},
		"a guard on a nested function": {
			"import flask_jwt\ndef f():\n    @jwt_required\n    def g(): pass\n", "silent, because `g` on line 4 has the decorator jwt_required",
		},
		"a guard on a class is none": {"import flask_jwt\n@jwt_required\nclass A(B):\n    def f(self): pass\n", "fires at 4:5 on def f"},
		"a guard above the route":    {"import flask_jwt\n@jwt_required\n@app.route('/')\ndef f(): pass\n", "silent, because `f` on line 4 has the decorator jwt_required"},
		"a call that makes a guard":  {"import flask_jwt\nf = jwt_required()(f)\ndef g(): pass\n", "fires at 3:1 on def g"},

		// the class attribute
		"decorators with a plain name": {
			"import flask_jwt\nclass A(B):\n    def get(self): pass\n    decorators = [jwt_required]\n",
			"silent, because `get` on line 3 has jwt_required from the class attribute decorators",
		},
		"decorators in a tuple": {
			"import flask_jwt\nclass A(B):\n    decorators = (cache, jwt_required)\n    def get(self): pass\n",
			"silent, because `get` on line 4 has jwt_required from the class attribute decorators",
		},
		"decorators with several targets": {
			"import flask_jwt\nclass A(B):\n    x = decorators = [jwt_required]\n    def get(self): pass\n",
			"silent, because `get` on line 4 has jwt_required from the class attribute decorators",
		},
		"decorators with a called guard": {"import flask_jwt\nclass A(B):\n    decorators = [jwt_required()]\n    def get(self): pass\n", "fires at 4:5 on def get"},
		"decorators with an attribute":   {"import flask_jwt\nclass A(B):\n    decorators = [a.jwt_required]\n    def get(self): pass\n", "fires at 4:5 on def get"},
		"decorators of a sum":            {"import flask_jwt\nclass A(B):\n    decorators = [] + [jwt_required]\n    def get(self): pass\n", "fires at 4:5 on def get"},
		"decorators with an annotation":  {"import flask_jwt\nclass A(B):\n    decorators: list = [jwt_required]\n    def get(self): pass\n", "fires at 4:5 on def get"},
		"decorators before async methods": {
			"import flask_jwt\nclass A(B):\n    decorators = [jwt_required]\n    async def get(self): pass\n", "fires at 4:5 on async def get",
		},
		"decorators without a method": {"import flask_jwt\nclass A(B):\n    decorators = [jwt_required]\ndef f(): pass\n", "fires at 4:1 on def f"},
		"method_decorators":           {"import flask_jwt\nclass A(B):\n    method_decorators = [jwt_required]\n    def get(self): pass\n", "fires at 4:5 on def get"},
		"decorators of a class without a base": {
			"import flask_jwt\nclass A:\n    decorators = [jwt_required]\n    def get(self): pass\ndef f(): pass\n", "fires at 5:1 on def f",
		},
		"decorators with the name of a call": {
			"import flask_jwt\nclass A(B):\n    decorators = [decode_token]\n    def get(self): pass\n",
			"silent, because decode_token in a class attribute decorators counts as a call, at `get` on line 4",
		},

		// calls
		"a call in the body":          {"import flask_jwt\ndef f():\n    return get_jwt_identity()\n", "silent, because get_jwt_identity() is called on line 3"},
		"a call of any object":        {"import flask_jwt\nx = a.b.create_access_token(1)\ndef f(): pass\n", "silent, because create_access_token() is called on line 2"},
		"a call after the function":   {"import flask_jwt\ndef f(): pass\nJWTManager(app)\n", "silent, because JWTManager() is called on line 3"},
		"a call in an f-string":       {"import flask_jwt\ndef f():\n    return f'{decode_token(t)}'\n", "silent, because decode_token() is called on line 3"},
		"a call in a default":         {"import flask_jwt\ndef f(x=get_current_user()): pass\n", "silent, because get_current_user() is called on line 2"},
		"a call in a lambda":          {"import flask_jwt\ng = lambda: get_jwt_claims()\ndef f(): pass\n", "silent, because get_jwt_claims() is called on line 2"},
		"a call in an argument":       {"import flask_jwt\nprint(x=verify_jwt_in_request())\ndef f(): pass\n", "silent, because verify_jwt_in_request() is called on line 2"},
		"a call in a decorator":       {"import flask_jwt\n@JWT()\ndef f(): pass\n", "silent, because JWT() is called on line 2"},
		"a call in a base":            {"import flask_jwt\nclass A(JWT()):\n    def f(self): pass\n", "silent, because JWT() is called on line 2"},
		"a call before the import":    {"jwt = JWTManager(app)\nimport flask_jwt\ndef f(): pass\n", "fires at 3:1 on def f"},
		"a name that is not called":   {"import flask_jwt\nx = JWTManager\ndef f(): pass\n", "fires at 3:1 on def f"},
		"a name called under another": {"from flask_jwt import JWT as Setup\nSetup(app)\ndef f(): pass\n", "fires at 3:1 on def f"},
		"a reader that is not listed": {"import flask_jwt_extended\ndef f():\n    return get_jwt()\n", "fires at 2:1 on def f"},
		"a call in a target":          {"import flask_jwt\nget_current_user().name = 1\ndef f(): pass\n", "fires at 3:1 on def f"},
		"a call in a target of +=":    {"import flask_jwt\nget_current_user().n += 1\ndef f(): pass\n", "silent, because get_current_user() is called on line 2"},

		// where the original ended in an error
		"a decorator called twice": {
			"import flask_jwt\n@a()()\ndef f(): pass\n",
			"silent, because it ends in an error at the decorator on line 2, which is neither a name nor a call of one",
		},
		"a subscript as decorator": {
			"import flask_jwt\n@jwt_required\n@a[0]\ndef f(): pass\n",
			"silent, because it ends in an error at the decorator on line 3, which is neither a name nor a call of one",
		},
		"such a decorator before the import": {"@a()()\ndef f(): pass\nimport flask_jwt\ndef g(): pass\n", "fires at 4:1 on def g"},
		"such a decorator on a class":        {"import flask_jwt\n@a()()\nclass A(B):\n    def f(self): pass\n", "fires at 4:5 on def f"},
		"a tuple assigned a shorter one": {
			"import flask_jwt\na, b = *c,\ndef f(): pass\n",
			"silent, because it ends in an error at line 2, where the tuple on the right is shorter than the one on the left",
		},
		"tuples of the same length": {"import flask_jwt\na, b = c, d\ndef f(): pass\n", "fires at 3:1 on def f"},

		"a file that does not parse": {"import flask_jwt\ndef f(: pass\n", "silent, because the file does not parse"},
		"an empty file":              {"", none},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answer(test.text); got != test.want {
				t.Errorf("%s\ngot:  %s\nwant: %s", test.text, got, test.want)
			}
		})
	}
}

func TestClassicSaysWhyItFires(t *testing.T) {
	m, _ := syntax.Parse(source.NewFile("app.py", "import os\nimport flask_jwt\n\ndef protected(): pass\n"))
	const want = "fires, because flask_jwt is imported on line 2, and it sees no guard and no set-up call; it points at the first function, `protected`"
	if got := Classic(m, false).Reason; got != want {
		t.Errorf("got:  %s\nwant: %s", got, want)
	}
}

func TestClassicFindingStandsAtTheDef(t *testing.T) {
	m, _ := syntax.Parse(source.NewFile("app.py", "import flask_jwt\ndef protected(): pass\n"))
	d := ClassicFinding(m, Classic(m, false))
	if d.Rule != "missing-jwt-token" || d.Path != "app.py" || m.File.Slice(d.Span) != "def protected" {
		t.Errorf("rule %s at %s %q, expected missing-jwt-token at app.py \"def protected\"", d.Rule, d.Path, m.File.Slice(d.Span))
	}
}
