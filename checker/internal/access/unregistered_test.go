package access

import "testing"

// TestBlueprintsThatTheAppIsNotSeenToGet states what becomes of them where there is an
// application.
func TestBlueprintsThatTheAppIsNotSeenToGet(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"an Api's subclass registers them on the application that it was set up with", `
from flask_smorest import Api as SmorestApi, Blueprint as SmorestBlueprint

class Api(SmorestApi):
    def register_blueprint(self, blp, prefix="", **options):
        options["url_prefix"] = prefix + blp.url_prefix
        self._app.register_blueprint(blp, **options)

api = Api()
api.init_app(app)
items = SmorestBlueprint("items", __name__, url_prefix="/items")

@items.get("/a")
@jwt_required()
def a():
    return "ok"

api.register_blueprint(items, prefix="/v1")
`, "GET /v1/items/a protected"},
		{"they are shown where the application has no rule", `
pages = Blueprint("pages", __name__)

@pages.get("/a")
@jwt_required()
def a():
    return "ok"

def set_up(app, kind):
    if kind == "web":
        app.register_blueprint(pages)
`, "GET /a protected"},
		{"they are no routes beside rules of the application", `
pages = Blueprint("pages", __name__)

@pages.get("/a")
def a():
    return "ok"

@app.get("/b")
@jwt_required()
def b():
    return "ok"
`, "GET /b protected"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := verdicts(analyze(t, c.code)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}
