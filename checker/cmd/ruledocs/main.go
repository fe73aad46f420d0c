// Command ruledocs writes the pages of the rules into a folder: one page a rule,
// and README.md, which lists them. Run it by `go generate ./checker`.
//
//	ruledocs FOLDER
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"unguarded/checker"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "ruledocs: expected one argument, the folder to write to")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "ruledocs:", err)
		os.Exit(2)
	}
}

// write replaces the Markdown files of a folder by the pages.
func write(folder string) error {
	old, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return err
	}
	pages := pages(checker.Rules())
	for _, path := range old {
		if _, ok := pages[filepath.Base(path)]; !ok {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
