package syntax

import (
	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
)

// caseStmt carries a Case through a list of statements: gpython sees the cases of
// a match as ifs in its block.
type caseStmt struct{ *Case }

func (caseStmt) stmt() {}

// match builds a match from the if that it was lowered to.
func (w *walker) match(n *ast.If, start int) Stmt {
	m := &Match{}
	if line := w.bad[w.cur]; line != nil {
		m.Subject = w.badHeader(line)
	} else {
		w.next()
		m.Subject = w.list(n.Test)
	}
	at := w.cur
	for _, s := range w.suite(n.Body) {
		switch s := s.(type) {
		case caseStmt:
			m.Cases = append(m.Cases, s.Case)
		case *Bad:
		default:
			panic(&failure{token: at, message: "the block of a `match` must consist of `case` blocks"})
		}
	}
	m.Loc = w.from(start)
	return m
}

// matchCase builds a case; its pattern is parsed from the tokens.
func (w *walker) matchCase(n *ast.If, start int) *Case {
	c := &Case{}
	if line := w.bad[w.cur]; line != nil {
		bad := w.badHeader(line)
		c.Pattern, c.Guard = &MatchAs{Loc: bad.Loc}, bad
	} else {
		w.next()
		c.Pattern = w.patterns()
		if w.accept(lower.If) {
			c.Guard = w.value(n.Test)
		}
		if w.kind() != lower.Colon {
			w.badPattern()
		}
	}
	c.Body = w.suite(n.Body)
	c.Loc = w.from(start)
	return c
}
