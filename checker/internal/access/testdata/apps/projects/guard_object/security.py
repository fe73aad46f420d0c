import typing
from flask import request, abort


class Security:
    def __init__(self, check: typing.Callable[[], bool], *, name="custom"):
        self.check = check
        self.name = name

    @classmethod
    def from_env(cls, env):
        mode = env.get("SURVEY_MODE", "off")
        try:
            factory = getattr(cls, f"_{mode}")
        except AttributeError:
            raise SystemExit(f"bad mode {mode}")
        return factory()

    @classmethod
    def _off(cls):
        return cls(lambda: True, name="off")

    @classmethod
    def _strict(cls):
        return cls(lambda: bool(request.headers.get("X-Survey")), name="strict")

    def __call__(self, view):
        def checked(*args, **kwargs):
            if not self.check():
                abort(401)
            return view(*args, **kwargs)

        checked.__name__ = view.__name__
        checked.__wrapped__ = view
        return checked
