package survey

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"gotest.tools/v3/golden"

	"unguarded/checker"
)

// app has an open write and, if asked for, a guarded read. The check of 2020
// fires on the first and not on the second.
func app(guarded bool, writes int) string {
	source := "from flask import Flask\nimport flask_jwt_extended\nfrom flask_jwt_extended import jwt_required\n\napp = Flask(__name__)\n"
	for i := range writes {
		source += fmt.Sprintf("\n@app.post(\"/notes/%d\")\ndef add_%d():\n    db.session.commit()\n    return {}\n", i, i)
	}
	if guarded {
		source += "\n@app.get(\"/notes\")\n@jwt_required()\ndef notes():\n    return {}\n"
	}
	return source
}

func repository(name, source string) Repository {
	return Of(name, checker.Check([]checker.File{{Path: "app.py", Source: source}}, checker.Options{}))
}

func example() Survey {
	return New([]Repository{
		repository("guarded", app(true, 0)),
		repository("open", app(false, 1)),
		repository("open-beside-guarded", app(true, 12)),
		repository("a-name-that-is-longer-than-a-column-may-be", app(true, 3)),
		repository("broken\x1b[31m", "def f(:\n"),
		repository("empty", ""),
	})
}

func TestTextShowsEveryRepositoryAndTheTotals(t *testing.T) {
	golden.Assert(t, Text(example()), "survey.txt")
}

func TestSVGDrawsBothProfiles(t *testing.T) { golden.Assert(t, SVG(example()), "survey.svg") }

func TestOfNothing(t *testing.T) {
	text := Text(New(nil))
	if !strings.Contains(text, "0 instances across 0 repositories") {
		t.Errorf("no totals in\n%s", text)
	}
	SVG(New(nil))
}

func TestTheSVGIsXMLWithATitleAndADescription(t *testing.T) {
	found := map[string]bool{}
	for decoder := xml.NewDecoder(strings.NewReader(SVG(example()))); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, is := token.(xml.StartElement); is {
			found[start.Name.Local] = true
		}
	}
	for _, name := range []string{"title", "desc", "rect"} {
		if !found[name] {
			t.Errorf("no <%s>", name)
		}
	}
}

func TestNotesSuppressionsAndFilesThatDoNotParseAreNoFindings(t *testing.T) {
	report := checker.Report{Diagnostics: []checker.Diagnostic{
		{Rule: "unknown-route", Severity: "note"},
		{Rule: "unprotected-route", Severity: "error", Suppressed: true},
		{Rule: "syntax-error", Severity: "error"},
		{Rule: "unprotected-route", Severity: "warning"},
	}}
	if got := Of("r", report).Findings(); got != 1 {
		t.Errorf("got %d findings, want 1", got)
	}
}

func TestEveryNumberFallsIntoOneRange(t *testing.T) {
	for findings, want := range map[int]string{0: "0", 1: "1", 4: "4", 5: "5–9", 9: "5–9", 10: "10–19", 49: "20–49", 50: "50 or more", 9999: "50 or more"} {
		bins := New([]Repository{{Classic: findings}}).Histogram()
		for _, b := range bins {
			if got := b.Classic == 1; got != (b.Label() == want) {
				t.Errorf("%d findings: in %s: %t", findings, b.Label(), got)
			}
		}
	}
}

func TestTheScaleHasRoundStepsAndReachesTheHighestBar(t *testing.T) {
	for highest, want := range map[int][2]int{1: {1, 1}, 4: {1, 4}, 5: {2, 6}, 18: {5, 20}, 90: {50, 100}, 4000: {1000, 4000}} {
		if step, limit := scale(highest); step != want[0] || limit != want[1] {
			t.Errorf("%d: got steps of %d up to %d, want %v", highest, step, limit, want)
		}
	}
}
