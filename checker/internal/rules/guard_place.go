package rules

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

// A written is a misused guard as it stands in the text.
type written struct {
	diag.Place        // of the guard's name, with its parentheses when they are the mistake
	text       string // of that place
	at         string // "@" for a decorator
	exact      bool   // the place holds the guard and nothing else, so that it can be edited
}

// dottedName matches a name with attributes at the start of a text.
var dottedName = pattern.Of(`^[\pL_][\pL\pN_]*(\s*\.\s*[\pL_][\pL\pN_]*)*`)

// asWritten finds a misused guard in the text. The walk gives the place where the
// guard was applied: the decorator, the call of the guard, or, for a guard in a
// class attribute, the registration of the class.
func asWritten(file *source.File, r *access.Result) written {
	m := r.Misuse
	w := written{Place: m.Place, text: file.Slice(m.Span)}
	if rest, ok := strings.CutPrefix(w.text, "@"); ok {
		w.at, w.text = "@", rest
		w.Span.Start++
	} else if file.Slice(source.Span{Start: w.Span.Start - 1, End: w.Span.Start}) == "@" {
		w.at = "@"
	}
	if !m.MustCall {
		w.exact = true
		return w
	}
	if name := dottedName().FindString(w.text); w.at == "@" && name == w.text || lastPart(name) == lastPart(m.Guard) {
		w.text, w.Span.End, w.exact = name, w.Span.Start+len(name), true
		return w
	}
	if e := inClassAttribute(r.Module, r.Func, lastPart(m.Guard)); e != nil {
		w.Place = diag.Place{Path: r.Path, Span: e.Span()}
		w.text, w.exact = r.Module.File.Slice(e.Span()), true
		return w
	}
	w.text = m.Guard
	return w
}

func lastPart(name string) string {
	return strings.TrimSpace(name[strings.LastIndexByte(name, '.')+1:])
}

// inClassAttribute finds the bare name of a guard in the attributes decorators
// and method_decorators of the class around a method, or of a base in the file.
func inClassAttribute(m *syntax.Module, method syntax.Node, guard string) syntax.Expr {
	classes := map[string]*syntax.ClassDef{}
	var class *syntax.ClassDef
	syntax.Inspect(m, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.ClassDef); ok {
			classes[c.Name] = c
			if c.At.Start <= method.Span().Start && method.Span().End <= c.At.End {
				class = c
			}
		}
		return true
	})
	for class != nil {
		for _, s := range class.Body {
			if e := inAttribute(s, guard); e != nil {
				return e
			}
		}
		bases := class.Bases
		delete(classes, class.Name) // a class that names itself as its base ends the search
		class = nil
		for _, base := range bases {
			if c := classes[lastPart(dotted(base))]; c != nil && class == nil {
				class = c
			}
		}
	}
	return nil
}

func inAttribute(s syntax.Stmt, guard string) syntax.Expr {
	assign, ok := s.(*syntax.Assign)
	if !ok {
		return nil
	}
	attribute, ok := assign.Targets[0].(*syntax.Name)
	if !ok || attribute.ID != "decorators" && attribute.ID != "method_decorators" {
		return nil
	}
	var found syntax.Expr
	syntax.Inspect(assign.Value, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.Call); ok {
			return false
		}
		if e, ok := n.(syntax.Expr); ok && found == nil && lastPart(dotted(e)) == guard {
			found = e
		}
		return found == nil
	})
	return found
}
