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
	Node    syntax.Expr // the call of startswith or endswith, or the comparison
	Subject syntax.Expr // what is tested
	Literal *syntax.Constant
	Kind    string // "startswith", "endswith" or "in"
	Hook    string // the hook's name
}

// findLoose looks for the test of a hook that lets an open route by, though the
// path goes on behind what the test names. That the path decides is proven: under
// another path the same route refuses strangers.
func (l *library) findLoose(m *interp.Machine, res *Result) {
	if res.Verdict != Unprotected || !res.URLRuleKnown {
		return
	}
	path, _ := flask.Example(res.URLRule)
	for _, h := range res.Hooks("before_request_funcs") {
		f := flask.InnermostFunction(m, h)
		if f == nil || f.Module == nil {
			continue
		}
		for _, test := range l.looseTests(f) {
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
	named := t.Literal.Str
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
func (l *library) looseTests(f *interp.Function) []*LooseTest {
	if list, known := l.loose[f.Def]; known {
		return list
	}
	var list []*LooseTest
	add := func(kind string, node, subject, what syntax.Expr) {
		if c, ok := what.(*syntax.Constant); ok && c.Kind == syntax.Str {
			list = append(list, &LooseTest{
				Place: diag.Place{Path: f.Module.Path, Span: node.Span()},
				Node:  node, Subject: subject, Literal: c, Kind: kind, Hook: f.Qual,
			})
		}
	}
	syntax.Inspect(f.Def, func(n syntax.Node) bool {
		switch e := n.(type) {
		case *syntax.Call:
			of, ok := e.Func.(*syntax.Attribute)
			if !ok || len(e.Args) != 1 || of.Attr != "startswith" && of.Attr != "endswith" {
				return true
			}
			add(of.Attr, e, of.Value, e.Args[0])
			if several, ok := e.Args[0].(*syntax.Tuple); ok {
				for _, one := range several.Elts {
					add(of.Attr, e, of.Value, one)
				}
			}
		case *syntax.Compare:
			if len(e.Ops) == 1 && (e.Ops[0] == "in" || e.Ops[0] == "not in") {
				add("in", e, e.Right[0], e.Left)
			}
		}
		return true
	})
	l.loose[f.Def] = list
	return list
}
