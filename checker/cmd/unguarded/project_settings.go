package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"unguarded/checker"
	"unguarded/checker/pyproject"
)

// projectSettings are the settings that apply to the paths given, and the file
// that they are from, "" where there are none.
type projectSettings struct {
	pyproject.Settings
	file string
}

// key names a key of the table, for a message.
func (s projectSettings) key(name string) string {
	if name == "" {
		return s.file + ": tool.unguarded"
	}
	return s.file + ": tool.unguarded." + name
}

// settingsFor finds the settings of the paths: those of the nearest pyproject.toml
// that has some, from the path upwards. The paths are checked as one project, so
// they can't have two.
func settingsFor(paths []string) (projectSettings, error) {
	var found projectSettings
	first := ""
	for _, path := range paths {
		settings, err := settingsAbove(path)
		switch {
		case err != nil:
			return projectSettings{}, err
		case settings.file == "" || settings.file == found.file:
		case found.file != "":
			return projectSettings{}, fmt.Errorf("%s has its settings in %s, and %s in %s: expected one project, check them one by one",
				first, found.file, path, settings.file)
		default:
			found, first = settings, path
		}
	}
	return found, nil
}

// settingsAbove looks in the folder of a path, or in the path if it is a folder,
// and in each folder above.
func settingsAbove(path string) (projectSettings, error) {
	if path == "-" {
		path = "."
	}
	folder, err := filepath.Abs(path)
	if err != nil {
		return projectSettings{}, unreadable(path, err)
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = filepath.Dir(folder)
	}
	for {
		settings, err := readSettings(filepath.Join(folder, "pyproject.toml"))
		above := filepath.Dir(folder)
		if err != nil || settings.file != "" || above == folder {
			return settings, err
		}
		folder = above
	}
}

// readSettings reads one file. One that is not there, or is no file, has none.
func readSettings(file string) (projectSettings, error) {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return projectSettings{}, nil
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return projectSettings{}, nil
	}
	if err != nil {
		return projectSettings{}, unreadable(file, err)
	}
	text := string(data)
	if !pyproject.Mentioned(text) {
		return projectSettings{}, nil
	}
	settings, found, err := pyproject.Parse(text)
	if err != nil {
		return projectSettings{}, fmt.Errorf("%s: %w", file, err)
	}
	if !found {
		return projectSettings{}, nil
	}
	return projectSettings{settings, file}, nil
}

// exclude takes the files out of a project that the settings exclude.
func (s projectSettings) exclude(p project, paths []string) (project, error) {
	if len(s.Exclude) == 0 {
		return p, nil
	}
	name, err := namesFor(s.file, paths)
	if err != nil {
		return project{}, unreadable(s.file, err)
	}
	excluded := func(path string) bool { return path != stdinName && s.Excludes(name(path)) }
	p.files = slices.DeleteFunc(p.files, func(f checker.File) bool { return excluded(f.Path) })
	p.undecodable = slices.DeleteFunc(p.undecodable, func(f undecodable) bool { return excluded(f.path) })
	p.notebooks = slices.DeleteFunc(p.notebooks, excluded)
	return p, nil
}

// sayIdle names the settings that changed nothing, where the whole project was
// checked: they may be misspelt, or from before.
func (s projectSettings) sayIdle(options checker.Options, report checker.Report, p project, paths []string, stderr io.Writer) {
	whole := func(path string) bool {
		absolute, err := filepath.Abs(path)
		return err == nil && absolute == filepath.Dir(s.file)
	}
	if s.file == "" || !slices.ContainsFunc(paths, whole) {
		return
	}
	for _, sentence := range options.Idle(report, p.files) {
		fmt.Fprintf(stderr, "unguarded: %s.%s\n", s.key(""), sentence)
	}
}
