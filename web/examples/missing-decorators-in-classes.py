import flask_jwt_extended
from flask import Flask
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)


class Example(Resource):
    def get(self):
        return {"balance": 1200}


api.add_resource(Example, "/example")
