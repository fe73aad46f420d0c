package rule

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/pattern"
)

var (
	idForm      = pattern.Of(`^[a-z]+(-[a-z]+)*$`)
	versionForm = pattern.Of(`^\d+\.\d+\.\d+$`)
	owaspForm   = pattern.Of(`^(A\d\d|API\d{1,2}):20\d\d .+$`)
)

// Validate checks a rule's documentation. The error joins one sentence for each
// thing that is missing or malformed.
func (r Rule) Validate() error {
	var problems []error
	check := func(ok bool, format string, args ...any) {
		if !ok {
			problems = append(problems, fmt.Errorf("rule %q: "+format, append([]any{r.ID}, args...)...))
		}
	}
	check(idForm().MatchString(r.ID), "the ID must be lower-case words joined by hyphens")
	check(r.Severity == diag.Error || r.Severity == diag.Warning || r.Severity == diag.Note,
		"severity is %q, expected error, warning or note", r.Severity)
	check(!strings.HasSuffix(r.Title, "."), "the title ends with a full stop")
	check(strings.HasSuffix(r.Summary, "."), "the summary must end with a full stop")
	for _, t := range []struct {
		name, text string
		needed     bool
	}{
		{"title", r.Title, true}, {"summary", r.Summary, true}, {"why", r.Why, true},
		{"grades", r.Grades, false}, {"fix", r.Fix, false},
	} {
		check(t.text != "" || !t.needed, "the %s is empty", t.name)
		check(!strings.Contains(t.text, "\n"), "the %s has a line break", t.name)
	}
	check(len(r.Bad) > 0, "there is no bad example")
	check(len(r.Good) > 0, "there is no good example")
	for _, example := range slices.Concat(r.Bad, r.Good) {
		check(strings.HasSuffix(example, "\n") && !strings.HasPrefix(example, "\n"),
			"an example must start with its first line and end with a line break")
	}
	check(len(r.References) > 0, "there is no reference")
	for _, ref := range r.References {
		host, ok := strings.CutPrefix(ref.URL, "https://")
		check(ok && strings.Contains(host, ".") && ref.Title != "",
			"the reference %q needs a title and an https address", ref.URL)
	}
	for _, number := range r.CWE {
		check(number > 0, "CWE %d is no number of a weakness", number)
	}
	for _, entry := range r.OWASP {
		check(owaspForm().MatchString(entry), "OWASP entry %q, expected the form \"A01:2021 Title\"", entry)
	}
	check(versionForm().MatchString(r.Since), "since is %q, expected a version like 0.1.0", r.Since)
	check(r.Profile == "routes" || r.Profile == "classic", "profile is %q, expected routes or classic", r.Profile)
	return errors.Join(problems...)
}
