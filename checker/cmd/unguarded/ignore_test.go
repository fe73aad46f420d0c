package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// ignoring makes files below a new folder that is a repository with .gitignore
// files, and returns the folder.
func ignoring(t *testing.T, ignored map[string]string, files ...string) string {
	t.Helper()
	root := tree(t, append(files, ".git/HEAD")...)
	for folder, text := range ignored {
		if err := os.WriteFile(filepath.Join(root, folder, ".gitignore"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestWhatGitLeavesOutIsLeftOut(t *testing.T) {
	root := ignoring(t, map[string]string{
		".":    "# made by tools\n\nbuild/\n/local.py\r\n*_pb2.py\n!kept_pb2.py\nshop/*/cache\n",
		"shop": "secret.py\n",
	},
		"app.py", "local.py", "shop/local.py", "build/lib/app.py", "a_pb2.py", "kept_pb2.py", "shop/secret.py", "secret.py",
		"shop/x/cache/b.py", "shop/cache/c.py", "requirements.txt",
	)
	tests := []struct {
		path string
		want []string
	}{
		{".", []string{"app.py", "kept_pb2.py", "requirements.txt", "secret.py", "shop/cache/c.py", "shop/local.py"}},
		{"shop", []string{"cache/c.py", "local.py"}},
		{"build", []string{"lib/app.py"}},
		{"build/lib", []string{"app.py"}},
		{"local.py", []string{"local.py"}},
	}
	t.Chdir(root)
	for _, test := range tests {
		if got := names(t, test.path); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.path, got, test.want)
		}
	}
}

func TestAGitignoreThatIsNoFileSaysNothing(t *testing.T) {
	root := tree(t, "app.py", ".gitignore/x")
	if got, want := names(t, root), []string{"app.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
