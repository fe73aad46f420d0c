package sarif

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker"
	"unguarded/checker/markdown"
)

// rulesOf lists the rules that a run lists: those of the report's profile, and
// those that a diagnostic names besides.
func rulesOf(report checker.Report) []string {
	var ids []string
	for _, r := range checker.Rules() {
		if r.Profile == report.Profile {
			ids = append(ids, r.ID)
		}
	}
	for _, d := range report.Diagnostics {
		if !slices.Contains(ids, d.Rule) {
			ids = append(ids, d.Rule)
		}
	}
	return ids
}

// descriptors documents the rules, each at its index. A rule without
// documentation, such as internal-error, has its name only.
func (w *writer) descriptors(verdicts bool) []descriptor {
	documented := map[string]checker.Rule{}
	for _, r := range checker.Rules() {
		documented[r.ID] = r
	}
	list := make([]descriptor, 0, len(w.index))
	for _, id := range rulesOf(w.report) {
		if r, ok := documented[id]; ok {
			list = append(list, describe(r))
		} else {
			list = append(list, descriptor{ID: id})
		}
	}
	if verdicts {
		list = append(list, descriptor{
			ID:      verdictRule,
			Short:   &message{Text: "How a route meets a caller without a token"},
			Default: &configuration{Level: "none"},
		})
	}
	return list
}

// describe documents a rule. Its page has no address of its own, so helpUri is
// the first reference, and the help holds the whole page.
func describe(r checker.Rule) descriptor {
	d := descriptor{
		ID:      r.ID,
		Short:   &message{Text: r.Title},
		Full:    &message{Text: r.Summary},
		Help:    &message{Text: helpText(r), Markdown: markdown.Rule(r)},
		Default: &configuration{Level: r.Severity},
		Properties: &properties{
			Tags:  tags(r),
			Since: r.Since,
		},
	}
	if len(r.References) > 0 {
		d.HelpURI = r.References[0].URL
	}
	return d
}

// tags are in the form that code hosts show: external/cwe/cwe-306.
func tags(r checker.Rule) []string {
	list := []string{"security"}
	for _, number := range r.CWE {
		list = append(list, fmt.Sprintf("external/cwe/cwe-%03d", number))
	}
	return append(list, r.OWASP...)
}

// helpText is the help where Markdown is not shown.
func helpText(r checker.Rule) string {
	var parts []string
	for _, part := range []string{r.Summary, r.Why, r.Grades, r.Fix} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}
