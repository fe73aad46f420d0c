from flask import Flask, jsonify, request
from flask.views import MethodView
from flask_jwt_extended import JWTManager, jwt_required

from library import books, loans

app = Flask(__name__)
JWTManager(app)


class Books(MethodView):
    def get(self):
        return jsonify(books.all())

    @jwt_required()
    def post(self):
        return jsonify(books.add(request.json)), 201

    def delete(self):
        books.clear()
        return "", 204


class Loans(MethodView):
    decorators = [jwt_required()]

    def get(self):
        return jsonify(loans.all())

    def post(self):
        return jsonify(loans.add(request.json)), 201


app.add_url_rule("/books", view_func=Books.as_view("books"))
app.add_url_rule("/loans", view_func=Loans.as_view("loans"))
