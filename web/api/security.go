package api

import (
	"path"
	"strings"
)

// contentSecurityPolicy lets the page load what comes from its own origin, and
// nothing else. WebAssembly needs 'wasm-unsafe-eval'; the editor draws the lines
// under diagnostics with data: images.
var contentSecurityPolicy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"worker-src 'self'",
	"font-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors ",
}, "; ")

// denied are the powers of a browser that no page here has a use for.
var denied = []string{
	"accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
	"microphone", "midi", "payment", "serial", "usb",
}

var permissionsPolicy = strings.Join(denied, "=(), ") + "=()"

// SecurityHeaders are those of every answer at a path. The policy must be on the
// worker's script too: a worker obeys its own, not the page's.
func SecurityHeaders(at string) map[string]string {
	headers := map[string]string{
		"Content-Security-Policy":      contentSecurityPolicy + "'none'",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           permissionsPolicy,
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	}
	switch {
	case framed(at):
		headers["Content-Security-Policy"] = contentSecurityPolicy + "*"
		headers["Cross-Origin-Resource-Policy"] = "cross-origin"
	case loadedElsewhere(at):
		headers["Access-Control-Allow-Origin"] = "*"
		headers["Cross-Origin-Resource-Policy"] = "cross-origin"
	}
	return headers
}

// framed reports whether other sites may show the page at a path in a frame.
func framed(at string) bool {
	return at == "/embed" || at == "/embed.html"
}

// loadedElsewhere reports whether an asset is a part of an embedded checker,
// which a page of another site loads: scripts, styles, the checker, pictures.
// They are the same for everyone, so nothing is given away.
func loadedElsewhere(at string) bool {
	switch path.Ext(at) {
	case ".css", ".js", ".json", ".svg", ".wasm":
		return !strings.HasPrefix(at, "/api/")
	}
	return false
}

// headers are what every answer to a request has. Pages of other sites may use
// the API: no credentials are allowed, and none exist.
func headers(r Request) map[string]string {
	headers := SecurityHeaders(r.Path)
	if !strings.HasPrefix(r.Path, "/api/") {
		return headers
	}
	headers["Access-Control-Allow-Origin"] = "*"
	headers["Cross-Origin-Resource-Policy"] = "cross-origin"
	headers["Access-Control-Expose-Headers"] = "ETag, Location, Retry-After"
	if r.Method == "OPTIONS" {
		headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
		headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
		headers["Access-Control-Max-Age"] = "86400"
	}
	return headers
}
