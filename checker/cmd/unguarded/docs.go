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

	"github.com/spf13/cobra"

	"unguarded/checker/documents"
	"unguarded/checker/lesson"
)

// newDocsCommand makes "unguarded docs". It leaves its exit status in status.
func newDocsCommand(stdout io.Writer, status *int) *cobra.Command {
	return &cobra.Command{
		Use:   "docs PATH...",
		Short: "Check the code in documents against what the documents say of it",
		Long: `Check the code in documents against what the documents say of it.

PATH is a Markdown, reStructuredText or HTML file, or a folder of them. A block of
code says what it shows in its head, expect="GET /users unprotected", or in a
comment, # want: GET /users unprotected. What differs is printed with file and line.
A lesson, a Markdown file with goals and hints, is held to what it promises.

Exit status: 0 when all is as the documents say, 1 when something is not, 2 when
the command could not do its work, or no block says what it shows.`,
		Example:               `  unguarded docs README.md docs`,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				return errors.New("docs: expected at least one document or folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, paths []string) (err error) {
			*status, err = checkDocuments(paths, stdout)
			return err
		},
	}
}

func checkDocuments(paths []string, stdout io.Writer) (int, error) {
	names, err := documentsIn(paths)
	if err != nil {
		return exitFailed, err
	}
	var out strings.Builder
	var sum documents.Outcome
	problems, lessons := 0, 0
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			return exitFailed, unreadable(name, err)
		}
		text := newlines.Replace(strings.ToValidUTF8(strings.TrimPrefix(string(content), bom), "\uFFFD"))
		outcome := documents.Check(name, text)
		found := outcome.Problems
		if lesson.Is(text) {
			lessons++
			for _, p := range lesson.Check(text) {
				found = append(found, documents.Problem(p))
			}
		}
		slices.SortStableFunc(found, func(a, b documents.Problem) int { return a.Line - b.Line })
		for _, p := range found {
			fmt.Fprintf(&out, "%s:%d: %s\n", printable(name), p.Line, p.Message)
		}
		sum.Blocks += outcome.Blocks
		sum.Expectations += outcome.Expectations
		problems += len(found)
	}
	if sum.Blocks == 0 && lessons == 0 && problems == 0 {
		return exitFailed, fmt.Errorf("docs: no block of code in %s says what it shows", strings.Join(paths, ", "))
	}
	fmt.Fprintf(&out, "%s with %s in %s", counted(sum.Blocks, "block"), counted(sum.Expectations, "expectation"), counted(len(names), "document"))
	if lessons > 0 {
		fmt.Fprintf(&out, ", %s", counted(lessons, "lesson"))
	}
	out.WriteString(": ")
	status := exitClean
	if problems > 0 {
		status = exitErrors
		fmt.Fprintf(&out, "%s\n", counted(problems, "difference"))
	} else {
		out.WriteString("no difference\n")
	}
	return status, deliver([]byte(out.String()), "", stdout)
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// documentsIn lists the documents that the paths name, each once, in the order of
// the paths. A folder's come sorted, without those that a check would leave out.
func documentsIn(paths []string) (names []string, err error) {
	seen := map[string]bool{}
	add := func(name string) {
		if name = filepath.Clean(name); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, unreadable(path, err)
		case info.IsDir():
			if err := documentsBelow(path, add); err != nil {
				return nil, err
			}
		case !documents.Known(path):
			return nil, fmt.Errorf("%s: expected a document whose name ends in .md, .markdown, .mdx, .rst, .html or .htm", path)
		default:
			add(path)
		}
	}
	return names, nil
}

func documentsBelow(folder string, add func(string)) error {
	top, err := filepath.Abs(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	ignored := newIgnorer(top)
	return filepath.WalkDir(filepath.Clean(folder)+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return unreadable(path, err)
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			return unreadable(path, err)
		}
		if entry.IsDir() {
			if absolute != top && (skipFolder(path, entry.Name()) || ignored.ignores(absolute, true)) {
				return filepath.SkipDir
			}
			ignored.enter(absolute)
			return nil
		}
		if documents.Known(path) && regular(path, entry) && !ignored.ignores(absolute, false) {
			add(path)
		}
		return nil
	})
}
