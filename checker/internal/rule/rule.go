// Package rule says what a rule is: its documentation as data, and a function
// that looks at what the walk found and reports.
package rule

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
)

// A Rule is one named check. Its ID names the bad pattern, never the cure, and
// reads well after "allow": allow guard-above-route. Texts are Markdown of one
// paragraph, without a line break.
type Rule struct {
	ID       string
	Title    string        // names the mistake, a few words, no full stop
	Severity diag.Severity // the worst that the rule reports
	Grades   string        // when it reports less than Severity, and why; else empty
	Summary  string        // what the rule reports, one sentence
	Why      string        // what goes wrong when the pattern stays
	Bad      []string      // Python files, each of which makes the rule report
	Good     []string      // Python files in which it is silent, and nothing is an error
	Fix      string        // what the offered fix does; empty: none is offered

	References []Reference
	CWE        []int    // numbers in the Common Weakness Enumeration
	OWASP      []string // "A01:2021 Broken Access Control"
	Since      string   // the first version that has it, "0.1.0"
	Profile    string   // the profile that runs it, "routes" or "classic"

	// Run reports through the pass. It is nil for a rule whose diagnostics are
	// made elsewhere: by the parser, or by the check of a single file that the
	// classic profile is.
	Run func(*Pass)
}

// A Reference is a page that says more.
type Reference struct {
	Title string
	URL   string
}

// Fixable tells whether the rule offers a fix.
func (r Rule) Fixable() bool { return r.Fix != "" }

// URL is the place of the rule's page in the repository.
func (r Rule) URL() string { return "docs/rules/" + r.ID + ".md" }

// A Pass gives one rule what was found in the files of a check.
type Pass struct {
	Modules []*syntax.Module
	Results []*access.Result // in the order of path, def, URL rule and method
	// NoAuthentication is set when nothing in the files has to do with
	// authentication: no package for it is imported, and no guard was met. Such
	// an app gets one note, not a finding for each of its routes.
	NoAuthentication bool
	// Kept has the findings of the check before, or is nil.
	Kept *Kept
	// Report takes one finding. It sets the diagnostic's Rule.
	Report func(diag.Diagnostic)
}

// Run gives what the rules find, in the order of the rules.
func Run(rules []Rule, pass Pass) []diag.Diagnostic {
	var found []diag.Diagnostic
	var id string // of the rule that runs
	pass.Report = func(d diag.Diagnostic) {
		d.Rule = id
		found = append(found, d)
	}
	for i := range rules {
		if r := &rules[i]; r.Run != nil {
			id = r.ID
			r.Run(&pass)
		}
	}
	return found
}
