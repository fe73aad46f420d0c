# Run with python-jose 3.3.0.
from flask import Flask, request, g, jsonify, abort
from functools import wraps
from jose import jwt, jws, jwk, JWTError
from jose.exceptions import JWSError, ExpiredSignatureError, JWTClaimsError

app = Flask(__name__)


class AuthError(Exception):
    def __init__(self, error, status_code):
        self.error, self.status_code = error, status_code


@app.errorhandler(AuthError)
def on_auth_error(e):
    r = jsonify(e.error)
    r.status_code = e.status_code
    return r


def get_token_auth_header():
    auth = request.headers.get("Authorization", None)
    if not auth:
        raise AuthError({"code": "authorization_header_missing"}, 401)
    parts = auth.split()
    if parts[0].lower() != "bearer":
        raise AuthError({"code": "invalid_header"}, 401)
    elif len(parts) == 1:
        raise AuthError({"code": "invalid_header"}, 401)
    elif len(parts) > 2:
        raise AuthError({"code": "invalid_header"}, 401)
    return parts[1]


def requires_auth(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = get_token_auth_header()
        jwks = {"keys": []}
        try:
            unverified_header = jwt.get_unverified_header(token)
        except JWTError:
            raise AuthError({"code": "invalid_header"}, 401)
        rsa_key = {}
        for key in jwks["keys"]:
            if key["kid"] == unverified_header["kid"]:
                rsa_key = {"kty": key["kty"]}
        if rsa_key:
            try:
                payload = jwt.decode(token, rsa_key, algorithms=["RS256"], audience="me", issuer="https://x/")
            except ExpiredSignatureError:
                raise AuthError({"code": "token_expired"}, 401)
            except JWTClaimsError:
                raise AuthError({"code": "invalid_claims"}, 401)
            except Exception:
                raise AuthError({"code": "invalid_header"}, 401)
            g.current_user = payload
            return f(*args, **kwargs)
        raise AuthError({"code": "invalid_header"}, 401)
    return decorated


def requires_scope(scope):
    token = get_token_auth_header()
    claims = jwt.get_unverified_claims(token)
    return scope in claims.get("scope", "").split()


def unverified(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.c = jwt.get_unverified_claims(request.headers.get("Authorization", ""))
        except JWTError:
            abort(401)
        return f(*a, **k)
    return inner


def not_verified(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            g.c = jwt.decode(request.headers.get("Authorization", ""), "k", options={"verify_signature": False})
        except JWTError:
            g.c = {}
        return f(*a, **k)
    return inner


def signed(f):
    @wraps(f)
    def inner(*a, **k):
        try:
            jws.verify(request.headers.get("X-T", ""), "secret", algorithms=["HS256"])
        except JWSError:
            return "", 401
        return f(*a, **k)
    return inner


@app.get("/a")
@requires_auth
def a(): return "a"  # want: GET /a protected


@app.get("/b")
@requires_auth
def b():  # want: GET /b protected
    if requires_scope("read"):
        return "b"
    raise AuthError({}, 403)


@app.get("/d")
@unverified
def d(): return "d"  # want: GET /d protected


@app.get("/e")
@not_verified
def e(): return "e"  # want: GET /e open


@app.get("/f")
@signed
def f(): return "f"  # want: GET /f protected
