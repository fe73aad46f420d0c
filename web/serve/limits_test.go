package main

import (
	"fmt"
	"testing"

	"unguarded/web/api"
)

// waits asks the limits as one client and reports whether it must wait.
func waits(l *limits, client string, action api.Action) bool { return l.Wait(client, action) > 0 }

// slow lets a client make three shares at once, and hardly any more.
var slow = rates{sharesPerMinute: 1}

func TestAClientIsLimitedAndOthersAreNot(t *testing.T) {
	l := newLimits(slow)
	for i := range 3 {
		if waits(l, "192.0.2.1", api.ActionShare) {
			t.Errorf("share %d waits", i)
		}
	}
	if !waits(l, "192.0.2.1", api.ActionShare) {
		t.Error("the fourth share of one client does not wait")
	}
	if waits(l, "192.0.2.2", api.ActionShare) {
		t.Error("another address waits")
	}
	if waits(l, "192.0.2.1", api.ActionCheck) {
		t.Error("a check waits, and has no limit")
	}
}

func TestTheClientsThatAreRememberedAreBounded(t *testing.T) {
	l := newLimits(slow)
	for i := range maxClients + 10 {
		waits(l, fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255), api.ActionShare)
	}
	if got := l.buckets.Len(); got != maxClients {
		t.Errorf("%d clients are remembered, want %d", got, maxClients)
	}
}
