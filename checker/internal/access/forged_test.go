package access

import (
	"strings"
	"testing"
)

// TestForged states what anyone can make up to satisfy a guard, which still refuses
// who sends nothing. Real Flask let each of these by, and with a token that another key
// had signed where something decodes it.
func TestForged(t *testing.T) {
	const (
		header  = "    h = request.headers.get('Authorization', '')\n"
		decoded = "    try:\n        g.claims = jwt.decode(h.removeprefix('Bearer '), options={'verify_signature': False})\n    except jwt.PyJWTError:\n        abort(401)\n"
	)
	for _, c := range []struct{ what, hook, takes string }{
		{"a header that is there", "    if not request.headers.get('X-Key'):\n        abort(401)\n", "the header `X-Key: 1`"},
		{"a cookie that is there", "    if 'sid' not in request.cookies:\n        abort(403)\n", "the cookie `sid=1`"},
		{"a query argument that is there", "    if request.args.get('token') is None:\n        abort(401)\n", "the query `?token=1`"},
		{"a scheme", header + "    if not h.startswith('Bearer '):\n        abort(401)\n", "the header `Authorization: Bearer 1`"},
		{"a scheme of its own", header + "    if h.split(' ')[0] != 'Token':\n        abort(401)\n", "the header `Authorization: Token 1.1.1`"},
		{"three parts", header + "    if h.count('.') != 2:\n        abort(401)\n", "the header `Authorization: 1.1.1`"},
		{"a header that is kept", "    g.key = request.headers.get('X-Key')\n    if g.key is None:\n        abort(401)\n", "the header `X-Key: 1`"},
		{"one of two headers", "    if not (request.headers.get('X-Key') or request.headers.get('X-Token')):\n        abort(401)\n", "the header `X-Key: 1`"},
		{"a token whose signature nobody checks", header + decoded, "decode()"},
		{"an option by position", header + "    try:\n        jwt.decode(h[7:], KEY, ['HS256'], {'verify_signature': False})\n    except Exception:\n        abort(401)\n", "decode()"},
		{"claims that are looked at", header + decoded + "    if g.claims.get('role') != 'admin':\n        abort(403)\n", "decode()"},
		{"a header of a token", header + "    try:\n        jwt.get_unverified_header(h)\n    except jwt.DecodeError:\n        abort(401)\n", "get_unverified_header()"},

		{"a key of the code", "    if request.headers.get('X-Key') != 'k':\n        abort(401)\n", ""},
		{"a flag", "    if request.headers.get('X-Key') != '1':\n        abort(401)\n", ""},
		{"a key of the environment's", "    if request.headers.get('X-Key') != os.environ['KEY']:\n        abort(401)\n", ""},
		{"a key compared in constant time", "    if not hmac.compare_digest(request.headers.get('X-Key', ''), KEY):\n        abort(401)\n", ""},
		{"a hash that is compared", "    key = request.headers.get('X-Key')\n    if not key or hashlib.sha256(key.encode()).hexdigest() != KEY:\n        abort(401)\n", ""},
		{"a part of a header, compared", header + "    pairs = dict(p.split('=', 1) for p in h.split(',')) if h else {}\n    if not hmac.compare_digest(pairs.get('v1', ''), KEY):\n        abort(401)\n", ""},
		{"a key that a library looks at", "    key = request.headers.get('X-Key')\n    if not key:\n        abort(401)\n    vault.check(key)\n", ""},
		{"a key of a table", "    key = request.headers.get('X-Key')\n    if not key:\n        abort(401)\n    if key not in KEYS:\n        abort(401)\n", ""},
		{"a user of a key", "    key = request.headers.get('X-Key')\n    if not key or vault.user(key) is None:\n        abort(401)\n", ""},
		{"a request that a library looks at", "    if not request.headers.get('X-Key'):\n        abort(401)\n    vault.check(request)\n", ""},
		{"a token that is verified", header + "    try:\n        jwt.decode(h[7:], KEY, ['HS256'])\n    except Exception:\n        abort(401)\n", ""},
		{"a token that is read, and then verified", header + decoded + "    jwt.decode(h[7:], KEY, ['HS256'])\n", ""},
		{"a token that is read beside a guard", header + "    verify_jwt_in_request()\n" + decoded, ""},
		{"what PyJWT 2 takes no notice of", header + "    try:\n        jwt.decode(h[7:], KEY, algorithms=['HS256'], verify=False)\n    except Exception:\n        abort(401)\n", ""},
		{"no algorithm, by which nothing is valid", header + "    try:\n        jwt.decode(h[7:], None, algorithms=['none'])\n    except Exception:\n        abort(401)\n", ""},
		{"claims that code looks up which is not given", header + decoded + "    g.user = vault.user(g.claims['sub'])\n    if g.user is None:\n        abort(401)\n", ""},
		{"a session", "    if 'user' not in session:\n        abort(401)\n", ""},
	} {
		p := analyze(t, "import hashlib, hmac, os, vault\nKEY = 'k'\nKEYS = {}\n@app.before_request\ndef check():\n"+c.hook+"\n@app.post('/keys')\ndef add():\n    KEYS[vault.new()] = 1\n\n@app.post('/a')\ndef a():\n    return 'a'\n")
		r, takes := p.Results[1], ""
		switch f := r.Forged; {
		case f == nil:
		case f.Decoder != "":
			takes = strings.Trim(f.Decoder, "`")
		default:
			takes = f.Sends()
		}
		if takes != c.takes {
			t.Errorf("%s: takes %q, want %q", c.what, takes, c.takes)
		}
		if r.Verdict != Protected {
			t.Errorf("%s: %s", c.what, r.Verdict)
		}
	}
}

func TestPyJWT1TakesNoticeOfVerify(t *testing.T) {
	p := analyze(t, `# requires: pyjwt<2
@app.get("/a")
def a():
    token = request.cookies.get("token")
    if not token:
        abort(401)
    return jwt.decode(token, "k", False)["sub"]
`)
	if f := p.Results[0].Forged; f == nil || f.Decoder == "" {
		t.Errorf("nothing is forged: %s", verdicts(p))
	}
}

// TestWhatIsMadeUpMayBreakTheBody states that a text which a body's own guard can't take
// apart does not get by.
func TestWhatIsMadeUpMayBreakTheBody(t *testing.T) {
	for _, c := range []struct {
		check string
		takes bool
	}{
		{"    token = h.split(' ')[1]\n    try:\n        jwt.decode(token, KEY, ['HS256'])\n    except Exception:\n        abort(401)\n", false},
		{"    h.split(' ')[1]\n", true},
	} {
		p := analyze(t, "KEY = 'k'\n@app.post('/a')\ndef a():\n    h = request.headers.get('Authorization')\n    if h is None:\n        abort(401)\n"+c.check+"    return 'a'\n")
		if r := p.Results[0]; r.Verdict != Protected || (r.Forged != nil) != c.takes {
			t.Errorf("%s: %s, %+v", c.check, r.Verdict, r.Forged)
		}
	}
}

// TestForgedTokens states what callbacks of Flask-HTTPAuth take; real Flask let the same
// tokens by.
func TestForgedTokens(t *testing.T) {
	const claims = "    try:\n        return jwt.decode(token, options={'verify_signature': False})\n    except jwt.PyJWTError:\n        return None\n"
	for _, c := range []struct{ what, object, callback, takes string }{
		{"a token that is there", "HTTPTokenAuth()", "    return bool(token)\n", "the header `Authorization: Bearer 1`"},
		{"a scheme of its own", "HTTPTokenAuth(scheme='Token')", "    return token != ''\n", "the header `Authorization: Token 1`"},
		{"a header of its own", "HTTPTokenAuth('Key', header='X-Key')", "    return token or None\n", "the header `X-Key: 1`"},
		{"a token whose signature nobody checks", "HTTPTokenAuth()", claims, "decode()"},

		{"a secret", "HTTPTokenAuth()", "    return token == 'secret'\n", ""},
		{"a token of a table", "HTTPTokenAuth()", "    return KEYS.get(token)\n", ""},
		{"a token that is verified", "HTTPTokenAuth()", "    return jwt.decode(token, 'k', algorithms=['HS256'])\n", ""},
		{"a token that code looks at which is not given", "HTTPTokenAuth()", "    return bool(token) and vault.user(token)\n", ""},
		{"no callback", "HTTPTokenAuth()", "    pass\n", ""},
	} {
		p := analyze(t, "import vault\nfrom flask_httpauth import HTTPTokenAuth\nKEYS = {}\nauth = "+c.object+
			"\n@auth.verify_token\ndef verify(token):\n"+c.callback+"\n@app.post('/a')\n@auth.login_required\ndef a():\n    return 'a'\n")
		r, takes := p.Results[0], ""
		switch f := r.Forged; {
		case f == nil:
		case f.Decoder != "":
			takes = strings.Trim(f.Decoder, "`")
		default:
			takes = f.Sends()
		}
		if takes != c.takes || r.Verdict != Protected {
			t.Errorf("%s: %s, takes %q, want %q", c.what, r.Verdict, takes, c.takes)
		}
	}
}
