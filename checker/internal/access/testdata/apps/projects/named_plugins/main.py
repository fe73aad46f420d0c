from flask import Flask
from core.loader import load_plugins
from core.auth import AuthManager

application = Flask(__name__)
application.config['PLUGINS'] = ['plugins.notes', 'plugins.admin', 'plugins.missing']
auth = AuthManager(application)
load_plugins(application)
