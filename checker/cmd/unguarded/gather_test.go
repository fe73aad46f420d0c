package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files below a new folder and returns the folder.
func tree(t *testing.T, files ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("# "+name+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// names gathers the paths and returns what the files are called in a report.
func names(t *testing.T, paths ...string) []string {
	t.Helper()
	project, err := gather(paths, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range project.files {
		names = append(names, file.Path)
	}
	return names
}

func TestAFolderGivesItsPythonFilesAndWhatNamesVersions(t *testing.T) {
	root := tree(t,
		"app.py", "shop/__init__.py", "shop/views.py", "README.md", "data.json", "notes.txt",
		"requirements.txt", "requirements-dev.txt", "requirements/base.txt", "pyproject.toml", "Pipfile", "Pipfile.lock", "setup.cfg", "poetry.lock", "uv.lock",
		"pdm.lock", "environment.yml", "requirements.in",
		".hidden.py", ".git/hooks/hook.py", ".venv/lib/a.py", "venv/lib/b.py", "env/pyvenv.cfg", "env/lib/c.py",
		"node_modules/gyp/d.py", "lib/site-packages/e.py", "shop/__pycache__/f.py",
		"conda/conda-meta/history", "conda/lib/g.py", "shop/_vendor/h.py", "third_party/i.py", "vendor/views.py",
	)
	want := []string{
		"Pipfile", "Pipfile.lock", "app.py", "environment.yml", "pdm.lock", "poetry.lock", "pyproject.toml", "requirements-dev.txt", "requirements.in",
		"requirements.txt", "requirements/base.txt", "setup.cfg", "shop/__init__.py", "shop/views.py", "uv.lock", "vendor/views.py",
	}
	if got := names(t, root); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOnlyTheFolderGivenIsNeverSkipped(t *testing.T) {
	root := tree(t, "venv/pyvenv.cfg", "venv/app.py", "venv/venv/inner.py")
	if got, want := names(t, filepath.Join(root, "venv")), []string{"app.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPathsAreNamedAsGivenWhenThereAreSeveral(t *testing.T) {
	root := tree(t, "a/one.py", "b/two.py", "c.py")
	t.Chdir(root)
	tests := []struct {
		paths, want []string
	}{
		{[]string{"a"}, []string{"one.py"}},
		{[]string{"./a/"}, []string{"one.py"}},
		{[]string{"."}, []string{"a/one.py", "b/two.py", "c.py"}},
		{[]string{"./a/one.py"}, []string{"a/one.py"}},
		{[]string{"a", "./b//"}, []string{"a/one.py", "b/two.py"}},
		{[]string{"a/../c.py", "b"}, []string{"b/two.py", "c.py"}},
		{[]string{"a", filepath.Join(root, "c.py")}, []string{filepath.ToSlash(root) + "/c.py", "a/one.py"}},
		{[]string{"-", "a"}, []string{"a/one.py", "stdin.py"}},
	}
	for _, test := range tests {
		if got := names(t, test.paths...); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.paths, got, test.want)
		}
	}
}

func TestAFileIsReadOnceHoweverManyPathsLeadToIt(t *testing.T) {
	t.Chdir(tree(t, "a/one.py"))
	if got, want := names(t, "a", "a/one.py", "./a", "-", "-"), []string{"a/one.py", "stdin.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinksToFilesAreReadAndLinksToFoldersAreNotFollowed(t *testing.T) {
	root := tree(t, "app.py", "pkg/views.py")
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	link("app.py", "alias.py")
	link("..", "pkg/loop")
	link("nowhere.py", "broken.py")
	link("pkg", "given")
	if got, want := names(t, root), []string{"alias.py", "app.py", "pkg/views.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := names(t, filepath.Join(root, "given")), []string{"views.py"}; !slices.Equal(got, want) {
		t.Errorf("a folder given as a link: got %q, want %q", got, want)
	}
}

func TestFilesThatAreNoTextAreSetApart(t *testing.T) {
	root := tree(t, "good.py", "requirements.txt")
	for _, name := range []string{"bad.py", "requirements.txt"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("a\xff"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	project, err := gather([]string{root}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(project.undecodable) != 1 || project.undecodable[0].path != "bad.py" {
		t.Errorf("set apart: got %+v, want bad.py", project.undecodable)
	}
	if len(project.files) != 2 || project.files[1].Source != "a\uFFFD" {
		t.Errorf("files: got %+v, want good.py and the readable part of requirements.txt", project.files)
	}
}
