package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"unguarded/checker"
	"unguarded/checker/survey"
)

// surveySettings are the flags of unguarded survey.
type surveySettings struct {
	format string
	svg    string
}

// newSurveyCommand makes "unguarded survey".
func newSurveyCommand(stdout io.Writer) *cobra.Command {
	var s surveySettings
	command := &cobra.Command{
		Use:   "survey [flags] ROOT",
		Short: "Check many repositories and put them side by side",
		Long: `Check many repositories and put them side by side.

Each folder in ROOT is a repository and is checked as one project, in both
profiles. A finding is an error or a warning about a route. Settings in the
repositories' pyproject.toml are not read, so that all are measured alike.

Exit status: 0 when every repository was read, whatever was found; 2 when one
could not be, after the survey of the others.`,
		Example: `  unguarded survey repositories
  unguarded survey --svg findings.svg repositories`,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("survey: expected one folder of repositories, found %d paths", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runSurvey(s, args[0], stdout) },
	}
	command.Flags().StringVar(&s.format, "format", "text", "what to write: text or json")
	command.Flags().StringVar(&s.svg, "svg", "", "a `FILE` for the histogram as a picture")
	return command
}

func runSurvey(s surveySettings, root string, stdout io.Writer) error {
	if s.format != "text" && s.format != "json" {
		return fmt.Errorf("format: expected \"text\" or \"json\", found %q", s.format)
	}
	folders, err := repositoriesIn(root)
	if err != nil {
		return err
	}
	repositories, failed := surveyAll(root, folders)
	result := survey.New(repositories)
	if s.svg != "" {
		if err := replaceFile(s.svg, []byte(survey.SVG(result))); err != nil {
			return err
		}
	}
	output := []byte(survey.Text(result))
	if s.format == "json" {
		// The types of a survey have nothing that JSON can't hold.
		output, _ = json.MarshalIndent(result, "", "  ")
		output = append(output, '\n')
	}
	if _, err := stdout.Write(output); err != nil {
		return fmt.Errorf("the survey can't be written: %w", err)
	}
	return failed
}

// repositoriesIn lists the folders in a folder, hidden ones left out, by name.
// A link to a folder counts as one.
func repositoriesIn(root string) ([]string, error) {
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil, unreadable(root, err)
	}
	var folders []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if info, err := os.Stat(filepath.Join(root, entry.Name())); err == nil && info.IsDir() {
			folders = append(folders, entry.Name())
		}
	}
	if len(folders) == 0 {
		return nil, fmt.Errorf("%s: expected folders, one for each repository, found none", root)
	}
	return folders, nil
}

// surveyAll checks the folders on all cores. The error joins what could not be
// read; those repositories are not in the list.
func surveyAll(root string, folders []string) ([]survey.Repository, error) {
	found := make([]survey.Repository, len(folders))
	failures := make([]error, len(folders))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				found[i], failures[i] = surveyOne(root, folders[i])
			}
		})
	}
	for i := range folders {
		next <- i
	}
	close(next)
	workers.Wait()
	var read []survey.Repository
	for i, failure := range failures {
		if failure == nil {
			read = append(read, found[i])
		}
	}
	return read, errors.Join(failures...)
}

// surveyOne checks one repository. The report of the profile routes holds the
// answers of the check of 2020 as well.
func surveyOne(root, folder string) (survey.Repository, error) {
	project, err := gather([]string{filepath.Join(root, folder)}, nil)
	if err != nil {
		return survey.Repository{}, err
	}
	report := checker.Check(project.files, checker.Options{Profile: checker.ProfileRoutes})
	for _, file := range project.undecodable {
		report.AddUndecodable(file.path, file.reason.Error(), file.reason.at)
	}
	return survey.Of(folder, report), nil
}
