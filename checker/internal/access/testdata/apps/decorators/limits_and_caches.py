# Run with Flask-Caching 2.0.2, Flask-Limiter 3.3.0 and Flask-Talisman 1.0.0.
from flask import Flask, request, jsonify
from flask_cors import CORS, cross_origin
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_talisman import Talisman
from flask_caching import Cache
from flask_wtf.csrf import CSRFProtect, generate_csrf
from flask_wtf import FlaskForm
from wtforms import StringField
from flask_compress import Compress
from flask_login import LoginManager, login_required

app = Flask(__name__)
app.config.update(SECRET_KEY="k", CACHE_TYPE="SimpleCache", WTF_CSRF_CHECK_DEFAULT=False)
CORS(app, supports_credentials=True)
limiter = Limiter(get_remote_address, app=app, default_limits=["200 per day"])
Talisman(app, force_https=False)
cache = Cache(app)
csrf = CSRFProtect(app)
Compress(app)
lm = LoginManager(app)


@lm.user_loader
def load(u): return None


class F(FlaskForm):
    name = StringField()


@app.get("/a")
@cross_origin()
@limiter.limit("5 per minute")
@cache.cached(timeout=5)
def a(): return "a"  # want: GET /a open


@app.post("/b")
@csrf.exempt
@limiter.exempt
def b(): return "b"  # want: POST /b open


@app.route("/c", methods=["GET", "POST"])
def c():  # want: GET /c open; POST /c open
    form = F()
    if form.validate_on_submit():
        return "ok"
    return "form"


@app.get("/d")
@cache.cached(timeout=5)
@login_required
def d(): return "d"  # want: GET /d protected


@app.get("/e")
@login_required
@cache.cached(timeout=5)
def e(): return "e"  # want: GET /e protected


@app.get("/f")
@cache.memoize(5)
@limiter.shared_limit("5/day", scope="x")
def f(): return "f"  # want: GET /f open
