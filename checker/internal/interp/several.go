package interp

import (
	"slices"

	"unguarded/checker/internal/syntax"
)

// several decides tests that stand in a row, `a or b or c`, together: those that have no
// effect, can't be told, and have to do with no caller. One way for each of them would be
// more than can be walked, and nothing but their outcome matters to what follows. It gives
// how many of the expressions, from the first, whose value is v, it answers for: none where
// there is nothing to gain.
func (m *Machine) several(fr *frame, tests []syntax.Expr, v Value, isAnd bool) (outcome Value, n int) {
	if !anybodys(v) || !isTest(tests[0]) {
		return nil, 0
	}
	taint := TaintOf(v)
	for n = 1; n < len(tests) && isTest(tests[n]); n++ {
		var next Value
		if m.Try(func() { next = m.eval(fr, tests[n]) }) != nil || !anybodys(next) {
			break
		}
		if b, known := m.Truth(next); known && b != isAnd {
			return next, len(tests) // whatever those before it are
		}
		taint |= TaintOf(next)
	}
	if n == 1 {
		return nil, 0
	}
	return &Unknown{Why: "whether any of several conditions holds", Taint: taint, Place: fr.at(tests[0])}, n
}

// anybodys tells whether a value is the same whoever calls: the URL is.
func anybodys(v Value) bool { return TaintOf(v)&(Credential|Input|Sent) == 0 }

// isTest tells whether an expression is true or false, and does nothing besides.
func isTest(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Compare:
		return plainValue(e.Left) && plainValues(e.Right)
	case *syntax.Call:
		method, ok := e.Func.(*syntax.Attribute)
		return ok && (method.Attr == "startswith" || method.Attr == "endswith") && len(e.Keywords) == 0 &&
			plainValue(method.Value) && plainValues(e.Args)
	}
	return false
}

func plainValues(list []syntax.Expr) bool {
	return !slices.ContainsFunc(list, func(e syntax.Expr) bool { return !plainValue(e) })
}
