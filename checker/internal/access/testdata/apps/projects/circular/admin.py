import circular
from . import app, login_manager
from .decorators import admin_required


@login_manager.user_loader
def load(user_id):
    return None


@circular.app.route("/admin")
@admin_required
def admin():  # want: GET /admin protected
    return "admin"


@app.route("/admin/open")
@admin_required(enforce=False)
def admin_open():  # want: GET /admin/open open
    return "open"
