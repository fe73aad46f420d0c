package baseline

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gotest.tools/v3/golden"

	"unguarded/checker"
)

const shop = `from flask import Flask
from flask_jwt_extended import jwt_required

app = Flask(__name__)


@app.post("/orders")
def order():
    db.session.commit()
    return {}


@app.get("/me")
@jwt_required()
def me():
    return {}
`

const openCancel = `

@app.post("/cancel")
def cancel():
    db.session.commit()
    return {}
`

func check(source string) checker.Report {
	return checker.Check([]checker.File{{Path: "shop.py", Source: source}}, checker.Options{})
}

func same(path string) string { return path }

// remaining counts the errors in a source that the baseline does not have.
func remaining(b Baseline, source string) (errors int, stale []Finding) {
	report := check(source)
	stale = b.Apply(&report, same)
	return report.Summary.Errors, stale
}

func TestTheFileIsReadable(t *testing.T) {
	got := string(Of(check(shop+openCancel+"\ndef f(:\n"), func(path string) string { return "src/" + path }).Encode())
	golden.Assert(t, got, "baseline.json")
}

func TestWhatTheBaselineHasIsNotReported(t *testing.T) {
	b := Of(check(shop), same)
	for _, test := range []struct {
		name, source string
		errors, gone int
	}{
		{"the same", shop, 0, 0},
		{"lines moved", "# one\n# two\n\n" + shop, 0, 0},
		{"a neighbour moved and got another name", strings.ReplaceAll(shop, "def me", "\n\ndef myself"), 0, 0},
		{"a new open route", shop + openCancel, 1, 0},
		{"the route is guarded now", strings.Replace(shop, "def order", "@jwt_required()\ndef order", 1), 0, 1},
		{"the function has another name", strings.Replace(shop, "def order", "def buy", 1), 1, 1},
		{"nothing is left", "", 0, 1},
	} {
		if errors, stale := remaining(b, test.source); errors != test.errors || len(stale) != test.gone {
			t.Errorf("%s: got %d errors and %v stale, want %d and %d", test.name, errors, stale, test.errors, test.gone)
		}
	}
}

func TestAFindingIsAcceptedAsOftenAsItWasThere(t *testing.T) {
	twice := checker.Report{Diagnostics: []checker.Diagnostic{
		{Rule: "r", Severity: "error", Message: "Open, see line 3. Advice."},
		{Rule: "r", Severity: "error", Message: "Open, see line 8. Other advice."},
	}, Summary: checker.Summary{Errors: 2}}
	once := checker.Report{Diagnostics: twice.Diagnostics[:1:1]}
	accepted, both := Of(once, same), Of(twice, same)
	report := checker.Report{Diagnostics: slices.Clone(twice.Diagnostics), Summary: twice.Summary}
	if stale := accepted.Apply(&report, same); report.Summary.Errors != 1 || stale != nil {
		t.Errorf("one of two: got %d errors, stale %v; want 1, none", report.Summary.Errors, stale)
	}
	report = checker.Report{Diagnostics: slices.Clone(twice.Diagnostics[:1])}
	if stale := both.Apply(&report, same); len(stale) != 1 || stale[0].Count != 1 {
		t.Errorf("two of one: got stale %v, want one", stale)
	}
}

func TestABugIsNotAccepted(t *testing.T) {
	report := checker.Report{Diagnostics: []checker.Diagnostic{{Rule: "internal-error", Severity: "error"}}}
	if b := Of(report, same); len(b.Findings) != 0 {
		t.Errorf("got %v", b.Findings)
	}
}

func TestABaselineOfNothingHasAnEmptyList(t *testing.T) {
	const want = "{\n  \"version\": 1,\n  \"findings\": []\n}\n"
	if got := string(Of(check(""), same).Encode()); got != want {
		t.Errorf("got %s", got)
	}
}

func TestTheFileIsReadBack(t *testing.T) {
	b := Of(check(shop+openCancel), same)
	got, err := Decode(b.Encode())
	if diff := cmp.Diff(b, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestAFileThatIsNoBaselineIsAnError(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "expected a baseline as --write-baseline makes it: EOF",
		"[]":                             "expected a baseline as --write-baseline makes it: cannot unmarshal array into Go value of type baseline.Baseline",
		`{"results": []}`:                `expected a baseline as --write-baseline makes it: unknown field "results"`,
		`{"version": 2, "findings": []}`: "version: expected 1, found 2",
		`{"version": 1, "findings": [{"rule": "x"}]}`: "findings[0].count: expected at least 1, found 0",
	} {
		if _, err := Decode([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}
