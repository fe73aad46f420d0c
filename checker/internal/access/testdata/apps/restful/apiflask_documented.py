# Run with APIFlask 1.3.1.
from apiflask import APIFlask, HTTPTokenAuth, HTTPBasicAuth, APIBlueprint, Schema, abort
from apiflask.fields import String, Integer

app = APIFlask(__name__)
auth = HTTPTokenAuth()
basic = HTTPBasicAuth()
bp = APIBlueprint("x", __name__, url_prefix="/x")


@auth.verify_token
def vt(token):
    return {"id": 1} if token == "abc" else None


@basic.verify_password
def vp(u, p):
    return None


class In(Schema):
    name = String()


@app.get("/a")
@app.auth_required(auth)
def a(): return {}  # want: GET /a protected


@app.get("/b")
@app.doc(security="ApiKeyAuth")
def b(): return {}  # want: GET /b open


@app.post("/c")
@app.input(In)
@app.auth_required(auth, roles=["admin"])
def c(json_data): return {}  # want: POST /c protected


@app.post("/d")
@app.input(In)
@app.output(In)
def d(json_data): return {}  # want: POST /d open


@bp.get("/e")
@bp.auth_required(basic)
def e(): return {}  # want: GET /x/e protected


@bp.before_request
@bp.auth_required(auth, optional=True)
def h(): pass


@bp.get("/f")
def f(): return {}  # want: GET /x/f optional


app.register_blueprint(bp)
