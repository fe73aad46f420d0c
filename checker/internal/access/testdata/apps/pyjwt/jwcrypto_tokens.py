"""Tokens by jwcrypto: its token reads what it is given when it is made."""
import json
from functools import wraps

from flask import Flask, abort, g, request
from jwcrypto import jwk, jws, jwt
from jwcrypto.common import JWException
from jwcrypto.jws import InvalidJWSObject

app = Flask(__name__)
KEY = jwk.JWK.generate(kty="oct", size=256)


def guard(take):
    def outer(view):
        @wraps(view)
        def inner(*args, **kwargs):
            take()
            return view(*args, **kwargs)
        return inner
    return outer


def sent():
    return request.headers.get("Authorization", "").replace("Bearer ", "")


def made_with_text():
    try:
        g.claims = json.loads(jwt.JWT(key=KEY, jwt=sent()).claims)
    except (JWException, ValueError):
        abort(401)


def made_with_nothing():
    token = jwt.JWT(key=KEY, jwt=request.cookies.get("token"))
    try:
        g.claims = token.claims
    except KeyError:
        abort(401)


def read_later():
    token = jwt.JWT()
    try:
        token.deserialize(sent(), KEY)
    except Exception:
        abort(401)


def caught():
    try:
        g.claims = jwt.JWT(key=KEY, jwt=sent()).claims
    except ValueError:
        g.claims = None


def signed():
    parcel = jws.JWS()
    try:
        parcel.deserialize(sent())
        parcel.verify(KEY)
    except InvalidJWSObject:
        abort(403)


def signed_or_not():
    try:
        jws.JWS().deserialize(sent(), KEY)
    except JWException:
        pass


@app.post("/token")
def issue():  # want: POST /token open
    token = jwt.JWT(header={"alg": "HS256"}, claims={"sub": "x"})
    token.make_signed_token(KEY)
    return token.serialize()


@app.get("/text")
@guard(made_with_text)
def text(): return "a"  # want: GET /text protected


@app.get("/nothing")
@guard(made_with_nothing)
def nothing(): return "a"  # want: GET /nothing protected


@app.get("/later")
@guard(read_later)
def later(): return "a"  # want: GET /later protected


@app.get("/caught")
@guard(caught)
def caught_(): return "a"  # want: GET /caught open


@app.get("/signed")
@guard(signed)
def signed_(): return "a"  # want: GET /signed protected


@app.get("/not")
@guard(signed_or_not)
def not_(): return "a"  # want: GET /not open
