package text

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

// GitHub writes a report as the workflow commands that GitHub Actions turns into
// annotations, a line each: ::error file=app.py,line=3,…::message. Suppressed
// findings are left out. Columns are given for spans of one line only, since
// GitHub takes no others; endColumn is that of the last character.
func GitHub(report checker.Report) string {
	var b strings.Builder
	for _, d := range report.Diagnostics {
		if !d.Suppressed {
			fmt.Fprintf(&b, "::%s %s::%s\n", annotation(d.Severity), strings.Join(properties(d), ","), data.Replace(d.Message))
		}
	}
	return b.String()
}

// annotation is the command for a severity.
func annotation(severity string) string {
	if severity == "note" {
		return "notice"
	}
	return severity
}

func properties(d checker.Diagnostic) []string {
	var list []string
	add := func(name string, value any) {
		list = append(list, name+"="+property.Replace(fmt.Sprint(value)))
	}
	if d.Path != "" {
		add("file", d.Path)
	}
	if start, end := d.Span.Start, d.Span.End; d.Path != "" && start.Line > 0 {
		add("line", start.Line)
		add("endLine", end.Line)
		if start.Line == end.Line {
			add("col", start.Column)
			add("endColumn", max(start.Column, end.Column-1))
		}
	}
	add("title", d.Rule)
	return list
}

// What ends a command's message, and besides that what ends a property.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
