from flask import Flask
import settings
import settings.auth as auth_settings

application = Flask(__name__)
application.config.from_object(settings)
application.config.from_object("settings.production")


@application.before_request
def maybe_auth():
    from flask import abort, request
    if not application.config["AUTH_REQUIRED"]:
        return
    if request.path in auth_settings.OPEN_PATHS or request.path.startswith(auth_settings.OPEN_PREFIX):
        return
    if request.cookies.get(auth_settings.COOKIE) is None:
        abort(401)


import views  # noqa: E402,F401
