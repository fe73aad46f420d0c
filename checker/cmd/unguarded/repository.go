package main

import (
	"os"
	"path/filepath"
	"strings"

	"unguarded/checker"
)

// repositoryPaths returns how a path of the report is called from the root of
// the repository: the nearest folder upward that holds .git, or the working
// folder where there is none. What lies outside of it gets its absolute path;
// standard input keeps its name.
func repositoryPaths(given []string) (func(string) string, error) {
	base, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	working := base
	if len(given) == 1 && isFolder(given[0]) {
		if base, err = filepath.Abs(given[0]); err != nil {
			return nil, err
		}
	}
	root := repositoryRoot(base, working)
	return func(name string) string {
		if name == "" || name == stdinName && len(given) == 1 && given[0] == "-" {
			return name
		}
		full := filepath.FromSlash(name)
		if !filepath.IsAbs(full) {
			full = filepath.Join(base, full)
		}
		relative, err := filepath.Rel(root, full)
		if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
			return filepath.ToSlash(full)
		}
		return filepath.ToSlash(relative)
	}, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// repositoryRoot is the nearest folder from base upward that holds .git, which
// is a file in a worktree; otherwise the working folder.
func repositoryRoot(base, working string) string {
	for folder := base; ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			return working
		}
	}
}

// renamed returns a report in which every path is renamed. It copies what it
// changes.
func renamed(report checker.Report, name func(string) string) checker.Report {
	report.Routes = eachCopied(report.Routes, func(r *checker.Route) {
		r.Path = name(r.Path)
		r.Registration.Path = name(r.Registration.Path)
		r.Evidence = messages(r.Evidence, name)
	})
	report.Diagnostics = eachCopied(report.Diagnostics, func(d *checker.Diagnostic) {
		d.Path = name(d.Path)
		d.Related = messages(d.Related, name)
		d.Fixes = eachCopied(d.Fixes, func(f *checker.Fix) {
			f.Edits = eachCopied(f.Edits, func(e *checker.Edit) { e.Path = name(e.Path) })
		})
	})
	return report
}

func messages(list []checker.Message, name func(string) string) []checker.Message {
	return eachCopied(list, func(m *checker.Message) { m.Path = name(m.Path) })
}

// eachCopied changes a copy of each item.
func eachCopied[T any](items []T, change func(*T)) []T {
	out := make([]T, len(items))
	for i, item := range items {
		change(&item)
		out[i] = item
	}
	return out
}
