import importlib
import logging

log = logging.getLogger(__name__)


def load_plugins(app):
    for name in app.config['PLUGINS']:
        try:
            module = importlib.import_module(name)
        except ImportError as e:
            log.warning('cannot load %s: %s', name, e)
            continue
        plugin = getattr(module, 'Plugin', None)
        if plugin is None:
            continue
        plugin().activate(app)
