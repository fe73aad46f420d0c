package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unguarded/checker"
)

const (
	openApp = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.post(\"/notes\")\ndef add():\n    db.session.commit()\n    return {}\n"
	noApp   = "x = 1\n"
	broken  = "def f(:\n"
)

// inFolder makes a folder with one file the working folder.
func inFolder(t *testing.T, name, source string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile(name, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
}

// command runs the command as a shell would.
func command(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestExitStatus(t *testing.T) {
	tests := []struct {
		name, source string
		args         []string
		want         int
	}{
		{"nothing found", noApp, []string{"app.py"}, 0},
		{"a syntax error", broken, []string{"app.py"}, 1},
		{"not UTF-8", "x = '\xff'\n", []string{"app.py"}, 1},
		{"an error, but zero is asked for", broken, []string{"--exit-zero", "app.py"}, 0},
		{"flags after paths", broken, []string{"app.py", "--exit-zero"}, 0},
		{"an empty folder", noApp, []string{"."}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t, "app.py", test.source)
			status, stdout, stderr := command("", test.args...)
			if status != test.want {
				t.Errorf("got %d, want %d\n%s%s", status, test.want, stdout, stderr)
			}
			if stdout == "" || stderr != "" {
				t.Errorf("want a report on standard output only, got %q and %q", stdout, stderr)
			}
		})
	}
}

func TestWhatCannotBeDoneIsOneLineAndStatus2(t *testing.T) {
	inFolder(t, "app.py", noApp)
	tests := []struct {
		args []string
		want string
	}{
		{nil, "unguarded: expected at least one file or folder, or - for standard input; --help says more\n"},
		{[]string{"missing.py"}, "unguarded: missing.py can't be read: no such file or directory\n"},
		{[]string{"app.py", "missing"}, "unguarded: missing can't be read: no such file or directory\n"},
		{[]string{"--format", "xml", "app.py"}, "unguarded: format: expected text, json, sarif, github or markdown, found \"xml\"\n"},
		{[]string{"--profile", "strict", "app.py"}, "unguarded: profile: expected \"routes\" or \"classic\", found \"strict\"\n"},
		{[]string{"--strict", "app.py"}, "unguarded: unknown flag: --strict\n"},
		{[]string{os.DevNull}, "unguarded: " + os.DevNull + ": expected a file or a folder, found neither; - reads standard input\n"},
	}
	for _, test := range tests {
		status, stdout, stderr := command("", test.args...)
		if status != 2 || stdout != "" || stderr != test.want {
			t.Errorf("%q: got status %d, output %q, message %q; want 2, nothing, %q", test.args, status, stdout, stderr, test.want)
		}
	}
}

func TestAFolderThatMayNotBeReadIsNamedAndTheRestGoesOn(t *testing.T) {
	inFolder(t, "app.py", openApp)
	if err := os.Mkdir("closed", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadDir("closed"); err == nil {
		t.Skip("this user may read every folder")
	}
	status, stdout, stderr := command("", ".")
	if status != 1 || stderr != "" || !strings.Contains(stdout, "This can't be read, and what it holds is not checked: permission denied.") {
		t.Errorf("got status %d, output %q, message %q", status, stdout, stderr)
	}
	status, stdout, stderr = command("", "closed")
	if status != 2 || stdout != "" || !strings.Contains(stderr, "closed can't be read: permission denied") {
		t.Errorf("given by name: got status %d, output %q, message %q", status, stdout, stderr)
	}
}

func TestJSONIsTheReport(t *testing.T) {
	inFolder(t, "app.py", openApp)
	_, stdout, _ := command("", "--format", "json", "app.py")
	want := string(checker.EncodeReport(checker.Check([]checker.File{{Path: "app.py", Source: openApp}}, checker.Options{Profile: checker.ProfileRoutes}))) + "\n"
	if stdout != want {
		t.Errorf("got  %s\nwant %s", stdout, want)
	}
}

func TestTheProfileReachesTheReport(t *testing.T) {
	inFolder(t, "app.py", openApp)
	for _, profile := range []string{"routes", "classic"} {
		_, stdout, _ := command("", "--format", "json", "--profile", profile, "app.py")
		var report checker.Report
		if err := json.Unmarshal([]byte(stdout), &report); err != nil {
			t.Fatal(err)
		}
		if report.Profile != profile {
			t.Errorf("got the profile %q, want %q", report.Profile, profile)
		}
	}
}

func TestStandardInputIsCalledStdin(t *testing.T) {
	_, stdout, _ := command(broken, "-")
	if !strings.HasPrefix(stdout, "stdin.py:1:") {
		t.Errorf("got %q, want a diagnostic in stdin.py", stdout)
	}
}

func TestAFileThatIsNoTextIsADiagnosticAndTheRestGoesOn(t *testing.T) {
	inFolder(t, "app.py", openApp)
	if err := os.WriteFile("latin.py", []byte("x = '\xe9'\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, stdout, _ := command("", "--format", "json", ".")
	var report checker.Report
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatal(err)
	}
	if status != 1 || report.Summary.Files != 2 || len(report.Routes) != 1 {
		t.Errorf("got status %d, %d files and %d routes; want 1, 2 and 1", status, report.Summary.Files, len(report.Routes))
	}
	last := report.Diagnostics[len(report.Diagnostics)-1]
	if last.Path != "latin.py" || last.Rule != "syntax-error" || last.Span.Start != (checker.Position{Line: 1, Column: 6}) {
		t.Errorf("last diagnostic: got %+v, want a syntax error at latin.py:1:6", last)
	}
}

func TestVersionAndHelpGoToStandardOutput(t *testing.T) {
	if status, stdout, _ := command("", "--version"); status != 0 || stdout != "unguarded "+checker.Version+"\n" {
		t.Errorf("--version: got %d, %q", status, stdout)
	}
	status, stdout, _ := command("", "--help")
	for _, word := range []string{"PATH", "--format", "--profile", "--exit-zero", "Exit status"} {
		if !strings.Contains(stdout, word) {
			t.Errorf("--help: status %d, no %q in %q", status, word, stdout)
		}
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAReportThatCannotBeWrittenIsAFailure(t *testing.T) {
	inFolder(t, "app.py", noApp)
	var stderr strings.Builder
	status := run([]string{filepath.Join(".", "app.py")}, nil, fullDisk{}, &stderr)
	if want := "unguarded: the output can't be written: no space left on device\n"; status != 2 || stderr.String() != want {
		t.Errorf("got %d, %q; want 2, %q", status, stderr.String(), want)
	}
}
