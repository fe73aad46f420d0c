"""A subclass of Flask stands around all that Flask does with a request."""
from flask import Flask, request
class App(Flask):
    def full_dispatch_request(self):
        if request.path == "/closed":
            return self.make_response(("closed", 403))
        return super().full_dispatch_request()
app = App(__name__)
@app.get("/closed")
def closed(): return "c"  # want: GET /closed protected
@app.get("/open")
def open_(): return "o"  # want: GET /open open
