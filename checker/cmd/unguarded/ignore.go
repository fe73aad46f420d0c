package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// An ignorer knows the .gitignore files that speak of a folder and of what lies
// below it.
type ignorer struct {
	top      string // the repository's folder, or the folder that was given; absolute
	patterns []gitignore.Pattern
	matcher  gitignore.Matcher
}

// newIgnorer reads the .gitignore files above a folder, up to the repository's
// own. A folder that they leave out was asked for by name, so that they say
// nothing about it then. Those below are read by enter.
func newIgnorer(folder string) *ignorer {
	ig := &ignorer{top: folder, matcher: gitignore.NewMatcher(nil)}
	top := repository(folder)
	if top == "" || top == folder {
		return ig
	}
	ig.top = top
	for _, parent := range parents(top, folder) {
		ig.enter(parent)
	}
	if ig.ignores(folder, true) {
		return &ignorer{top: folder, matcher: gitignore.NewMatcher(nil)}
	}
	return ig
}

// repository gives the nearest folder, from the one given upwards, that holds
// .git; "" where there is none.
func repository(folder string) string {
	for {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// parents lists the folders from top down to the one above folder.
func parents(top, folder string) []string {
	var list []string
	for parent := filepath.Dir(folder); len(parent) >= len(top); parent = filepath.Dir(parent) {
		list = append([]string{parent}, list...)
		if parent == top {
			break
		}
	}
	return list
}

// enter reads a folder's .gitignore. One that can't be read says nothing: more is
// checked then, not less.
func (ig *ignorer) enter(folder string) {
	path := filepath.Join(folder, ".gitignore")
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return
	}
	file, err := os.Open(path)
	if err != nil {
		return
	}
	defer file.Close()
	domain := ig.components(folder)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), bom), "\r")
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			ig.patterns = append(ig.patterns, gitignore.ParsePattern(line, domain))
		}
	}
	ig.matcher = gitignore.NewMatcher(ig.patterns)
}

// ignores reports whether git would leave out a file or folder, given by its
// absolute path.
func (ig *ignorer) ignores(path string, folder bool) bool {
	return len(ig.patterns) > 0 && ig.matcher.Match(ig.components(path), folder)
}

// components are the names on the way from the top to a path.
func (ig *ignorer) components(path string) []string {
	relative, err := filepath.Rel(ig.top, path)
	if err != nil || relative == "." {
		return nil
	}
	return strings.Split(relative, string(filepath.Separator))
}
