package access

import (
	"strconv"
	"strings"
	"sync"

	"unguarded/checker/internal/interp"
)

// Exceptions of the packages that refuse, each line "path: base", with the HTTP
// status that Flask answers with when nothing catches it.
const exceptionTable = `
werkzeug.exceptions.HTTPException: Exception 500
werkzeug.exceptions.BadRequest: werkzeug.exceptions.HTTPException 400
werkzeug.exceptions.BadRequestKeyError: werkzeug.exceptions.BadRequest 400
werkzeug.exceptions.Unauthorized: werkzeug.exceptions.HTTPException 401
werkzeug.exceptions.Forbidden: werkzeug.exceptions.HTTPException 403
werkzeug.exceptions.NotFound: werkzeug.exceptions.HTTPException 404
werkzeug.exceptions.MethodNotAllowed: werkzeug.exceptions.HTTPException 405
werkzeug.exceptions.NotAcceptable: werkzeug.exceptions.HTTPException 406
werkzeug.exceptions.RequestTimeout: werkzeug.exceptions.HTTPException 408
werkzeug.exceptions.Conflict: werkzeug.exceptions.HTTPException 409
werkzeug.exceptions.Gone: werkzeug.exceptions.HTTPException 410
werkzeug.exceptions.PreconditionFailed: werkzeug.exceptions.HTTPException 412
werkzeug.exceptions.RequestEntityTooLarge: werkzeug.exceptions.HTTPException 413
werkzeug.exceptions.UnsupportedMediaType: werkzeug.exceptions.HTTPException 415
werkzeug.exceptions.ImATeapot: werkzeug.exceptions.HTTPException 418
werkzeug.exceptions.SecurityError: werkzeug.exceptions.BadRequest 400
werkzeug.exceptions.BadHost: werkzeug.exceptions.BadRequest 400
werkzeug.exceptions.ClientDisconnected: werkzeug.exceptions.BadRequest 400
werkzeug.exceptions.LengthRequired: werkzeug.exceptions.HTTPException 411
werkzeug.exceptions.RequestURITooLarge: werkzeug.exceptions.HTTPException 414
werkzeug.exceptions.RequestedRangeNotSatisfiable: werkzeug.exceptions.HTTPException 416
werkzeug.exceptions.ExpectationFailed: werkzeug.exceptions.HTTPException 417
werkzeug.exceptions.Locked: werkzeug.exceptions.HTTPException 423
werkzeug.exceptions.FailedDependency: werkzeug.exceptions.HTTPException 424
werkzeug.exceptions.PreconditionRequired: werkzeug.exceptions.HTTPException 428
werkzeug.exceptions.RequestHeaderFieldsTooLarge: werkzeug.exceptions.HTTPException 431
werkzeug.exceptions.UnavailableForLegalReasons: werkzeug.exceptions.HTTPException 451
werkzeug.exceptions.BadGateway: werkzeug.exceptions.HTTPException 502
werkzeug.exceptions.GatewayTimeout: werkzeug.exceptions.HTTPException 504
werkzeug.exceptions.UnprocessableEntity: werkzeug.exceptions.HTTPException 422
werkzeug.exceptions.TooManyRequests: werkzeug.exceptions.HTTPException 429
werkzeug.exceptions.InternalServerError: werkzeug.exceptions.HTTPException 500
werkzeug.exceptions.NotImplemented: werkzeug.exceptions.HTTPException 501
werkzeug.exceptions.ServiceUnavailable: werkzeug.exceptions.HTTPException 503
werkzeug.routing.RequestRedirect: werkzeug.exceptions.HTTPException 308
flask_jwt_extended.exceptions.JWTExtendedException: Exception 401
flask_jwt_extended.exceptions.NoAuthorizationError: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.JWTDecodeError: flask_jwt_extended.exceptions.JWTExtendedException 422
flask_jwt_extended.exceptions.InvalidHeaderError: flask_jwt_extended.exceptions.JWTExtendedException 422
flask_jwt_extended.exceptions.InvalidQueryParamError: flask_jwt_extended.exceptions.JWTExtendedException 422
flask_jwt_extended.exceptions.CSRFError: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.WrongTokenError: flask_jwt_extended.exceptions.JWTExtendedException 422
flask_jwt_extended.exceptions.RevokedTokenError: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.FreshTokenRequired: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.UserLookupError: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.UserLoadError: flask_jwt_extended.exceptions.JWTExtendedException 401
flask_jwt_extended.exceptions.UserClaimsVerificationError: flask_jwt_extended.exceptions.JWTExtendedException 400
flask_jwt.JWTError: Exception 401
flask_jwt_simple.exceptions.FlaskJWTException: Exception 401
flask_jwt_simple.exceptions.NoAuthorizationError: flask_jwt_simple.exceptions.FlaskJWTException 401
flask_jwt_simple.exceptions.InvalidHeaderError: flask_jwt_simple.exceptions.FlaskJWTException 422
jwt.exceptions.PyJWTError: Exception 500
jwt.exceptions.InvalidTokenError: jwt.exceptions.PyJWTError 500
jwt.exceptions.DecodeError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidSignatureError: jwt.exceptions.DecodeError 500
jwt.exceptions.ExpiredSignatureError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.ExpiredSignature: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidAudienceError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidIssuerError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidAlgorithmError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.ImmatureSignatureError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.MissingRequiredClaimError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidIssuedAtError: jwt.exceptions.InvalidTokenError 500
jwt.exceptions.InvalidKeyError: jwt.exceptions.PyJWTError 500
jwt.exceptions.PyJWKError: jwt.exceptions.PyJWTError 500
jwt.exceptions.PyJWKSetError: jwt.exceptions.PyJWTError 500
jwt.exceptions.PyJWKClientError: jwt.exceptions.PyJWTError 500
jwt.exceptions.PyJWKClientConnectionError: jwt.exceptions.PyJWKClientError 500
jose.exceptions.JOSEError: Exception 500
jose.exceptions.JWSError: jose.exceptions.JOSEError 500
jose.exceptions.JWSSignatureError: jose.exceptions.JWSError 500
jose.exceptions.JWSAlgorithmError: jose.exceptions.JWSError 500
jose.exceptions.JWKError: jose.exceptions.JOSEError 500
jose.exceptions.JWEError: jose.exceptions.JOSEError 500
jose.exceptions.JWTError: jose.exceptions.JOSEError 500
jose.exceptions.JWTClaimsError: jose.exceptions.JWTError 500
jose.exceptions.ExpiredSignatureError: jose.exceptions.JWTError 500
itsdangerous.exc.BadData: Exception 500
itsdangerous.exc.BadSignature: itsdangerous.exc.BadData 500
itsdangerous.exc.BadTimeSignature: itsdangerous.exc.BadSignature 500
itsdangerous.exc.SignatureExpired: itsdangerous.exc.BadTimeSignature 500
itsdangerous.exc.BadHeader: itsdangerous.exc.BadSignature 500
flask_praetorian.exceptions.PraetorianError: Exception 401
flask_praetorian.exceptions.AuthenticationError: flask_praetorian.exceptions.PraetorianError 401
flask_praetorian.exceptions.MissingToken: flask_praetorian.exceptions.PraetorianError 401
authlib.integrations.flask_oauth2.errors._HTTPException: werkzeug.exceptions.HTTPException 401
authlib.common.errors.AuthlibBaseError: Exception 500
authlib.common.errors.AuthlibHTTPError: authlib.common.errors.AuthlibBaseError 500
authlib.oauth2.base.OAuth2Error: authlib.common.errors.AuthlibHTTPError 500
authlib.oauth2.rfc6749.errors.ForbiddenError: authlib.oauth2.base.OAuth2Error 500
authlib.oauth2.rfc6749.errors.MissingAuthorizationError: authlib.oauth2.rfc6749.errors.ForbiddenError 500
authlib.oauth2.rfc6749.errors.UnsupportedTokenTypeError: authlib.oauth2.rfc6749.errors.ForbiddenError 500
authlib.oauth2.rfc6749.errors.AccessDeniedError: authlib.oauth2.base.OAuth2Error 500
authlib.oauth2.rfc6749.errors.InvalidRequestError: authlib.oauth2.base.OAuth2Error 500
authlib.oauth2.rfc6749.errors.InvalidScopeError: authlib.oauth2.base.OAuth2Error 500
authlib.oauth2.rfc6750.errors.InvalidTokenError: authlib.oauth2.base.OAuth2Error 500
authlib.oauth2.rfc6750.errors.InsufficientScopeError: authlib.oauth2.base.OAuth2Error 500
authlib.jose.errors.JoseError: authlib.common.errors.AuthlibBaseError 500
authlib.jose.errors.DecodeError: authlib.jose.errors.JoseError 500
authlib.jose.errors.BadSignatureError: authlib.jose.errors.JoseError 500
authlib.jose.errors.MissingAlgorithmError: authlib.jose.errors.JoseError 500
authlib.jose.errors.UnsupportedAlgorithmError: authlib.jose.errors.JoseError 500
authlib.jose.errors.KeyMismatchError: authlib.jose.errors.JoseError 500
authlib.jose.errors.InvalidClaimError: authlib.jose.errors.JoseError 500
authlib.jose.errors.MissingClaimError: authlib.jose.errors.JoseError 500
authlib.jose.errors.InsecureClaimError: authlib.jose.errors.JoseError 500
authlib.jose.errors.ExpiredTokenError: authlib.jose.errors.JoseError 500
authlib.jose.errors.InvalidTokenError: authlib.jose.errors.JoseError 500
flask_principal.PermissionDenied: RuntimeError 403
apiflask.exceptions.HTTPError: Exception 500
flask_rebar.errors.HttpJsonError: werkzeug.exceptions.HTTPException 500
flask_rebar.errors.Unauthorized: flask_rebar.errors.HttpJsonError 401
flask_rebar.errors.Forbidden: flask_rebar.errors.HttpJsonError 403
flask_rebar.errors.BadRequest: flask_rebar.errors.HttpJsonError 400
flask_rebar.errors.NotFound: flask_rebar.errors.HttpJsonError 404
flask_cognito.CognitoAuthError: Exception 401
flask_cognito_lib.exceptions.AuthorisationRequiredError: Exception 401
flask_jwt_oidc.exceptions.AuthError: Exception 401
jwcrypto.common.JWException: Exception 500
jwcrypto.common.InvalidJWAAlgorithm: jwcrypto.common.JWException 500
jwcrypto.common.InvalidJWSERegOperation: jwcrypto.common.JWException 500
jwcrypto.common.JWKeyNotFound: jwcrypto.common.JWException 500
jwcrypto.jws.InvalidJWSObject: jwcrypto.common.JWException 500
jwcrypto.jws.InvalidJWSSignature: jwcrypto.common.JWException 500
jwcrypto.jws.InvalidJWSOperation: jwcrypto.common.JWException 500
jwcrypto.jwe.InvalidJWEData: jwcrypto.common.JWException 500
jwcrypto.jwe.InvalidJWEOperation: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTExpired: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTNotYetValid: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTMissingClaim: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTInvalidClaimValue: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTInvalidClaimFormat: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTMissingKeyID: jwcrypto.common.JWException 500
jwcrypto.jwt.JWTMissingKey: jwcrypto.common.JWException 500
firebase_admin.exceptions.FirebaseError: Exception 500
firebase_admin.exceptions.InvalidArgumentError: firebase_admin.exceptions.FirebaseError 500
firebase_admin.auth.InvalidIdTokenError: firebase_admin.exceptions.InvalidArgumentError 500
firebase_admin.auth.ExpiredIdTokenError: firebase_admin.auth.InvalidIdTokenError 500
firebase_admin.auth.RevokedIdTokenError: firebase_admin.auth.InvalidIdTokenError 500
firebase_admin.auth.InvalidSessionCookieError: firebase_admin.exceptions.InvalidArgumentError 500
`

// exceptionModules are further modules that export the exceptions of another.
var exceptionModules = map[string][]string{
	"jwt.exceptions":                {"jwt"},
	"jose.exceptions":               {"jose", "jose.jwt", "jose.jws"},
	"authlib.jose.errors":           {"authlib.jose"},
	"authlib.oauth2.base":           {"authlib.oauth2", "authlib.oauth2.rfc6749"},
	"authlib.oauth2.rfc6749.errors": {"authlib.oauth2.rfc6749"},
	"authlib.oauth2.rfc6750.errors": {"authlib.oauth2.rfc6750"},
	"authlib.common.errors":         {"authlib.common"},
	"itsdangerous.exc":              {"itsdangerous"},
	"apiflask.exceptions":           {"apiflask"},
	"werkzeug.exceptions":           nil,
}

// spellings are names that the catalog lists elsewhere.
var spellings = map[string]string{
	"flask.abort": "werkzeug.exceptions.abort", "flask_restful.abort": "werkzeug.exceptions.abort",
	"flask_restx.abort": "werkzeug.exceptions.abort", "flask_smorest.abort": "werkzeug.exceptions.abort",
	"flask_restplus.abort": "werkzeug.exceptions.abort",
	"werkzeug.abort":       "werkzeug.exceptions.abort", "quart.abort": "werkzeug.exceptions.abort", "flask_restful.utils.abort": "werkzeug.exceptions.abort",
	"flask_jwt_extended.verify_jwt_refresh_token_in_request": "flask_jwt_extended.verify_jwt_refresh_token_in_request",
	"werkzeug.utils.redirect":                                "flask.redirect", "flask.globals.request": "flask.request", "flask.globals.g": "flask.g",
	"flask.globals.session": "flask.session", "flask.globals.current_app": "flask.current_app",
	"flask.wrappers.Response": "flask.Response", "werkzeug.wrappers.Response": "flask.Response", "werkzeug.Response": "flask.Response",
	"flask.json.jsonify": "flask.jsonify", "flask.helpers.make_response": "flask.make_response",
	"flask_restful.request": "flask.request", "flask_restful.current_app": "flask.current_app", "quart.request": "flask.request",
	"quart.jsonify": "flask.jsonify", "quart.g": "flask.g", "quart.session": "flask.session", "quart.current_app": "flask.current_app",
	"flask_principal.PermissionDenied": "flask_principal.PermissionDenied",
}

// A refusal is the state of an exception, or of a response, that a guard of a
// library made: the request was turned away for want of credentials.
type refusal struct{ status int }

// An exceptionModel is a line of the table.
type exceptionModel struct {
	path, base string
	status     int64
}

// exceptionModels are the lines of the table by each path that their classes have.
var exceptionModels = sync.OnceValue(func() map[string]exceptionModel {
	models := map[string]exceptionModel{}
	for line := range strings.Lines(strings.TrimSpace(exceptionTable)) {
		path, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		base, status, _ := strings.Cut(rest, " ")
		code, _ := strconv.ParseInt(status, 10, 64)
		e := exceptionModel{path: path, base: base, status: code}
		models[path] = e
		name := shortName(path)
		for _, also := range exceptionModules[strings.TrimSuffix(path, "."+name)] {
			models[also+"."+name] = e
		}
	}
	return models
})

// exception gives the class of an exception in the table, by any of its paths. It is
// made when it is first asked for.
func (l *library) exception(path string) (*interp.Class, bool) {
	e, listed := exceptionModels()[path]
	if !listed {
		return nil, false
	}
	if made, ok := l.values[e.path].(*interp.Class); ok {
		return made, true
	}
	name := shortName(e.path)
	c := &interp.Class{Name: name, Qual: name, Path: e.path, Attrs: interp.NewAttrs()}
	base, ok := l.exception(e.base)
	if !ok {
		base = interp.BuiltinException(e.base)
	}
	c.Bases = []interp.Value{base}
	interp.Preset(c.Attrs, "code", interp.Int(e.status))
	interp.Preset(c.Attrs, "status_code", interp.Int(e.status))
	switch e.path {
	case "werkzeug.exceptions.BadRequestKeyError":
		c.Bases = append(c.Bases, interp.BuiltinException("KeyError"))
	case "werkzeug.exceptions.HTTPException":
		l.defineHTTPException(c)
	case apiFlaskError:
		interp.Preset(c.Attrs, "__init__", &interp.Builtin{Name: "__init__", Bind: true, Fn: initAPIFlaskError})
	}
	l.values[e.path] = c
	return c, true
}

// newException makes an exception of a modelled class.
func (l *library) newException(path string) *interp.Instance {
	v, _ := l.model(path)
	cls, ok := v.(*interp.Class)
	if !ok {
		cls = interp.BuiltinException(path)
	}
	return &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
}

// refuse raises the exception of a library's guard.
func (l *library) refuse(m *interp.Machine, path string, status int) {
	exc := l.newException(path)
	exc.State = &refusal{status}
	says := interp.Tainted(interp.Str(shortName(path)), interp.Credential) // each says something, so that its text is true
	interp.Preset(exc.Attrs, "args", interp.NewList(interp.TupleValue, says))
	if strings.HasPrefix(path, "itsdangerous.") { // what was signed, where there was anything
		interp.Preset(exc.Attrs, "payload", absent())
		interp.Preset(exc.Attrs, "date_signed", absent())
	}
	m.Raise(exc)
}

var byStatus = map[int64]string{
	400: "BadRequest", 401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable",
	408: "RequestTimeout", 409: "Conflict", 410: "Gone", 412: "PreconditionFailed", 413: "RequestEntityTooLarge", 415: "UnsupportedMediaType",
	418: "ImATeapot", 422: "UnprocessableEntity", 429: "TooManyRequests", 500: "InternalServerError", 501: "NotImplemented", 503: "ServiceUnavailable",
}

// abort raises the HTTP exception of a status, or one that holds a response.
func (l *library) abort(m *interp.Machine, c *interp.Call) interp.Value {
	v := c.ArgOr(0, "code", c.ArgOr(-1, "http_status_code", c.ArgOr(-1, "status", interp.None())))
	code, ok := interp.AsInt(v)
	if !ok {
		if status, known := statusOf(m, v); known {
			code, ok = int64(status), true
		}
	}
	name, listed := byStatus[code]
	exc := l.newException("werkzeug.exceptions.HTTPException")
	if ok && listed {
		exc = l.newException("werkzeug.exceptions." + name)
	}
	if ok {
		interp.Preset(exc.Attrs, "code", interp.Int(code))
	}
	m.Raise(exc)
	return nil
}

// statusOfException gives the status that Flask answers an uncaught exception
// with; 500 for any that is no HTTP exception.
func statusOfException(m *interp.Machine, exc interp.Value) int {
	inst, ok := exc.(*interp.Instance)
	if !ok {
		return 500
	}
	if r, ok := inst.State.(*refusal); ok {
		return r.status
	}
	handled := interp.IsSubclass(inst.Class, "werkzeug.exceptions.HTTPException")
	for _, c := range interp.MRO(inst.Class) {
		handled = handled || strings.HasPrefix(c.Path, "flask_jwt") || strings.HasPrefix(c.Path, "flask_praetorian") || c.Path == apiFlaskError
	}
	if !handled {
		return 500
	}
	for _, name := range []string{"code", "status_code"} {
		if v, ok := inst.Attrs.Get(name); ok {
			if n, ok := interp.AsInt(v); ok {
				return int(n)
			}
		}
	}
	attr := "code"
	if interp.IsSubclass(inst.Class, apiFlaskError) {
		attr = "status_code"
	}
	if v, ok := m.ClassAttr(inst.Class, attr); ok {
		if n, ok := interp.AsInt(v); ok {
			return int(n)
		}
	}
	return 500
}

// isRefusal tells whether an exception came from a library's guard.
func isRefusal(exc interp.Value) bool {
	inst, ok := exc.(*interp.Instance)
	if !ok {
		return false
	}
	_, ok = inst.State.(*refusal)
	return ok
}

// byLibrary tells whether an exception is a refusal of a package's guard, and not that
// of a part of the request which the project's own code asked for.
func byLibrary(exc interp.Value) bool {
	inst, ok := exc.(*interp.Instance)
	return ok && isRefusal(exc) && !interp.IsSubclass(inst.Class, "werkzeug.exceptions.BadRequestKeyError")
}
