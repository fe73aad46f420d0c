from flask import jsonify


def error(status, message):
    return jsonify(error=message), status


def forbidden(message="forbidden"):
    return error(403, message)
