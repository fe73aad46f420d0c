package text

import (
	"regexp"
	"strings"
	"testing"

	"unguarded/checker"
)

func TestAnnotations(t *testing.T) {
	several := checker.Span{Start: checker.Position{Line: 4, Column: 12}, End: checker.Position{Line: 6, Column: 3}}
	tests := []struct {
		name string
		of   checker.Diagnostic
		want string
	}{
		{"an error", checker.Diagnostic{Rule: "unprotected-route", Severity: "error", Message: "Anyone can call POST /a.", Path: "app.py", Span: span(7, 5, 10)},
			"::error file=app.py,line=7,endLine=7,col=5,endColumn=9,title=unprotected-route::Anyone can call POST /a.\n"},
		{"a note is a notice", checker.Diagnostic{Rule: "unknown-route", Severity: "note", Message: "Why.", Path: "app.py", Span: span(1, 1, 2)},
			"::notice file=app.py,line=1,endLine=1,col=1,endColumn=1,title=unknown-route::Why.\n"},
		{"several lines have no columns", checker.Diagnostic{Rule: "syntax-error", Severity: "error", Message: "M.", Path: "app.py", Span: several},
			"::error file=app.py,line=4,endLine=6,title=syntax-error::M.\n"},
		{"a span of no length", checker.Diagnostic{Rule: "syntax-error", Severity: "error", Message: "M.", Path: "app.py", Span: span(1, 5, 5)},
			"::error file=app.py,line=1,endLine=1,col=5,endColumn=5,title=syntax-error::M.\n"},
		{"a file only", checker.Diagnostic{Rule: "no-authentication", Severity: "warning", Message: "M.", Path: "app.py"},
			"::warning file=app.py,title=no-authentication::M.\n"},
		{"no place", checker.Diagnostic{Rule: "internal-error", Severity: "error", Message: "M."},
			"::error title=internal-error::M.\n"},
		{"what the format reads", checker.Diagnostic{Rule: "unknown-route", Severity: "warning", Message: "100%, a:b\r\nsecond", Path: "a,b:c%.py"},
			"::warning file=a%2Cb%3Ac%25.py,title=unknown-route::100%25, a:b%0D%0Asecond\n"},
		{"suppressed", checker.Diagnostic{Rule: "unknown-route", Severity: "warning", Message: "M.", Suppressed: true}, ""},
	}
	for _, test := range tests {
		if got := GitHub(checker.Report{Diagnostics: []checker.Diagnostic{test.of}}); got != test.want {
			t.Errorf("%s:\ngot  %q\nwant %q", test.name, got, test.want)
		}
	}
}

// A command is a line: ::name key=value,key=value::message.
var commandLine = regexp.MustCompile(`^::(error|warning|notice) [a-zA-Z]+=[^,:\r\n]*(,[a-zA-Z]+=[^,:\r\n]*)*::[^\r\n]+$`)

func TestEachAnnotationIsOneCommand(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(GitHub(shopReport), "\n"), "\n")
	if len(lines) != 4 {
		t.Errorf("%d lines for 4 findings", len(lines))
	}
	for _, line := range lines {
		if !commandLine.MatchString(line) {
			t.Errorf("not a workflow command: %q", line)
		}
	}
}
