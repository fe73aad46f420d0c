package sarif

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gotest.tools/v3/golden"

	"unguarded/checker"
)

// An app with a finding that has a fix, one that is suppressed, an open route, a
// protected one, and characters that take two UTF-16 code units.
const app = `from flask import Flask
from flask_jwt_extended import jwt_required

app = Flask(__name__)


@jwt_required()
@app.get("/upside-down")
def upside_down():
    return "down"


@app.get("/mine")
@jwt_required()
def mine():
    return "mine"


@app.post("/orders")
def order():  # unguarded: ignore[unprotected-route] -- the gateway asks for the token
    save()
    return {}


"🙂🙂"; app.get("/smile")(lambda: save())
`

func reportOn(path, source string) checker.Report {
	return checker.Check([]checker.File{{Path: path, Source: source}}, checker.Options{Profile: checker.ProfileRoutes})
}

// decoded reads back what was written.
func decoded(t *testing.T, report checker.Report, options Options) log {
	t.Helper()
	var out log
	if err := json.Unmarshal(Format(report, options), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// The rules' documentation is left out of the golden file: it is the rules' own,
// and changes with them.
func TestResultsAreTheGoldenFile(t *testing.T) {
	run := decoded(t, reportOn("app.py", app), Options{Verdicts: true}).Runs[0]
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	for i := range run.Results {
		run.Results[i].RuleIndex = 0 // moves when a rule is added
	}
	if err := encoder.Encode(run.Results); err != nil {
		t.Fatal(err)
	}
	golden.Assert(t, got.String(), "results.golden.json")
}

func TestTheOutputIsValidAgainstThePublishedSchema(t *testing.T) {
	const file = "../../../shared/sarif/sarif-schema-2.1.0.json"
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("SARIF's schema is not beside this checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", text); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	everywhere := reportOn("app.py", app)
	everywhere.Diagnostics = append(everywhere.Diagnostics,
		checker.Diagnostic{Rule: "internal-error", Severity: "error", Message: "No place.", Related: []checker.Message{{Message: "None here."}}},
		checker.Diagnostic{Rule: "syntax-error", Severity: "error", Message: "A file only.", Path: "/srv/ä b/%41?.py"})
	classic := checker.Check([]checker.File{{Path: "app.py", Source: app}}, checker.Options{Profile: checker.ProfileClassic})
	reports := map[string]checker.Report{
		"everything": everywhere, "classic": classic, "a broken file": reportOn("b.py", "def f(:\n"), "nothing": reportOn("c.py", ""),
	}
	examples, err := filepath.Glob("../../web/examples/*.py")
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, path := range examples {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		reports[path] = reportOn(filepath.Base(path), string(source))
	}
	for name, report := range reports {
		for _, options := range []Options{{}, {Verdicts: true}} {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Format(report, options)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Errorf("%s, %+v: %v", name, options, err)
			}
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0"}); err == nil {
		t.Error("the schema takes a log without runs, so it shows nothing")
	}
}

func TestFingerprintsStayWhenLinesMove(t *testing.T) {
	before := decoded(t, reportOn("app.py", app), Options{Verdicts: true}).Runs[0].Results
	after := decoded(t, reportOn("app.py", "# one\n# two\n\n"+app), Options{Verdicts: true}).Runs[0].Results
	if len(before) != len(after) || len(before) == 0 {
		t.Fatalf("%d and %d results", len(before), len(after))
	}
	seen := map[string]bool{}
	for i := range before {
		print := before[i].Fingerprints["unguarded/v1"]
		if print == "" || print != after[i].Fingerprints["unguarded/v1"] {
			t.Errorf("%q: %q became %q", before[i].Message.Text, print, after[i].Fingerprints["unguarded/v1"])
		}
		if seen[print] {
			t.Errorf("%q shares its fingerprint with another result", before[i].Message.Text)
		}
		seen[print] = true
	}
}

func TestFingerprintsStayWhenTheAdviceChanges(t *testing.T) {
	of := func(message string) string {
		d := checker.Diagnostic{Rule: "unprotected-route", Severity: "error", Message: message, Path: "app.py"}
		return decoded(t, checker.Report{Diagnostics: []checker.Diagnostic{d}}, Options{}).Runs[0].Results[0].Fingerprints["unguarded/v1"]
	}
	one := of("Anyone can call POST /a. 2 of 4 methods are guarded, as on `b` (line 7).")
	if two := of("Anyone can call POST /a. 3 of 4 methods are guarded."); one != two {
		t.Errorf("got %s and %s", one, two)
	}
	if other := of("Anyone can call POST /b. 3 of 4 methods are guarded."); one == other {
		t.Error("another route has the same fingerprint")
	}
}

func TestEqualResultsAreToldApart(t *testing.T) {
	twice := checker.Diagnostic{Rule: "syntax-error", Severity: "error", Message: "A bracket was never closed.", Path: "app.py"}
	results := decoded(t, checker.Report{Diagnostics: []checker.Diagnostic{twice, twice}}, Options{}).Runs[0].Results
	if results[0].Fingerprints["unguarded/v1"] == results[1].Fingerprints["unguarded/v1"] {
		t.Error("two results have one fingerprint")
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct{ path, uri, base string }{
		{"app.py", "app.py", sourceRoot},
		{"my app/views.py", "my%20app/views.py", sourceRoot},
		{"größe/100%.py", "gr%C3%B6%C3%9Fe/100%25.py", sourceRoot},
		{"c:/a#b?.py", "c%3A/a%23b%3F.py", sourceRoot},
		{"../other/app.py", "../other/app.py", sourceRoot},
		{"/srv/my app.py", "file:///srv/my%20app.py", ""},
	}
	for _, test := range tests {
		if got := artifact(test.path); got.URI != test.uri || got.Base != test.base {
			t.Errorf("%s: got %q below %q, want %q below %q", test.path, got.URI, got.Base, test.uri, test.base)
		}
	}
}

func TestColumnsCountUTF16CodeUnits(t *testing.T) {
	run := decoded(t, reportOn("app.py", app), Options{Verdicts: true}).Runs[0]
	if run.ColumnKind != "utf16CodeUnits" {
		t.Errorf("columnKind is %q", run.ColumnKind)
	}
	column := 0
	for _, r := range run.Results {
		if r.RuleID == verdictRule && strings.Contains(r.Message.Text, "/smile") {
			column = r.Locations[0].Physical.Region.StartColumn
		}
	}
	// Two quotes, four code units, "; ", and app.get("/smile")( stand before lambda.
	if want := 6 + 2 + len(`app.get("/smile")(`) + 1; column != want {
		t.Errorf("the lambda stands at column %d, want %d", column, want)
	}
}

func TestEveryRuleOfTheProfileIsDocumented(t *testing.T) {
	driver := decoded(t, reportOn("app.py", app), Options{}).Runs[0].Tool.Driver
	byID := map[string]descriptor{}
	for _, d := range driver.Rules {
		byID[d.ID] = d
	}
	for _, r := range checker.Rules() {
		d, listed := byID[r.ID]
		if listed != (r.Profile == checker.ProfileRoutes) {
			t.Errorf("%s, of the profile %s: listed %v", r.ID, r.Profile, listed)
		}
		if !listed {
			continue
		}
		if d.Help.Text == "" || !strings.Contains(d.Help.Markdown, "# "+r.ID) || !strings.HasPrefix(d.HelpURI, "https://") || d.Default.Level != r.Severity {
			t.Errorf("%s lacks help, an address or its level: %+v", r.ID, d)
		}
		if len(r.CWE) > 0 && !strings.HasPrefix(strings.Join(d.Properties.Tags, " "), "security external/cwe/cwe-") {
			t.Errorf("%s has the tags %q", r.ID, d.Properties.Tags)
		}
	}
}

func TestARuleIndexNamesTheRule(t *testing.T) {
	run := decoded(t, reportOn("app.py", app), Options{Verdicts: true}).Runs[0]
	for _, r := range run.Results {
		if got := run.Tool.Driver.Rules[r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("index %d is %s, want %s", r.RuleIndex, got, r.RuleID)
		}
	}
}

func TestEachVerdictHasItsKind(t *testing.T) {
	for verdict, kind := range map[string]string{
		"protected": "pass", "optional": "review", "public": "informational", "unprotected": "fail", "broken": "fail", "unknown": "open",
	} {
		report := checker.Report{Routes: []checker.Route{{URLRule: "/a", URLRuleKnown: true, Methods: []string{"GET"}, Path: "app.py", Verdict: verdict}}}
		results := decoded(t, report, Options{Verdicts: true}).Runs[0].Results
		if len(results) != 1 || results[0].Kind != kind || results[0].Level != "none" {
			t.Errorf("%s: got %+v, want kind %s and level none", verdict, results, kind)
		}
		if without := decoded(t, report, Options{}).Runs[0].Results; len(without) != 0 {
			t.Errorf("%s: a result without being asked for", verdict)
		}
	}
}
