package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unguarded/checker/survey"
)

// mixedApp has an open write beside a guarded read.
const mixedApp = openApp + "\n\nfrom flask_jwt_extended import jwt_required\n\n\n@app.get(\"/notes\")\n@jwt_required()\ndef notes():\n    return {}\n"

func TestSurveyChecksEachFolder(t *testing.T) {
	root := tree(t, "README.md", "first/app.py", "second/app.py", ".hidden/app.py")
	if err := os.WriteFile(filepath.Join(root, "first", "app.py"), []byte(mixedApp), 0o644); err != nil {
		t.Fatal(err)
	}
	picture := filepath.Join(t.TempDir(), "findings.svg")
	status, stdout, stderr := command("", "survey", "--format", "json", "--svg", picture, root)
	var got survey.Survey
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if status != 0 || stderr != "" || len(got.Repositories) != 2 || got.Routes != (survey.Total{Instances: 1, Repositories: 1}) {
		t.Errorf("got status %d, %q, %+v; want 0, nothing, one finding in one of two repositories", status, stderr, got)
	}
	if svg, err := os.ReadFile(picture); err != nil || string(svg) != survey.SVG(got) {
		t.Errorf("the picture: %v, %q", err, svg)
	}
}

func TestWhatASurveyCannotDoIsOneLineAndStatus2(t *testing.T) {
	t.Chdir(tree(t, "app.py"))
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "survey: expected one folder of repositories, found 0 paths"},
		{[]string{"missing"}, "missing can't be read: no such file or directory"},
		{[]string{"."}, ".: expected folders, one for each repository, found none"},
		{[]string{"--format", "xml", "."}, `format: expected "text" or "json", found "xml"`},
	} {
		status, stdout, stderr := command("", append([]string{"survey"}, test.args...)...)
		if status != 2 || stdout != "" || stderr != "unguarded: "+test.want+"\n" {
			t.Errorf("%q: got %d, %q, %q; want 2, nothing, %q", test.args, status, stdout, stderr, test.want)
		}
	}
}

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out")
	link := filepath.Join(folder, "link")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("out", link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := replaceFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	info, _ := os.Lstat(link)
	if string(text) != "new" || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("got %q, mode of the link %v", text, info.Mode())
	}
	err := replaceFile(filepath.Join(folder, "none", "out"), nil)
	if err == nil || !strings.HasSuffix(err.Error(), "can't be written: no such file or directory") {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}
