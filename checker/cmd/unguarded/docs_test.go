package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDocsHoldsLessonsToWhatTheyPromise(t *testing.T) {
	root := t.TempDir()
	lesson, err := os.ReadFile("../../../web/lessons/03-decorator-order.md")
	if err != nil {
		t.Fatal(err)
	}
	wrong := strings.Replace(string(lesson), "- `GET /teams protected`", "- `GET /teams missing`", 1)
	for name, text := range map[string]string{"right.md": string(lesson), "wrong.md": wrong} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	status, stdout, _ := command("", "docs", ".")
	line := 1 + strings.Count(wrong[:strings.LastIndex(wrong, "```python")], "\n")
	want := fmt.Sprintf("wrong.md:%d: the solution does not meet the goal GET /teams missing\n", line) +
		"0 blocks with 0 expectations in 2 documents, 2 lessons: 1 difference\n"
	if status != 1 || stdout != want {
		t.Errorf("got %d, %q; want 1, %q", status, stdout, want)
	}
}

func TestDocsComparesDocumentsWithWhatTheirCodeShows(t *testing.T) {
	root := tree(t, "notes.txt", "node_modules/other.md", ".hidden/other.md", "more/plain.md")
	block := func(expect string) string { return "```python expect=\"" + expect + "\"\n" + openApp + "\n```\n" }
	for name, text := range map[string]string{
		"right.md":              block("no route protected"),
		"more/wrong.md":         "# More\n\n" + block("GET /none exists"),
		"node_modules/other.md": block("GET /none exists"),
		".hidden/other.md":      block("GET /none exists"),
	} {
		if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	difference := "more/wrong.md:3: GET /none is no route here, expected GET /none exists\n"
	for _, test := range []struct {
		paths  []string
		status int
		stdout string
		stderr string
	}{
		{[]string{"."}, 1, difference + "2 blocks with 2 expectations in 3 documents: 1 difference\n", ""},
		{[]string{"right.md", "./right.md"}, 0, "1 block with 1 expectation in 1 document: no difference\n", ""},
		{[]string{"more/plain.md"}, 2, "", "unguarded: docs: no block of code in more/plain.md says what it shows\n"},
		{[]string{"notes.txt"}, 2, "", "unguarded: notes.txt: expected a document whose name ends in .md, .markdown, .mdx, .rst, .html or .htm\n"},
		{[]string{"missing.md"}, 2, "", "unguarded: missing.md can't be read: no such file or directory\n"},
		{nil, 2, "", "unguarded: docs: expected at least one document or folder\n"},
	} {
		status, stdout, stderr := command("", append([]string{"docs"}, test.paths...)...)
		if status != test.status || stdout != test.stdout || stderr != test.stderr {
			t.Errorf("%q: got %d, %q, %q; want %d, %q, %q", test.paths, status, stdout, stderr, test.status, test.stdout, test.stderr)
		}
	}
}
