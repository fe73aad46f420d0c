"""Plugins register themselves when their class is made."""
from flask import Blueprint
from flask_jwt_extended import verify_jwt_in_request

REGISTRY = {}


def expose(rule, methods=("GET",), public=False):
    def mark(method):
        method._route = (rule, list(methods), public)
        return method

    return mark


class Plugin:
    prefix = ""
    secured = False

    def __init_subclass__(cls, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract:
            REGISTRY[cls.__name__.lower()] = cls

    def mount(self, app):
        name = type(self).__name__.lower()
        bp = Blueprint(name, __name__, url_prefix="/" + (self.prefix or name))
        public = set()
        for attr in dir(self):
            method = getattr(self, attr)
            if hasattr(method, "_route"):
                rule, methods, is_public = method._route
                bp.add_url_rule(rule, attr, method, methods=methods)
                if is_public:
                    public.add(f"{name}.{attr}")
        if self.secured:
            def check():
                from flask import request
                if request.endpoint not in public:
                    verify_jwt_in_request()

            bp.before_request(check)
        app.register_blueprint(bp)


class SecuredPlugin(Plugin, abstract=True):
    secured = True
