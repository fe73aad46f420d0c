package sarif

import (
	"strings"
	"testing"

	"unguarded/checker"
)

func TestASuppressionSaysWhereItStands(t *testing.T) {
	for want, d := range map[string]checker.Diagnostic{
		`{"kind": "inSource"}`: {Rule: "unprotected-route", Severity: "error", Suppressed: true},
		`{"kind": "external", "justification": "The baseline lists it."}`: {Rule: "unprotected-route", Severity: "error", Suppressed: true, Baselined: true},
		`{"kind": "external", "justification": "The file is a test and declares no route."}`: {
			Rule: "syntax-error", Severity: "error", Suppressed: true, Message: "invalid syntax Left out: the file is a test and declares no route.",
		},
	} {
		got := strings.Join(strings.Fields(string(Format(checker.Report{Diagnostics: []checker.Diagnostic{d}}, Options{}))), " ")
		if want := `"suppressions": [ ` + strings.NewReplacer("{", "{ ", "}", " }").Replace(want) + " ]"; !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// A message keeps its sentence in the JSON of a report, and so does what is made of it.
func TestWhatIsLeftOutIsSuppressedOutsideOfTheSource(t *testing.T) {
	report := checker.Check([]checker.File{{Path: "test_shop.py", Source: "def f(:\n"}}, checker.Options{})
	if got := string(Format(report, Options{})); !strings.Contains(got, `"justification": "The file is a test and declares no route."`) {
		t.Errorf("no justification in %s", got)
	}
}
