package checker

import (
	"slices"
	"strings"
)

// UnreadablePath is the rule of a diagnostic about a path that can't be read.
const UnreadablePath = "unreadable-path"

// AddUndecodable puts a Python file into the report whose bytes are no text, so that
// Check never saw it: a syntax error at the place, in its order among the others, and
// counted. With no place it is a path that can't be read, which is a rule of its own.
// Who reads files finds this out, not Check.
func (r *Report) AddUndecodable(path, message string, at Position) {
	span := Span{Start: at, End: Position{Line: at.Line, Column: at.Column + 1}}
	rule, reason := "syntax-error", "The file does not parse: "+message
	if at == (Position{}) {
		span, rule, reason = Span{}, UnreadablePath, message
	}
	diagnostic := Diagnostic{Rule: rule, Severity: "error", Message: message, Path: path, Span: span}
	i, _ := slices.BinarySearchFunc(r.Diagnostics, path, func(d Diagnostic, p string) int { return strings.Compare(d.Path, p) })
	r.Diagnostics = slices.Insert(r.Diagnostics, i, diagnostic)

	answer := Classic{Path: path, Reason: reason}
	i, _ = slices.BinarySearchFunc(r.Classic, path, func(c Classic, p string) int { return strings.Compare(c.Path, p) })
	r.Classic = slices.Insert(r.Classic, i, answer)

	r.Summary.Files++
	r.Summary.Errors++
}
