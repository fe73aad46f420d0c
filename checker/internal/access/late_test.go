package access

import "testing"

// TestLateHooks states which hooks come too late for a route.
func TestLateHooks(t *testing.T) {
	const (
		start    = "from flask import Blueprint\nbp = Blueprint('bp', __name__)\nother = Blueprint('other', __name__)\n\n@bp.get('/a')\ndef a():\n    return 'a'\n"
		register = "app.register_blueprint(bp)\napp.register_blueprint(other)\n"
		guard    = "def check():\n    verify_jwt_in_request()\n"
	)
	for _, c := range []struct {
		what, code string
		want       bool
	}{
		{"after the registration", start + register + "@bp.before_request\n" + guard, true},
		{"by a call", start + register + guard + "bp.before_request(check)\n", true},
		{"for the whole app", start + register + "@other.before_app_request\n" + guard, true},
		{"before the registration", start + "@bp.before_request\n" + guard + register, false},
		{"on another blueprint", start + register + "@other.before_request\n" + guard, false},
		{"a hook that refuses nobody", start + register + "@bp.before_request\ndef check():\n    pass\n", false},
		{"for the whole app, on a blueprint that is not registered", start + "app.register_blueprint(bp)\n@other.before_app_request\n" + guard, true},
		{"for a blueprint that is not registered", start + "app.register_blueprint(bp)\n@other.before_request\n" + guard, false},
		{"for the whole app, before the registration", start + "@other.before_app_request\n" + guard + register, false},
		{"on a blueprint that something unseen may register", start + "app.register_blueprint(bp)\nfrom company import set_up\nset_up(app, other)\n@other.before_app_request\n" + guard, false},
		{"on the application", start + register + "@app.before_request\n" + guard, false},
	} {
		r := analyzed(t, extended+c.code)[0]
		if got := r.Late != nil; got != c.want {
			t.Errorf("%s: a hook came too late is %v, want %v (%s)", c.what, got, c.want, r.Verdict)
		}
	}
}
