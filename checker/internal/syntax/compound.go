package syntax

import (
	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

func (w *walker) functionDef(n *ast.FunctionDef, start int) Stmt {
	line := w.bad[w.cur]
	f := &FunctionDef{Async: w.accept(lower.Async)}
	w.expect(lower.Def)
	if line != nil {
		f.Name, f.NameAt = w.salvageName()
		bad := w.badHeader(line)
		f.Params = &Params{Loc: Loc{source.Span{Start: bad.At.Start, End: bad.At.Start}}}
		f.body = w.suite(n.Body)
		f.Loc = w.from(start)
		return f
	}
	f.Name, f.NameAt = w.name()
	args := n.Args.Args
	if w.kind() == lower.LBracket {
		f.TypeParams = w.typeParams(args[0].Annotation)
		args = args[1:]
	}
	f.Params = w.defParams(n.Args, args)
	if n.Returns != nil {
		w.expect(lower.Arrow)
		f.Returns = w.value(n.Returns)
	}
	f.body = w.suite(n.Body)
	f.Loc = w.from(start)
	return f
}

// salvageName takes the name of a def or class whose header is wrong otherwise.
func (w *walker) salvageName() (string, source.Span) {
	if w.kind() == lower.Name {
		return w.name()
	}
	return "", source.Span{}
}

func (w *walker) classDef(n *ast.ClassDef, start int) Stmt {
	line := w.bad[w.cur]
	c := &ClassDef{}
	w.expect(lower.Class)
	if line != nil {
		c.Name, c.NameAt = w.salvageName()
		w.badHeader(line)
		c.Body = w.suite(n.Body)
		c.Loc = w.from(start)
		return c
	}
	c.Name, c.NameAt = w.name()
	bases := n.Bases
	if w.kind() == lower.LBracket {
		c.TypeParams = w.typeParams(bases[0])
		bases = bases[1:]
	}
	if w.accept(lower.LParen) {
		c.Bases, c.Keywords = w.arguments(bases, n.Keywords)
		w.expect(lower.RParen)
	}
	c.Body = w.suite(n.Body)
	c.Loc = w.from(start)
	return c
}

// test builds the condition behind the keyword of an if, elif or while.
func (w *walker) test(n ast.Expr) Expr {
	if line := w.bad[w.cur]; line != nil {
		return w.badHeader(line)
	}
	w.next()
	return w.value(n)
}

// ifStmt builds an if with its chain of elifs in a loop, as it may be long.
func (w *walker) ifStmt(n *ast.If, start int) Stmt {
	top := &If{}
	chain := []*If{top}
	depth := w.depth
	for s := top; ; {
		s.At.Start = start
		s.Test = w.test(n.Test)
		s.Body = w.suite(n.Body)
		if w.kind() != lower.Elif {
			if w.kind() == lower.Else && len(n.Orelse) > 0 {
				s.Orelse = w.clause(n.Orelse)
			}
			break
		}
		w.deeper(1)
		start = w.start()
		n = n.Orelse[0].(*ast.If)
		elif := &If{}
		s.Orelse = []Stmt{elif}
		chain = append(chain, elif)
		s = elif
	}
	w.depth = depth
	for _, s := range chain {
		s.At.End = w.end
	}
	return top
}

// clause builds the suite of an else or finally.
func (w *walker) clause(list []ast.Stmt) []Stmt {
	if line := w.bad[w.cur]; line != nil {
		w.badHeader(line)
	} else {
		w.next()
	}
	return w.suite(list)
}

// orelse builds an else, if there is one.
func (w *walker) orelse(list []ast.Stmt) []Stmt {
	if w.kind() != lower.Else || len(list) == 0 {
		return nil
	}
	return w.clause(list)
}

func (w *walker) forStmt(n *ast.For, start int) Stmt {
	f := &For{}
	if line := w.bad[w.cur]; line != nil {
		f.Async = w.kind() == lower.Async
		bad := w.badHeader(line)
		f.Target, f.Iter = bad, bad
	} else {
		f.Async = w.accept(lower.Async)
		w.expect(lower.For)
		f.Target = w.forTarget(n.Target)
		w.expect(lower.In)
		f.Iter = w.list(n.Iter)
	}
	f.Body = w.suite(n.Body)
	f.Orelse = w.orelse(n.Orelse)
	f.Loc = w.from(start)
	return f
}

// forTarget builds the target of a for statement; gpython 0.2.0 loses the comma
// of `for x, in y`.
func (w *walker) forTarget(n ast.Expr) Expr {
	comma := w.nextComma(w.cur, lower.In)
	if comma < 0 || w.tokens[comma+1].Kind != lower.In {
		return w.target(n)
	}
	e, extent := w.element(n, len(w.open))
	w.expect(lower.Comma)
	return &Tuple{w.from(extent.Start), []Expr{e}}
}

func (w *walker) while(n *ast.While, start int) Stmt {
	s := &While{Test: w.test(n.Test)}
	s.Body = w.suite(n.Body)
	s.Orelse = w.orelse(n.Orelse)
	s.Loc = w.from(start)
	return s
}

func (w *walker) with(n *ast.With, start int) Stmt {
	s := &With{}
	if line := w.bad[w.cur]; line != nil {
		s.Async = w.kind() == lower.Async
		bad := w.badHeader(line)
		s.Items = []*WithItem{{bad.Loc, bad, nil}}
	} else {
		s.Async = w.accept(lower.Async)
		w.expect(lower.With)
		s.Items = w.withItems(n.Items)
	}
	s.Body = w.suite(n.Body)
	s.Loc = w.from(start)
	return s
}

func (w *walker) withItems(list []*ast.WithItem) []*WithItem {
	brackets := w.text.WithParens(w.cur)
	if brackets {
		w.next()
	}
	out := make([]*WithItem, 0, len(list))
	for _, n := range list {
		start := w.start()
		item := &WithItem{Context: w.value(n.ContextExpr)}
		if w.accept(lower.As) {
			item.Target = w.value(n.OptionalVars)
		}
		item.Loc = w.from(start)
		out = append(out, item)
		w.accept(lower.Comma)
	}
	if brackets {
		w.expect(lower.RParen)
	}
	return out
}

func (w *walker) try(n *ast.Try, start int) Stmt {
	t := &Try{Body: w.clause(n.Body)}
	for _, h := range n.Handlers {
		t.Handlers = append(t.Handlers, w.handler(h, t))
	}
	t.Orelse = w.orelse(n.Orelse)
	if w.kind() == lower.Finally && len(n.Finalbody) > 0 {
		t.Final = w.clause(n.Finalbody)
	}
	t.Loc = w.from(start)
	return t
}

func (w *walker) handler(n *ast.ExceptHandler, t *Try) *Handler {
	start := w.start()
	h := &Handler{}
	if line := w.bad[w.cur]; line != nil {
		h.Type = w.badHeader(line)
	} else {
		w.expect(lower.Except)
		star := w.accept(lower.Star)
		if len(t.Handlers) > 0 && star != t.Star {
			panic(&failure{token: w.cur - 1, message: "cannot have both 'except' and 'except*' on the same 'try'"})
		}
		t.Star = star
		if n.ExprType != nil {
			h.Type = w.list(n.ExprType)
		}
		if star && h.Type == nil {
			panic(&failure{token: w.cur, message: "expected one or more exception types"})
		}
		if w.accept(lower.As) {
			h.Name, _ = w.name()
		}
	}
	h.Body = w.suite(n.Body)
	h.Loc = w.from(start)
	return h
}
