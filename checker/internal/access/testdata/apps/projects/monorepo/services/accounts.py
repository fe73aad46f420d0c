from common.guards import roles

NAME = "accounts"


@roles("admin")
def listing():  # want: GET /accounts/ protected
    return "accounts"


def mine():  # want: GET /accounts/mine protected; PUT /accounts/mine protected
    return "mine"


def routes():
    return [("/", listing, ["GET"]), ("/mine", mine, ["GET", "PUT"])]
