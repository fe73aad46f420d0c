package catalog

var flaskPraetorian = Package{
	Name: "flask-praetorian", Modules: []string{"flask_praetorian"},
	Source: "flask_praetorian/decorators.py, utilities.py and exceptions.py, 1.6",
	Entries: concat(
		entries("flask_praetorian.", "auth_required", Entry{Role: Guard, Form: Bare, Raises: "flask_praetorian.exceptions.MissingToken", Status: 401}),
		entries("flask_praetorian.", "roles_required roles_accepted", Entry{Role: Guard, Form: Called, Raises: "flask_praetorian.exceptions.MissingToken", Status: 401}),
		entries("flask_praetorian.", "auth_accepted", Entry{Role: OptionalGuard, Form: Bare}),
		entries("flask_praetorian.", "current_user current_user_id current_rolenames current_custom_claims",
			Entry{Role: Identity, Value: "raises", Raises: "flask_praetorian.exceptions.PraetorianError", Status: 401}),
		entries("flask_praetorian.Praetorian().", "encode_jwt_token encode_eternal_jwt_token refresh_jwt_token", Entry{Role: Issue}),
		entries("flask_praetorian.Praetorian().", "extract_jwt_token read_token read_token_from_header read_token_from_cookie",
			Entry{Role: Verify, Raises: "flask_praetorian.exceptions.MissingToken", Status: 401}),
	),
}

const noAuthlibToken = "authlib.jose.errors.DecodeError"

var authlib = Package{
	Name: "authlib", Modules: []string{"authlib"},
	Source: "authlib/integrations/flask_oauth2/resource_protector.py, 1.2.0",
	Entries: concat(
		protector("authlib.integrations.flask_oauth2.ResourceProtector()"),
		protector("authlib.integrations.flask_oauth1.ResourceProtector()"),
		protector("authlib.flask.oauth2.ResourceProtector()"),
		suffixed("authlib.integrations.flask_oauth2.", "AuthorizationServer", "().create_token_response", Entry{Role: Serve, Form: Called}),
		suffixed("authlib.integrations.flask_oauth2.", "AuthorizationServer", "().create_endpoint_response", Entry{Role: Serve, Form: Called}),
		entries("authlib.jose.", "jwt.decode JsonWebToken().decode JsonWebSignature().deserialize", Entry{Role: Decode, Raises: noAuthlibToken, OfNone: "AttributeError"}),
		entries("authlib.jose.", "JsonWebSignature().deserialize_compact", Entry{Role: Decode, Raises: noAuthlibToken, OfNone: "TypeError"}),
		entries("authlib.jose.", "jwt.encode JsonWebToken().encode", Entry{Role: Issue}),
		[]Entry{
			{Path: "authlib.integrations.flask_oauth2.current_token", Role: Identity, Value: "none"},
			{Path: "authlib.flask.oauth2.current_token", Role: Identity, Value: "none"},
		},
	),
}

func protector(object string) []Entry {
	const answers = "authlib.integrations.flask_oauth2.errors._HTTPException"
	return []Entry{
		{Path: object, Role: Guard, Form: Called, Raises: answers, Status: 401, OptionalArg: "optional", OptionalAt: -1, OptionalWhen: true},
		{Path: object + ".acquire", Role: Context, Raises: answers, Status: 401},
		{Path: object + ".acquire_token", Role: Verify, Raises: "authlib.oauth2.rfc6749.errors.MissingAuthorizationError", Status: 500},
	}
}

var flaskOIDC = Package{
	Name: "flask-oidc", Modules: []string{"flask_oidc"},
	Source: "flask_oidc/__init__.py, 1.4 and 2.2",
	Entries: []Entry{
		{Path: "flask_oidc.OpenIDConnect().require_login", Role: Guard, Form: Bare, Status: 302},
		// Version 1 asks for no token unless it is told to.
		{Path: "flask_oidc.OpenIDConnect().accept_token", Role: Guard, Form: Called, Status: 401, OptionalArg: "require_token", OptionalWhen: false, OptionalBefore: 2},
		{Path: "flask_oidc.OpenIDConnect().require_keycloak_role", Role: Guard, Form: Called, Status: 401},
		{Path: "flask_oidc.OpenIDConnect().user_loggedin", Role: Identity, Value: "none"},
	},
}

var flaskCognito = Package{
	Name: "flask-cognito", Modules: []string{"flask_cognito"},
	Source: "flask_cognito.py",
	Entries: concat(
		entries("flask_cognito.", "cognito_auth_required", Entry{Role: Guard, Form: Bare, Raises: "flask_cognito.CognitoAuthError", Status: 401}),
		entries("flask_cognito.", "cognito_check_groups cognito_group_permissions", Entry{Role: Guard, Form: Called, Raises: "flask_cognito.CognitoAuthError", Status: 403}),
		entries("flask_cognito.", "_cognito_auth_required", Entry{Role: Verify, Raises: "flask_cognito.CognitoAuthError", Status: 401}),
		entries("flask_cognito.", "current_user current_cognito_jwt", Entry{Role: Identity, Value: "none"}),
	),
}

var flaskCognitoLib = Package{
	Name: "flask-cognito-lib", Modules: []string{"flask_cognito_lib"},
	Source: "flask_cognito_lib/decorators.py",
	Entries: concat(
		entries("flask_cognito_lib.decorators.", "auth_required", Entry{Role: Guard, Form: Called, Raises: "flask_cognito_lib.exceptions.AuthorisationRequiredError", Status: 401}),
		entries("flask_cognito_lib.decorators.", "cognito_login cognito_login_callback cognito_logout", Entry{Role: Transparent, Form: Bare}),
	),
}

var flaskPyJWT = Package{
	Name: "Flask_PyJWT", Modules: []string{"flask_pyjwt"},
	Source: "flask_pyjwt/utils.py",
	Entries: []Entry{
		{Path: "flask_pyjwt.require_token", Role: Guard, Form: Called, Status: 401},
		{Path: "flask_pyjwt.current_token", Role: Identity, Value: "raises"},
		{Path: "flask_pyjwt.AuthManager().auth_token", Role: Issue},
		{Path: "flask_pyjwt.AuthManager().refresh_token", Role: Issue},
	},
}

var flaskJWTOIDC = Package{
	Name: "flask_jwt_oidc", Modules: []string{"flask_jwt_oidc"},
	Source: "flask_jwt_oidc/jwt_manager.py",
	Entries: concat(
		entries("flask_jwt_oidc.JwtManager().", "requires_auth", Entry{Role: Guard, Form: Bare, Raises: "flask_jwt_oidc.exceptions.AuthError", Status: 401}),
		entries("flask_jwt_oidc.JwtManager().", "requires_roles has_one_of_roles", Entry{Role: Guard, Form: Called, Raises: "flask_jwt_oidc.exceptions.AuthError", Status: 401}),
		entries("flask_jwt_oidc.JwtManager().", "_require_auth_validation", Entry{Role: Verify, Raises: "flask_jwt_oidc.exceptions.AuthError", Status: 401}),
	),
}

const noJWT = "jwt.exceptions.DecodeError"

var pyJWT = Package{
	Name: "pyjwt", Modules: []string{"jwt"},
	Source: "jwt/api_jwt.py, api_jws.py, jwks_client.py and exceptions.py, 2.6.0 and 2.12.1",
	Entries: concat(
		entries("jwt.", "decode decode_complete PyJWT().decode PyJWT().decode_complete PyJWS().decode PyJWS().decode_complete", Entry{Role: Decode, Raises: noJWT}),
		entries("jwt.", "get_unverified_header PyJWS().get_unverified_header PyJWKClient().get_signing_key_from_jwt", Entry{Role: Peek, Raises: noJWT}),
		entries("jwt.", "encode PyJWT().encode PyJWS().encode", Entry{Role: Issue}),
	),
}

const (
	noJose = "jose.exceptions.JWTError"
	noJWS  = "jose.exceptions.JWSError"
)

var jose = Package{
	Name: "python-jose", Modules: []string{"jose"},
	Source: "jose/jwt.py, jws.py and exceptions.py, 3.3.0",
	Entries: concat(
		entries("jose.", "jwt.decode", Entry{Role: Decode, Raises: noJose, OfNone: "AttributeError"}),
		entries("jose.", "jws.verify", Entry{Role: Decode, Raises: noJWS, OfNone: "AttributeError"}),
		entries("jose.jwt.", "get_unverified_header get_unverified_headers get_unverified_claims", Entry{Role: Peek, Raises: noJose}),
		entries("jose.jws.", "get_unverified_header get_unverified_headers get_unverified_claims", Entry{Role: Peek, Raises: noJWS, OfNone: "AttributeError"}),
		entries("jose.", "jwt.encode jws.sign", Entry{Role: Issue}),
	),
}

var jwcrypto = Package{
	Name: "jwcrypto", Modules: []string{"jwcrypto"},
	Source: "jwcrypto/jwt.py, jws.py, jwe.py and common.py, 1.1.0",
	Entries: concat(
		// A token's class reads what it is given when it is made; access knows of that.
		entries("jwcrypto.jwt.", "JWT().deserialize JWT.from_jose_token", Entry{Role: Decode, Raises: "ValueError", OfNone: "AttributeError"}),
		entries("jwcrypto.jws.", "JWS().deserialize JWS.from_jose_token", Entry{Role: Decode, Raises: "jwcrypto.jws.InvalidJWSObject"}),
		entries("jwcrypto.jwe.", "JWE().deserialize JWE.from_jose_token", Entry{Role: Decode, Raises: "jwcrypto.jwe.InvalidJWEData"}),
		entries("jwcrypto.jwt.", "JWT().serialize JWT().make_signed_token JWT().make_encrypted_token", Entry{Role: Issue}),
	),
}

const itsSerializers = "URLSafeTimedSerializer URLSafeSerializer TimedJSONWebSignatureSerializer JSONWebSignatureSerializer Serializer TimedSerializer"

var itsdangerous = Package{
	Name: "itsdangerous", Modules: []string{"itsdangerous"},
	Source: "itsdangerous/signer.py, serializer.py, timed.py and exc.py, 2.1",
	Entries: concat(
		suffixed("itsdangerous.", itsSerializers, "().loads", Entry{Role: Decode, Raises: "itsdangerous.exc.BadSignature", OfNone: "TypeError"}),
		suffixed("itsdangerous.", "Signer TimestampSigner", "().unsign", Entry{Role: Decode, Raises: "itsdangerous.exc.BadSignature", OfNone: "TypeError"}),
		suffixed("itsdangerous.", itsSerializers, "().loads_unsafe", Entry{Role: Check, Value: "pair", OfNone: "TypeError"}),
		suffixed("itsdangerous.", "Signer TimestampSigner", "().validate", Entry{Role: Check, Value: "false", OfNone: "TypeError"}),
		suffixed("itsdangerous.", "Signer TimestampSigner", "().verify_signature", Entry{Role: Check, Value: "false"}),
		suffixed("itsdangerous.", itsSerializers, "().dumps", Entry{Role: Issue}),
	),
}

var firebase = Package{
	Name: "firebase-admin", Modules: []string{"firebase_admin"},
	Source: "firebase_admin/auth.py",
	Entries: []Entry{
		{Path: "firebase_admin.auth.verify_id_token", Role: Decode, Raises: "firebase_admin.auth.InvalidIdTokenError"},
		{Path: "firebase_admin.auth.verify_session_cookie", Role: Decode, Raises: "firebase_admin.auth.InvalidSessionCookieError"},
	},
}
