from contextvars import ContextVar
from flask import Flask, request, abort
from werkzeug.local import LocalProxy, LocalStack, Local
app = Flask(__name__)
var = ContextVar("u", default=None)
u = LocalProxy(var)
name = LocalProxy(var, "name")
st = LocalStack()
top = st()
lo = Local()
lu = lo("user")
lv = LocalProxy(lo, "user")

@app.before_request
def before():
    lo.user = request.headers.get("X")
    st.push(None)
    var.set(None)

def guard(t):
    def d(f):
        def w():
            if not t(): abort(401)
            return f()
        w.__name__=f.__name__
        return w
    return d

@app.get("/a")
@guard(lambda: u)
def a(): return ""  # want: GET /a protected
@app.get("/b")
@guard(lambda: st.top)
def b(): return ""  # want: GET /b protected
@app.get("/c")
@guard(lambda: lo.user)
def c(): return ""  # want: GET /c protected
@app.get("/d")
@guard(lambda: not lu)
def d(): return ""  # want: GET /d open
@app.get("/e")
@guard(lambda: lv)
def e(): return ""  # want: GET /e protected
@app.get("/f")
@guard(lambda: lv == None)
def f(): return ""  # want: GET /f open
@app.get("/g")
@guard(lambda: hasattr(lo, "nothing"))
def g(): return ""  # want: GET /g protected
