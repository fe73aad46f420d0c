package access

import (
	"strings"

	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// Settings that packages give an application which lacks them, once they are set up
// with it, as far as they are texts; of the names behind "…" the value is left open.
var settingDefaults = map[string]string{
	// flask_jwt_extended/jwt_manager.py, 4.4.4
	"flask_jwt_extended.JWTManager": `
		JWT_HEADER_NAME=Authorization JWT_HEADER_TYPE=Bearer JWT_IDENTITY_CLAIM=sub JWT_ALGORITHM=HS256
		JWT_ACCESS_COOKIE_NAME=access_token_cookie JWT_REFRESH_COOKIE_NAME=refresh_token_cookie JWT_QUERY_STRING_NAME=jwt
		JWT_JSON_KEY=access_token JWT_REFRESH_JSON_KEY=refresh_token JWT_ERROR_MESSAGE_KEY=msg
		… JWT_ACCESS_TOKEN_EXPIRES JWT_REFRESH_TOKEN_EXPIRES JWT_TOKEN_LOCATION JWT_SECRET_KEY JWT_COOKIE_CSRF_PROTECT
		JWT_COOKIE_SECURE JWT_DECODE_ALGORITHMS JWT_DECODE_LEEWAY JWT_DECODE_AUDIENCE JWT_PUBLIC_KEY JWT_PRIVATE_KEY`,
	// flask_jwt_simple/jwt_manager.py, 0.0.3
	"flask_jwt_simple.JWTManager": `
		JWT_HEADER_NAME=Authorization JWT_HEADER_TYPE=Bearer JWT_ALGORITHM=HS256 JWT_IDENTITY_CLAIM=sub
		… JWT_EXPIRES JWT_SECRET_KEY JWT_DECODE_AUDIENCE JWT_PUBLIC_KEY JWT_PRIVATE_KEY`,
	// flask_jwt/__init__.py, 0.3.2
	"flask_jwt.JWT": `
		JWT_DEFAULT_REALM=Login\_Required JWT_AUTH_URL_RULE=/auth JWT_AUTH_ENDPOINT=jwt JWT_AUTH_USERNAME_KEY=username
		JWT_AUTH_PASSWORD_KEY=password JWT_ALGORITHM=HS256 JWT_AUTH_HEADER_PREFIX=JWT
		… JWT_LEEWAY JWT_EXPIRATION_DELTA JWT_NOT_BEFORE_DELTA JWT_VERIFY_CLAIMS JWT_REQUIRED_CLAIMS JWT_SECRET_KEY`,
}

// setDefaults gives an application the settings of a package: the call makes its
// object, or is of its init_app.
func setDefaults(m *interp.Machine, class string, c *interp.Call) {
	defaults, ok := settingDefaults[class]
	app := flask.AppOf(c.ArgOr(0, "app", interp.None()))
	if !ok || app == nil || m.Exploring() {
		return
	}
	config := app.Dict("config")
	open := false
	for _, setting := range strings.Fields(defaults) {
		if setting == "…" {
			open = true
			continue
		}
		name, text, _ := strings.Cut(setting, "=")
		if _, has := config.GetText(name); has || config.Open {
			continue
		}
		var v interp.Value = interp.Str(strings.ReplaceAll(text, `\_`, " "))
		if open {
			v = &interp.Unknown{Why: "the setting " + name, Taint: interp.Data}
		}
		m.Put(config, interp.Str(name), v)
	}
}
