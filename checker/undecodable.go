package checker

import (
	"slices"
	"strings"
)

// AddUndecodable puts a Python file into the report whose bytes are no text, or a
// path that can't be read, so that Check never saw it: a syntax error at the place,
// in its order among the others, and counted. A path that can't be read has no
// place. Who reads files finds this out, not Check.
func (r *Report) AddUndecodable(path, message string, at Position) {
	span := Span{Start: at, End: Position{Line: at.Line, Column: at.Column + 1}}
	if at == (Position{}) {
		span = Span{}
	}
	diagnostic := Diagnostic{Rule: "syntax-error", Severity: "error", Message: message, Path: path, Span: span}
	i, _ := slices.BinarySearchFunc(r.Diagnostics, path, func(d Diagnostic, p string) int { return strings.Compare(d.Path, p) })
	r.Diagnostics = slices.Insert(r.Diagnostics, i, diagnostic)

	answer := Classic{Path: path, Reason: "The file does not parse: " + message}
	i, _ = slices.BinarySearchFunc(r.Classic, path, func(c Classic, p string) int { return strings.Compare(c.Path, p) })
	r.Classic = slices.Insert(r.Classic, i, answer)

	r.Summary.Files++
	r.Summary.Errors++
}
