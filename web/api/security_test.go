package api

import (
	"strings"
	"testing"
)

func TestTheAPIIsOpenToOtherSitesWithoutCredentials(t *testing.T) {
	a := newAPI()
	for _, request := range []string{"GET /api/rules", "GET /api/nothing", "POST /api/check", "OPTIONS /api/check", "GET /api/share/a"} {
		method, path, _ := strings.Cut(request, " ")
		header := ask(a, method, path, "", "Origin", "https://docs.example").Header
		if header["Access-Control-Allow-Origin"] != "*" || header["Access-Control-Allow-Credentials"] != "" || header["Cross-Origin-Resource-Policy"] != "cross-origin" {
			t.Errorf("%s: got %v", request, header)
		}
	}
}

func TestAPreflightIsAnswered(t *testing.T) {
	answer := ask(newAPI(), "OPTIONS", "/api/check", "", "Origin", "https://docs.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	if answer.Status != 204 || answer.Header["Allow"] != "OPTIONS, POST" ||
		!strings.Contains(answer.Header["Access-Control-Allow-Methods"], "POST") || !strings.Contains(answer.Header["Access-Control-Allow-Headers"], "Content-Type") {
		t.Errorf("got status %d and %v", answer.Status, answer.Header)
	}
}

func TestOtherSitesLoadWhatAnEmbedNeedsAndFrameNothingElse(t *testing.T) {
	tests := []struct{ path, origin, resources, ancestors string }{
		{"/", "", "same-origin", "frame-ancestors 'none'"},
		{"/index.html", "", "same-origin", "frame-ancestors 'none'"},
		{"/healthz", "", "same-origin", "frame-ancestors 'none'"},
		{"/embed", "", "cross-origin", "frame-ancestors *"},
		{"/embed.html", "", "cross-origin", "frame-ancestors *"},
		{"/embed.js", "*", "cross-origin", "frame-ancestors 'none'"},
		{"/checker-0123456789ab.wasm", "*", "cross-origin", "frame-ancestors 'none'"},
		{"/worker-0123456789ab.js", "*", "cross-origin", "frame-ancestors 'none'"},
	}
	for _, test := range tests {
		header := SecurityHeaders(test.path)
		if header["Access-Control-Allow-Origin"] != test.origin || header["Cross-Origin-Resource-Policy"] != test.resources ||
			!strings.HasSuffix(header["Content-Security-Policy"], test.ancestors) {
			t.Errorf("%s: got %v", test.path, header)
		}
	}
}
