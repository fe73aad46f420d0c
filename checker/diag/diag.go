// Package diag is the shape of one reported observation: where, which rule, how
// bad, in which words, and what would mend it.
package diag

import (
	"cmp"
	"slices"

	"unguarded/checker/source"
)

// Severity says how bad a diagnostic is. The order is by rank, worst first.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

func (s Severity) rank() int {
	return slices.Index([]Severity{Error, Warning, Note}, s)
}

// A Place is a span in one of the files given. The zero Place is "no place".
type Place struct {
	Path string
	Span source.Span
}

// Related is a further place that explains a diagnostic, with one sentence.
type Related struct {
	Place
	Message string
}

// An Edit replaces one span by a new text.
type Edit struct {
	Place
	NewText string
}

// A Fix is one alternative that mends a diagnostic; Title is a verb phrase.
type Fix struct {
	Title string
	Edits []Edit
}

// A Diagnostic is one observation, made by a rule or by the parser.
type Diagnostic struct {
	Place
	Rule       string // a rule's ID, or "syntax-error"
	Severity   Severity
	Message    string // full sentences; names in backquotes
	Related    []Related
	Fixes      []Fix
	Suppressed bool
}

// Sort orders diagnostics by path, place, severity, rule and message: a full
// order, so that the same input gives the same bytes.
func Sort(list []Diagnostic) {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Severity.rank(), b.Severity.rank()),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
