package web

import (
	"net/http"
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

// secured puts the security headers on every answer.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range securityHeaders(r.URL.Path) {
			w.Header().Set(name, value)
		}
		next.ServeHTTP(w, r)
	})
}

// securityHeaders are those of the answer at a path. The policy must be on the
// worker's script too: a worker obeys its own, not the page's.
func securityHeaders(at string) map[string]string {
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

// AssetHeaders are the headers of the asset with a slash-separated name, the
// content's own apart, for a platform that serves assets itself.
func AssetHeaders(name string) map[string]string {
	headers := securityHeaders("/" + name)
	headers["Cache-Control"] = cacheControl(name)
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

// open lets pages of other sites use the API. No credentials are allowed, and
// none exist.
func open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		header.Set("Access-Control-Expose-Headers", "ETag, Location, Retry-After")
		if r.Method == http.MethodOptions {
			header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
			header.Set("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
			header.Set("Access-Control-Max-Age", "86400")
		}
		next.ServeHTTP(w, r)
	})
}
