from common import guards

NAME = "shop"


class Shop:
    def index(self):  # want: GET /shop/ open; POST /shop/ protected
        return "shop"

    @guards.roles("seller")
    def offers(self):  # want: GET /shop/offers protected
        return "offers"


shop = Shop()


def routes():
    yield "/", shop.index, ["GET", "POST"]
    yield "/offers", shop.offers, ["GET"]
