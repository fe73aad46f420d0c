package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var reference = regexp.MustCompile(`(href|src)="((?:web|dist)/[^"]*)"`)

// rewrite points the references of index.html to files of the repository at
// the files of the site. Every file must be referred to, and be known.
func rewrite(html string, names map[string]string) (string, error) {
	unused := maps.Clone(names)
	var unknown []string
	html = reference.ReplaceAllStringFunc(html, func(match string) string {
		parts := reference.FindStringSubmatch(match)
		name, ok := names[parts[2]]
		if !ok {
			unknown = append(unknown, parts[2])
		}
		delete(unused, parts[2])
		return fmt.Sprintf("%s=%q", parts[1], name)
	})
	if len(unknown) > 0 {
		return "", fmt.Errorf("index.html refers to %s, which is not part of the site", strings.Join(unknown, ", "))
	}
	if len(unused) > 0 {
		return "", fmt.Errorf("index.html does not refer to %s", strings.Join(slices.Sorted(maps.Keys(unused)), ", "))
	}
	return html, nil
}

func absolute(t tree) (string, error) { return filepath.Abs(t.root) }
