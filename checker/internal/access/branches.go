package access

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/source"
)

// Branch notes the last test that decided what the body does.
func (w *walk) Branch(t interp.Taint, at diag.Place) {
	w.swayed = w.swayed || t&interp.Sent != 0
	if t&interp.Credential != 0 {
		w.last = t
	}
	if w.inBody() {
		w.tests = append(w.tests, branch{at, t&interp.Credential != 0})
	}
}

// branch is an if or a match that was decided.
type branch struct {
	diag.Place
	credentials bool // by what the request carries, or lacks
}

// forgetTests leaves out the tests of a function that returned: what its caller does next
// is not decided by them.
func (w *walk) forgetTests(f *interp.Function) {
	for n := len(w.tests); n > 0 && f.Module != nil; n-- {
		if last := w.tests[n-1]; last.Path != f.Module.Path || !f.Def.Span().Holds(last.Span) {
			return
		}
		w.tests = w.tests[:n-1]
	}
}

// leftByTest tells whether a statement leaves the body because of the test of the
// credentials that came last: it stands inside its branches, or right behind them.
func (w *walk) leftByTest(at diag.Place) bool {
	if len(w.tests) == 0 {
		return false
	}
	test := w.tests[len(w.tests)-1]
	if !test.credentials || at.Path != test.Path || at.Span.Start < test.Span.Start {
		return false
	}
	if at.Span.End <= test.Span.End {
		return true
	}
	mod := w.m.Modules()[at.Path]
	return mod != nil && mod.Tree != nil && strings.TrimSpace(mod.Tree.File.Slice(source.Span{Start: test.Span.End, End: at.Span.Start})) == ""
}
