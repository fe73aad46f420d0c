package spelling

import "testing"

func TestNearest(t *testing.T) {
	candidates := []string{"unprotected-route", "unknown-route", "public"}
	for word, want := range map[string]string{
		"unprotectd-route":  "unprotected-route",
		"unknown_route":     "unknown-route",
		"Public":            "public",
		"publik":            "public",
		"something-else":    "",
		"":                  "",
		"unprotected-route": "unprotected-route",
	} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
