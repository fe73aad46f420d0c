# derived: the settings, and the module that they name, are not given
"""An application that code which is not given gets registers what nobody is seen to register."""
from importlib import import_module

from dynaconf import FlaskDynaconf
from flask import Flask

app = Flask(__name__)
FlaskDynaconf(app)
for name in app.config.EXTENSIONS:
    import_module(name).init_app(app)
