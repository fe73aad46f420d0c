package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"unguarded/web/api"
)

// site is a built page: the compressed files hold their own names, so that a
// test sees which of them was sent.
var site = fstest.MapFS{
	"index.html":                    {Data: []byte("<!doctype html>")},
	"page-0123456789ab.js":          {Data: []byte("plain js")},
	"page-0123456789ab.js.br":       {Data: []byte("br js")},
	"page-0123456789ab.js.gz":       {Data: []byte("gzip js")},
	"checker-0123456789ab.wasm":     {Data: []byte("\x00asm plain")},
	"checker-0123456789ab.wasm.gz":  {Data: []byte("gzip wasm")},
	"page-0123456789ab.css":         {Data: []byte("body {}")},
	"icon-0123456789ab.svg":         {Data: []byte("<svg/>")},
	"manifest.webmanifest":          {Data: []byte("{}")},
	"embed.html":                    {Data: []byte("<!doctype html>")},
	"nested/index.html":             {Data: []byte("<!doctype html>")},
	"nested/picture-0123456789.png": {Data: []byte("png")},
}

// newServer serves the site and checks.
func newServer(t *testing.T) http.Handler {
	t.Helper()
	assets, err := Assets(site)
	if err != nil {
		t.Fatal(err)
	}
	return Handler(api.New(api.Config{}), assets, "")
}

// ask sends a request with headers given as name, value, name, value, …
func ask(h http.Handler, method, target, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func bodyOf(t *testing.T, response *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestAssetsHaveTheirTypeAndTheirCaching(t *testing.T) {
	h := newServer(t)
	tests := []struct{ path, contentType, cacheControl string }{
		{"/", "text/html; charset=utf-8", "no-cache"},
		{"/index.html", "text/html; charset=utf-8", "no-cache"},
		{"/embed.html", "text/html; charset=utf-8", "no-cache"},
		{"/nested/", "text/html; charset=utf-8", "no-cache"},
		{"/page-0123456789ab.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		{"/page-0123456789ab.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		{"/checker-0123456789ab.wasm", "application/wasm", "public, max-age=31536000, immutable"},
		{"/icon-0123456789ab.svg", "image/svg+xml", "public, max-age=31536000, immutable"},
		{"/nested/picture-0123456789.png", "image/png", "public, max-age=31536000, immutable"},
		{"/manifest.webmanifest", "application/manifest+json", "no-cache"},
	}
	for _, test := range tests {
		for _, method := range []string{"GET", "HEAD"} {
			response := ask(h, method, test.path, "")
			if response.StatusCode != 200 {
				t.Errorf("%s %s: got status %d", method, test.path, response.StatusCode)
			}
			if got := response.Header.Get("Content-Type"); got != test.contentType {
				t.Errorf("%s %s: got the type %q, want %q", method, test.path, got, test.contentType)
			}
			if got := response.Header.Get("Cache-Control"); got != test.cacheControl {
				t.Errorf("%s %s: got Cache-Control %q, want %q", method, test.path, got, test.cacheControl)
			}
		}
	}
}

func TestTheEncodingIsOneThatTheCallerTakes(t *testing.T) {
	h := newServer(t)
	tests := []struct{ path, accept, encoding, body string }{
		{"/page-0123456789ab.js", "", "", "plain js"},
		{"/page-0123456789ab.js", "gzip, deflate, br, zstd", "br", "br js"},
		{"/page-0123456789ab.js", "gzip, deflate", "gzip", "gzip js"},
		{"/page-0123456789ab.js", "GZIP ; Q=1.0", "gzip", "gzip js"},
		{"/page-0123456789ab.js", "br;q=0, gzip;q=0.5", "gzip", "gzip js"},
		{"/page-0123456789ab.js", "*", "br", "br js"},
		{"/page-0123456789ab.js", "*, br;q=0", "gzip", "gzip js"},
		{"/page-0123456789ab.js", "*;q=0", "", "plain js"},
		{"/page-0123456789ab.js", "br;q=much", "", "plain js"},
		{"/page-0123456789ab.js", "brotli", "", "plain js"},
		{"/checker-0123456789ab.wasm", "br, gzip", "gzip", "gzip wasm"},
		{"/", "br, gzip", "", "<!doctype html>"},
	}
	for _, test := range tests {
		response := ask(h, "GET", test.path, "", "Accept-Encoding", test.accept)
		if got := response.Header.Get("Content-Encoding"); got != test.encoding {
			t.Errorf("%s for %q: got the encoding %q, want %q", test.path, test.accept, got, test.encoding)
		}
		if got := bodyOf(t, response); got != test.body {
			t.Errorf("%s for %q: got %q, want %q", test.path, test.accept, got, test.body)
		}
	}
	if got := ask(h, "GET", "/page-0123456789ab.js", "").Header.Get("Vary"); got != "Accept-Encoding" {
		t.Errorf("an asset with encodings: got Vary %q", got)
	}
}

func TestEachEncodingHasAStrongTagOfItsOwn(t *testing.T) {
	h := newServer(t)
	tags := map[string]string{}
	for _, accept := range []string{"", "gzip", "br"} {
		response := ask(h, "GET", "/page-0123456789ab.js", "", "Accept-Encoding", accept)
		tag := response.Header.Get("ETag")
		if !strings.HasPrefix(tag, `"`) {
			t.Errorf("encoding %q: got the tag %s, want a strong one", accept, tag)
		}
		if other, seen := tags[tag]; seen {
			t.Errorf("encodings %q and %q share the tag %s", accept, other, tag)
		}
		tags[tag] = accept

		again := ask(h, "GET", "/page-0123456789ab.js", "", "Accept-Encoding", accept, "If-None-Match", tag)
		if body := bodyOf(t, again); again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("encoding %q asked again with its tag: got status %d and %q, want 304 and nothing", accept, again.StatusCode, body)
		}
	}
}

func TestRangesAreServed(t *testing.T) {
	response := ask(newServer(t), "GET", "/page-0123456789ab.js", "", "Range", "bytes=6-7")
	if got := bodyOf(t, response); response.StatusCode != http.StatusPartialContent || got != "js" {
		t.Errorf("got status %d and %q, want 206 and js", response.StatusCode, got)
	}
	if response := ask(newServer(t), "GET", "/page-0123456789ab.js", "", "Range", "bytes=99-"); response.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("beyond the end: got status %d, want 416", response.StatusCode)
	}
}

func TestWhatIsNotThereIsAProblem(t *testing.T) {
	h := newServer(t)
	tests := []struct {
		method, path string
		status       int
		detail       string
	}{
		{"GET", "/missing.js", 404, "There is nothing at /missing.js."},
		{"GET", "/page-0123456789ab.js.br", 404, "There is nothing at /page-0123456789ab.js.br."},
		{"GET", "/embed", 404, "There is nothing at /embed."},
		{"GET", "/nested", 404, "There is nothing at /nested."},
		{"POST", "/", 405, "This can be read with GET or HEAD only."},
		{"GET", "/api/nothing", 404, "There is nothing at /api/nothing."},
		{"GET", "/api/check", 405, "Expected OPTIONS or POST, found GET."},
		{"PUT", "/api/rules", 405, "Expected GET or HEAD or OPTIONS, found PUT."},
	}
	for _, test := range tests {
		response := ask(h, test.method, test.path, "")
		if response.StatusCode != test.status || response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: got status %d and type %q", test.method, test.path, response.StatusCode, response.Header.Get("Content-Type"))
		}
		if body := bodyOf(t, response); !strings.Contains(body, `"detail":"`+test.detail+`"`) {
			t.Errorf("%s %s: got %s, want the detail %q", test.method, test.path, body, test.detail)
		}
	}
}

func TestPathsDoNotLeaveTheSite(t *testing.T) {
	h := newServer(t)
	for _, path := range []string{"/../web.go", "/..%2f..%2fetc/passwd", "//etc/passwd", "/nested/../../secret"} {
		if response := ask(h, "GET", path, ""); response.StatusCode == 200 {
			t.Errorf("%s: got status 200", path)
		}
	}
}

func TestASiteMustHaveAPageAndKnownTypes(t *testing.T) {
	if _, err := Assets(fstest.MapFS{}); err == nil || err.Error() != "the site has no index.html" {
		t.Errorf("no page: got the error %v", err)
	}
	_, err := Assets(fstest.MapFS{"index.html": {}, "a.exe": {}})
	if want := `a.exe: no content type is known for the ending ".exe"`; err == nil || err.Error() != want {
		t.Errorf("unknown type: got the error %v, want %s", err, want)
	}
}

func TestEveryAnswerHasTheSecurityHeaders(t *testing.T) {
	h := newServer(t)
	for _, path := range []string{"/", "/page-0123456789ab.js", "/missing", "/healthz", "/api/rules", "/api/nothing"} {
		header := ask(h, "GET", path, "").Header
		policy := header.Get("Content-Security-Policy")
		for _, directive := range []string{"default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"} {
			if !strings.Contains(policy+";", directive+";") {
				t.Errorf("%s: no %q in the policy %q", path, directive, policy)
			}
		}
		for _, loose := range []string{"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"} {
			if strings.Contains(policy, loose) {
				t.Errorf("%s: %s in the policy %q", path, loose, policy)
			}
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options":     "nosniff",
			"Referrer-Policy":            "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin",
			"Permissions-Policy":         api.SecurityHeaders("/")["Permissions-Policy"],
		} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: got %s %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestHealth(t *testing.T) {
	response := ask(newServer(t), "GET", "/healthz", "")
	if body := bodyOf(t, response); response.StatusCode != 200 || body != "ok\n" {
		t.Errorf("got status %d and %q", response.StatusCode, body)
	}
}
