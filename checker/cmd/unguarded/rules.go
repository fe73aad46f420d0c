package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"unguarded/checker"
	"unguarded/checker/markdown"
)

// newRulesCommand makes "unguarded rules".
func newRulesCommand(stdout io.Writer) *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "rules [flags]",
		Short: "List the rules",
		Long: `List the rules, with the worst severity that each reports.

unguarded --explain RULE says all about one.`,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("rules: expected no paths, found %q; a folder of that name is checked as ./rules", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return listRules(format, stdout) },
	}
	command.Flags().StringVar(&format, "format", "text", "what to write: text or json")
	return command
}

func listRules(format string, stdout io.Writer) error {
	var out strings.Builder
	switch format {
	case "json":
		out.Write(append(checker.EncodeRules(), '\n'))
	case "text":
		table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
		for _, r := range checker.Rules() {
			fmt.Fprintf(table, "%s\t%s\t%s\n", r.ID, r.Severity, r.Title)
		}
		table.Flush()
	default:
		return fmt.Errorf("format: expected text or json, found %q", format)
	}
	return deliver([]byte(out.String()), "", stdout)
}

// explain writes the documentation of a rule.
func explain(id string, stdout io.Writer) error {
	for _, r := range checker.Rules() {
		if r.ID == id {
			return deliver([]byte(markdown.Rule(r)), "", stdout)
		}
	}
	return fmt.Errorf("explain: expected the name of a rule, found %q; unguarded rules lists them", id)
}
