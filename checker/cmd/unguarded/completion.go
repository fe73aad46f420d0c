package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"unguarded/checker"
)

// completeFlags tells a shell what the flags take.
func completeFlags(command *cobra.Command) {
	var formatted, ids []cobra.Completion
	for _, f := range formats {
		formatted = append(formatted, f.name)
	}
	for _, rule := range checker.Rules() {
		ids = append(ids, cobra.CompletionWithDesc(rule.ID, rule.Title))
	}
	for flag, values := range map[string][]cobra.Completion{
		"format": formatted, "profile": {checker.ProfileRoutes, checker.ProfileClassic},
		"select": ids, "ignore": ids, "explain": ids,
	} {
		if err := command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
			panic(fmt.Sprintf("the command has no flag %s: %v", flag, err))
		}
	}
}
