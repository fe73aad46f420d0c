//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestPipesInAFolderAreNotWaitedFor(t *testing.T) {
	root := tree(t, "app.py", "a/b.py")
	for _, name := range []string{"pipe.py", ".gitignore", "requirements.txt", "a/pyvenv.cfg.py"} {
		if err := syscall.Mkfifo(filepath.Join(root, name), 0o644); err != nil {
			t.Skipf("no pipes here: %v", err)
		}
	}
	if got, want := names(t, root), []string{"a/b.py", "app.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	status, _, stderr := command("", filepath.Join(root, "pipe.py"))
	if want := "pipe.py: expected a file or a folder, found neither"; status != 2 || !strings.Contains(stderr, want) {
		t.Errorf("a pipe as path: got %d, %q; want 2, %q", status, stderr, want)
	}
}

func TestNamesThatAreNotUTF8StayApart(t *testing.T) {
	root := tree(t, "app.py")
	for _, name := range []string{"caf\xe9.py", "caf\xe8.py"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(noApp), 0o644); err != nil {
			t.Skipf("this file system takes UTF-8 only: %v", err)
		}
	}
	if got, want := names(t, root), []string{"app.py", "caf%E8.py", "caf%E9.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinksThatLeadToThemselves(t *testing.T) {
	root := tree(t, "app.py")
	for target, name := range map[string]string{"loop.py": "loop.py", "b": "a", "a": "b", ".": "here"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	if got, want := names(t, root), []string{"app.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	status, _, stderr := command("", filepath.Join(root, "a"))
	if status != 2 || !strings.Contains(stderr, "can't be read") {
		t.Errorf("a loop as path: got %d, %q; want 2 and that it can't be read", status, stderr)
	}
}

// A file that opens, but fails while it is read, for every user.
func TestAFileThatCannotBeReadIsADiagnosticAndTheRestGoesOn(t *testing.T) {
	const failing = "/proc/self/mem"
	if _, err := os.Stat(failing); err != nil {
		t.Skipf("no file here that fails when it is read: %v", err)
	}
	inFolder(t, "app.py", openApp)
	if err := os.Symlink(failing, "bad.py"); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := command("", ".")
	if status != 1 || stderr != "" || !strings.Contains(stdout, "bad.py") || !strings.Contains(stdout, "This can't be read") || !strings.Contains(stdout, "/notes") {
		t.Errorf("got status %d, %q and %q; want 1, a diagnostic of bad.py and the route of app.py", status, stdout, stderr)
	}
	status, stdout, stderr = command("", "app.py", "bad.py")
	if status != 2 || stdout != "" || !strings.Contains(stderr, "bad.py can't be read") {
		t.Errorf("given by name: got status %d, %q and %q; want 2 and one line", status, stdout, stderr)
	}
}

func TestManyFilesInOneFolder(t *testing.T) {
	root := t.TempDir()
	const n = 3000 // more than a process may open at a time, on many systems
	for i := range n {
		if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("m%04d.py", i)), []byte(noApp), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := names(t, root)
	if len(got) != n || !slices.IsSorted(got) {
		t.Errorf("got %d files, sorted: %t; want %d, sorted", len(got), slices.IsSorted(got), n)
	}
}

// build builds the command, for what only a process can show.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "unguarded")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

func TestAFullDiskIsAFailure(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skipf("no full disk here: %v", err)
	}
	program := build(t)
	inFolder(t, "app.py", openApp)
	out, err := exec.Command("sh", "-c", `"$0" . 2>&1 >/dev/full`, program).CombinedOutput()
	exit, _ := err.(*exec.ExitError)
	if exit == nil || exit.ExitCode() != 2 || !strings.HasPrefix(string(out), "unguarded: the output can't be written: ") {
		t.Errorf("got %v, %q; want status 2 and one line", err, out)
	}
}

func TestAReaderThatLeavesEndsTheCommandQuietly(t *testing.T) {
	program := build(t)
	inFolder(t, "app.py", openApp+strings.Repeat(openApp, 500)) // a report that no pipe holds
	out, err := exec.Command("sh", "-c", `{ "$0" --format json . 2>errors; } | head -c 1; cat errors`, program).CombinedOutput()
	if err != nil || string(out) != "{" {
		t.Errorf("got %v, %q; want the first character and no message", err, out)
	}
}

func TestAKilledRunLeavesNoFile(t *testing.T) {
	program := build(t)
	inFolder(t, "app.py", strings.Repeat(openApp, 300))
	for _, signal := range []os.Signal{os.Kill, syscall.SIGTERM, os.Interrupt} {
		run := exec.Command(program, "--format", "json", "--output", "report.json", ".")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		run.Process.Signal(signal)
		run.Wait()
		left, err := os.ReadDir(".")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range left {
			if file.Name() != "app.py" && file.Name() != "report.json" {
				t.Errorf("%v left %s", signal, file.Name())
			}
		}
		if data, err := os.ReadFile("report.json"); err == nil && !strings.HasSuffix(string(data), "}\n") {
			t.Errorf("%v left a part of the report: %d bytes", signal, len(data))
		}
	}
}
