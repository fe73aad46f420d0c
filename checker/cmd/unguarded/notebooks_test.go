package main

import (
	"strings"
	"testing"
)

func TestNotebooksAreNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "app.py", "x = 1\n")
	write(t, "a/model.ipynb", "{}")
	write(t, ".gitignore", "drafts/\n")
	write(t, "drafts/b.ipynb", "{}")
	for _, test := range []struct{ path, says string }{
		{".", "notebooks are not read: a/model.ipynb. "},
		{"a/model.ipynb", "notebooks are not read: a/model.ipynb. "},
		{"app.py", ""},
	} {
		status, _, stderr := command("", test.path)
		if status != 0 || test.says == "" && stderr != "" || !strings.Contains(stderr, test.says) {
			t.Errorf("%s: status %d, %q; want %q", test.path, status, stderr, test.says)
		}
	}
	for _, name := range []string{"b", "c", "d"} {
		write(t, name+".ipynb", "{}")
	}
	if _, _, stderr := command("", "."); !strings.Contains(stderr, "a/model.ipynb, b.ipynb, c.ipynb and 1 more.") {
		t.Errorf("four notebooks: %q", stderr)
	}
}
