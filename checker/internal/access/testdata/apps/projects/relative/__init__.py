import os
import pkgutil
import importlib
from flask import Flask

app = Flask(__name__)

for m in pkgutil.iter_modules([os.path.join(os.path.dirname(__file__), "routes")]):
    importlib.import_module(f".routes.{m.name}", package=__name__).setup(app)
