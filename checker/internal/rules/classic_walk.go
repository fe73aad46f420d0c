package rules

import (
	"fmt"
	"slices"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// classicWalk visits a tree as the original's visitors did. Once end is set, by
// a guard, a call or an error, nothing can make the check fire any more, and
// nothing further is visited.
type classicWalk struct {
	file       *source.File
	module     string // the package imported first, "" before
	importLine int
	first      *syntax.FunctionDef // the function to report
	end        string              // why the check is silent
}

func (v *classicWalk) line(n syntax.Node) int { return v.file.Line(n.Span().Start) }

func (v *classicWalk) stop(format string, args ...any) {
	if v.end == "" {
		v.end = fmt.Sprintf(format, args...)
	}
}

// visit is called for each node in the order of the text, and tells whether its
// children are visited too.
func (v *classicWalk) visit(node syntax.Node) bool {
	if v.end != "" {
		return false
	}
	switch n := node.(type) {
	case *syntax.Import:
		for _, name := range n.Names {
			v.imported(n, name.Name)
		}
	case *syntax.ImportFrom:
		v.imported(n, n.Module) // the original did not look at the dots
	case *syntax.FunctionDef:
		return v.function(n, nil)
	case *syntax.ClassDef:
		v.class(n)
		return false
	case *syntax.Assign:
		v.assign(n)
		return false
	case *syntax.Call:
		v.call(n)
	}
	return v.end == ""
}

func (v *classicWalk) children(node syntax.Node) {
	for _, child := range syntax.Children(node) {
		syntax.Inspect(child, v.visit)
	}
}

func (v *classicWalk) imported(n syntax.Node, module string) {
	if v.module == "" && slices.Contains(classicModules, module) {
		v.module, v.importLine = module, v.line(n)
	}
}

// function is visited only after an import. A function with a guard ends the
// walk; the body of one without is visited for calls, functions and classes.
// The names of a class attribute, in spread, were hung on the method as calls.
func (v *classicWalk) function(f *syntax.FunctionDef, spread []string) (descend bool) {
	if v.module == "" {
		return false
	}
	if v.first == nil {
		v.first = f
	}
	var names []string
	for _, d := range f.Decorators {
		name, ok := lastName(d.Expr)
		if !ok {
			v.stop("it ends in an error at the decorator on line %d, which is neither a name nor a call of one", v.line(d))
			return false
		}
		names = append(names, name)
	}
	if guard := firstOf(names, classicGuards); guard != "" {
		v.stop("`%s` on line %d has the decorator %s", f.Name, v.line(f), guard)
	} else if guard := firstOf(spread, classicGuards); guard != "" {
		v.stop("`%s` on line %d has %s from the class attribute decorators", f.Name, v.line(f), guard)
	} else if call := firstOf(spread, classicCalls); call != "" {
		v.stop("%s in a class attribute decorators counts as a call, at `%s` on line %d", call, f.Name, v.line(f))
	}
	return v.end == ""
}

// class is visited only after an import, and only when it has a base. Its
// attribute decorators reached the methods with a plain def, no others.
func (v *classicWalk) class(c *syntax.ClassDef) {
	if v.module == "" || len(c.Bases) == 0 {
		return
	}
	var spread []string
	for _, s := range c.Body {
		spread = append(spread, decoratorsAttribute(s)...)
	}
	for _, child := range syntax.Children(c) {
		method, ok := child.(*syntax.FunctionDef)
		if !ok || method.Async {
			syntax.Inspect(child, v.visit)
		} else if v.end == "" && v.function(method, spread) {
			v.children(method)
		}
	}
}

// decoratorsAttribute gives the plain names in `decorators = [a, b]`, a list or
// a tuple; calls and attributes in it were dropped.
func decoratorsAttribute(s syntax.Stmt) []string {
	assign, ok := s.(*syntax.Assign)
	if !ok || !slices.ContainsFunc(assign.Targets, func(t syntax.Expr) bool {
		name, ok := t.(*syntax.Name)
		return ok && name.ID == "decorators"
	}) {
		return nil
	}
	var names []string
	for _, e := range sequence(assign.Value) {
		if name, ok := e.(*syntax.Name); ok {
			names = append(names, name.ID)
		}
	}
	return names
}

func sequence(e syntax.Expr) []syntax.Expr {
	switch e := e.(type) {
	case *syntax.List:
		return e.Elts
	case *syntax.Tuple:
		return e.Elts
	}
	return nil
}

// assign visits the value alone: calls inside a target went unseen. The original
// paired a tuple of names with a tuple on the right, and failed with an
// IndexError when a star made the right one shorter.
func (v *classicWalk) assign(s *syntax.Assign) {
	targets, isTuple := s.Targets[0].(*syntax.Tuple)
	values, hasValues := s.Value.(*syntax.Tuple)
	if isTuple && hasValues {
		for i, target := range targets.Elts {
			if _, ok := target.(*syntax.Name); ok && i >= len(values.Elts) {
				v.stop("it ends in an error at line %d, where the tuple on the right is shorter than the one on the left", v.line(s))
				return
			}
		}
	}
	syntax.Inspect(s.Value, v.visit)
}

func (v *classicWalk) call(c *syntax.Call) {
	if v.module == "" {
		return
	}
	name := ""
	switch f := c.Func.(type) {
	case *syntax.Name:
		name = f.ID
	case *syntax.Attribute:
		name = f.Attr
	}
	if slices.Contains(classicCalls, name) {
		v.stop("%s() is called on line %d", name, v.line(c))
	}
}

// lastName is the name that a decorator ends with: jwt_required for
// @auth.jwt_required(). It is false for every expression but a name, an
// attribute and a single call of those.
func lastName(e syntax.Expr) (string, bool) {
	if c, ok := e.(*syntax.Call); ok {
		e = c.Func
	}
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID, true
	case *syntax.Attribute:
		return e.Attr, true
	}
	return "", false
}

func firstOf(names, known []string) string {
	for _, name := range names {
		if slices.Contains(known, name) {
			return name
		}
	}
	return ""
}
