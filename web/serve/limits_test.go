package main

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"unguarded/web"
)

// ask asks the limits as one client and reports whether it must wait.
func waits(l *limits, address string, action web.Action, headers ...string) bool {
	r := httptest.NewRequest("POST", "/", nil)
	r.RemoteAddr = address
	for _, value := range headers {
		r.Header.Add("X-Forwarded-For", value)
	}
	return l.Wait(r, action) > 0
}

// slow lets a client make three shares at once, and hardly any more.
var slow = rates{sharesPerMinute: 1}

func TestAClientIsLimitedAndOthersAreNot(t *testing.T) {
	l := newLimits(slow, "")
	for i := range 3 {
		if waits(l, "192.0.2.1:1000", web.ActionShare) {
			t.Errorf("share %d waits", i)
		}
	}
	if !waits(l, "192.0.2.1:2000", web.ActionShare) {
		t.Error("the fourth share of one address, from another port, does not wait")
	}
	if waits(l, "192.0.2.2:1000", web.ActionShare) {
		t.Error("another address waits")
	}
	if waits(l, "192.0.2.1:1000", web.ActionCheck) {
		t.Error("a check waits, and has no limit")
	}
}

func TestWhoIsOneClient(t *testing.T) {
	tests := []struct {
		name, first, second string
		same                bool
	}{
		{"addresses of one IPv6 network", "[2001:db8::1]:1", "[2001:db8::ffff:2]:1", true},
		{"IPv6 networks", "[2001:db8::1]:1", "[2001:db8:0:1::1]:1", false},
		{"IPv4, and the same as IPv6", "192.0.2.1:1", "[::ffff:192.0.2.1]:1", true},
		{"what is no address", "?", "!", true},
	}
	for _, test := range tests {
		l := newLimits(slow, "")
		for range 3 {
			waits(l, test.first, web.ActionShare)
		}
		if got := waits(l, test.second, web.ActionShare); got != test.same {
			t.Errorf("%s: %s and %s: counted as one: %t, want %t", test.name, test.first, test.second, got, test.same)
		}
	}
}

func TestBehindAProxyItsHeaderNamesTheClient(t *testing.T) {
	const proxy = "127.0.0.1:1"
	l := newLimits(slow, "X-Forwarded-For")
	for i := range 3 {
		waits(l, proxy, web.ActionShare, fmt.Sprintf("203.0.113.%d, 192.0.2.1", i))
	}
	if !waits(l, proxy, web.ActionShare, "203.0.113.9", "192.0.2.1") {
		t.Error("a client that writes other addresses before its own does not wait")
	}
	if waits(l, proxy, web.ActionShare, "192.0.2.2") {
		t.Error("another client waits")
	}
	without := newLimits(slow, "")
	for i := range 3 {
		waits(without, proxy, web.ActionShare, fmt.Sprintf("192.0.2.%d", i))
	}
	if !waits(without, proxy, web.ActionShare, "192.0.2.9") {
		t.Error("the header counts, and no proxy was named")
	}
}

func TestTheClientsThatAreRememberedAreBounded(t *testing.T) {
	l := newLimits(slow, "")
	for i := range maxClients + 10 {
		waits(l, fmt.Sprintf("10.%d.%d.%d:1", i>>16, i>>8&255, i&255), web.ActionShare)
	}
	if got := l.buckets.Len(); got != maxClients {
		t.Errorf("%d clients are remembered, want %d", got, maxClients)
	}
}
