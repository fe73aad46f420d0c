package access

import (
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// analyzed gives the results of one file.
func analyzed(t *testing.T, text string) []*Result {
	t.Helper()
	tree, found := syntax.Parse(source.NewFile("app.py", text))
	if len(found) > 0 {
		t.Fatalf("the app of the test does not parse: %s", found[0].Message)
	}
	return Analyze([]*syntax.Module{tree}, nil, Settings{}).Results
}

const extended = "from flask import Flask\nfrom flask_jwt_extended import *\napp = Flask(__name__)\n\n"

func TestGuardPutOnSomethingWhileTheRequestRunsIsNotIdle(t *testing.T) {
	for _, c := range []struct {
		what, body string
		idle       bool
	}{
		{"a statement", "    jwt_required()\n    return 'a'\n", true},
		{"put on a function and called", "    return jwt_required()(lambda: 'a')()\n", false},
		{"kept in a name", "    guard = jwt_required()\n    return 'a'\n", false},
		{"a verification", "    verify_jwt_in_request()\n    return 'a'\n", false},
	} {
		r := analyzed(t, extended+"@app.get('/a')\ndef a():\n"+c.body)[0]
		if (r.Idle != nil) != c.idle {
			t.Errorf("%s: idle is %v, want %v", c.what, r.Idle != nil, c.idle)
		}
	}
}

func TestOptionalByPosition(t *testing.T) {
	for guard, want := range map[string]bool{
		`jwt_required("headers")`: true, `jwt_required(True)`: true, `jwt_required(False)`: false, `jwt_required(optional=True)`: false,
		`jwt_required(*["headers"])`: false, `jwt_required(locations="headers")`: false,
	} {
		r := analyzed(t, extended+"@app.get('/a')\n@"+guard+"\ndef a():\n    return 'a'\n")[0]
		if got := r.Lenient != nil; got != want {
			t.Errorf("%s: made optional by position is %v, want %v", guard, got, want)
		}
	}
}

// TestHooksThatAnswerWithClaims states which hooks send the claims of a token as
// the response.
func TestHooksThatAnswerWithClaims(t *testing.T) {
	for _, c := range []struct {
		what, hook string
		want       bool
	}{
		{"a return", "@app.before_request\ndef check():\n    return verify_jwt_in_request()\n", true},
		{"the verification itself", "app.before_request(verify_jwt_in_request)\n", true},
		{"a lambda", "app.before_request(lambda: verify_jwt_in_request())\n", true},
		{"a statement", "@app.before_request\ndef check():\n    verify_jwt_in_request()\n", false},
		{"an optional one", "@app.before_request\ndef check():\n    return verify_jwt_in_request(optional=True)\n", false},
		{"version 3", "# requires: flask-jwt-extended<4\n@app.before_request\ndef check():\n    return verify_jwt_in_request()\n", false},
	} {
		r := analyzed(t, extended+c.hook+"\n@app.get('/a')\ndef a():\n    return 'a'\n")[0]
		if got := r.HookAnswer != nil; got != c.want {
			t.Errorf("%s: answers with claims is %v, want %v (%s)", c.what, got, c.want, r.Verdict)
		}
	}
}

// TestSwallowedRefusals states which handlers drop a refusal, and which keep what
// came of it.
func TestSwallowedRefusals(t *testing.T) {
	for _, c := range []struct {
		what, body, handler string
		drops               bool
	}{
		{"pass", "verify_jwt_in_request()", "pass", true},
		{"a log entry", "verify_jwt_in_request()", "app.logger.info('no token')", true},
		{"the handler sets a value", "verify_jwt_in_request()", "g.user = None", false},
		{"the handler returns", "verify_jwt_in_request()", "return None", false},
		{"the body assigns what nothing reads", "claims = verify_jwt_in_request()", "pass", true},
		{"the handler assigns what nothing reads", "verify_jwt_in_request()", "failed = True", true},
		{"what the handler assigns is read", "verify_jwt_in_request()", "failed = True\n        print(failed)", false},
		{"the handler assigns a global name", "global failed\n        verify_jwt_in_request()", "failed = True", false},
		{"the body keeps the identity", "verify_jwt_in_request()\n        g.user = get_jwt_identity()", "pass", false},
	} {
		r := analyzed(t, extended+"from flask import g\n@app.before_request\ndef check():\n    try:\n        "+c.body+
			"\n    except Exception:\n        "+c.handler+"\n\n@app.post('/a')\ndef a():\n    return 'a'\n")[0]
		if r.Swallowed == nil || r.Swallowed.Drops != c.drops {
			t.Errorf("%s: swallowed is %+v, verdict %s", c.what, r.Swallowed, r.Verdict)
		}
	}
}
