import functools

from flask_login import current_user


def log_call(f):
    @functools.wraps(f)
    def inner(*a, **k):
        from . import app
        app.logger.info("call of %s", f.__name__)
        return f(*a, **k)

    return inner


def admin_required(f=None, *, enforce=True):
    if f is None:
        return functools.partial(admin_required, enforce=enforce)

    @functools.wraps(f)
    def inner(*a, **k):
        from . import login_manager
        if enforce and not (current_user.is_authenticated and getattr(current_user, "is_admin", False)):
            return login_manager.unauthorized()
        return f(*a, **k)

    return inner
