package checker

import (
	"slices"
	"strings"
	"testing"
)

func TestTestsAndMigrationsAreLeftOutUnlessTheyDeclareRoutes(t *testing.T) {
	const broken = "def f(:\n"
	served := "from flask import Flask\napp = Flask(__name__)\n@app.get('/x')\ndef x():\n    return {}\n" + broken
	tests := []struct {
		path, source string
		want         string // what the message ends in when the finding is left out
	}{
		{"test_shop.py", broken, "a test and declares no route."},
		{"shop_test.py", broken, "a test and declares no route."},
		{"shop/conftest.py", broken, "a test and declares no route."},
		{"tests/data.py", broken, "a test and declares no route."},
		{"shop/migrations/versions/1.py", broken, "a migration and declares no route."},
		{"contest.py", broken, ""},
		{"testsuite/shop.py", broken, ""},
		{"tests.py", broken, ""},
		{"tests/app.py", served, ""},
	}
	for _, test := range tests {
		report := Check([]File{{Path: test.path, Source: test.source}}, Options{})
		d := report.Diagnostics[slices.IndexFunc(report.Diagnostics, func(d Diagnostic) bool { return d.Rule == "syntax-error" })]
		if d.Suppressed != (test.want != "") || !strings.HasSuffix(d.Message, test.want) {
			t.Errorf("%s: got %+v, want it left out with %q", test.path, d, test.want)
		}
		if want := test.want == ""; want != (report.Summary.Errors > 0) {
			t.Errorf("%s: got %d errors", test.path, report.Summary.Errors)
		}
	}
}

func TestTemplatesAndNotebooksGetOneNote(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string // severity and a part of the message
	}{
		{"a template", "from {{cookiecutter.app}}.api import a\nfrom {{cookiecutter.app}}.db import b\n{% if cookiecutter.celery %}\nimport celery\n{%- endif %}\n",
			[]string{"note: The file is a template: `{{cookiecutter.app}}` is filled in"}},
		{"a block only", "import a\n{%- if x -%}\nimport b\n{%- endif %}\n", []string{"note: The file is a template: `{%- if x -%}`"}},
		{"a notebook", "%matplotlib inline\nimport a\n!pip install b\n", []string{"note: `%matplotlib inline` is a command of a notebook"}},
		{"a notebook with a mistake", "!pip install b\ndef f(:\n", []string{"note: `!pip install b` is a command", "error: "}},
		{"braces that Python knows", "a = f'{{x}}'\nb = {'c': {1}}\nd = '{% if %}'\n", nil},
		{"a mistake beside braces", "a = '{{x}}' b\n", []string{"error: "}},
		{"a merge that was not finished", "import a\n<<<<<<< HEAD\nb = 1\n=======\n    b = 2\n>>>>>>> 0a1b2c3 (b)\nc = 1\n", []string{"error: a merge was not finished here: `<<<<<<< HEAD`"}},
		{"a shift at the start of a line", "<< b\n", []string{"error: "}},
		{"a remainder", "a = b %% c\n", []string{"error: "}},
	}
	for _, test := range tests {
		report := Check([]File{{Path: "app.py", Source: test.source}}, Options{})
		if len(report.Diagnostics) != len(test.want) {
			t.Errorf("%s: got %d diagnostics, want %d: %+v", test.name, len(report.Diagnostics), len(test.want), report.Diagnostics)
			continue
		}
		for i, want := range test.want {
			d := report.Diagnostics[i]
			if got := d.Severity + ": " + d.Message; d.Rule != "syntax-error" || !strings.HasPrefix(got, want) {
				t.Errorf("%s: got %q, want %q", test.name, got, want)
			}
		}
		if report.Classic[0].Fires || test.want != nil && report.Classic[0].Reason == "" {
			t.Errorf("%s: the classic check reads the file, which Python would not: %+v", test.name, report.Classic[0])
		}
	}
}
