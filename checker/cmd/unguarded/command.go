package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"unguarded/checker"
)

// The exit statuses.
const (
	exitClean  = 0 // nothing of severity error
	exitErrors = 1 // something of severity error
	exitFailed = 2 // the command could not do its work
)

// settings are the command's flags.
type settings struct {
	format   string
	profile  string
	output   string // a file for the report, "" for standard output
	verdicts bool   // of each route, in SARIF
	exitZero bool
	selected selection
	baseline baselineSettings
	explain  string // a rule to explain, instead of a check
}

// run is the command without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	status := exitClean
	command := newCommand(func(s settings, paths []string) (err error) {
		if s.explain != "" {
			return explain(s.explain, stdout)
		}
		status, err = check(s, paths, stdin, stdout, stderr)
		return err
	})
	command.AddCommand(newRulesCommand(stdout), newSurveyCommand(stdout), newDocsCommand(stdout, &status))
	command.SetArgs(args)
	command.SetOut(stdout)
	command.SetErr(stderr)
	if err := command.Execute(); err != nil {
		fmt.Fprintf(stderr, "unguarded: %v\n", err)
		return exitFailed
	}
	return status
}

func newCommand(check func(settings, []string) error) *cobra.Command {
	var s settings
	command := &cobra.Command{
		Use:   "unguarded [flags] PATH...",
		Short: "Show which routes of a Flask application answer a caller without a token",
		Long: `Show which routes of a Flask application answer a caller without a token, and why.

PATH is a Python file, a folder (all its .py files are checked as one project)
or - for standard input, which is called stdin.py in the report. Below a folder,
hidden folders, installed packages, virtual environments and what a .gitignore
names are left out; a path given by name is always checked. A folder that has the
name of a command is given as ./rules. The files are read, never executed, and
nothing leaves this machine.

Formats: text for a terminal; json, the whole report; sarif, SARIF 2.1.0 for code
hosts and editors; github, annotations of a GitHub Actions run; markdown for a
pull request. In sarif and github, paths are relative to the repository's root.

What a project always wants stands in the nearest pyproject.toml, from PATH upwards,
under [tool.unguarded]: public, guards, select, ignore, exclude. A comment at a view,
# unguarded: public -- REASON, says that it is meant to be open.

Exit status: 0 when there is nothing of severity error, 1 when there is,
2 when the command could not do its work.`,
		Example: `  unguarded .
  unguarded --format json app.py
  unguarded --format sarif --output unguarded.sarif .
  unguarded --explain unprotected-route
  unguarded --profile classic - < app.py`,
		Version:       checker.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, paths []string) error {
			switch {
			case s.explain != "" && len(paths) > 0:
				return fmt.Errorf("explain: expected no paths beside the rule, found %q", paths[0])
			case s.explain == "" && len(paths) == 0:
				return errors.New("expected at least one file or folder, or - for standard input; --help says more")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, paths []string) error { return check(s, paths) },
	}
	command.SetVersionTemplate("unguarded {{.Version}}\n")
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&s.format, "format", "text", "what to write: "+formatNames())
	flags.StringVar(&s.profile, "profile", checker.ProfileRoutes, "what to check: routes, or classic (the check of 2020)")
	flags.StringVar(&s.output, "output", "", "write the report to `FILE`, whole or not at all, instead of standard output")
	flags.BoolVar(&s.verdicts, "sarif-verdicts", false, "with --format sarif: a result for each route too, of level none")
	flags.BoolVar(&s.exitZero, "exit-zero", false, "exit with status 0 even when there are errors")
	s.selected.define(flags)
	s.baseline.define(flags)
	flags.StringVar(&s.explain, "explain", "", "say what a `RULE` reports, why, and what to do, instead of checking")
	completeFlags(command)
	return command
}

// check reads what the paths name, checks it and writes the report. Nothing is
// written before the whole report stands.
func check(s settings, paths []string, stdin io.Reader, stdout, stderr io.Writer) (status int, err error) {
	profile, err := checker.ParseProfile(s.profile)
	if err != nil {
		return exitFailed, err
	}
	format, err := formatNamed(s.format)
	if err != nil {
		return exitFailed, err
	}
	if s.verdicts && s.format != "sarif" {
		return exitFailed, fmt.Errorf("sarif-verdicts: expected --format sarif beside it, found %q", s.format)
	}
	if err := s.baseline.validate(); err != nil {
		return exitFailed, err
	}
	fromProject, err := settingsFor(paths)
	if err != nil {
		return exitFailed, err
	}
	options, err := s.selected.options(profile, fromProject)
	if err != nil {
		return exitFailed, err
	}
	working := startProgress(stderr)
	defer working.end()
	working.say("Reading files")
	project, err := gather(paths, stdin)
	if err != nil {
		return exitFailed, err
	}
	if project, err = fromProject.exclude(project, paths); err != nil {
		return exitFailed, err
	}
	working.say(fmt.Sprintf("Checking files (%d)", len(project.files)))
	boundMemory(project.size())
	prepareHeap(project.size())
	report := checker.Check(project.files, options)
	working.end()
	for _, file := range project.undecodable {
		report.AddUndecodable(file.path, file.reason.Error(), file.reason.at)
	}
	if err := s.baseline.apply(&report, options, project, paths, stderr); err != nil {
		return exitFailed, err
	}
	fromProject.sayIdle(options, report, project, paths, stderr)
	project.sayNotebooks(stderr)
	names, err := repositoryPaths(paths)
	if err != nil {
		return exitFailed, fmt.Errorf("the working folder can't be told: %w", err)
	}
	data := format.write(report, rendering{files: project.files, paths: names, verdicts: s.verdicts, colour: s.output == "" && colourful(stdout)})
	if err := deliver(data, s.output, stdout); err != nil {
		return exitFailed, err
	}
	if report.Summary.Errors > 0 && !s.exitZero {
		return exitErrors, nil
	}
	return exitClean, nil
}

// deliver writes a report, or another answer, to the file, or to standard output
// where none is named.
func deliver(data []byte, file string, stdout io.Writer) error {
	if file != "" {
		return replaceFile(file, data)
	}
	if _, err := stdout.Write(data); err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	return nil
}

// colourful reports whether a person looks at the output and wants colours: it
// is a terminal that knows them, and NO_COLOR is unset or empty (no-color.org).
func colourful(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
