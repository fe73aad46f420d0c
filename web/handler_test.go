package web

import (
	"net/http/httptest"
	"testing"

	"unguarded/web/api"
)

func TestTheClientIsTheAddressOrWhatTheProxySays(t *testing.T) {
	tests := []struct {
		name, address, header string
		values                []string
		want                  string
	}{
		{"IPv4", "192.0.2.1:1000", "", nil, "192.0.2.1"},
		{"IPv6", "[2001:db8::1]:1000", "", nil, "2001:db8::1"},
		{"no port", "192.0.2.1", "", nil, "192.0.2.1"},
		{"a header, and no proxy was named", "192.0.2.1:1000", "", []string{"203.0.113.1"}, "192.0.2.1"},
		{"the proxy's header", "127.0.0.1:1000", "X-Forwarded-For", []string{"203.0.113.1"}, "203.0.113.1"},
		{"what the client wrote before it", "127.0.0.1:1000", "X-Forwarded-For", []string{"198.51.100.1, 203.0.113.1"}, "203.0.113.1"},
		{"a header of the client before it", "127.0.0.1:1000", "X-Forwarded-For", []string{"198.51.100.1", "203.0.113.1"}, "203.0.113.1"},
		{"the proxy's header is missing", "127.0.0.1:1000", "X-Forwarded-For", nil, "127.0.0.1"},
	}
	for _, test := range tests {
		r := httptest.NewRequest("POST", "/api/check", nil)
		r.RemoteAddr = test.address
		for _, value := range test.values {
			r.Header.Add("X-Forwarded-For", value)
		}
		if got := client(r, test.header); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestHeadIsGetWithoutTheBody(t *testing.T) {
	h := newServer(t)
	for _, path := range []string{"/healthz", "/api/rules", "/api/nothing"} {
		get, head := ask(h, "GET", path, ""), ask(h, "HEAD", path, "")
		if bodyOf(t, head) != "" || head.StatusCode != get.StatusCode || head.Header.Get("Content-Length") != get.Header.Get("Content-Length") {
			t.Errorf("%s: got status %d and %v, want %d and %v without a body", path, head.StatusCode, head.Header, get.StatusCode, get.Header)
		}
	}
}

func TestEveryPathOfTheAPIIsItsOwn(t *testing.T) {
	a := api.New(api.Config{})
	for path, want := range map[string]bool{"/api/check": true, "/api/": true, "/healthz": true, "/": false, "/s/a": false, "/apis": false, "/embed.js": false} {
		if got := a.Has(path); got != want {
			t.Errorf("%s: got %t, want %t", path, got, want)
		}
	}
}
