package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"unguarded/checker"
	"unguarded/checker/baseline"
)

// baselineSettings are the flags about the findings of today.
type baselineSettings struct {
	file  string
	write bool
}

func (s *baselineSettings) define(flags *pflag.FlagSet) {
	flags.StringVar(&s.file, "baseline", "", "leave out the findings that `FILE` has; it says what is stale in it")
	flags.BoolVar(&s.write, "write-baseline", false, "write today's findings to the baseline's FILE first")
}

// validate says what can't be meant.
func (s baselineSettings) validate() error {
	if s.write && s.file == "" {
		return errors.New("--write-baseline: expected --baseline FILE as well, which says where")
	}
	return nil
}

// apply takes the findings that the baseline has out of a report. It writes the
// baseline first if that is asked for, and otherwise says on stderr what in it is
// stale.
func (s baselineSettings) apply(report *checker.Report, options checker.Options, project project, paths []string, stderr io.Writer) error {
	if s.file == "" {
		return nil
	}
	name, err := namesFor(s.file, paths)
	if err != nil {
		return unreadable(s.file, err)
	}
	known, err := s.read()
	if err != nil {
		return err
	}
	looked := s.scope(options, project, name)
	if s.write {
		// The others were not looked at, and are as true as they were.
		others := slices.DeleteFunc(known.Findings, looked)
		known = baseline.Of(*report, name).With(others)
		if err := replaceFile(s.file, known.Encode()); err != nil {
			return err
		}
		known.Apply(report, name)
		fmt.Fprintf(stderr, "unguarded: %s written, %s in it\n", s.file, number(len(known.Findings), "finding", "findings"))
		return nil
	}
	for _, finding := range known.Apply(report, name) {
		if looked(finding) {
			fmt.Fprintf(stderr, "unguarded: %s: %s is not found any more: %s\n", s.file, finding.Rule, place(finding))
		}
	}
	return nil
}

// read reads the file. One that is to be written need not be there, but if it is,
// it must be a baseline: another file is not overwritten.
func (s baselineSettings) read() (baseline.Baseline, error) {
	data, err := os.ReadFile(s.file)
	switch {
	case errors.Is(err, os.ErrNotExist) && s.write:
		return baseline.Baseline{}, nil
	case errors.Is(err, os.ErrNotExist):
		return baseline.Baseline{}, fmt.Errorf("%s can't be read: no such file; --write-baseline makes it", s.file)
	case err != nil:
		return baseline.Baseline{}, unreadable(s.file, err)
	}
	known, err := baseline.Decode(data)
	if err != nil {
		return baseline.Baseline{}, fmt.Errorf("%s: %w", s.file, err)
	}
	return known, nil
}

// scope tells of which findings a check can say that they are gone: those of rules
// that ran, in files that were checked or are no more.
func (s baselineSettings) scope(options checker.Options, project project, name func(string) string) func(baseline.Finding) bool {
	checked := map[string]bool{}
	for _, file := range project.files {
		checked[name(file.Path)] = true
	}
	return func(f baseline.Finding) bool {
		file := filepath.Join(filepath.Dir(s.file), filepath.FromSlash(f.Path))
		return runs(f.Rule, options) && (checked[f.Path] || !exists(file))
	}
}

// place says where a finding of a baseline was.
func place(f baseline.Finding) string {
	if f.Function == "" {
		return f.Path
	}
	return f.Path + ", " + f.Function
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// namesFor returns how a path of the report is called in the baseline: relative
// to the baseline's folder, so that it does not matter from where the command is
// run, nor with which paths.
func namesFor(file string, paths []string) (func(string) string, error) {
	home, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	base := ""
	if len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
			base = paths[0]
		}
	}
	base, err = filepath.Abs(base)
	if err != nil {
		return nil, err
	}
	return func(path string) string {
		if path == "" || path == stdinName {
			return path
		}
		local := filepath.FromSlash(path)
		if !filepath.IsAbs(local) {
			local = filepath.Join(base, local)
		}
		relative, err := filepath.Rel(home, local)
		if err != nil {
			return path // on another drive
		}
		return filepath.ToSlash(relative)
	}, nil
}

// number writes a number with its noun.
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
