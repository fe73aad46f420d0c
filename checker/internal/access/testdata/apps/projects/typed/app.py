from shop import create_app
from shop.settings import Settings

application = create_app(Settings.from_env())
