// Package survey puts the reports of many repositories side by side: routes by
// verdict, findings by rule, and how many findings a repository has, in both
// profiles.
package survey

import (
	"cmp"
	"slices"

	"unguarded/checker"
)

// A Repository is what one report says, in numbers.
type Repository struct {
	Name    string          `json:"name"`
	Summary checker.Summary `json:"summary"`
	Routes  []RuleCount     `json:"routes"`  // findings of the profile routes, most frequent rule first
	Classic int             `json:"classic"` // findings of the check of 2020
}

// A RuleCount counts the findings of a rule, and the repositories that have one.
type RuleCount struct {
	Rule         string `json:"rule"`
	Instances    int    `json:"instances"`
	Repositories int    `json:"repositories"`
}

// A Survey is many repositories and their sums.
type Survey struct {
	Repositories []Repository    `json:"repositories"`
	Summary      checker.Summary `json:"summary"`
	Rules        []RuleCount     `json:"rules"` // of the profile routes, most frequent first
	Routes       Total           `json:"routes"`
	Classic      Total           `json:"classic"`
}

// A Total says how many findings a profile has, in how many repositories.
type Total struct {
	Instances    int `json:"instances"`
	Repositories int `json:"repositories"`
}

// Of counts a report of the profile routes. Findings are errors and warnings that
// nothing suppresses: a note says what can't be told. A file that does not parse
// is a finding about the file, not about a route, and is left to the summary.
func Of(name string, report checker.Report) Repository {
	repository := Repository{Name: name, Summary: report.Summary, Routes: []RuleCount{}}
	counts := counter{}
	for _, d := range report.Diagnostics {
		if d.Suppressed || d.Severity == "note" || d.Rule == "syntax-error" || d.Rule == checker.UnreadablePath || d.Rule == "internal-error" {
			continue
		}
		counts.add(RuleCount{Rule: d.Rule, Instances: 1})
	}
	for rule := range counts {
		counts[rule].Repositories = 1
	}
	repository.Routes = counts.sorted()
	for _, answer := range report.Classic {
		if answer.Fires {
			repository.Classic++
		}
	}
	return repository
}

// Findings is the number of findings of the profile routes.
func (r Repository) Findings() int {
	sum := 0
	for _, rule := range r.Routes {
		sum += rule.Instances
	}
	return sum
}

// New adds repositories up. They are listed in the order given.
func New(repositories []Repository) Survey {
	s := Survey{Repositories: slices.Clone(repositories)}
	if s.Repositories == nil {
		s.Repositories = []Repository{}
	}
	rules := counter{}
	for _, r := range repositories {
		s.Summary = plus(s.Summary, r.Summary)
		s.Routes.add(r.Findings())
		s.Classic.add(r.Classic)
		for _, rule := range r.Routes {
			rules.add(rule)
		}
	}
	s.Rules = rules.sorted()
	return s
}

func (t *Total) add(instances int) {
	t.Instances += instances
	if instances > 0 {
		t.Repositories++
	}
}

// counter adds counts up by rule.
type counter map[string]*RuleCount

func (c counter) add(count RuleCount) {
	if c[count.Rule] == nil {
		c[count.Rule] = &RuleCount{Rule: count.Rule}
	}
	c[count.Rule].Instances += count.Instances
	c[count.Rule].Repositories += count.Repositories
}

func (c counter) sorted() []RuleCount {
	list := make([]RuleCount, 0, len(c))
	for _, count := range c {
		list = append(list, *count)
	}
	slices.SortFunc(list, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(b.Instances, a.Instances), cmp.Compare(a.Rule, b.Rule))
	})
	return list
}

func plus(a, b checker.Summary) checker.Summary {
	return checker.Summary{
		Files: a.Files + b.Files, Lines: a.Lines + b.Lines,
		Routes: a.Routes + b.Routes, Protected: a.Protected + b.Protected, Optional: a.Optional + b.Optional,
		Public: a.Public + b.Public, Unprotected: a.Unprotected + b.Unprotected,
		Broken: a.Broken + b.Broken, Unknown: a.Unknown + b.Unknown,
		Errors: a.Errors + b.Errors, Warnings: a.Warnings + b.Warnings, Notes: a.Notes + b.Notes,
	}
}
