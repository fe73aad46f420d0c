package web

import (
	"net/http"
	"testing"
	"time"

	"unguarded/checker"
)

// patience is a limiter that makes everyone wait.
type patience map[Action]time.Duration

func (p patience) Wait(_ *http.Request, action Action) time.Duration { return p[action] }

func TestWhoAsksTooMuchIsToldWhenToAskAgain(t *testing.T) {
	limits := patience{ActionCheck: 1200 * time.Millisecond, ActionShare: time.Nanosecond}
	h := Handler(Config{Assets: http.NotFoundHandler(), Shares: memory{}, Limits: limits, Check: func([]checker.File, checker.Options) checker.Report {
		t.Error("checked all the same")
		return checker.Report{}
	}})
	for path, seconds := range map[string]string{"/api/check": "2", "/api/share": "1"} {
		response := ask(h, "POST", path, request, "Content-Type", "application/json")
		if got := response.Header.Get("Retry-After"); response.StatusCode != 429 || got != seconds {
			t.Errorf("%s: got status %d and Retry-After %q, want 429 and %s", path, response.StatusCode, got, seconds)
		}
	}
	if response := ask(h, "GET", "/api/rules", ""); response.StatusCode != 200 {
		t.Errorf("rules are not limited: got status %d", response.StatusCode)
	}
}
