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
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"unguarded/checker"
)

// stdinName is how standard input is called in a report.
const stdinName = "stdin.py"

// A project is what the paths given to the command hold.
type project struct {
	files       []checker.File // sorted by path
	undecodable []undecodable  // what could not be read as text, sorted by path
	notebooks   []string       // Jupyter's, which are not read
}

// size is how long the files are together, in bytes.
func (p project) size() (n int) {
	for _, f := range p.files {
		n += len(f.Source)
	}
	return n
}

// undecodable is a Python file that no Python would read, or a file or folder that
// the system would not let us read.
type undecodable struct {
	path   string
	reason *decodingError
}

// A gatherer collects files, each once, however many of the paths lead to it.
type gatherer struct {
	project project
	seen    map[string]bool // by absolute path
	found   []namedFile     // not read yet
}

// namedFile is a file that is still to be read.
type namedFile struct {
	path  string
	name  string // as the report calls it
	asked bool   // it is one of the paths given, and not below one
}

// gather reads the files and folders that the paths name. An error means that
// one of them can't be read. Bytes that are no text are not an error, nor is a file
// or folder below one of the paths that can't be read: the rest goes on.
func gather(paths []string, stdin io.Reader) (project, error) {
	g := gatherer{seen: map[string]bool{}}
	for _, path := range paths {
		if err := g.add(path, len(paths) == 1, stdin); err != nil {
			return project{}, err
		}
	}
	if err := g.read(); err != nil {
		return project{}, err
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
	if isNotebook(path) {
		g.project.notebooks = append(g.project.notebooks, printable(path))
		return nil
	}
	return g.addFile(path, path, true)
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
	top, err := filepath.Abs(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	ignored := newIgnorer(top)
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		relative, rel := filepath.Rel(root, path)
		if rel != nil {
			return unreadable(path, rel)
		}
		if err != nil {
			if relative == "." {
				return unreadable(folder, err)
			}
			g.setApart(filepath.Join(name, relative), err)
			return nil
		}
		absolute := filepath.Join(top, relative)
		if entry.IsDir() {
			if relative != "." && (skipFolder(path, entry.Name()) || ignored.ignores(absolute, true)) {
				return filepath.SkipDir
			}
			ignored.enter(absolute)
			return nil
		}
		if isNotebook(relative) && regular(path, entry) && !ignored.ignores(absolute, false) {
			g.project.notebooks = append(g.project.notebooks, printable(filepath.Join(name, relative)))
		}
		if !wanted(relative) || !regular(path, entry) || ignored.ignores(absolute, false) {
			return nil
		}
		return g.addFile(path, filepath.Join(name, relative), false)
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

// addFile notes a file under the name that the report shows.
func (g *gatherer) addFile(path, name string, asked bool) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return unreadable(path, err)
	}
	if !g.seen[absolute] {
		g.seen[absolute] = true
		g.found = append(g.found, namedFile{path, name, asked})
	}
	return nil
}

// readers bounds how many files are open at a time.
const readers = 16

// read reads the files that were found, several at a time.
func (g *gatherer) read() error {
	contents := make([][]byte, len(g.found))
	errs := make([]error, len(g.found))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(readers, len(g.found)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(g.found); i = int(next.Add(1)) - 1 {
				contents[i], errs[i] = os.ReadFile(g.found[i].path)
			}
		})
	}
	group.Wait()
	for i, file := range g.found {
		name := printable(file.name)
		switch {
		case errs[i] != nil && file.asked:
			return unreadable(file.path, errs[i])
		case errs[i] != nil:
			g.setApart(file.name, errs[i])
		case contextFile(name):
			g.project.files = append(g.project.files, checker.File{Path: name, Source: strings.ToValidUTF8(string(contents[i]), "\uFFFD")})
		default:
			g.addPython(name, contents[i])
		}
	}
	return nil
}

// printable is how a report writes a path: with slashes, and as UTF-8. Bytes that
// are none are written as %XX, so that no two names become one.
func printable(name string) string {
	name = filepath.ToSlash(filepath.Clean(name))
	if utf8.ValidString(name) {
		return name
	}
	var out strings.Builder
	for rest := name; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&out, "%%%02X", rest[0])
		} else {
			out.WriteString(rest[:size])
		}
		rest = rest[size:]
	}
	return out.String()
}

// setApart notes a file or folder that the system would not let us read.
func (g *gatherer) setApart(name string, err error) {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	reason := &decodingError{sentence: fmt.Sprintf("This can't be read, and what it holds is not checked: %v.", err)}
	g.project.undecodable = append(g.project.undecodable, undecodable{path: printable(name), reason: reason})
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
