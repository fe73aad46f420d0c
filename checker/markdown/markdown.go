// Package markdown writes a report for a pull request or a page, and a rule's
// documentation, as GitHub Flavored Markdown.
package markdown

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

// Format writes the report: its sums, the findings by severity, the routes.
// Suppressed findings are counted, not shown.
func Format(report checker.Report) string {
	var b strings.Builder
	b.WriteString("# Unguarded\n\n" + sums(report) + "\n")
	findings(&b, report.Diagnostics)
	routes(&b, report.Routes)
	return b.String()
}

func sums(report checker.Report) string {
	s := report.Summary
	text := fmt.Sprintf("%s, %s, %s in %s.", count(s.Errors, "error"), count(s.Warnings, "warning"), count(s.Notes, "note"), count(s.Files, "file"))
	suppressed := 0
	for _, d := range report.Diagnostics {
		if d.Suppressed {
			suppressed++
		}
	}
	if suppressed > 0 {
		text += " " + count(suppressed, "finding") + " suppressed."
	}
	return text
}

func findings(b *strings.Builder, list []checker.Diagnostic) {
	for _, group := range []struct{ severity, title string }{{"error", "Errors"}, {"warning", "Warnings"}, {"note", "Notes"}} {
		head := "\n## " + group.title + "\n\n"
		for _, d := range list {
			if d.Suppressed || d.Severity != group.severity {
				continue
			}
			b.WriteString(head)
			head = ""
			finding(b, d)
		}
	}
}

// finding is an item of a list: where, what, by which rule, and the places that
// belong to it as items below.
func finding(b *strings.Builder, d checker.Diagnostic) {
	b.WriteString("- ")
	if at := place(d.Path, d.Span); at != "" {
		b.WriteString(at + " ")
	}
	fmt.Fprintf(b, "%s (%s)\n", inline(d.Message), code(d.Rule))
	for _, m := range d.Related {
		b.WriteString("  - ")
		if at := place(m.Path, m.Span); at != "" {
			b.WriteString(at + " ")
		}
		b.WriteString(inline(m.Message) + "\n")
	}
}

// place is "path:line" as code, "" where there is none.
func place(path string, span checker.Span) string {
	switch {
	case path == "":
		return ""
	case span.Start.Line == 0:
		return code(path)
	}
	return code(fmt.Sprintf("%s:%d", path, span.Start.Line))
}

func routes(b *strings.Builder, list []checker.Route) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n## Routes\n\n| method | URL rule | view | verdict | reason |\n|---|---|---|---|---|\n")
	for _, r := range list {
		rule := r.URLRule
		if !r.URLRuleKnown {
			rule = "…" + rule
		}
		cells := []string{strings.Join(r.Methods, ", "), code(rule), code(r.View), r.Verdict, inline(r.Reason)}
		for i := range cells {
			cells[i] = cell(cells[i])
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
}

// count writes a number with its noun in the singular or the plural.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
