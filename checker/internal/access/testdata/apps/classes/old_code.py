# -*- coding: utf-8 -*-
"""Code as it was written for Python 2: object, super(X, self), no wraps."""
from flask import Flask, request, abort, session, redirect
from flask.views import MethodView, View

app = Flask(__name__)
app.secret_key = 'old'


def user_required(f):
    """Checks whether user is logged in or raises error 401."""
    def decorator(*args, **kwargs):
        if not session.get('uid', False):
            abort(401)
        return f(*args, **kwargs)
    return decorator


def requires(level):
    def wrap(fn):
        def wrapped(*args, **kwargs):
            if int(session.get('level') or 0) < level:
                return redirect('/login')
            return fn(*args, **kwargs)
        wrapped.__name__ = fn.__name__
        wrapped.__doc__ = fn.__doc__
        return wrapped
    return wrap


class BaseView(View):
    level = 0

    def __init__(self, *args, **kwargs):
        super(BaseView, self).__init__(*args, **kwargs)
        self.context = dict(title=u'old')

    def is_allowed(self):
        return int(session.get('level', 0)) >= self.level

    def dispatch_request(self, *args, **kwargs):  # want: GET /admin open; GET /page open; POST /admin open; POST /page open
        if not self.is_allowed():
            return abort(403)
        handler = getattr(self, 'handle_%s' % request.method.lower(), None)
        if handler is None:
            abort(405)
        return handler(*args, **kwargs)


class PageView(BaseView):
    methods = ['GET', 'POST']

    def handle_get(self):
        return 'page %(title)s' % self.context

    def handle_post(self):
        return 'posted'


class AdminView(PageView):
    level = 0


class UserAPI(MethodView):
    decorators = [user_required]

    def get(self, user_id=None):  # want: GET /users/ protected; GET /users/<int:user_id> protected
        if user_id is None:
            return 'list'
        return 'user %d' % user_id

    def post(self):  # want: POST /users/ protected
        return 'created'

    def delete(self, user_id):  # want: DELETE /users/<int:user_id> protected
        return 'deleted'


class RestView(object):
    """Not a View at all."""

    def __init__(self, name, open=True):
        self.name = name
        self.open = open

    def index(self):  # want: GET /rest/closed protected; GET /rest/open open
        return self.name

    def register(self, app):
        view = self.index
        if not self.open:
            view = user_required(view)
        app.add_url_rule('/rest/' + self.name, endpoint='rest_' + self.name, view_func=view)


user_view = UserAPI.as_view('user_api')
app.add_url_rule('/users/', defaults={'user_id': None}, view_func=user_view, methods=['GET', ])
app.add_url_rule('/users/', view_func=user_view, methods=['POST', ])
app.add_url_rule('/users/<int:user_id>', view_func=user_view, methods=['GET', 'DELETE'])
app.add_url_rule('/page', view_func=PageView.as_view('page'))
app.add_url_rule('/admin', view_func=AdminView.as_view('admin'))
RestView('open').register(app)
RestView('closed', open=False).register(app)


@app.route('/panel')
@requires(3)
def panel():  # want: GET /panel protected
    return 'panel'


@app.route('/everybody')
@requires(0)
def everybody():  # want: GET /everybody open
    return 'everybody'


@app.route('/login', methods=['GET', 'POST'])
def login():  # want: GET /login open; POST /login open
    if request.method == 'POST' and request.form.get('password') == 'x':
        session['uid'] = 1
        return redirect('/panel')
    return 'form'
