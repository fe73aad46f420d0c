"""The API of a small bookshop: a catalogue, orders, and an office for the staff."""

from __future__ import annotations

import hmac
from dataclasses import asdict, dataclass
from functools import wraps

from flask import Blueprint, Flask, abort, current_app, jsonify, request
from flask_jwt_extended import (
    JWTManager,
    create_access_token,
    create_refresh_token,
    get_jwt,
    get_jwt_identity,
    jwt_required,
    verify_jwt_in_request,
)
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
jwt = JWTManager()


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String, unique=True)
    password_hash = db.Column(db.String)
    is_staff = db.Column(db.Boolean, default=False)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.ForeignKey("customer.id"))
    status = db.Column(db.String, default="open")
    address = db.Column(db.String)


@dataclass
class Receipt:
    order: int
    status: str
    address: str


def receipt_of(order: Order) -> dict:
    return asdict(Receipt(order.id, order.status, order.address))


# --- signing in -------------------------------------------------------------

auth = Blueprint("auth", __name__, url_prefix="/auth")


@auth.post("/login")
def login():
    credentials = request.get_json()
    customer = Customer.query.filter_by(email=credentials["email"]).first()
    if customer is None or not check_password(customer, credentials["password"]):
        return jsonify(error="wrong e-mail or password"), 401
    claims = {"staff": customer.is_staff}
    return jsonify(
        access=create_access_token(customer.id, additional_claims=claims),
        refresh=create_refresh_token(customer.id),
    )


@auth.post("/refresh")
@jwt_required(refresh=True)
def refresh():
    return jsonify(access=create_access_token(get_jwt_identity()))


def check_password(customer: Customer, password: str) -> bool:
    return current_app.hasher.verify(customer.password_hash, password)


# --- orders -----------------------------------------------------------------

orders = Blueprint("orders", __name__, url_prefix="/orders")


@orders.get("/")
@jwt_required()
def list_orders():
    mine = Order.query.filter_by(customer_id=get_jwt_identity())
    return jsonify([receipt_of(order) for order in mine])


@orders.post("/")
@jwt_required()
def place_order():
    order = Order(customer_id=get_jwt_identity(), **request.get_json())
    db.session.add(order)
    db.session.commit()
    current_app.logger.info(f"order {order.id} for {order.address!r}")
    return jsonify(receipt_of(order)), 201


@orders.get("/<int:order_id>")
def show_order(order_id: int):
    order = db.get_or_404(Order, order_id)
    return jsonify(receipt_of(order))


@orders.post("/paid")
def payment_received():
    """The payment provider calls this, and signs what it sends."""
    expected = hmac.new(current_app.config["PAY_KEY"], request.data, "sha256")
    if not hmac.compare_digest(
        expected.hexdigest(), request.headers.get("X-Signature", "")
    ):
        abort(403)
    order = db.get_or_404(Order, request.get_json()["order"])
    order.status = "paid"
    db.session.commit()
    return "", 204


# --- the office -------------------------------------------------------------

office = Blueprint("office", __name__, url_prefix="/office")


def staff_only(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        verify_jwt_in_request()
        if not get_jwt().get("staff"):
            abort(403)
        return view(*args, **kwargs)

    return wrapper


@office.get("/orders")
@staff_only
def all_orders():
    match request.args.get("status"):
        case "open" | "paid" as status:
            found = Order.query.filter_by(status=status)
        case _:
            found = Order.query
    return jsonify([receipt_of(order) for order in found])


@staff_only
@office.delete("/orders/<int:order_id>")
def delete_order(order_id: int):
    db.session.delete(db.get_or_404(Order, order_id))
    db.session.commit()
    return "", 204


@office.get("/export")
def export():
    if (token := request.args.get("token")) and token != current_app.config["OLD"]:
        abort(403)
    return jsonify([receipt_of(order) for order in Order.query])


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    jwt.init_app(app)
    for blueprint in (auth, orders, office):
        app.register_blueprint(blueprint)

    @app.get("/health")
    def health():
        return jsonify(status="ok")

    return app
