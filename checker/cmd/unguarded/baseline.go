package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
// stale: findings of rules that ran and of files that were checked, or are gone.
func (s baselineSettings) apply(report *checker.Report, options checker.Options, project project, paths []string, stderr io.Writer) error {
	if s.file == "" {
		return nil
	}
	name, err := namesFor(s.file, paths)
	if err != nil {
		return unreadable(s.file, err)
	}
	if s.write {
		b := baseline.Of(*report, name)
		if err := replaceFile(s.file, b.Encode()); err != nil {
			return err
		}
		b.Apply(report, name)
		fmt.Fprintf(stderr, "unguarded: %s written, %s in it\n", s.file, number(len(b.Findings), "finding", "findings"))
		return nil
	}
	data, err := os.ReadFile(s.file)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s can't be read: no such file; --write-baseline makes it", s.file)
	}
	if err != nil {
		return unreadable(s.file, err)
	}
	b, err := baseline.Decode(data)
	if err != nil {
		return fmt.Errorf("%s: %w", s.file, err)
	}
	checked := map[string]bool{}
	for _, file := range project.files {
		checked[name(file.Path)] = true
	}
	for _, finding := range b.Apply(report, name) {
		if !runs(finding.Rule, options) || !checked[finding.Path] && exists(filepath.Join(filepath.Dir(s.file), filepath.FromSlash(finding.Path))) {
			continue
		}
		fmt.Fprintf(stderr, "unguarded: %s: %s is not found any more: %s\n", s.file, finding.Rule, place(finding))
	}
	return nil
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
