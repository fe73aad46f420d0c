package access

import "testing"

// TestWhatAClassGetsFromElsewhere states what is known of classes that a decorator, or a
// base, from code that isn't given adds to.
func TestWhatAClassGetsFromElsewhere(t *testing.T) {
	for _, c := range []struct{ what, code, want string }{
		{"a library's decorator adds to a model, and leaves the rest", `
from sqlalchemy.orm import as_declarative, declared_attr

@as_declarative()
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
    @classmethod
    def by_name(cls, name):
        return cls.query.filter_by(name=name).first()

class Shop(Base):
    pass

@app.before_request
def connect():
    Base.metadata.create_all(bind=None)
    g.shop = Shop.by_name("x")

@app.get("/a")
def a():
    return jsonify(g.shop.name)

@app.get("/b")
@login_required
def b():
    return jsonify(g.shop.name)
`, "GET /a unprotected; GET /b protected"},
		{"an unseen decorator gives a model's class back", `
from acme.models import printable

@printable("id")
class Shop:
    open = True

@app.get("/a")
def a():
    if not Shop.open:
        abort(401)
    return jsonify(Shop.open)
`, "GET /a unprotected"},
		{"an unseen base before MethodView may check the caller", `
from flask.views import MethodView
from acme.views import SignedIn

class A(SignedIn, MethodView):
    def get(self):
        return "ok"

class B(MethodView, SignedIn):
    def get(self):
        return "ok"

class C(SignedIn, MethodView):
    decorators = [jwt_required()]
    def get(self):
        return "ok"

app.add_url_rule("/a", view_func=A.as_view("a"))
app.add_url_rule("/b", view_func=B.as_view("b"))
app.add_url_rule("/c", view_func=C.as_view("c"))
`, "GET /a unknown; GET /b unprotected; GET /c protected"},
		{"an unseen decorator on a base of a view may check the caller", `
from flask.views import MethodView
from acme.views import guarded

@guarded
class Mixin:
    pass

class A(Mixin, MethodView):
    def get(self):
        return "ok"

app.add_url_rule("/a", view_func=A.as_view("a"))
`, "GET /a unknown"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := verdicts(analyze(t, c.code)); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, c.code)
			}
		})
	}
}
