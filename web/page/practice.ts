// What the worker checks while nobody asks for anything. The engine compiles a
// function when it is first called, and better when it is called often: this runs
// through what a usual text needs, so that the first answer is quick.

const small = `from flask import Flask, jsonify
from flask_jwt_extended import jwt_required
app = Flask(__name__)
@app.get("/<int:number>")
@jwt_required()
def show(number: int) -> str:
    return f"{number!r}"
@app.post("/")
def add():
    if not request.headers.get('Authorization'):
        abort(401)
    return jsonify([n for n in range(3)]), 201
`;

const large = `import os
from flask import Blueprint, Flask, abort, jsonify, request
from flask.views import MethodView
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required, verify_jwt_in_request

app = Flask(__name__)
app.config["JWT_SECRET_KEY"] = os.environ.get("SECRET", "none")
jwt = JWTManager(app)
admin = Blueprint("admin", __name__, url_prefix="/admin")
SIZE = 20


@admin.before_request
def require_token():
    verify_jwt_in_request()


@admin.delete("/cache/<path:name>")
def clear(name):
    with open(name) as file:
        file.truncate()
    return "", 204


class Orders(MethodView):
    decorators = [jwt_required(optional=True)]

    def get(self, order_id=None, /):
        page = int(request.args.get("page", 1))
        if word := request.args.get("q"):
            abort(400, f"no search for {word!r}")
        items = [row.to_dict() for row in find(get_jwt_identity(), page)[:SIZE] if row is not None]
        return jsonify(items=items, page=page, **{"size": SIZE})

    def post(self):
        payload = request.get_json(force=True) or {}
        try:
            order = save(**payload)
        except (ValueError, KeyError) as error:
            abort(409, f"not saved: {error}")
        return jsonify(order.to_dict()), 201


@jwt_required()
@app.route("/users", methods=["GET", "POST"])
def users() -> dict[str, object]:
    """All of them."""
    match request.method:
        case "POST":
            return {"done": lambda: True}
        case _:
            for n in range(3):
                while n > 1 and not n % 2:
                    n -= 1
    return {}


# @jwt_required()
@app.put("/me")
async def me():
    return jsonify(name=await name_of(get_jwt_identity()))


app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
app.register_blueprint(admin)
`;

/** The text of a round: a small one, for a request waits for one of them at most, and then edits of a larger one. */
export function practiceText(round: number): string {
  return round === 0 ? small : large.replace("page = int", `page${"_".repeat(round % 2)} = int`);
}
