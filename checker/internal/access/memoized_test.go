package access

import "testing"

// TestWhatIsKeptForARequest states that one request finds the same each time where a
// function's results, or a cache's entries, are kept.
func TestWhatIsKeptForARequest(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"a memoized function", `
from flask_caching import Cache
cache = Cache(app)

@cache.memoize()
def setting(name):
    row = db.find(name)
    if row and row.value:
        if row.value.isdigit():
            return int(row.value)
        return row.value
    return None

@app.before_request
def look():
    g.theme = 1 if setting("theme") else 2
    g.paths = [1 if setting("theme") else 2, 3 if setting("theme") else 4, 5 if setting("theme") else 6]

@app.get("/a")
@login_required
def a():
    return "ok"
`, "GET /a protected"},
		{"an entry of a cache", `
from flask_caching import Cache
cache = Cache(app)

def closed():
    return 1 if cache.get("closed") else 2

@app.before_request
def look():
    g.seen = [closed(), closed(), closed(), closed(), closed(), closed(), closed()]

@app.get("/a")
@login_required
def a():
    return "ok"
`, "GET /a protected"},
		{"what arguments that are not known give may differ", `
from flask_caching import Cache
cache = Cache(app)

@cache.memoize()
def allowed(token):
    return db.find(token)

@app.get("/a")
def a():
    if allowed(request.args["a"]) and not allowed(request.args["b"]):
        return "ok"
    abort(401)
`, "GET /a unprotected"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := verdicts(analyze(t, c.code)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}
