from typing import Optional
from flask import Flask, request, jsonify, abort
from pydantic import BaseModel, BaseSettings, ValidationError, SecretStr
import functools

app = Flask(__name__)


class Settings(BaseSettings):
    admin_key: SecretStr = SecretStr("adm")
    keys: dict = {"a": 1}


settings = Settings()


class Headers(BaseModel):
    x_api_key: Optional[str] = None

    @classmethod
    def of(cls, req):
        return cls(x_api_key=req.headers.get("X-Api-Key"))


def admin(f):
    @functools.wraps(f)
    def inner(*a, **k):
        if Headers.of(request).x_api_key != settings.admin_key.get_secret_value():
            abort(403)
        return f(*a, **k)
    return inner


class Thing(BaseModel):
    name: str = "x"


def parsed(model):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            try:
                body = model(**(request.get_json(silent=True) or {}))
            except ValidationError as e:
                return jsonify(e.errors()), 400
            return f(body, *a, **k)
        return inner
    return deco


@app.get("/a")
@admin
def a():  # want: GET /a protected
    return "a"


@app.post("/b")
@parsed(Thing)
def b(body):  # want: POST /b open
    return jsonify(body.dict())


@app.post("/c")
@admin
@parsed(Thing)
def c(body):  # want: POST /c protected
    return jsonify(body.dict())
