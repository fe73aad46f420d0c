from . import accounts, shop

__all__ = ["accounts", "shop"]
