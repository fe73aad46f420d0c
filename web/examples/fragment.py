# A fragment: the app, and the guard, are in files that are not here.
from flask import Blueprint, jsonify

from .models import Invoice
from .security import staff_only

invoices = Blueprint("invoices", __name__, url_prefix="/invoices")


@invoices.route("/")
@staff_only
def index():
    return jsonify([invoice.summary() for invoice in Invoice.query])


@invoices.get("/<uuid:number>")
def show(number):
    return jsonify(Invoice.query.get_or_404(number).summary())
