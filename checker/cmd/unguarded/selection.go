package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"unguarded/checker"
	"unguarded/checker/spelling"
)

// selection are the flags that say which rules report.
type selection struct {
	only, ignore []string
}

func (s *selection) define(flags *pflag.FlagSet) {
	flags.StringSliceVar(&s.only, "select", nil, "report these `RULE`s only, separated by commas; may be repeated")
	flags.StringSliceVar(&s.ignore, "ignore", nil, "don't report these `RULE`s, separated by commas; may be repeated")
}

// options joins the flags and the settings of the project: --select takes the
// place of its selection, --ignore adds to what it ignores.
func (s selection) options(profile string, settings projectSettings) (checker.Options, error) {
	for _, list := range []struct {
		where string
		ids   []string
	}{
		{"--select", s.only}, {"--ignore", s.ignore},
		{settings.key("select"), settings.Select}, {settings.key("ignore"), settings.Ignore},
	} {
		if err := knownRules(list.ids); err != nil {
			return checker.Options{}, fmt.Errorf("%s: %w", list.where, err)
		}
	}
	options := checker.Options{
		Profile: profile, Public: settings.Public, Guards: settings.Guards,
		Select: settings.Select, Ignore: slices.Concat(settings.Ignore, s.ignore),
	}
	if len(s.only) > 0 {
		options.Select = s.only
	}
	if err := options.Validate(); err != nil {
		return checker.Options{}, fmt.Errorf("%s: %w", settings.key(""), err)
	}
	return options, nil
}

// knownRules says which ID of a list is none, and which was probably meant.
func knownRules(ids []string) error {
	var known []string
	for _, rule := range checker.Rules() {
		known = append(known, rule.ID)
	}
	for _, id := range ids {
		if slices.Contains(known, id) {
			continue
		}
		if near := spelling.Nearest(id, known); near != "" {
			return fmt.Errorf("there is no rule %q, did you mean %s", id, near)
		}
		return fmt.Errorf("there is no rule %q; there are %s", id, strings.Join(known, ", "))
	}
	return nil
}

// runs tells whether a check reported a rule. One that no version here knows does
// not run any more, and what it found is stale in every check.
func runs(id string, options checker.Options) bool {
	for _, rule := range checker.Rules() {
		if rule.ID == id && rule.Profile != "" && rule.Profile != options.Profile {
			return false
		}
	}
	return !slices.Contains(options.Ignore, id) && (len(options.Select) == 0 || slices.Contains(options.Select, id))
}
