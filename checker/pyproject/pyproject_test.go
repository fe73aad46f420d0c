package pyproject

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got, found, err := Parse(`
[project]
name = "shop"

[tool.black]
line-length = 100

[tool.unguarded]
public = ["/webhooks/*", "auth.*"]
guards = ["company.auth.token_required"]
select = ["unprotected-route"]
ignore = []
exclude = [
  "scripts",  # not served
]
`)
	want := Settings{
		Public: []string{"/webhooks/*", "auth.*"}, Guards: []string{"company.auth.token_required"},
		Select: []string{"unprotected-route"}, Ignore: []string{}, Exclude: []string{"scripts"},
	}
	if diff := cmp.Diff(want, got); err != nil || !found || diff != "" {
		t.Errorf("found %t, %v\n%s", found, err, diff)
	}
}

func TestAFileWithoutTheTableHasNoSettings(t *testing.T) {
	for _, text := range []string{"", "[tool]\n", "[tool.black]\n", "# unguarded\n", "tool = 1\n", "[unguarded]\n"} {
		if got, found, err := Parse(text); found || err != nil || !cmp.Equal(got, Settings{}) {
			t.Errorf("%q: got %+v, %t, %v", text, got, found, err)
		}
	}
}

func TestAnErrorNamesTheKey(t *testing.T) {
	for text, want := range map[string]string{
		"[tool.unguarded]\npubic = []\n":                    "tool.unguarded.pubic: unknown key, did you mean public",
		"[tool.unguarded]\nseverity = 'x'\n":                "tool.unguarded.severity: unknown key, expected one of public, guards, select, ignore, exclude",
		"[tool.unguarded.public]\nx = 1\n":                  "tool.unguarded.public: expected a list of texts, found a table",
		"[tool.unguarded]\nignore = 'unknown-route'\n":      "tool.unguarded.ignore: expected a list of texts, found a text",
		"[tool.unguarded]\nignore = ['unknown-route', 1]\n": "tool.unguarded.ignore: expected a list of texts, found a number in it",
		"[tool.unguarded]\nselect = 2020-01-01\n":           "tool.unguarded.select: expected a list of texts, found a date or time",
		"[[tool.unguarded]]\n":                              "tool.unguarded: expected a table, found a list of tables",
		"[tool]\nunguarded = true\n":                        "tool.unguarded: expected a table, found true or false",
		"[tool.unguarded]\nexclude = ['[']\n":               `tool.unguarded.exclude[0]: expected a pattern of a path like "scripts/*.py", found "["`,
		"[tool.unguarded]\nexclude = ['/']\n":               `tool.unguarded.exclude[0]: expected a pattern of a path like "scripts/*.py", found "/"`,
		"[tool.unguarded]\nexclude = ['!a']\n":              `tool.unguarded.exclude[0]: expected a pattern of a path like "scripts/*.py", found "!a"`,
		"[tool.unguarded]\npublic = [\n\"a\"\n":             "line 3 is not TOML: expected a comma (',') or array terminator (']'), but got end of file",
		"name = {{ x }}\n[tool.unguarded]\n":                "line 1 is not TOML: expected '.' or '=', but got '{' instead",
	} {
		if _, found, err := Parse(text); found || err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestExcludes(t *testing.T) {
	for _, test := range []struct {
		pattern, path string
		want          bool
	}{
		{"scripts", "scripts/load.py", true},
		{"scripts", "pkg/scripts/deep/load.py", true},
		{"scripts/", "pkg/scripts/load.py", true},
		{"scripts", "scripts.py", false},
		{"*_old.py", "pkg/views_old.py", true},
		{"pkg/scripts", "pkg/scripts/load.py", true},
		{"pkg/scripts", "other/pkg/scripts/load.py", false},
		{"/scripts", "scripts/load.py", true},
		{"/scripts", "pkg/scripts/load.py", false},
		{"pkg/*/load.py", "pkg/scripts/load.py", true},
		{"pkg/*/load.py", "pkg/a/b/load.py", false},
		{"pkg/**/load.py", "pkg/a/b/load.py", true},
		{"**/gen/*.py", "a/gen/x.py", true},
		{"{gen,old}", "old/x.py", true},
		{"..", "../x.py", true},
		{"x.py", "x.py", true},
	} {
		if got := (Settings{Exclude: []string{test.pattern}}).Excludes(test.path); got != test.want {
			t.Errorf("%q excludes %q: got %t, want %t", test.pattern, test.path, got, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("[tool.unguarded]\npublic = ['/a']\nexclude = ['**/x']\n")
	f.Add("[tool]\nunguarded = {ignore = [1]}")
	f.Fuzz(func(t *testing.T, text string) {
		settings, found, err := Parse(text)
		if found && err != nil {
			t.Errorf("settings and an error: %v", err)
		}
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		settings.Excludes("a/b/c.py")
	})
}
