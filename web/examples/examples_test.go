// Package examples holds no code: the page's examples, and the test that each
// gets the answer that its data says.
package examples

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unguarded/checker"
)

func TestEachExampleGetsTheAnswerOfItsData(t *testing.T) {
	sources, err := filepath.Glob("*.py")
	if err != nil || len(sources) == 0 {
		t.Fatalf("found %d examples, %v", len(sources), err)
	}
	for _, source := range sources {
		t.Run(source, func(t *testing.T) {
			report := check(t, source)
			want := data(t, strings.TrimSuffix(source, ".py")+".json")
			if diff := cmp.Diff(want.Verdicts, verdicts(report)); diff != "" {
				t.Errorf("verdicts (- wanted, + got):\n%s", diff)
			}
			if fires := report.Classic[0].Fires; fires != (want.Classic == "fires") {
				t.Errorf("the classic check fires: %t, want %s", fires, want.Classic)
			}
			for _, one := range report.Diagnostics {
				if one.Rule == "syntax-error" {
					t.Errorf("line %d: %s", one.Span.Start.Line, one.Message)
				}
			}
		})
	}
}

func check(t *testing.T, path string) checker.Report {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return checker.Check([]checker.File{{Path: "app.py", Source: string(text)}}, checker.Options{})
}

type expected struct {
	Classic  string   `json:"classic"`
	Verdicts []string `json:"verdicts"`
}

func data(t *testing.T, path string) expected {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	if err := json.Unmarshal(content, &want); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want.Verdicts)
	return want
}

// verdicts gives the report's routes as lines of "METHOD urlrule verdict".
func verdicts(report checker.Report) []string {
	var lines []string
	for _, route := range report.Routes {
		for _, method := range route.Methods {
			lines = append(lines, method+" "+route.URLRule+" "+route.Verdict)
		}
	}
	slices.Sort(lines)
	return lines
}
