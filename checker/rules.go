package checker

import (
	"unguarded/checker/internal/rules"
)

//go:generate go run ./cmd/ruledocs ../docs/rules

// A Rule is the documentation of one rule. Texts are Markdown of one paragraph;
// Bad and Good are Python files. Unused fields are empty strings and lists.
type Rule struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Severity   string      `json:"severity"` // the worst that it reports: "error", "warning" or "note"
	Grades     string      `json:"grades"`   // when it reports less, and why
	Summary    string      `json:"summary"`
	Why        string      `json:"why"`
	Bad        []string    `json:"bad"`
	Good       []string    `json:"good"`
	References []Reference `json:"references"`
	CWE        []int       `json:"cwe"`
	OWASP      []string    `json:"owasp"`
	Since      string      `json:"since"`
	Fixable    bool        `json:"fixable"`
	Fix        string      `json:"fix"`     // what the fix does
	Profile    string      `json:"profile"` // the profile that runs it
	URL        string      `json:"url"`     // its page, relative to the repository's root
}

// A Reference is a page that says more.
type Reference struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Rules lists the rules, in the order of their documentation.
func Rules() []Rule {
	list := make([]Rule, 0, len(rules.All))
	for _, r := range rules.All {
		references := make([]Reference, 0, len(r.References))
		for _, ref := range r.References {
			references = append(references, Reference(ref))
		}
		list = append(list, Rule{
			ID: r.ID, Title: r.Title, Severity: string(r.Severity), Grades: r.Grades, Summary: r.Summary, Why: r.Why,
			Bad: append([]string{}, r.Bad...), Good: append([]string{}, r.Good...), References: references,
			CWE: append([]int{}, r.CWE...), OWASP: append([]string{}, r.OWASP...),
			Since: r.Since, Fixable: r.Fixable(), Fix: r.Fix, Profile: r.Profile, URL: r.URL(),
		})
	}
	return list
}
