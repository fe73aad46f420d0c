package access

import "testing"

// TestSettings states what becomes of a route whose guard, or whose registration, hangs on
// settings that are not given.
func TestSettings(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"a setting that is read under a name from elsewhere", `
class Settings:
    anonymous = False
    def load(self, rows):
        for name, value in rows.items():
            setattr(self, name, value)

settings = Settings()
settings.load(stored())

@app.before_request
def check():
    if settings.anonymous or not settings.closed:
        return
    if not request.headers.get("Authorization"):
        abort(401)

@app.get("/a")
def a():
    return "ok"
`, "GET /a unknown"},
		{"a header and a cookie that settings name", `
import os

@app.get("/header")
def a():
    if request.headers.get(os.environ["KEY_HEADER"]) != "secret":
        abort(401)
    return "ok"

@app.get("/cookie")
def b():
    if os.environ["COOKIE"] not in request.cookies:
        abort(401)
    return "ok"

@app.get("/sender")
def c():
    if not request.headers.get(request.args["by"]):
        abort(401)
    return "ok"
`, "GET /header protected; GET /cookie protected; GET /sender unprotected"},
		{"settings that are not given, put into __dict__", `
class Settings:
    def __init__(self, more):
        self.__dict__.update(more)

settings = Settings(stored())

@app.get("/a")
def a():
    if not request.headers.get(settings.header):
        abort(401)
    return "ok"
`, "GET /a protected"},
		{"a start that expects to be stopped by the keyboard", `
class Box:
    pass

def main():
    port = Box().port
    app.register_blueprint(pages)

pages = Blueprint("pages", __name__)

@pages.get("/a")
@jwt_required()
def a():
    return "ok"

try:
    main()
except KeyboardInterrupt:
    pass
`, "GET /a protected"},
		{"a start that expects what fails", `
pages = Blueprint("pages", __name__)

@pages.get("/a")
@jwt_required()
def a():
    return "ok"

def load(names):
    try:
        port = {}["port"]
        app.register_blueprint(pages, url_prefix="/never")
    except LookupError:
        app.register_blueprint(pages)

load([])
`, "GET /a protected"},
		{"a guard that fails where no environment variable gives the key", `
import os
KEY = os.environ.get("API_KEY")

@app.before_request
def check():
    if not KEY:
        raise RuntimeError("no key")
    if request.headers.get("X-Api-Key") != KEY:
        abort(401)

@app.get("/a")
def a():
    return "ok"
`, "GET /a broken; where variables are set protected"},
		{"a hook that fails where no environment variable is set, and guards nothing", `
import os

@app.before_request
def connect():
    g.host, g.port = os.getenv("DATABASE").split(":")

@app.get("/a")
def a():
    return "ok"
`, "GET /a broken; where variables are set unprotected"},
		{"a hook that fails, or lets the request by if an environment variable says so", `
import os

@app.before_request
def check():
    if os.getenv("OPEN"):
        return
    if request.headers.get("X-Api-Key") != KEYS[0]:
        abort(401)

KEYS = [k for k in os.getenv("KEYS", "").split(",") if k]

@app.get("/a")
def a():
    return "ok"
`, "GET /a broken; where variables are set unknown"},
		{"a blueprint that an environment variable has registered, with its guard", `
import os
from acme import later
later(app)
testing = Blueprint("testing", __name__, url_prefix="/testing")

@testing.post("/a")
def a():
    return "ok"

@app.get("/b")
@login_required
def b():
    return "ok"

if os.getenv("TESTING", "0") == "1":
    testing.before_request(login_required(lambda: None))
    app.register_blueprint(testing)
`, "POST /testing/a protected; GET /b protected"},
		{"a blueprint that an environment variable has registered, and whose hook fails without another", `
import os
from acme import later
later(app)
testing = Blueprint("testing", __name__, url_prefix="/testing")
KEY = os.environ.get("API_KEY")

@testing.before_request
def check():
    if not KEY:
        raise RuntimeError("no key")
    if request.headers.get("X-Api-Key") != KEY:
        abort(401)

@testing.post("/a")
def a():
    return "ok"

@app.get("/b")
@login_required
def b():
    return "ok"

if os.getenv("TESTING", "0") == "1":
    app.register_blueprint(testing)
`, "POST /testing/a protected; GET /b protected"},
		{"a hook that fails whatever the environment has", `
import os
debug = os.getenv("DEBUG")

@app.before_request
def check():
    {}["user"]

@app.get("/a")
def a():
    return "ok"
`, "GET /a broken"},
	} {
		t.Run(c.what, func(t *testing.T) {
			project := analyze(t, c.code)
			got := verdicts(project)
			for _, r := range project.Results {
				if r.WhenSet != nil {
					got += "; where variables are set " + string(r.WhenSet.Verdict)
				}
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}
