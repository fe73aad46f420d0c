package web

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheAPIIsOpenToOtherSitesWithoutCredentials(t *testing.T) {
	h := newServer(t)
	tests := []struct{ method, path string }{
		{"GET", "/api/rules"}, {"GET", "/api/nothing"}, {"POST", "/api/check"}, {"OPTIONS", "/api/check"}, {"GET", "/api/share/a"},
	}
	for _, test := range tests {
		header := ask(h, test.method, test.path, "", "Origin", "https://docs.example").Header
		if header.Get("Access-Control-Allow-Origin") != "*" || header.Get("Access-Control-Allow-Credentials") != "" || header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%s %s: got %v", test.method, test.path, header)
		}
	}
}

func TestAPreflightIsAnswered(t *testing.T) {
	response := ask(newServer(t), "OPTIONS", "/api/check", "", "Origin", "https://docs.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	header := response.Header
	if response.StatusCode != http.StatusNoContent || header.Get("Allow") != "OPTIONS, POST" ||
		!strings.Contains(header.Get("Access-Control-Allow-Methods"), "POST") || !strings.Contains(header.Get("Access-Control-Allow-Headers"), "Content-Type") {
		t.Errorf("got status %d and %v", response.StatusCode, header)
	}
}

func TestOtherSitesLoadWhatAnEmbedNeedsAndFrameNothingElse(t *testing.T) {
	assets, err := Assets(fstest.MapFS{
		"index.html": {}, "embed.html": {}, "embed.js": {}, "checker-0123456789ab.wasm": {}, "worker-0123456789ab.js": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	h := Handler(Config{Assets: assets})
	tests := []struct{ path, origin, resources, ancestors string }{
		{"/", "", "same-origin", "frame-ancestors 'none'"},
		{"/index.html", "", "same-origin", "frame-ancestors 'none'"},
		{"/healthz", "", "same-origin", "frame-ancestors 'none'"},
		{"/embed.html", "", "cross-origin", "frame-ancestors *"},
		{"/embed.js", "*", "cross-origin", "frame-ancestors 'none'"},
		{"/checker-0123456789ab.wasm", "*", "cross-origin", "frame-ancestors 'none'"},
		{"/worker-0123456789ab.js", "*", "cross-origin", "frame-ancestors 'none'"},
	}
	for _, test := range tests {
		response := ask(h, "GET", test.path, "")
		header := response.Header
		if response.StatusCode != 200 || header.Get("Access-Control-Allow-Origin") != test.origin || header.Get("Cross-Origin-Resource-Policy") != test.resources ||
			!strings.HasSuffix(header.Get("Content-Security-Policy"), test.ancestors) {
			t.Errorf("%s: got status %d and %v", test.path, response.StatusCode, header)
		}
	}
}
