package access

import "testing"

// TestMoreWaysThanAreWalked states what is known of routes before whose view more
// conditions stand than can be followed one by one.
func TestMoreWaysThanAreWalked(t *testing.T) {
	const settings = `
from flask_sqlalchemy import SQLAlchemy
db = SQLAlchemy(app)
seen = False

def find(name):
    return db.session.query(name).first()

def setting(name):
    row = find(name)
    if row and row.value:
        if row.value.isdigit():
            return 1
        return 2
    return 0

@app.before_request
def look():
    mark()
    g.theme, g.language = setting("theme"), setting("language")
    g.zone, g.size = setting("zone"), setting("size")
    if setting("closed") == 1:
        abort(503)

`
	for _, c := range []struct{ what, code, want string }{
		{"functions that ask for data are no matter where a guard follows", `
def mark():
    pass

@app.get("/a")
@login_required
def a():
    return "ok"
`, "GET /a protected"},
		{"a function that changes what the guard asks for is followed", `
def mark():
    global seen
    if not find("open"):
        return
    if find("closed"):
        return
    seen = True

@app.before_request
def check():
    if not seen and not request.headers.get("Authorization"):
        abort(401)

@app.get("/a")
def a():
    return "ok"
`, "GET /a unknown"},
		{"so is one that changes an object", `
class State:
    open = False

state = State()

def mark():
    if not find("open"):
        return
    if find("closed"):
        return
    state.open = True

@app.before_request
def check():
    if not state.open and not request.headers.get("Authorization"):
        abort(401)

@app.get("/a")
def a():
    return "ok"
`, "GET /a unknown"},
		{"and one whose result lets the request by", `
def mark():
    if not find("open"):
        g.by = None
    elif find("closed"):
        g.by = None
    else:
        g.by = find("guest")

@app.before_request
def check():
    if not g.by and not request.headers.get("Authorization"):
        abort(401)

@app.get("/a")
def a():
    return "ok"
`, "GET /a unknown"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := verdicts(analyze(t, settings+c.code)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}
