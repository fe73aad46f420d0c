package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachFormatIsWritten(t *testing.T) {
	inFolder(t, "app.py", openApp)
	for format, start := range map[string]string{
		"text": "app.py:7:1: ", "json": `{"schemaVersion":`, "sarif": "{\n  \"$schema\"", "github": "::", "markdown": "# Unguarded\n",
	} {
		_, stdout, stderr := command("", "--format", format, "app.py")
		if !strings.HasPrefix(stdout, start) || !strings.HasSuffix(stdout, "\n") || stderr != "" {
			t.Errorf("%s: got %q, %q; want it to start with %q", format, stdout, stderr, start)
		}
	}
}

func TestCodeHostsGetPathsFromTheRepositorysRoot(t *testing.T) {
	inFolder(t, "README", "")
	for _, folder := range []string{".git", "services/shop"} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("services/shop/app.py", []byte(openApp), 0o644); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "app.py")
	if err := os.WriteFile(outside, []byte(openApp), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ from, path, want string }{
		{".", ".", "file=services/shop/app.py,"},
		{".", "services/shop", "file=services/shop/app.py,"},
		{".", "services/shop/app.py", "file=services/shop/app.py,"},
		{"services", "shop/app.py", "file=services/shop/app.py,"},
		{"services/shop", ".", "file=services/shop/app.py,"},
		{".", outside, "file=" + filepath.ToSlash(outside) + ","},
	}
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Chdir(filepath.Join(top, test.from))
		if _, stdout, _ := command("", "--format", "github", test.path); !strings.Contains(stdout, test.want) {
			t.Errorf("%s in %s: no %q in %q", test.path, test.from, test.want, stdout)
		}
	}
}

func TestVerdictsAreWrittenOnlyWhenAskedFor(t *testing.T) {
	inFolder(t, "app.py", openApp)
	_, without, _ := command("", "--format", "sarif", "app.py")
	_, with, _ := command("", "--format", "sarif", "--sarif-verdicts", "app.py")
	if strings.Contains(without, "route-verdict") || !strings.Contains(with, "route-verdict") {
		t.Error("--sarif-verdicts does not decide whether there are verdicts")
	}
	if status, _, stderr := command("", "--sarif-verdicts", "app.py"); status != 2 || stderr != "unguarded: sarif-verdicts: expected --format sarif beside it, found \"text\"\n" {
		t.Errorf("with text: got %d, %q", status, stderr)
	}
}

func TestOutputGoesToTheFile(t *testing.T) {
	inFolder(t, "app.py", broken)
	status, stdout, stderr := command("", "--format", "json", "--output", "report.json", "app.py")
	if status != 1 || stdout != "" || stderr != "" {
		t.Errorf("got %d, %q, %q; want 1 and nothing", status, stdout, stderr)
	}
	data, err := os.ReadFile("report.json")
	if err != nil || !json.Valid(data) {
		t.Errorf("got %q, %v; want the report", data, err)
	}
}

func TestOutputThatCannotBeWrittenLeavesNothing(t *testing.T) {
	inFolder(t, "app.py", noApp)
	status, stdout, stderr := command("", "--output", "missing/report.txt", "app.py")
	if want := "unguarded: missing/report.txt can't be written: no such file or directory\n"; status != 2 || stdout != "" || stderr != want {
		t.Errorf("got %d, %q, %q; want 2 and %q", status, stdout, stderr, want)
	}
	// A folder can't be replaced by a file.
	if err := os.Mkdir("taken", 0o755); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := command("", "--output", "taken", "app.py"); status != 2 {
		t.Errorf("a folder as output: got %d, want 2", status)
	}
	entries, err := os.ReadDir(".")
	if err != nil || len(entries) != 2 {
		t.Errorf("want app.py and taken only, got %v, %v", entries, err)
	}
}

func TestRulesAreListedAndExplained(t *testing.T) {
	if status, stdout, _ := command("", "rules"); status != 0 || !strings.Contains(stdout, "unprotected-route") {
		t.Errorf("rules: got %d, %q", status, stdout)
	}
	_, stdout, _ := command("", "rules", "--format", "json")
	var rules []struct{ ID string }
	if err := json.Unmarshal([]byte(stdout), &rules); err != nil || len(rules) == 0 {
		t.Fatalf("rules --format json: %v in %q", err, stdout)
	}
	for _, rule := range rules {
		if status, stdout, _ := command("", "--explain", rule.ID); status != 0 || !strings.HasPrefix(stdout, "# "+rule.ID+"\n") {
			t.Errorf("--explain %s: got %d, %q", rule.ID, status, stdout)
		}
	}
}

func TestWhatCannotBeListedOrExplainedIsNamed(t *testing.T) {
	inFolder(t, "app.py", noApp)
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--explain", "no-such-rule"}, "unguarded: explain: expected the name of a rule, found \"no-such-rule\"; unguarded rules lists them\n"},
		{[]string{"--explain", "unprotected-route", "app.py"}, "unguarded: explain: expected no paths beside the rule, found \"app.py\"\n"},
		{[]string{"rules", "app.py"}, "unguarded: rules: expected no paths, found \"app.py\"; a folder of that name is checked as ./rules\n"},
		{[]string{"rules", "--format", "sarif"}, "unguarded: format: expected text or json, found \"sarif\"\n"},
	}
	for _, test := range tests {
		if status, stdout, stderr := command("", test.args...); status != 2 || stdout != "" || stderr != test.want {
			t.Errorf("%q: got %d, %q, %q; want 2, nothing, %q", test.args, status, stdout, stderr, test.want)
		}
	}
}
