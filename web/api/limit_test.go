package api

import (
	"testing"
	"time"

	"unguarded/checker"
)

// patience is a limiter that makes everyone wait.
type patience map[Action]time.Duration

func (p patience) Wait(_ string, action Action) time.Duration { return p[action] }

func TestWhoAsksTooMuchIsToldWhenToAskAgain(t *testing.T) {
	limits := patience{ActionCheck: 1200 * time.Millisecond, ActionShare: time.Nanosecond}
	a := New(Config{Shares: memory{}, Limits: limits, Check: func([]checker.File, checker.Options) checker.Report {
		t.Error("checked all the same")
		return checker.Report{}
	}})
	for path, seconds := range map[string]string{"/api/check": "2", "/api/share": "1"} {
		answer := ask(a, "POST", path, request, "Content-Type", "application/json")
		isProblem(t, path, answer, 429, "Too many requests from one client: expected none for "+seconds+" s.")
		if got := answer.Header["Retry-After"]; got != seconds {
			t.Errorf("%s: got Retry-After %q, want %s", path, got, seconds)
		}
	}
	if answer := ask(a, "GET", "/api/rules", ""); answer.Status != 200 {
		t.Errorf("rules are not limited: got status %d", answer.Status)
	}
}

func TestWhoIsOneClient(t *testing.T) {
	tests := []struct {
		name, first, second string
		same                bool
	}{
		{"addresses of one IPv6 network", "2001:db8::1", "2001:db8::ffff:2", true},
		{"IPv6 networks", "2001:db8::1", "2001:db8:0:1::1", false},
		{"IPv4, and the same as IPv6", "192.0.2.1", "::ffff:192.0.2.1", true},
		{"IPv4", "192.0.2.1", "192.0.2.2", false},
		{"what is no address", "?", "", true},
		{"a zone", "fe80::1%eth0", "fe80::1%eth1", true},
	}
	for _, test := range tests {
		if first, second := Client(test.first), Client(test.second); (first == second) != test.same {
			t.Errorf("%s: %s is %q and %s is %q", test.name, test.first, first, test.second, second)
		}
	}
}
