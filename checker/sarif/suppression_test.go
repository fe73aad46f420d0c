package sarif

import (
	"strings"
	"testing"

	"unguarded/checker"
)

func TestASuppressionSaysWhereItStands(t *testing.T) {
	for kind, d := range map[string]checker.Diagnostic{
		"inSource": {Rule: "unprotected-route", Severity: "error", Suppressed: true},
		"external": {Rule: "unprotected-route", Severity: "error", Suppressed: true, Baselined: true},
	} {
		got := strings.Join(strings.Fields(string(Format(checker.Report{Diagnostics: []checker.Diagnostic{d}}, Options{}))), "")
		if !strings.Contains(got, `"suppressions":[{"kind":"`+kind+`"}]`) {
			t.Errorf("no suppression %s in %s", kind, got)
		}
	}
}
