package access

import "testing"

// TestBypasses states what anyone can send to get by a guard. Each request was sent
// to real Flask over a connection: the view answered. (Flask's test client puts its own
// cookies in the place of a Cookie header.)
func TestBypasses(t *testing.T) {
	const guard = "    verify_jwt_in_request()\n"
	for _, c := range []struct{ what, hook, sends string }{
		{"a header that is there", "    if request.headers.get('X-Internal'):\n        return\n" + guard, "the header `X-Internal: 1`"},
		{"a header among the headers", "    if 'X-Internal' in request.headers:\n        return\n" + guard, "the header `X-Internal: 1`"},
		{"a flag", "    if request.headers.get('X-Internal', '').lower() == 'true':\n        return\n" + guard, "the header `X-Internal: true`"},
		{"a word that stands in the hook", "    if request.headers.get('X-Service') == 'billing':\n        return\n" + guard, "the header `X-Service: billing`"},
		{"a query argument", "    if request.args.get('debug'):\n        return\n" + guard, "the query `?debug=1`"},
		{"a query argument that is a number", "    if request.args.get('debug', 0, type=int):\n        return\n" + guard, "the query `?debug=1`"},
		{"a mode of the query", "    mode = request.args.get('mode', 'full')\n    if mode != 'preview':\n" + "    " + guard, "the query `?mode=preview`"},
		{"a cookie", "    if request.cookies.get('beta'):\n        return\n" + guard, "the cookie `beta=1`"},
		{"the client's own name", "    if 'Probe' in request.headers.get('User-Agent', ''):\n        return\n" + guard, "the header `User-Agent: Probe`"},
		{"the client's own name, as Flask reads it", "    if request.user_agent.string.startswith('Probe'):\n        return\n" + guard, "the header `User-Agent: Probe`"},
		{"beside a session", "    if request.headers.get('X-Internal'):\n        return\n    if 'user' not in session:\n        abort(401)\n", "the header `X-Internal: 1`"},
		{"beside a key", "    if request.headers.get('X-Internal'):\n        return\n    if request.headers.get('X-Api-Key') != KEY:\n        abort(401)\n", "the header `X-Internal: 1`"},
		{"after a key was looked at", "    key = request.headers.get('X-Api-Key')\n    if request.headers.get('X-Internal'):\n        return\n    if key != KEY:\n        abort(401)\n", "the header `X-Internal: 1`"},

		{"a key", "    if request.headers.get('X-Api-Key') == KEY:\n        return\n" + guard, ""},
		{"a key in a set", "    if request.headers.get('X-Api-Key') in {KEY}:\n        return\n" + guard, ""},
		{"a key of the settings", "    if request.args.get('pin') == app.config['PIN']:\n        return\n" + guard, ""},
		{"a key that a library checks", "    if request.headers.get('X-Api-Key') and vault.check(request.headers['X-Api-Key']):\n        return\n" + guard, ""},
		{"a header that is all that is asked for", "    if not request.headers.get('X-Key'):\n        abort(401)\n", ""},
		{"one of two headers", "    if not (request.headers.get('X-Key') or request.headers.get('X-Token')):\n        abort(401)\n", ""},
		{"a header that is read for the log", "    g.id = request.headers.get('X-Trace')\n    if not request.headers.get('X-Key'):\n        abort(401)\n", ""},
		{"a query argument that is the key", "    if request.args.get('pin') != '1234':\n        abort(403)\n", ""},
		{"a token that is verified", "    token = request.headers.get('Authorization')\n    if token:\n        token = token.removeprefix('Bearer ')\n    else:\n        token = request.cookies.get('token')\n    jwt.decode(token, KEY, ['HS256'])\n", ""},
	} {
		p := analyze(t, "import vault\nKEY = 'k'\n@app.before_request\ndef check():\n"+c.hook+"\n@app.post('/a')\ndef a():\n    return 'a'\n")
		r, sends := p.Results[0], ""
		if r.Bypass != nil {
			sends = r.Bypass.Sends()
		}
		if sends != c.sends {
			t.Errorf("%s: %q lets a stranger by, want %q", c.what, sends, c.sends)
		}
		if open := r.Verdict == Unprotected; open != (c.sends != "") && r.Verdict != Unknown {
			t.Errorf("%s: %s", c.what, r.Verdict)
		}
	}
}
