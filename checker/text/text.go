// Package text writes a report for people who read a terminal: each diagnostic
// in the form of a compiler, with the source line and a caret under the span,
// then a table of routes, then the sums in a line.
package text

import (
	"cmp"
	"fmt"
	"strings"

	"unguarded/checker"
	"unguarded/checker/source"
)

// Options say how a report is written.
type Options struct {
	Colour bool // with ANSI escape sequences, for a terminal that shows them
}

// Format writes the report. The files are those that were checked; a diagnostic
// in another file is shown without its source line.
func Format(report checker.Report, files []checker.File, options Options) string {
	w := writer{paint: palette(options.Colour), texts: map[string]*source.File{}}
	for _, file := range files {
		w.texts[file.Path] = source.NewFile(file.Path, file.Source)
	}
	for _, diagnostic := range report.Diagnostics {
		if !diagnostic.Suppressed {
			w.diagnostic(diagnostic)
		}
	}
	w.routes(report.Routes)
	w.summary(report)
	return w.out.String()
}

type writer struct {
	out   strings.Builder
	paint palette
	texts map[string]*source.File
}

// diagnostic writes one diagnostic, its related places and an empty line.
func (w *writer) diagnostic(d checker.Diagnostic) {
	where := location(d.Path, d.Span)
	if where != "" {
		where += ": "
	}
	colour := severityColour(d.Severity)
	fmt.Fprintf(&w.out, "%s%s: %s [%s]\n", w.paint.wrap(bold, where), w.paint.wrap(colour, d.Severity), printable(d.Message), d.Rule)
	w.excerpt(d.Path, d.Span, colour)
	for _, related := range d.Related {
		where := location(related.Path, related.Span)
		fmt.Fprintf(&w.out, "  %s: %s\n", cmp.Or(where, "note"), printable(related.Message))
		w.excerpt(related.Path, related.Span, severityColour("note"))
	}
	w.out.WriteByte('\n')
}

// location writes "path:line:column", as much of it as there is.
func location(path string, span checker.Span) string {
	if path == "" {
		return ""
	}
	if span.Start.Line == 0 {
		return printable(path)
	}
	return fmt.Sprintf("%s:%d:%d", printable(path), span.Start.Line, span.Start.Column)
}

// excerpt writes the line where the span starts, and carets under the span.
func (w *writer) excerpt(path string, span checker.Span, colour colour) {
	text, known := w.texts[path]
	if !known || span.Start.Line == 0 || span.Start.Line > text.Lines() {
		return
	}
	line, carets := underline(text.LineText(span.Start.Line), span)
	number := fmt.Sprintf("%5d", span.Start.Line)
	fmt.Fprintf(&w.out, "%s%s\n", w.paint.wrap(faint, number+" | "), line)
	fmt.Fprintf(&w.out, "%s%s\n", w.paint.wrap(faint, "      | "), w.paint.wrapIndented(colour, carets))
}

// summary writes the sums of a report.
func (w *writer) summary(report checker.Report) {
	sums := report.Summary
	if sums.Files == 0 {
		w.out.WriteString("No Python files.\n")
		return
	}
	if report.Profile != checker.ProfileClassic {
		w.out.WriteString(routeSums(sums) + " ")
	}
	fmt.Fprintf(&w.out, "%s, %s, %s in %s (%s).", count(sums.Errors, "error"), count(sums.Warnings, "warning"),
		count(sums.Notes, "note"), count(sums.Files, "file"), count(sums.Lines, "line"))
	if n := suppressed(report.Diagnostics); n > 0 {
		fmt.Fprintf(&w.out, " %s suppressed.", count(n, "finding"))
	}
	w.out.WriteByte('\n')
}

// routeSums writes how many routes there are, and how they are split; verdicts
// that none has are left out.
func routeSums(sums checker.Summary) string {
	if sums.Routes == 0 {
		return "No routes."
	}
	var parts []string
	for _, part := range []struct {
		n       int
		verdict string
	}{
		{sums.Unprotected, "unprotected"}, {sums.Broken, "broken"}, {sums.Optional, "optional"},
		{sums.Unknown, "unknown"}, {sums.Public, "public"}, {sums.Protected, "protected"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.verdict))
		}
	}
	return count(sums.Routes, "route") + ": " + strings.Join(parts, ", ") + "."
}

func suppressed(diagnostics []checker.Diagnostic) int {
	n := 0
	for _, d := range diagnostics {
		if d.Suppressed {
			n++
		}
	}
	return n
}

// count writes a number with its noun in the singular or the plural.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// routes writes the table of routes, in the report's order.
func (w *writer) routes(routes []checker.Route) {
	if len(routes) == 0 {
		return
	}
	rows := [][]string{{"METHOD", "URL RULE", "VIEW", "VERDICT", "REASON"}}
	for _, route := range routes {
		rows = append(rows, row(route))
	}
	widths := columnWidths(rows)
	for i, cells := range rows {
		var line strings.Builder
		for j, cell := range cells {
			line.WriteString(w.paint.wrap(cellColour(i, j, routes), cell))
			line.WriteString(strings.Repeat(" ", widths[j]-width(cell)+2))
		}
		w.out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	w.out.WriteByte('\n')
}

// cellColour colours the heading, and each route's verdict.
func cellColour(line, column int, routes []checker.Route) colour {
	switch {
	case line == 0:
		return faint
	case column == verdictColumn:
		return verdictColour(routes[line-1].Verdict)
	}
	return plain
}

const verdictColumn = 3

// row writes a route's cells. A URL rule that is known in part has an ellipsis
// where the unknown part may stand.
func row(route checker.Route) []string {
	rule := route.URLRule
	if !route.URLRuleKnown {
		rule = "…" + rule
	}
	return []string{
		printable(strings.Join(route.Methods, ",")), printable(rule), printable(route.View),
		glyph(route.Verdict) + " " + route.Verdict, printable(route.Reason),
	}
}

// columnWidths returns the width of each column in terminal cells.
func columnWidths(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, cells := range rows {
		for j, cell := range cells {
			widths[j] = max(widths[j], width(cell))
		}
	}
	return widths
}
