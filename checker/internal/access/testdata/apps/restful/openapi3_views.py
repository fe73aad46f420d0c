# Run with flask-openapi3 2.5.5.
from functools import wraps
from flask import abort, request
from flask_openapi3 import OpenAPI, APIBlueprint, APIView, Info, Tag
from pydantic import BaseModel, Field
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request

jwt_scheme = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
app = OpenAPI(__name__, info=Info(title="x", version="1"), security_schemes={"jwt": jwt_scheme})
app.config["JWT_SECRET_KEY"] = "x"
JWTManager(app)
security = [{"jwt": []}]
bp = APIBlueprint("bp", __name__, url_prefix="/bp", abp_security=security)
view = APIView(url_prefix="/api", view_tags=[Tag(name="b")], view_security=security)


class Path(BaseModel):
    id: int


class Book(BaseModel):
    title: str = Field("x")


class Head(BaseModel):
    token: str = Field(..., alias="X-Token")


class MaybeHead(BaseModel):
    token: str = Field(None, alias="X-Token")


@app.get("/a", security=security)
def a():  # want: GET /a open
    return {}


@app.post("/b")
@jwt_required()
def b(body: Book):  # want: POST /b protected
    return {}


@jwt_required()
@app.put("/c/<int:id>")
def c(path: Path):  # want: PUT /c/<int:id> open
    return {}


@app.get("/mh")
def mh(header: MaybeHead):  # want: GET /mh open
    return {}


@app.delete("/d/<int:id>", doc_ui=False)
@jwt_required(optional=True)
def d(path: Path):  # want: DELETE /d/<int:id> optional
    return {}


@app.route("/plain", methods=["GET", "POST"])
@jwt_required(fresh=True)
def plain():  # want: GET /plain protected; POST /plain protected
    return {}


@app.patch("/p")
def p(query: Book):  # want: PATCH /p protected
    verify_jwt_in_request()
    return {}


@bp.before_request
def gate():
    if request.endpoint != "bp.login":
        verify_jwt_in_request()


@bp.get("/x")
def x():  # want: GET /bp/x protected
    return {}


@bp.post("/login")
def login(body: Book):  # want: POST /bp/login open
    return {}


@view.route("/book")
class BookList:
    a = "class property"

    @view.doc(summary="list")
    def get(self, query: Book):  # want: GET /api/book open
        return self.a

    @view.doc(summary="create", security=[])
    @jwt_required()
    def post(self, body: Book):  # want: POST /api/book protected
        return body.json()


@view.route("/book/<int:id>")
class BookOne:
    def __init__(self):
        self.x = 1

    @jwt_required(refresh=True)
    def delete(self, query: Book):  # want: DELETE /api/book/<id> protected
        return "d"

    def put(self, query: Book):  # want: PUT /api/book/<id> open
        return "p"


nested = APIBlueprint("nested", __name__, url_prefix="/nested")


@nested.get("/n")
def n():  # want: GET /bp/nested/n protected
    return {}


bp.register_api(nested)
app.register_api(bp)
app.register_api_view(view)
