import ipaddress
from flask import Flask, request, abort

app = Flask(__name__)
OFFICE = [ipaddress.ip_network(n) for n in ("10.0.0.0/8", "192.168.1.0/24")]
LOCAL = ipaddress.ip_network("127.0.0.0/8")


def inside(nets):
    addr = ipaddress.ip_address(request.remote_addr)
    return any(addr in n for n in nets)


@app.before_request
def office_only():
    if request.path.startswith("/office") and not inside(OFFICE):
        abort(403)
    if request.path.startswith("/local") and not inside([LOCAL]):
        abort(403)


@app.get("/office/printers")
def printers():  # want: GET /office/printers protected
    return "p"


@app.get("/local/stats")
def stats():  # want: GET /local/stats open
    return "s"


@app.get("/elsewhere")
def elsewhere():  # want: GET /elsewhere open
    return "e"
