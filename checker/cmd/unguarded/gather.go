package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unguarded/checker"
)

// stdinName is how standard input is called in a report.
const stdinName = "stdin.py"

// A project is what the paths given to the command hold.
type project struct {
	files       []checker.File // sorted by path
	undecodable []undecodable  // Python files whose bytes are no text, sorted by path
}

// undecodable is a Python file that no Python would read.
type undecodable struct {
	path   string
	reason *decodingError
}

// A gatherer collects files, each once, however many of the paths lead to it.
type gatherer struct {
	project project
	seen    map[string]bool // by absolute path
}

// gather reads the files and folders that the paths name. An error means that
// one of them can't be read; bytes that are no text are not an error.
func gather(paths []string, stdin io.Reader) (project, error) {
	g := gatherer{seen: map[string]bool{}}
	for _, path := range paths {
		if err := g.add(path, len(paths) == 1, stdin); err != nil {
			return project{}, err
		}
	}
	slices.SortFunc(g.project.files, func(a, b checker.File) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(g.project.undecodable, func(a, b undecodable) int { return strings.Compare(a.path, b.path) })
	return g.project, nil
}

// add reads one path. Paths below a folder are named relative to it when it is
// the only path, and as given otherwise.
func (g *gatherer) add(path string, only bool, stdin io.Reader) error {
	if path == "-" {
		return g.addStdin(stdin)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return unreadable(path, err)
	case info.IsDir() && only:
		return g.walk(path, ".")
	case info.IsDir():
		return g.walk(path, path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: expected a file or a folder, found neither; - reads standard input", path)
	}
	return g.addFile(path, path)
}

func (g *gatherer) addStdin(stdin io.Reader) error {
	if g.seen["-"] {
		return nil
	}
	g.seen["-"] = true
	data, err := io.ReadAll(stdin)
	if err != nil {
		return unreadable("standard input", err)
	}
	g.addPython(stdinName, data)
	return nil
}

// walk adds what lies below a folder; name is what the folder is called.
// Symbolic links to folders are not followed, so that no loop can arise.
func (g *gatherer) walk(folder, name string) error {
	// A trailing separator makes WalkDir enter a folder that is given as a link.
	root := filepath.Clean(folder) + string(filepath.Separator)
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return unreadable(path, err)
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return unreadable(path, err)
		}
		if entry.IsDir() {
			if relative != "." && skipFolder(path, entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !wanted(relative) || !regular(path, entry) {
			return nil
		}
		return g.addFile(path, filepath.Join(name, relative))
	})
}

// regular reports whether an entry is a file, directly or through a link. Links
// that lead nowhere, pipes and devices are none.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// addFile reads a file under the name that the report shows.
func (g *gatherer) addFile(path, name string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return unreadable(path, err)
	}
	if g.seen[absolute] {
		return nil
	}
	g.seen[absolute] = true
	data, err := os.ReadFile(path)
	if err != nil {
		return unreadable(path, err)
	}
	name = strings.ToValidUTF8(filepath.ToSlash(filepath.Clean(name)), "\uFFFD")
	if contextFile(name) {
		g.project.files = append(g.project.files, checker.File{Path: name, Source: strings.ToValidUTF8(string(data), "\uFFFD")})
		return nil
	}
	g.addPython(name, data)
	return nil
}

func (g *gatherer) addPython(name string, data []byte) {
	source, reason := decodePython(data)
	if reason != nil {
		g.project.undecodable = append(g.project.undecodable, undecodable{path: name, reason: reason})
		return
	}
	g.project.files = append(g.project.files, checker.File{Path: name, Source: source})
}

// unreadable says in one line which path could not be read, and why.
func unreadable(path string, err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fmt.Errorf("%s can't be read: %w", path, err)
}
