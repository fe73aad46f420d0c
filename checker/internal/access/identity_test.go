package access

import "testing"

// TestUnverifiedIdentity states when who is calling is read without a
// verification before.
func TestUnverifiedIdentity(t *testing.T) {
	for _, c := range []struct {
		what, code   string
		want, caught bool
	}{
		{"nothing verified", "@app.get('/a')\ndef a():\n    return get_jwt_identity()\n", true, false},
		{"in a function that the view calls", "def who():\n    return get_jwt_identity()\n@app.get('/a')\ndef a():\n    return who()\n", true, false},
		{"caught", "@app.get('/a')\ndef a():\n    try:\n        who = get_jwt_identity()\n    except Exception:\n        who = None\n    return 'a'\n", true, true},
		{"behind a guard", "@app.get('/a')\n@jwt_required()\ndef a():\n    return get_jwt_identity()\n", false, false},
		{"behind an optional guard", "@app.get('/a')\n@jwt_required(optional=True)\ndef a():\n    return str(get_jwt_identity())\n", false, false},
		{"after a verification", "@app.get('/a')\ndef a():\n    verify_jwt_in_request()\n    return get_jwt_identity()\n", false, false},
	} {
		r := analyzed(t, extended+c.code)[0]
		if got := r.Unverified != nil; got != c.want || got && r.Unverified.Caught != c.caught {
			t.Errorf("%s: unverified is %+v", c.what, r.Unverified)
		}
	}
}
