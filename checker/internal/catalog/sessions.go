package catalog

var flaskLogin = Package{
	Name: "flask-login", Modules: []string{"flask_login"},
	Source: "flask_login/utils.py and login_manager.py, 0.6.2",
	Entries: concat(
		entries("flask_login.", "login_required fresh_login_required", Entry{Role: Guard, Form: Bare, Status: 401, SkipsOptions: true}),
		[]Entry{
			{Path: "flask_login.current_user", Role: Identity, Value: "anonymous"},
			{Path: "flask_login.LoginManager", Role: Setup},
			{Path: "flask_login.login_fresh", Role: Identity, Value: "false"},
			{Path: "flask_login.login_remembered", Role: Identity, Value: "false"},
			{Path: "flask_login.login_user", Role: Issue},
			{Path: "flask_login.logout_user", Role: Revoke},
		},
	),
}

const httpAuthClasses = "HTTPBasicAuth HTTPDigestAuth HTTPTokenAuth MultiAuth"

var flaskHTTPAuth = Package{
	Name: "flask-httpauth", Modules: []string{"flask_httpauth"},
	Source: "flask_httpauth.py, 4.5.0",
	Entries: concat(
		suffixed("flask_httpauth.", httpAuthClasses, "().login_required",
			Entry{Role: Guard, Form: Either, Status: 401, OptionalArg: "optional", OptionalAt: -1, OptionalWhen: true, SkipsOptions: true}),
		suffixed("flask_httpauth.", httpAuthClasses, "().current_user", Entry{Role: Identity, Value: "none"}),
		suffixed("flask_httpauth.", httpAuthClasses, "().username", Entry{Role: Identity, Value: "none"}),
		suffixed("flask_httpauth.", httpAuthClasses, "().get_auth", Entry{Role: Identity, Value: "none"}),
	),
}

// suffixed builds an entry for each class: prefix + class + suffix.
func suffixed(prefix, classes, suffix string, e Entry) []Entry {
	list := entries(prefix, classes, e)
	for i := range list {
		list[i].Path += suffix
	}
	return list
}

var flaskSecurity = Package{
	Name: "flask-security-too", Modules: []string{"flask_security"},
	Source: "flask_security/decorators.py, 5.1.2",
	Entries: concat(
		entries("flask_security.", "auth_required roles_required roles_accepted permissions_required permissions_accepted",
			Entry{Role: Guard, Form: Called, Status: 401}),
		entries("flask_security.", "auth_token_required login_required", Entry{Role: Guard, Form: Bare, Status: 401}),
		entries("flask_security.", "http_auth_required", Entry{Role: Guard, Form: Either, Status: 401}),
		entries("flask_security.", "anonymous_user_required", Entry{Role: Transparent, Form: Bare}),
		entries("flask_security.", "unauth_csrf", Entry{Role: Transparent, Form: Called}),
		entries("flask_security.", "current_user", Entry{Role: Identity, Value: "anonymous"}),
		entries("flask_security.", "login_user", Entry{Role: Issue}),
		entries("flask_security.", "logout_user", Entry{Role: Revoke}),
		entries("flask_security.decorators.", "auth_required roles_required roles_accepted permissions_required permissions_accepted",
			Entry{Role: Guard, Form: Called, Status: 401}),
		entries("flask_security.decorators.", "auth_token_required login_required", Entry{Role: Guard, Form: Bare, Status: 401}),
	),
}

// What its objects do is modelled where the walk is.
var flaskPrincipal = Package{
	Name: "flask-principal", Modules: []string{"flask_principal"},
	Source: "flask_principal.py, 0.4.0",
}

var flaskUser = Package{
	Name: "flask-user", Modules: []string{"flask_user"},
	Source: "flask_user/decorators.py, 1.0.2",
	Entries: concat(
		entries("flask_user.", "login_required fresh_login_required confirmed_email_required allow_unconfirmed_email",
			Entry{Role: Guard, Form: Bare, Status: 302}),
		entries("flask_user.", "roles_required roles_accepted", Entry{Role: Guard, Form: Called, Status: 302}),
		entries("flask_user.", "current_user", Entry{Role: Identity, Value: "anonymous"}),
	),
}

var flaskSimpleLogin = Package{
	Name: "flask-simplelogin", Modules: []string{"flask_simplelogin"},
	Source:  "flask_simplelogin/__init__.py",
	Entries: entries("flask_simplelogin.", "login_required", Entry{Role: Guard, Form: Either, Status: 302}),
}

var flaskBasicAuth = Package{
	Name: "flask-basicauth", Modules: []string{"flask_basicauth"},
	Source: "flask_basicauth.py, 0.2.0",
	Entries: []Entry{
		{Path: "flask_basicauth.BasicAuth().required", Role: Guard, Form: Bare, Status: 401},
		{Path: "flask_basicauth.BasicAuth().authenticate", Role: Identity, Value: "false"},
		{Path: "flask_basicauth.BasicAuth().challenge", Role: Challenge, Status: 401},
	},
}

var flaskAppBuilder = Package{
	Name: "flask-appbuilder", Modules: []string{"flask_appbuilder"},
	Source: "flask_appbuilder/security/decorators.py",
	Entries: concat(
		entries("flask_appbuilder.security.decorators.", "has_access has_access_api", Entry{Role: Guard, Form: Bare, Status: 302}),
		entries("flask_appbuilder.security.decorators.", "protect", Entry{Role: Guard, Form: Called, Status: 401}),
		entries("flask_appbuilder.", "has_access", Entry{Role: Guard, Form: Bare, Status: 302}),
	),
}

var flaskDance = Package{
	Name: "flask-dance", Modules: []string{"flask_dance"},
	Source: "flask_dance/consumer/base.py",
}
