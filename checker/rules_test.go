package checker_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"unguarded/checker"
)

func TestRulesListNoNulls(t *testing.T) {
	text, err := json.Marshal(checker.Rules())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), ":null") {
		t.Errorf("a field is null in %s", text)
	}
}

// Every bad example makes its rule report; in a good one the rule is silent, and
// nothing is an error.
func TestExamplesOfRules(t *testing.T) {
	for _, r := range checker.Rules() {
		for i, text := range r.Bad {
			t.Run(fmt.Sprintf("%s/bad-%d", r.ID, i+1), func(t *testing.T) {
				found := checkExample(t, r, text)
				for _, d := range found {
					if d.Rule == r.ID {
						return
					}
				}
				t.Errorf("%s does not report\n%s\nfound: %s", r.ID, text, describe(found))
			})
		}
		for i, text := range r.Good {
			t.Run(fmt.Sprintf("%s/good-%d", r.ID, i+1), func(t *testing.T) {
				for _, d := range checkExample(t, r, text) {
					if d.Rule == r.ID || d.Severity == "error" {
						t.Errorf("found %s in\n%s", describe([]checker.Diagnostic{d}), text)
					}
				}
			})
		}
	}
}

// A fix of a bad example, applied, leaves no finding of its rule and makes no
// route worse.
func TestFixesOfExamples(t *testing.T) {
	for _, r := range checker.Rules() {
		if !r.Fixable {
			continue
		}
		for i, text := range r.Bad {
			t.Run(fmt.Sprintf("%s/bad-%d", r.ID, i+1), func(t *testing.T) {
				for _, d := range checkExample(t, r, text) {
					if d.Rule != r.ID {
						continue
					}
					if len(d.Fixes) == 0 {
						t.Fatalf("no fix for %s", d.Message)
					}
					for _, fix := range d.Fixes {
						fixed := apply(t, text, fix)
						if left := checkExample(t, r, fixed); len(left) > 0 {
							t.Errorf("%q leaves %s in\n%s", fix.Title, describe(left), fixed)
						}
					}
				}
			})
		}
	}
}

func checkExample(t *testing.T, r checker.Rule, text string) []checker.Diagnostic {
	t.Helper()
	report := checker.Check([]checker.File{{Path: "app.py", Source: text}}, checker.Options{Profile: r.Profile})
	return report.Diagnostics
}

// apply makes the edits of a fix, the last one first. Examples are ASCII, so
// that a column is a byte.
func apply(t *testing.T, text string, fix checker.Fix) string {
	t.Helper()
	offset := func(p checker.Position) int {
		lines := strings.SplitAfter(text, "\n")
		return len(strings.Join(lines[:p.Line-1], "")) + p.Column - 1
	}
	type change struct {
		start, end int
		text       string
	}
	var changes []change
	for _, e := range fix.Edits {
		changes = append(changes, change{offset(e.Span.Start), offset(e.Span.End), e.NewText})
	}
	for len(changes) > 0 {
		last := 0
		for i, c := range changes {
			if c.start > changes[last].start {
				last = i
			}
		}
		c := changes[last]
		text = text[:c.start] + c.text + text[c.end:]
		changes = append(changes[:last], changes[last+1:]...)
	}
	return text
}

func describe(list []checker.Diagnostic) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%d:%d %s %s: %s", d.Span.Start.Line, d.Span.Start.Column, d.Severity, d.Rule, d.Message))
	}
	if lines == nil {
		return "nothing"
	}
	return strings.Join(lines, "\n")
}
