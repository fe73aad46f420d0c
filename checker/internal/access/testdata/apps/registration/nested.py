"""Blueprints three deep, registered by name, hooks on each level, prefixes at both ends."""
from flask import Blueprint, Flask, g, request
from flask_jwt_extended import JWTManager, jwt_required, verify_jwt_in_request


def bp(name, *children, guard=None, **options):
    made = Blueprint(name, __name__, **options)
    if guard:
        made.before_request(guard)

    @made.get("/leaf")
    def leaf():  # want: GET /again/leaf open; GET /again/renamed/leaf protected; GET /chain/leaf open; GET /chain/x/leaf protected; GET /chain/y/leaf open; GET /other-side/i/leaf protected; GET /other-side/leaf open; GET /other-side/o/leaf open; GET /top/leaf open; GET /top/m2/leaf open; GET /top/m2/renamed/leaf protected; GET /top/mid/inner/leaf protected; GET /top/mid/leaf protected
        return name

    for child in children:
        if isinstance(child, tuple):
            child, prefix = child
            made.register_blueprint(child, url_prefix=prefix)
        else:
            made.register_blueprint(child)
    return made


def token():
    verify_jwt_in_request()


def only_inner():
    if request.blueprint and request.blueprint.endswith(".inner"):
        verify_jwt_in_request()


def by_chain():
    if "mid2" in ".".join(request.blueprints).split("."):
        verify_jwt_in_request()


inner = bp("inner", url_prefix="/inner")
inner2 = bp("inner", url_prefix="/inner2", guard=token)
inner3 = bp("inner3")
mid = bp("mid", inner, url_prefix="/mid", guard=token)
mid2 = bp("mid2", (inner2, "/renamed"), inner3, url_prefix="/mid2")
top = bp("top", mid, (mid2, "/m2"), url_prefix="/top")
side = bp("side", bp("inner", url_prefix="/i"), bp("other", url_prefix="/o"), url_prefix="/side", guard=only_inner)
chain = bp("chain", bp("mid2", url_prefix="/x"), bp("mid", url_prefix="/y"), guard=by_chain)

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = "nested"
JWTManager(app)
app.register_blueprint(top)
app.register_blueprint(side, url_prefix="/other-side")
app.register_blueprint(chain, url_prefix="/chain")
app.register_blueprint(mid2, url_prefix="/again", name="again")
