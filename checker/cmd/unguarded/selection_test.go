package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write writes a file in the working folder.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFlagsSayWhichRulesReport(t *testing.T) {
	inFolder(t, "app.py", mixedApp)
	for _, test := range []struct {
		args []string
		want int
	}{
		{nil, 1},
		{[]string{"--ignore", "unprotected-route"}, 0},
		{[]string{"--ignore", "broken-route,unprotected-route"}, 0},
		{[]string{"--ignore", "broken-route", "--ignore", "unprotected-route"}, 0},
		{[]string{"--select", "broken-route"}, 0},
		{[]string{"--select", "broken-route,unprotected-route"}, 1},
		{[]string{"--select", "unprotected-route", "--ignore", "unprotected-route"}, 0},
	} {
		status, stdout, stderr := command("", append(test.args, "app.py")...)
		if status != test.want || stderr != "" || strings.Contains(stdout, "[unprotected-route]") != (test.want == 1) {
			t.Errorf("%q: got %d, %s%s; want %d", test.args, status, stdout, stderr, test.want)
		}
	}
}

func TestARuleThatIsNoneIsStatus2(t *testing.T) {
	inFolder(t, "app.py", mixedApp)
	for _, flag := range []string{"--select", "--ignore"} {
		status, stdout, stderr := command("", flag, "broken-route,unprotectd-route", "app.py")
		if want := "unguarded: " + flag + ": there is no rule \"unprotectd-route\", did you mean unprotected-route\n"; status != 2 || stdout != "" || stderr != want {
			t.Errorf("got %d, %q, %q; want 2, nothing, %q", status, stdout, stderr, want)
		}
	}
	if _, _, stderr := command("", "--ignore", "x", "app.py"); !strings.HasPrefix(stderr, `unguarded: --ignore: there is no rule "x"; there are unprotected-route, `) {
		t.Errorf("got %q", stderr)
	}
}

func TestSettingsComeFromTheNearestPyproject(t *testing.T) {
	for _, test := range []struct {
		name, settings string
		args           []string
		status         int
	}{
		{"none", "", []string{"src"}, 1},
		{"of other tools", "[tool.black]\n", []string{"src"}, 1},
		{"no TOML, and nothing for us", "name = {{ name }}\n", []string{"src"}, 1},
		{"an ignored rule", "[tool.unguarded]\nignore = ['unprotected-route']\n", []string{"src/app.py"}, 0},
		{"a selected rule", "[tool.unguarded]\nselect = ['broken-route']\n", []string{"src"}, 0},
		{"a selection that a flag replaces", "[tool.unguarded]\nselect = ['broken-route']\n", []string{"--select", "unprotected-route", "src"}, 1},
		{"a public route", "[tool.unguarded]\npublic = ['/notes']\n", []string{"."}, 0},
		{"another public route", "[tool.unguarded]\npublic = ['/memos']\n", []string{"src"}, 1},
		{"an excluded folder", "[tool.unguarded]\nexclude = ['src']\n", []string{"src"}, 0},
		{"an excluded folder, from above", "[tool.unguarded]\nexclude = ['src']\n", []string{"."}, 0},
		{"another excluded folder", "[tool.unguarded]\nexclude = ['docs']\n", []string{"."}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "src/app.py", mixedApp)
			write(t, "pyproject.toml", test.settings)
			if status, stdout, stderr := command("", test.args...); status != test.status || stderr != "" {
				t.Errorf("got %d, %s%s; want %d", status, stdout, stderr, test.status)
			}
		})
	}
}

func TestAGuardFromTheSettingsProtects(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "app.py", "from flask import Flask\nfrom company.auth import token_required\n\napp = Flask(__name__)\n\n\n@app.post(\"/notes\")\n@token_required\ndef add():\n    db.session.commit()\n    return {}\n")
	if _, stdout, _ := command("", "."); !strings.Contains(stdout, "1 unknown") {
		t.Errorf("without settings: %s", stdout)
	}
	write(t, "pyproject.toml", "[tool.unguarded]\nguards = ['company.auth.token_required']\n")
	if _, stdout, _ := command("", "."); !strings.Contains(stdout, "1 protected") {
		t.Errorf("with the guard: %s", stdout)
	}
}

func TestSettingsThatAreWrongAreStatus2AndNameTheFile(t *testing.T) {
	for settings, want := range map[string]string{
		"[tool.unguarded]\npubic = []\n":               "tool.unguarded.pubic: unknown key, did you mean public",
		"[tool.unguarded]\nignore = 'x'\n":             "tool.unguarded.ignore: expected a list of texts, found a text",
		"[tool.unguarded]\nignore = ['broken-rout']\n": `tool.unguarded.ignore: there is no rule "broken-rout", did you mean broken-route`,
		"[tool.unguarded]\npublic = ['']\n":            `tool.unguarded: public[0]: expected a URL rule like "/webhooks/*" or an endpoint like "webhooks.*", found an empty text`,
		"[tool.unguarded\n":                            "line 2 is not TOML: expected '.' or ']' to end table name, but got '\\n' instead",
	} {
		t.Chdir(t.TempDir())
		write(t, "src/app.py", noApp)
		write(t, "pyproject.toml", settings)
		file, err := filepath.Abs("pyproject.toml")
		if err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := command("", "src")
		if want := "unguarded: " + file + ": " + want + "\n"; status != 2 || stdout != "" || stderr != want {
			t.Errorf("%q: got %d, %q\n%q, want 2, nothing\n%q", settings, status, stdout, stderr, want)
		}
	}
}

func TestPathsWithDifferentSettingsAreNotOneProject(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, folder := range []string{"one", "two"} {
		write(t, folder+"/app.py", noApp)
		write(t, folder+"/pyproject.toml", "[tool.unguarded]\n")
	}
	status, _, stderr := command("", "one", "two")
	if status != 2 || !strings.Contains(stderr, "expected one project, check them one by one") {
		t.Errorf("got %d, %q", status, stderr)
	}
	if status, _, stderr := command("", "one", "one/app.py"); status != 0 {
		t.Errorf("the same project twice: got %d, %q", status, stderr)
	}
}

func TestWhatDidNotRunIsNotStale(t *testing.T) {
	inFolder(t, "app.py", mixedApp)
	command("", "--baseline", "known.json", "--write-baseline", ".")
	for _, args := range [][]string{{"--ignore", "unprotected-route"}, {"--select", "broken-route"}} {
		if _, _, stderr := command("", append(args, "--baseline", "known.json", ".")...); stderr != "" {
			t.Errorf("%q: got %q, want nothing", args, stderr)
		}
	}
}

func TestTheSettingsOfTheReadmeAreGood(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "```toml\n")
	settings, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("no example of settings in README.md")
	}
	inFolder(t, "app.py", noApp)
	write(t, "pyproject.toml", settings)
	if status, _, stderr := command("", "app.py"); status != 0 || stderr != "" {
		t.Errorf("got %d, %q", status, stderr)
	}
}

func TestSettingsThatChangeNothingAreNamedWhenAllIsChecked(t *testing.T) {
	inFolder(t, "setup.py", noApp)
	write(t, "src/app.py", noApp)
	write(t, "pyproject.toml", "[tool.unguarded]\npublic = ['/memos']\n")
	if status, _, stderr := command("", "."); status != 0 || !strings.HasSuffix(stderr, "pyproject.toml: tool.unguarded.public: \"/memos\" stands for no route\n") {
		t.Errorf("the whole folder: got %d, %q; want 0 and the pattern", status, stderr)
	}
	if status, _, stderr := command("", "src"); status != 0 || stderr != "" {
		t.Errorf("a part: got %d, %q; want 0 and nothing", status, stderr)
	}
}
