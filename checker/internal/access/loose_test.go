package access

import "testing"

// TestLooseTests states which tests of the path let more routes by than the one
// that they name.
func TestLooseTests(t *testing.T) {
	for _, c := range []struct {
		what, test, url string
		want            bool
	}{
		{"a prefix that goes on", "request.path.startswith('/log')", "/logs", true},
		{"one of several", "request.path.startswith(('/health', '/log'))", "/logs", true},
		{"a prefix with its boundary", "request.path.startswith('/log')", "/log/7", false},
		{"a prefix that ends with a slash", "request.path.startswith('/log/')", "/log/7", false},
		{"a part", "'log' in request.path", "/users/logs", true},
		{"an ending", "request.path.endswith('/log')", "/users/log", true},
		{"a name of the module", "request.path.startswith(OPEN)", "/logs", true},
		{"names of the module", "request.path.startswith(SEVERAL)", "/logs", true},
		{"a loop over names of the module", "any(request.path.startswith(p) for p in SEVERAL)", "/logs", true},
		{"a loop over a list", "any(p in request.path for p in ['/health', 'log'])", "/users/logs", true},
		{"a name of the module, with its boundary", "request.path.startswith(OPEN)", "/log/7", false},
		{"another path", "request.path.startswith('/log')", "/users", false},
		{"a pattern that looks at the beginning", "re.match('/log', request.path)", "/logs", true},
		{"a pattern that looks anywhere", "re.search('log', request.path)", "/users/logs", true},
		{"a compiled pattern", "PATTERN.match(request.path)", "/logs", true},
		{"several compiled patterns", "any(p.match(request.path) for p in PATTERNS)", "/logs", true},
		{"a pattern for the whole path that ends with anything", "re.fullmatch('/log.*', request.path)", "/logs", true},
		{"a pattern for the whole path", "re.fullmatch('/logs?', request.path)", "/logs", false},
		{"a pattern with its boundary", "re.match('/log/.*$', request.path)", "/log/7", false},
		{"a pattern that matches what is below", "PATTERN.match(request.path)", "/log/7", false},
		{"a pattern that another path matches", "PATTERN.match(request.path)", "/users", false},
		{"the endpoint", "request.endpoint.startswith('a')", "/users", false},
	} {
		r := analyzed(t, extended+"from flask import request\nimport re\nOPEN = '/log'\nPATTERN = re.compile('^/(log|health)')\nPATTERNS = [PATTERN]\nSEVERAL = ('/health', '/log')\n@app.before_request\ndef check():\n    if "+c.test+
			":\n        return\n    verify_jwt_in_request()\n\n@app.post('"+c.url+"')\ndef a():\n    return 'a'\n")[0]
		if got := r.Loose != nil; got != c.want {
			t.Errorf("%s: a loose test let it by is %v, want %v (%s)", c.what, got, c.want, r.Verdict)
		}
	}
}
