package access

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A LooseTest is a test of the request's path in a hook that lets more routes by
// than the one it names: a prefix without its boundary, a part, an ending.
type LooseTest struct {
	diag.Place
	Node    syntax.Expr      // the call of startswith or endswith, or the comparison
	Subject syntax.Expr      // what is tested
	Named   string           // the text that it is tested for
	Literal *syntax.Constant // where the test itself has that text, else nil
	Kind    string           // "startswith", "endswith", "in" or "pattern"
	Hook    string           // the hook's name
	pattern pathPattern
}

// findLoose looks for the test of a hook that lets an open route by, though the
// path goes on behind what the test names. That the path decides is proven: under
// another path the same route refuses strangers.
func (l *library) findLoose(m *interp.Machine, res *Result) {
	if res.Verdict != Unprotected || !res.URLRuleKnown {
		return
	}
	path := res.URL()
	for _, h := range res.Hooks("before_request_funcs") {
		f := flask.InnermostFunction(m, h)
		if f == nil || f.Module == nil {
			continue
		}
		for _, test := range looseTests(f) {
			if !test.letsMore(path) {
				continue
			}
			other := *res.Route
			other.URLRule = "/~"
			if l.guards(m, &other, res.Registered) {
				res.Loose = test
			}
			return
		}
	}
}

// letsMore tells whether a path meets the test without being what it names, or
// below it.
func (t *LooseTest) letsMore(path string) bool {
	named := t.Named
	if t.Kind == "pattern" {
		return t.pattern.letsMore(path)
	}
	if named == "" || path == named || strings.HasPrefix(path, strings.TrimRight(named, "/")+"/") {
		return false
	}
	switch t.Kind {
	case "startswith":
		return strings.HasPrefix(path, named)
	case "endswith":
		return strings.HasSuffix(path, named)
	}
	return strings.Contains(path, named)
}

// looseTests lists the tests of texts in a hook.
func looseTests(f *interp.Function) []*LooseTest {
	var list []*LooseTest
	over := map[string]syntax.Expr{} // what the loops of the hook go over, by variable
	syntax.Inspect(f.Def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.For:
			if name, ok := n.Target.(*syntax.Name); ok {
				over[name.ID] = n.Iter
			}
		case *syntax.Generator:
			if name, ok := n.Target.(*syntax.Name); ok {
				over[name.ID] = n.Iter
			}
		}
		return true
	})
	add := func(kind string, node, subject, what syntax.Expr) {
		literal, _ := what.(*syntax.Constant)
		for _, text := range textsOf(f, what, over) {
			list = append(list, &LooseTest{
				Place: diag.Place{Path: f.Module.Path, Span: node.Span()},
				Node:  node, Subject: subject, Named: text, Literal: literal, Kind: kind, Hook: f.Qual,
			})
		}
	}
	syntax.Inspect(f.Def, func(n syntax.Node) bool {
		switch e := n.(type) {
		case *syntax.Call:
			of, ok := e.Func.(*syntax.Attribute)
			if ok {
				list = append(list, patternTests(f, e, of, over)...)
			}
			if !ok || len(e.Args) != 1 || of.Attr != "startswith" && of.Attr != "endswith" {
				return true
			}
			add(of.Attr, e, of.Value, e.Args[0])
		case *syntax.Compare:
			if len(e.Ops) == 1 && (e.Ops[0] == "in" || e.Ops[0] == "not in") {
				add("in", e, e.Right[0], e.Left)
			}
		}
		return true
	})
	return list
}

// textsOf lists the texts that an expression of a hook stands for: a literal, several
// of them, a name of the module that holds some, or the variable of a loop over them.
func textsOf(f *interp.Function, e syntax.Expr, over map[string]syntax.Expr) []string {
	switch e := e.(type) {
	case *syntax.Constant:
		if e.Kind == syntax.Str {
			return []string{e.Str}
		}
	case *syntax.Tuple:
		return textsOfAll(f, e.Elts, over)
	case *syntax.List:
		return textsOfAll(f, e.Elts, over)
	case *syntax.Set:
		return textsOfAll(f, e.Elts, over)
	case *syntax.Name:
		if iter, ok := over[e.ID]; ok {
			if name, ok := iter.(*syntax.Name); ok && over[name.ID] != nil {
				return nil // a loop over a loop's variable
			}
			return textsOf(f, iter, over)
		}
		if v, ok := f.Module.Scope.Get(e.ID); ok {
			return textsIn(v)
		}
	}
	return nil
}

func textsOfAll(f *interp.Function, list []syntax.Expr, over map[string]syntax.Expr) []string {
	var texts []string
	for _, e := range list {
		if _, nested := e.(*syntax.Name); !nested || over[e.(*syntax.Name).ID] == nil {
			texts = append(texts, textsOf(f, e, over)...)
		}
	}
	return texts
}

// textsIn gives a text, that of a compiled pattern, or those of a list.
func textsIn(v interp.Value) []string {
	switch v := v.(type) {
	case *interp.Const:
		if text, ok := interp.AsStr(v); ok {
			return []string{text}
		}
	case *interp.Instance:
		if pattern, ok := v.Attrs.Get("pattern"); ok {
			return textsIn(pattern)
		}
	case *interp.List:
		var texts []string
		for _, e := range v.Elts {
			texts = append(texts, textsIn(e)...)
		}
		return texts
	}
	return nil
}
