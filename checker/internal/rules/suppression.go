package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

// Suppress marks the diagnostics that a comment suppresses, and adds a note for
// each suppression that is of no use. Two forms are known, on the line of the
// diagnostic, or on the head of the function or class around it, from the line
// above its decorators to the colon:
//
//	# noqa: unprotected-route
//	# unguarded: ignore[unprotected-route] -- the gateway asks for the token
func Suppress(modules []*syntax.Module, found []diag.Diagnostic) []diag.Diagnostic {
	for _, m := range modules {
		list := suppressionsOf(m)
		if len(list) == 0 {
			continue
		}
		heads := headsOf(m)
		for i := range found {
			if found[i].Path == m.File.Path {
				found[i].Suppressed = applies(list, found[i].Rule, linesOf(m.File, heads, found[i].Span))
			}
		}
		for _, s := range list {
			found = append(found, s.notes()...)
		}
	}
	return found
}

// A suppression is one rule in one comment.
type suppression struct {
	diag.Place
	line   int
	alone  bool // nothing else stands on the line
	id     string
	reason string // of an ignore
	ignore bool   // it is an ignore, which needs a reason
	used   bool
}

// applies tells whether a suppression of the rule stands on one of the lines, and
// marks all that do.
func applies(list []*suppression, id string, lines []lineRange) bool {
	hit := false
	for _, s := range list {
		if s.id == id && slices.ContainsFunc(lines, s.standsOn) {
			s.used, hit = true, true
		}
	}
	return hit
}

// standsOn tells whether the comment is on one of the lines, or alone on the one
// above a head.
func (s *suppression) standsOn(r lineRange) bool {
	return r.first <= s.line && s.line <= r.last || r.head && s.alone && s.line == r.first-1
}

var (
	noqaComment   = pattern.Of(`#\s*noqa:\s*([^#]*)`)
	ignoreComment = pattern.Of(`#\s*unguarded:\s*ignore\[([^\]#]*)\]\s*(?:--\s*(.*))?`)
	otherCode     = pattern.Of(`^[A-Z]+[0-9]+$`)
	ownForm       = pattern.Of(`^[a-z]+(-[a-z]+)+$`)
)

func suppressionsOf(m *syntax.Module) []*suppression {
	var list []*suppression
	for _, c := range m.Comments {
		text := m.File.Slice(c.At)
		if !strings.Contains(text, "noqa:") && !strings.Contains(text, "unguarded:") {
			continue
		}
		base := suppression{Place: diag.Place{Path: m.File.Path, Span: c.At}, line: m.File.Line(c.At.Start)}
		before := m.File.Slice(source.Span{Start: m.File.LineStart(base.line), End: c.At.Start})
		base.alone = strings.TrimSpace(before) == ""
		for _, hit := range ignoreComment().FindAllStringSubmatch(text, -1) {
			for _, id := range strings.Split(hit[1], ",") {
				s := base
				s.id, s.reason, s.ignore = strings.TrimSpace(id), strings.TrimSpace(hit[2]), true
				list = append(list, &s)
			}
		}
		for _, hit := range noqaComment().FindAllStringSubmatch(text, -1) {
			for _, id := range noqaIDs(hit[1]) {
				s := base
				s.id = id
				list = append(list, &s)
			}
		}
	}
	return list
}

// noqaIDs lists the rules behind "noqa:". Codes of other tools, F401, are theirs;
// the first word that is neither ends the list.
func noqaIDs(text string) []string {
	var ids []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		switch {
		case otherCode().MatchString(word):
		case ownForm().MatchString(word):
			ids = append(ids, word)
		default:
			return ids
		}
	}
	return ids
}

// notes says what is wrong with a suppression: the rule is not known, nothing was
// suppressed, or an ignore gives no reason.
func (s *suppression) notes() []diag.Diagnostic {
	note := func(format string, args ...any) []diag.Diagnostic {
		return []diag.Diagnostic{{Place: s.Place, Rule: unusedSuppression.ID, Severity: diag.Note, Message: fmt.Sprintf(format, args...)}}
	}
	rule, known := ByID(s.id)
	switch {
	case !known:
		return note("No rule is called %s, so this comment suppresses nothing.", code(s.id))
	case !s.used && rule.Profile == unusedSuppression.Profile:
		return note("%s does not report here, so this comment suppresses nothing. Take it away.", code(s.id))
	case s.ignore && s.reason == "":
		return note("This comment suppresses %s and does not say why: write the reason behind two hyphens.", code(s.id))
	}
	return nil
}

// A lineRange is a range of lines, both ends included: a place, or the head of a
// function or class with its decorators.
type lineRange struct {
	first, last int
	head        bool
}

// A definition is a function or class with the lines of its head: from its first
// decorator to the colon.
type definition struct {
	at   source.Span // decorators included
	head lineRange
}

// headsOf lists the functions and classes of a file, the outer ones first.
func headsOf(m *syntax.Module) []definition {
	var list []definition
	syntax.Inspect(m, func(n syntax.Node) bool {
		decorators, body := headOf(n)
		if len(body) == 0 {
			return true
		}
		at := n.Span()
		last := max(m.File.Line(at.Start), m.File.Line(body[0].Span().Start)-1)
		for _, d := range decorators {
			at.Start = min(at.Start, d.At.Start)
		}
		list = append(list, definition{at, lineRange{m.File.Line(at.Start), last, true}})
		return true
	})
	return list
}

// linesOf gives the lines on which a comment speaks of a place: its own, and those
// of the head of the innermost function or class around it.
func linesOf(file *source.File, definitions []definition, at source.Span) []lineRange {
	if at.None() {
		return nil
	}
	lines := []lineRange{{file.Line(at.Start), file.Line(max(at.Start, at.End-1)), false}}
	for i := len(definitions) - 1; i >= 0; i-- {
		if d := definitions[i]; d.at.Start <= at.Start && at.Start < d.at.End {
			return append(lines, d.head)
		}
	}
	return lines
}

// headOf gives the decorators and the body of a function or class.
func headOf(n syntax.Node) ([]*syntax.Decorator, []syntax.Stmt) {
	switch d := n.(type) {
	case *syntax.FunctionDef:
		return d.Decorators, d.Block()
	case *syntax.ClassDef:
		return d.Decorators, d.Body
	}
	return nil, nil
}
