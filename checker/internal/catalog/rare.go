package catalog

// Packages that few projects have.

var flaskJWTLogin = Package{
	Name: "Flask-JWT-Login", Modules: []string{"flask_jwt_login"},
	Source: "flask_jwt_login/__init__.py",
	Entries: []Entry{
		{Path: "flask_jwt_login.login_required", Role: Guard, Form: Bare, Status: 501},
		{Path: "flask_jwt_login.get_current_user", Role: Identity, Value: "none"},
		{Path: "flask_jwt_login.process_login", Role: Issue},
	},
}

var flaskJWTlogin = Package{
	Name: "flask-jwtlogin", Modules: []string{"flask_jwtlogin"},
	Source: "flask_jwtlogin/__init__.py, 0.2",
	Entries: []Entry{
		{Path: "flask_jwtlogin.JWTLogin().jwt_required", Role: Guard, Form: Bare, Status: 401},
		{Path: "flask_jwtlogin.JWTLogin().generate_jwt", Role: Issue},
		{Path: "flask_jwtlogin.current_user", Role: Identity, Value: "none"},
	},
}

var flaskOAuthlib = Package{
	Name: "Flask-OAuthlib", Modules: []string{"flask_oauthlib"},
	Source: "flask_oauthlib/provider/oauth2.py",
	Entries: []Entry{
		{Path: "flask_oauthlib.provider.OAuth2Provider().require_oauth", Role: Guard, Form: Called, Status: 401},
		{Path: "flask_oauthlib.provider.OAuth1Provider().require_oauth", Role: Guard, Form: Called, Status: 401},
		{Path: "flask_oauthlib.provider.OAuth2Provider().token_handler", Role: Serve, Form: Bare},
		{Path: "flask_oauthlib.provider.OAuth2Provider().revoke_handler", Role: Serve, Form: Bare},
		{Path: "flask_oauthlib.provider.OAuth2Provider().authorize_handler", Role: Transparent, Form: Bare},
		{Path: "flask_oauthlib.provider.OAuth2Provider().verify_request", Role: Check, Value: "pair"},
	},
}

var flaskAllows = Package{
	Name: "Flask-Allows", Modules: []string{"flask_allows"},
	Source: "flask_allows/views.py",
	Entries: []Entry{
		{Path: "flask_allows.requires", Role: Guard, Form: Called, Status: 403},
		{Path: "flask_allows.Allows().requires", Role: Guard, Form: Called, Status: 403},
	},
}

var flaskCasbin = Package{
	Name: "Flask-Casbin", Modules: []string{"flask_authz"},
	Source:  "flask_authz/casbin_enforcer.py",
	Entries: []Entry{{Path: "flask_authz.CasbinEnforcer().enforcer", Role: Guard, Form: Bare, Status: 401}},
}

var quartJWTExtended = Package{
	Name: "quart-jwt-extended", Modules: []string{"quart_jwt_extended"},
	Source: "quart_jwt_extended/view_decorators.py",
	Entries: concat(
		entries("quart_jwt_extended.", "jwt_required fresh_jwt_required", Entry{Role: Guard, Form: Bare, Status: 401, SkipsOptions: true}),
		[]Entry{
			{Path: "quart_jwt_extended.jwt_refresh_token_required", Role: Guard, Form: Bare, Needs: Refresh, Status: 401, SkipsOptions: true},
			{Path: "quart_jwt_extended.jwt_optional", Role: OptionalGuard, Form: Bare},
		},
		entries("quart_jwt_extended.", "create_access_token create_refresh_token", Entry{Role: Issue}),
		entries("quart_jwt_extended.", "get_jwt_identity get_current_user", Entry{Role: Identity, Value: "none"}),
	),
}

var quartAuth = Package{
	Name: "quart-auth", Modules: []string{"quart_auth"},
	Source: "quart_auth/__init__.py",
	Entries: []Entry{
		{Path: "quart_auth.login_required", Role: Guard, Form: Bare, Raises: "werkzeug.exceptions.Unauthorized", Status: 401},
		{Path: "quart_auth.login_user", Role: Issue},
		{Path: "quart_auth.logout_user", Role: Revoke},
	},
}
