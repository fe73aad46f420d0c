package markdown

import (
	"testing"

	"gotest.tools/v3/golden"

	"unguarded/checker"
)

func at(line int) checker.Span {
	return checker.Span{Start: checker.Position{Line: line, Column: 1}, End: checker.Position{Line: line, Column: 4}}
}

func TestAReportIsTheGoldenFile(t *testing.T) {
	report := checker.Report{
		Summary: checker.Summary{Files: 2, Errors: 2, Warnings: 1},
		Routes: []checker.Route{
			{URLRule: "/orders/<int:order_id>", URLRuleKnown: true, Methods: []string{"POST", "PUT"}, View: "order", Verdict: "unprotected", Reason: "nothing asks for a token"},
			{URLRule: "/late", Methods: []string{"GET"}, View: "Late.get", Verdict: "unknown", Reason: "`a | b` is not known"},
		},
		Diagnostics: []checker.Diagnostic{
			{Rule: "unknown-route", Severity: "warning", Message: "Cannot tell.", Path: "my app.py"},
			{Rule: "unprotected-route", Severity: "error", Message: "Anyone can call POST /orders/<int:order_id>: nothing wraps `order`.", Path: "app.py", Span: at(7),
				Related: []checker.Message{{Message: "the body of `order` runs", Path: "app.py", Span: at(8)}, {Message: "no hook stands before it"}}},
			{Rule: "internal-error", Severity: "error", Message: "No place\nhas *this*."},
			{Rule: "unprotected-route", Severity: "error", Message: "Hidden.", Path: "app.py", Span: at(9), Suppressed: true},
		},
	}
	golden.Assert(t, Format(report), "report.golden.md")
}

func TestSentencesKeepTheirCodeAndNothingElse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"nothing wraps `a_b`", "nothing wraps `a_b`"},
		{"GET /a/<int:b_c>", `GET /a/\<int:b\_c\>`},
		{"a [link](x) and *this*", `a \[link\](x) and \*this\*`},
		{"one ` alone_", "one \\` alone\\_"},
		{"&lt; `&lt;`", `\&lt; ` + "`&lt;`"},
		{"two\nlines", "two lines"},
	}
	for _, test := range tests {
		if got := inline(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestCodeShowsBackticks(t *testing.T) {
	for text, want := range map[string]string{"a": "`a`", "a`b": "``a`b``", "`a": "`` `a ``", "": ""} {
		if got := code(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestABarDoesNotEndACell(t *testing.T) {
	if got, want := cell(code("a|b")), "`a\\|b`"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
