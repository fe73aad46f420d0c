from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("/monthly")
def monthly():  # want: GET /reports/monthly open
    return "report"
