// The text that the benchmarks check.

const header = `from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required

app = Flask(__name__)
JWTManager(app)
`;

const unit = (i) => `

@app.get("/orders/${i}")
@jwt_required()
def list_${i}() -> dict[str, object]:
    page = int(request.args.get("page", 1))
    if word := request.args.get("q"):
        abort(400, f"no search for {word!r}")
    items = [row.to_dict() for row in find(get_jwt_identity(), page) if row is not None]
    return jsonify(items=items, page=page)


@app.post("/orders/${i}")
def create_${i}():
    payload = request.get_json(force=True) or {}
    try:
        order = save(**payload)
    except (ValueError, KeyError) as error:
        abort(409, f"not saved: {error}")
    return jsonify(order.to_dict()), 201
`;

/** A Flask application of about so many lines, in modern syntax. */
export function app(lines) {
  let text = header;
  for (let i = 0; i < lines / 20; i++) text += unit(i);
  return text;
}
