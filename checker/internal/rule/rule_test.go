package rule

import (
	"strings"
	"testing"

	"unguarded/checker/diag"
)

func complete() Rule {
	return Rule{
		ID: "open-door", Title: "A door is open", Severity: diag.Error, Summary: "Reports open doors.", Why: "People walk in.",
		Bad: []string{"door = 1\n"}, Good: []string{"door = 0\n"}, References: []Reference{{"Doors", "https://example.org/doors"}},
		CWE: []int{306}, OWASP: []string{"A01:2021 Broken Access Control"}, Since: "0.1.0", Profile: "routes",
	}
}

func TestValidateAcceptsACompleteRule(t *testing.T) {
	if err := complete().Validate(); err != nil {
		t.Error(err)
	}
}

func TestValidateNamesWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		problem string
		change  func(*Rule)
	}{
		{"the ID must be lower-case words", func(r *Rule) { r.ID = "OpenDoor" }},
		{"the title is empty", func(r *Rule) { r.Title = "" }},
		{"the title ends with a full stop", func(r *Rule) { r.Title = "A door." }},
		{`severity is "fatal"`, func(r *Rule) { r.Severity = "fatal" }},
		{"the summary must end with a full stop", func(r *Rule) { r.Summary = "Reports open doors" }},
		{"the why is empty", func(r *Rule) { r.Why = "" }},
		{"the why has a line break", func(r *Rule) { r.Why = "People\nwalk in." }},
		{"the fix has a line break", func(r *Rule) { r.Fix = "Shuts\nit." }},
		{"there is no bad example", func(r *Rule) { r.Bad = nil }},
		{"there is no good example", func(r *Rule) { r.Good = nil }},
		{"an example must start with its first line", func(r *Rule) { r.Good = []string{"\ndoor = 0\n"} }},
		{"there is no reference", func(r *Rule) { r.References = nil }},
		{"needs a title and an https address", func(r *Rule) { r.References[0].URL = "http://example.org" }},
		{"CWE 0 is no number", func(r *Rule) { r.CWE = []int{0} }},
		{`OWASP entry "A1"`, func(r *Rule) { r.OWASP = []string{"A1"} }},
		{`since is "soon"`, func(r *Rule) { r.Since = "soon" }},
		{`profile is ""`, func(r *Rule) { r.Profile = "" }},
	} {
		r := complete()
		test.change(&r)
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), test.problem) {
			t.Errorf("Validate() = %v, expected a sentence with %q", err, test.problem)
		}
	}
}

func TestRunSetsTheRuleAndSkipsRulesWithoutRun(t *testing.T) {
	reporting := complete()
	reporting.Run = func(p *Pass) { p.Report(diag.Diagnostic{Message: "The door is open."}) }
	found := Run([]Rule{complete(), reporting}, Pass{})
	if len(found) != 1 || found[0].Rule != "open-door" {
		t.Errorf("Run reported %v, expected one finding of open-door", found)
	}
}
