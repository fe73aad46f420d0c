"""Run a Flask app and print what its routes do with several callers, as JSON.

    runtime.py FILE

The module at FILE must create `app`. Every URL rule and method, OPTIONS and static files apart, gets one request from
each caller:

    anonymous   carries nothing
    nonsense    carries a token that nobody signed
    access, refresh, fresh      carry a token of that kind, signed with the app's key

The last three need a JWTManager. Of each request two things are noted: whether the function of the view was entered,
and the status of the answer. What that means is for the reader of the record to say.
"""
import functools
import importlib.metadata
import importlib.util
import inspect
import json
import logging
import os
import sys

os.environ["FLASK_JWT_SECRET_KEY"] = "a key for these records, and for nothing else"
os.environ["FLASK_PASSWORD_HASH"] = "pbkdf2:sha256:1$salt$00"
PACKAGES = ["flask", "werkzeug", "flask-jwt-extended", "flask-restful", "pyjwt"]
VALUES = {"IntegerConverter": 7, "FloatConverter": 7.5, "UUIDConverter": "00000000-0000-0000-0000-000000000007"}


def load(path):
    spec = importlib.util.spec_from_file_location("app", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["app"] = module
    spec.loader.exec_module(module)
    return module.app


def body(view, method):
    """The code of the user's function that answers: that of the class's method, without the wrappers around it."""
    view = getattr(view, "view_class", None) or inspect.unwrap(view)
    if view is None:
        return None
    if inspect.isclass(view):
        view = getattr(view, method.lower(), None) or getattr(view, "get")
    view = inspect.unwrap(view)
    while isinstance(view, functools.partial):
        view = inspect.unwrap(view.func)
    return view.__code__


def callers(app):
    found = {"anonymous": None, "nonsense": "nonsense.of.nobody"}
    if "flask-jwt-extended" in app.extensions:
        from flask_jwt_extended import create_access_token, create_refresh_token

        with app.app_context():
            found["access"] = create_access_token("ada")
            found["refresh"] = create_refresh_token("ada")
            found["fresh"] = create_access_token("ada", fresh=True)
    return found


def request(app, code, url, method, token):
    entered = False

    def watch(frame, event, arg):
        nonlocal entered
        entered = entered or frame.f_code is code

    headers = {} if token is None else {"Authorization": "Bearer " + token}
    content = {} if method in ("GET", "HEAD") else {"json": {}}
    sys.setprofile(watch)
    try:
        status = app.test_client().open(url, method=method, headers=headers, **content).status_code
    except Exception:
        status = 500  # a server answers so, where the app lets its exceptions out
    finally:
        sys.setprofile(None)
    return {"entered": entered, "status": status}


def url_for(app, rule):
    values = {name: VALUES.get(type(kind).__name__, "x") for name, kind in rule._converters.items()}
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def record(app):
    routes = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        methods = sorted(rule.methods - {"HEAD", "OPTIONS"})
        for method in methods + (["HEAD"] if "GET" in methods else []):
            code = body(app.view_functions[rule.endpoint], method)
            answers = {
                name: request(app, code, url_for(app, rule), method, token) for name, token in callers(app).items()
            }
            routes.append({"method": method, "rule": rule.rule, "callers": answers})
    return sorted(routes, key=lambda route: (route["rule"], route["method"]))


def versions():
    found = {}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            pass
    return found


def main():
    logging.disable(logging.CRITICAL)
    app = load(sys.argv[1])
    print(json.dumps({"versions": versions(), "routes": record(app)}))


if __name__ == "__main__":
    main()
