from flask_jwt_extended import JWTManager

jwt = JWTManager()


@jwt.unauthorized_loader
def missing(reason):
    return {"msg": reason}, 401
