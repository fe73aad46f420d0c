package catalog

var flaskJWTRouter = Package{
	Name: "flask-jwt-router", Modules: []string{"flask_jwt_router"},
	Source: "flask_jwt_router/_routing.py and _jwt_routes.py",
	Entries: concat(
		[]Entry{{Path: "flask_jwt_router.JwtRoutes", Role: AppGuard, Status: 401}},
		entries("flask_jwt_router.JwtRoutes().", "create_token update_token encode_token", Entry{Role: Issue}),
	),
}
