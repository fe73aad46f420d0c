package syntax

import (
	"slices"
	"strings"

	"unguarded/checker/source"
)

// features are what __future__ has in CPython 3.14.
var features = []string{
	"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
	"barry_as_FLUFL", "generator_stop", "annotations",
}

// checkFuture reports imports from __future__ of what is not there, and those that
// don't stand at the beginning of the file.
func (p *parser) checkFuture(m *Module) {
	if !strings.Contains(m.File.Text, "__future__") {
		return
	}
	early := map[Stmt]bool{}
	for i, s := range m.Body {
		if isFuture(s) {
			early[s] = true
		} else if i > 0 || !isDocstring(s) {
			break
		}
	}
	parsed := p.said == 0
	ScanStatements(m, func(n Node) bool {
		s, ok := n.(Stmt)
		if !ok || !isFuture(s) {
			return true
		}
		switch {
		case early[s]:
			p.checkFeatures(s.(*ImportFrom))
		case parsed: // else what is above may not be what it seems
			p.error(s.Span(), "from __future__ imports must occur at the beginning of the file", false)
		}
		return true
	})
}

func (p *parser) checkFeatures(s *ImportFrom) {
	for _, a := range s.Names {
		switch {
		case a.Name == "braces":
			p.error(a.At, "not a chance: Python's blocks are indented, and have no braces", false)
		case !slices.Contains(features, a.Name):
			p.error(a.At, "future feature "+a.Name+" is not defined", false)
		}
	}
}

func isFuture(s Stmt) bool {
	i, ok := s.(*ImportFrom)
	return ok && i.Level == 0 && i.Module == "__future__"
}

// isDocstring tells whether a statement is a plain text.
func isDocstring(s Stmt) bool {
	e, ok := s.(*ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*Constant)
	return ok && c.Kind == Str
}

// checkCoding reports a comment that names an encoding which Python doesn't know.
func (p *parser) checkCoding() {
	text := p.text.File.Text
	name, at := source.Coding(text)
	switch {
	case name == "":
	case !source.KnowsCoding(name):
		p.error(at, "unknown encoding: "+name, false)
	case strings.HasPrefix(text, "\uFEFF") && !strings.HasPrefix(strings.ReplaceAll(strings.ToLower(name), "_", "-")+"-", "utf-8-"):
		p.error(at, "encoding problem: "+name+" with BOM, a mark that only utf-8 has", false)
	}
}
