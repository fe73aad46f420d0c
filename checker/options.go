package checker

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rules"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
)

// Validate tells what is wrong with the options: one sentence that names the
// field, what was found there and what was expected.
func (o Options) Validate() error {
	if _, err := ParseProfile(o.Profile); err != nil {
		return err
	}
	for i, pattern := range o.Public {
		if err := validatePattern(pattern); err != nil {
			return fmt.Errorf("public[%d]: %w", i, err)
		}
	}
	for i, name := range o.Guards {
		if !dottedName().MatchString(name) {
			return fmt.Errorf("guards[%d]: expected the dotted name of a decorator as it is imported, like \"company.auth.token_required\", found %q", i, name)
		}
	}
	for _, list := range []struct {
		field string
		ids   []string
	}{{"select", o.Select}, {"ignore", o.Ignore}} {
		for i, id := range list.ids {
			if _, known := rules.ByID(id); !known {
				return fmt.Errorf("%s[%d]: expected the ID of a rule, like %q, found %q", list.field, i, rules.All[0].ID, id)
			}
		}
	}
	return nil
}

// dottedName is a module, with its packages, and a name in it.
var dottedName = pattern.Of(`^[\pL_][\pL\pN_]*(\.[\pL_][\pL\pN_]*)+$`)

// validatePattern accepts what can match a URL rule or an endpoint.
func validatePattern(pattern string) error {
	const want = "expected a URL rule like \"/webhooks/*\" or an endpoint like \"webhooks.*\""
	switch {
	case pattern == "":
		return fmt.Errorf("%s, found an empty text", want)
	case strings.IndexFunc(pattern, unicode.IsSpace) >= 0 && !strings.HasPrefix(pattern, "/"):
		return fmt.Errorf("%s, found %q, in which there is a blank", want, pattern)
	case !strings.HasPrefix(pattern, "/") && strings.Contains(pattern, "/"):
		return fmt.Errorf("%s, found %q, which has a slash and does not start with one", want, pattern)
	}
	return nil
}

func (o Options) settings() access.Settings {
	return access.Settings{Public: slices.Clone(o.Public), Guards: slices.Clone(o.Guards)}
}

// internalError is the rule of a diagnostic about a bug in the checker.
const internalError = "internal-error"

// reports tells whether the options let a finding into the report. What keeps the
// checker from seeing a route is told whatever was selected.
func (o Options) reports(d diag.Diagnostic) bool {
	switch {
	case d.Rule == internalError:
		return true
	case slices.Contains(o.Ignore, d.Rule):
		return false
	}
	return len(o.Select) == 0 || slices.Contains(o.Select, d.Rule) || d.Rule == syntax.Rule
}
