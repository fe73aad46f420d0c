package catalog

const jwtError = "flask_jwt.JWTError"

var flaskJWT = Package{
	Name: "flask-jwt", Modules: []string{"flask_jwt"},
	Source: "flask_jwt/__init__.py, 0.2.0 and 0.3.2",
	Entries: []Entry{
		{Path: "flask_jwt.jwt_required", Role: Guard, Form: Called, Raises: jwtError, Status: 401},
		{Path: "flask_jwt._jwt_required", Role: Verify, Raises: jwtError, Status: 401},
		{Path: "flask_jwt.verify_jwt", Role: Verify, Raises: jwtError, Status: 401},
		{Path: "flask_jwt.current_identity", Role: Identity, Value: "none"},
		{Path: "flask_jwt.current_user", Role: Identity, Value: "none"},
		{Path: "flask_jwt.JWT", Role: Setup},
	},
}

const (
	noAuthorization       = "flask_jwt_extended.exceptions.NoAuthorizationError"
	simpleNoAuthorization = "flask_jwt_simple.exceptions.NoAuthorizationError"
)

// Version 4 (2021) made one decorator of three, and it must be called.
var flaskJWTExtended = Package{
	Name: "flask-jwt-extended", Modules: []string{"flask_jwt_extended"},
	Source: "flask_jwt_extended/view_decorators.py and utils.py, 3.25.1, 4.4.4 and 4.7.1",
	Entries: concat(
		[]Entry{
			{Path: "flask_jwt_extended.jwt_required", Role: Guard, Form: Called, Since: 4, OptionalArg: "optional", OptionalWhen: true, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.verify_jwt_in_request", Role: Verify, Since: 4, OptionalArg: "optional", OptionalWhen: true, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.jwt_required", Role: Guard, Form: Bare, Before: 4, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.fresh_jwt_required", Role: Guard, Form: Bare, Before: 4, Needs: Fresh, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.jwt_refresh_token_required", Role: Guard, Form: Bare, Before: 4, Needs: Refresh, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.jwt_optional", Role: OptionalGuard, Form: Bare, Before: 4},
			{Path: "flask_jwt_extended.verify_jwt_in_request", Role: Verify, Before: 4, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.verify_fresh_jwt_in_request", Role: Verify, Before: 4, Needs: Fresh, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.verify_jwt_refresh_token_in_request", Role: Verify, Before: 4, Needs: Refresh, Raises: noAuthorization, Status: 401, SkipsOptions: true},
			{Path: "flask_jwt_extended.verify_jwt_in_request_optional", Role: OptionalVerify, Before: 4},
			{Path: "flask_jwt_extended.JWTManager", Role: Setup},
			{Path: "flask_jwt_extended.decode_token", Role: Decode, Raises: "jwt.exceptions.DecodeError"},
			{Path: "flask_jwt_extended.get_jti", Role: Decode, Raises: "jwt.exceptions.DecodeError"},
		},
		entries("flask_jwt_extended.", "get_jwt get_jwt_header get_jwt_identity get_current_user current_user",
			Entry{Role: Identity, Since: 4, Value: "raises"}),
		entries("flask_jwt_extended.", "get_jwt_identity get_current_user current_user", Entry{Role: Identity, Before: 4, Value: "none"}),
		entries("flask_jwt_extended.", "get_raw_jwt get_raw_jwt_header get_jwt_claims", Entry{Role: Identity, Before: 4, Value: "empty"}),
		entries("flask_jwt_extended.", "create_access_token create_refresh_token", Entry{Role: Issue}),
		entries("flask_jwt_extended.", "set_access_cookies set_refresh_cookies", Entry{Role: Issue}),
		entries("flask_jwt_extended.", "unset_jwt_cookies unset_access_cookies unset_refresh_cookies", Entry{Role: Revoke}),
	),
}

var flaskJWTSimple = Package{
	Name: "flask-jwt-simple", Modules: []string{"flask_jwt_simple"},
	Source: "flask_jwt_simple/view_decorators.py and utils.py, 0.0.3",
	Entries: []Entry{
		{Path: "flask_jwt_simple.jwt_required", Role: Guard, Form: Bare, Raises: simpleNoAuthorization, Status: 401},
		{Path: "flask_jwt_simple._decode_jwt_from_headers", Role: Verify, Raises: simpleNoAuthorization, Status: 401},
		{Path: "flask_jwt_simple.jwt_optional", Role: OptionalGuard, Form: Bare},
		{Path: "flask_jwt_simple.get_jwt", Role: Identity, Value: "empty"},
		{Path: "flask_jwt_simple.get_jwt_identity", Role: Identity, Value: "none"},
		{Path: "flask_jwt_simple.create_jwt", Role: Issue},
		{Path: "flask_jwt_simple.decode_jwt", Role: Decode, Raises: "jwt.exceptions.DecodeError"},
		{Path: "flask_jwt_simple.JWTManager", Role: Setup},
	},
}
