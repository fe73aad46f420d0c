package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gotest.tools/v3/golden"

	"unguarded/checker"
)

// span is the span of one line.
func span(line, start, end int) checker.Span {
	return checker.Span{Start: checker.Position{Line: line, Column: start}, End: checker.Position{Line: line, Column: end}}
}

const shop = `from flask import Flask
from flask_jwt_extended import jwt_required

app = Flask(__name__)

@app.post("/orders")
def order():
    return {}

@app.get("/me")
@jwt_required()
def me():
    return {}
`

// shopReport is a report on shop with one of everything that text shows.
var shopReport = checker.Report{
	Profile: checker.ProfileRoutes,
	Summary: checker.Summary{Files: 2, Lines: 14, Routes: 3, Unprotected: 1, Protected: 1, Unknown: 1, Errors: 2, Warnings: 1, Notes: 1},
	Routes: []checker.Route{
		{URLRule: "/orders", URLRuleKnown: true, Methods: []string{"POST"}, View: "order", Verdict: "unprotected",
			Reason:   "Nothing before the body of `order` asks for a token.",
			Evidence: []checker.Message{{Message: "Nothing before the body of `order` asks for a token."}, {Message: "The body runs."}}},
		{URLRule: "/me", URLRuleKnown: true, Methods: []string{"GET"}, View: "me", Verdict: "protected",
			Reason:   "`@jwt_required()` refuses.",
			Evidence: []checker.Message{{Message: "`@jwt_required()` refuses."}}},
		{URLRule: "/late", Methods: []string{"GET", "PUT"}, View: "Late.get", Verdict: "unknown"},
	},
	Diagnostics: []checker.Diagnostic{
		{Rule: "unprotected-route", Severity: "error", Message: "Anyone can call POST /orders.", Path: "app.py", Span: span(7, 5, 10),
			Related: []checker.Message{
				{Message: "This makes it a route.", Path: "app.py", Span: span(6, 1, 21)},
				{Message: "No hook stands before it."},
			}},
		{Rule: "unknown-route", Severity: "note", Message: "Cannot tell.", Path: "gone.py", Span: span(3, 1, 2)},
		{Rule: "no-authentication", Severity: "warning", Message: "No package asks for tokens.", Path: "app.py"},
		{Rule: "syntax-error", Severity: "error", Message: "A bracket was never closed.", Path: "app.py",
			Span: checker.Span{Start: checker.Position{Line: 4, Column: 12}, End: checker.Position{Line: 6, Column: 3}}},
		{Rule: "unprotected-route", Severity: "error", Message: "Hidden.", Path: "app.py", Span: span(7, 5, 10), Suppressed: true},
	},
}

func TestAReportReadsLikeACompilersOutput(t *testing.T) {
	files := []checker.File{{Path: "app.py", Source: shop}}
	golden.Assert(t, Format(shopReport, files, Options{}), "report.golden")
}

func TestColoursChangeNothingButColours(t *testing.T) {
	files := []checker.File{{Path: "app.py", Source: shop}}
	coloured := Format(shopReport, files, Options{Colour: true})
	golden.Assert(t, strings.ReplaceAll(coloured, "\x1b", "␛"), "colour.golden")

	var plainText strings.Builder
	for i, part := range strings.Split(coloured, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		plainText.WriteString(part)
	}
	if diff := cmp.Diff(Format(shopReport, files, Options{}), plainText.String()); diff != "" {
		t.Errorf("without its escape sequences the coloured text differs (-plain +coloured):\n%s", diff)
	}
}

func TestTheLastLineSumsUp(t *testing.T) {
	tests := []struct {
		name   string
		report checker.Report
		want   string
	}{
		{"nothing", checker.Report{}, "No Python files.\n"},
		{"no routes", checker.Report{Summary: checker.Summary{Files: 1, Lines: 1}}, "No routes. 0 errors, 0 warnings, 0 notes in 1 file (1 line).\n"},
		{"classic", checker.Report{Profile: checker.ProfileClassic, Summary: checker.Summary{Files: 2, Lines: 9, Errors: 1}}, "1 error, 0 warnings, 0 notes in 2 files (9 lines).\n"},
		{
			"every verdict",
			checker.Report{Summary: checker.Summary{Files: 1, Lines: 30, Routes: 21, Protected: 1, Optional: 2, Public: 3, Unprotected: 4, Broken: 5, Unknown: 6, Warnings: 1, Notes: 2}},
			"21 routes: 4 unprotected, 5 broken, 2 optional, 6 unknown, 3 public, 1 protected. 0 errors, 1 warning, 2 notes in 1 file (30 lines).\n",
		},
	}
	for _, test := range tests {
		if got := Format(test.report, nil, Options{}); got != test.want {
			t.Errorf("%s:\ngot  %swant %s", test.name, got, test.want)
		}
	}
}

func TestWhatATerminalWouldObeyIsShownInstead(t *testing.T) {
	report := checker.Report{
		Summary: checker.Summary{Files: 1},
		Diagnostics: []checker.Diagnostic{{
			Rule: "r", Severity: "note", Message: "named `\x1b[2J`", Path: "a\nb.py", Span: span(1, 2, 4),
		}},
		Routes: []checker.Route{{URLRule: "/\x07", URLRuleKnown: true, Methods: []string{"GET"}, View: "v\u202e", Verdict: "public"}},
	}
	got := Format(report, []checker.File{{Path: "a\nb.py", Source: "x\x1b[31m\u202e = 1"}}, Options{})
	for _, r := range got {
		if r != '\n' && obeyed(r) {
			t.Errorf("%q holds %U", got, r)
		}
	}
}
