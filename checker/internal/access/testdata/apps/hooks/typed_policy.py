from typing import TypedDict, NamedTuple, Callable, Final
from dataclasses import dataclass, field
from flask import Flask, abort, request


class Policy(TypedDict, total=False):
    methods: list[str]
    login: bool


class Route(NamedTuple):
    rule: str
    view: Callable
    login: bool = True


POLICIES: Final[dict[str, Policy]] = {
    "shop": {"methods": ["GET"], "login": False},
    "cart": Policy(methods=["GET", "POST"], login=True),
    "stock": {},
}


@dataclass
class Guard:
    header: str = "X-Session"
    exempt: set[str] = field(default_factory=set)

    def __post_init__(self):
        self.exempt.add("health")

    def __call__(self):
        if request.endpoint in self.exempt:
            return None
        if POLICIES.get(request.endpoint, {}).get("login", True) is False:
            return None
        if not request.headers.get(self.header):
            return {"error": "login"}, 401


app = Flask(__name__)
guard = Guard(exempt={"terms"})
app.before_request(guard)


def shop():  # want: GET /shop open
    return "s"


def cart():  # want: GET /cart protected; POST /cart protected
    return "c"


def stock():  # want: GET /stock protected
    return "s"


def health():  # want: GET /health open
    return "h"


def terms():  # want: GET /terms open
    return "t"


for r in (Route("/shop", shop), Route("/cart", cart), Route("/stock", stock, False), Route("/health", health), Route("/terms", terms)):
    app.add_url_rule(r.rule, r.view.__name__, r.view, methods=POLICIES.get(r.view.__name__, {}).get("methods"))
