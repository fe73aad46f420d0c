package rules

import (
	"testing"
)

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All {
		if err := r.Validate(); err != nil {
			t.Error(err)
		}
		if seen[r.ID] {
			t.Errorf("two rules have the ID %s", r.ID)
		}
		seen[r.ID] = true
	}
}

// Three rules have no Run: the parser, Classic and Suppress make their diagnostics.
func TestOtherRulesRun(t *testing.T) {
	elsewhere := map[string]bool{"syntax-error": true, "missing-jwt-token": true, "unused-suppression": true}
	for _, r := range All {
		if (r.Run == nil) != elsewhere[r.ID] {
			t.Errorf("rule %s: Run is nil: %v", r.ID, r.Run == nil)
		}
	}
}

func TestByID(t *testing.T) {
	if r, ok := ByID("guard-above-route"); !ok || r.ID != "guard-above-route" {
		t.Errorf("ByID(guard-above-route) = %q, %v", r.ID, ok)
	}
	if _, ok := ByID("no-such-rule"); ok {
		t.Error("ByID found no-such-rule")
	}
}
