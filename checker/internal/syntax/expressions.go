package syntax

import (
	"fmt"

	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// expr builds an expression and returns it with its extent.
func (w *walker) expr(n ast.Expr) (Expr, source.Span) { return w.exprSince(n, len(w.open)) }

// value builds an expression whose extent does not matter.
func (w *walker) value(n ast.Expr) Expr {
	e, _ := w.expr(n)
	return e
}

// exprSince builds an expression that owns the parentheses above base. Nodes that
// begin with a node, such as a.b(c) + d, are built from the innermost outwards
// in a loop: such chains are long.
func (w *walker) exprSince(n ast.Expr, base int) (Expr, source.Span) {
	depth, mark := w.depth, len(w.spine)
	w.deeper(1)
	for inner := first(n); inner != nil; inner = first(n) {
		w.spine = append(w.spine, n)
		w.deeper(1)
		n = inner
	}
	e := w.atom(n, base)
	extent := w.closing(e.Span(), base)
	for len(w.spine) > mark {
		n = w.spine[len(w.spine)-1]
		w.spine = w.spine[:len(w.spine)-1]
		e = w.follow(n, e, extent)
		extent = w.closing(e.Span(), base)
	}
	w.depth = depth
	return e, extent
}

// first returns the child that a node begins with, nil if it begins with a token.
func first(n ast.Expr) ast.Expr {
	switch n := n.(type) {
	case *ast.BinOp:
		return n.Left
	case *ast.BoolOp:
		return n.Values[0]
	case *ast.Compare:
		return n.Left
	case *ast.IfExp:
		return n.Body
	case *ast.Attribute:
		return n.Value
	case *ast.Subscript:
		return n.Value
	case *ast.Call:
		if standIn(n) == "" {
			return n.Func
		}
	}
	return nil
}

// standIn returns the name of the stand-in that a call calls, or "".
func standIn(n *ast.Call) string {
	if name, ok := n.Func.(*ast.Name); ok {
		switch name.Id {
		case lower.NamedStandIn, lower.AnnotatedStandIn, lower.JoinedStandIn:
			return string(name.Id)
		}
	}
	return ""
}

// follow builds a node around its first child.
func (w *walker) follow(n ast.Expr, e Expr, extent source.Span) Expr {
	start := extent.Start
	switch n := n.(type) {
	case *ast.BinOp:
		op := w.word()
		w.next()
		right := w.value(n.Right)
		return &BinOp{w.from(start), op, e, right}
	case *ast.BoolOp:
		op := w.word()
		values := make([]Expr, 1, len(n.Values))
		values[0] = e
		for _, v := range n.Values[1:] {
			w.next()
			values = append(values, w.value(v))
		}
		return &BoolOp{w.from(start), op, values}
	case *ast.Compare:
		return w.compare(n, e, start)
	case *ast.IfExp:
		w.expect(lower.If)
		test := w.value(n.Test)
		w.expect(lower.Else)
		orelse := w.value(n.Orelse)
		return &IfExp{w.from(start), test, e, orelse}
	case *ast.Attribute:
		w.expect(lower.Dot)
		attr, at := w.name()
		return w.attributeSlab.next(Attribute{w.from(start), e, attr, at})
	case *ast.Subscript:
		w.expect(lower.LBracket)
		index := w.index(n.Slice)
		w.expect(lower.RBracket)
		return &Subscript{w.from(start), e, index}
	case *ast.Call:
		return w.call(n, e, start)
	}
	panic(fmt.Sprintf("%T begins with no node", n))
}

func (w *walker) compare(n *ast.Compare, left Expr, start int) Expr {
	c := &Compare{Left: left}
	for _, right := range n.Comparators {
		op := w.word()
		first := w.next().Kind
		if first == lower.Not && w.accept(lower.In) {
			op = "not in"
		} else if first == lower.Is && w.accept(lower.Not) {
			op = "is not"
		}
		c.Ops = append(c.Ops, op)
		c.Right = append(c.Right, w.value(right))
	}
	c.Loc = w.from(start)
	return c
}

// atom builds a node that begins with a token. Parentheses before it are opened.
func (w *walker) atom(n ast.Expr, base int) Expr {
	if tuple, ok := n.(*ast.Tuple); ok && len(tuple.Elts) > 0 {
		return w.tuple(tuple.Elts)
	}
	if g, ok := n.(*ast.GeneratorExp); ok {
		return w.generatorExp(g, base)
	}
	if _, ok := n.(*ast.Tuple); ok {
		return w.emptyTuple()
	}
	w.opening()
	start := w.start()
	switch n := n.(type) {
	case *ast.Name:
		id, at := w.name()
		return w.nameSlab.next(Name{Loc{at}, id})
	case *ast.Str, *ast.Bytes:
		return w.stringRun(nil)
	case *ast.NameConstant:
		return w.singleton()
	case *ast.Ellipsis:
		if w.kind() == lower.Number {
			return w.number()
		}
		return &Constant{Loc: Loc{w.expect(lower.Ellipsis).Span()}, Kind: Ellipsis}
	case *ast.UnaryOp:
		op := w.word()
		kind := w.kind()
		switch kind {
		case lower.Not, lower.Plus, lower.Minus, lower.Tilde, lower.Await:
			w.next()
		default:
			w.unexpected("no unary operator")
		}
		operand := w.value(n.Operand)
		if kind == lower.Await {
			return &Await{w.from(start), operand}
		}
		return &UnaryOp{w.from(start), op, operand}
	case *ast.Lambda:
		w.expect(lower.Lambda)
		params := w.lambdaParams(n.Args)
		w.expect(lower.Colon)
		body := w.value(n.Body)
		return &Lambda{w.from(start), params, body}
	case *ast.Yield:
		w.expect(lower.Yield)
		y := &Yield{}
		if n.Value != nil {
			y.Value = w.list(n.Value)
		}
		y.Loc = w.from(start)
		return y
	case *ast.YieldFrom:
		w.expect(lower.Yield)
		w.expect(lower.From)
		value := w.value(n.Value)
		return &YieldFrom{w.from(start), value}
	case *ast.Call:
		if standIn(n) == lower.NamedStandIn && len(n.Args) == 2 {
			id, at := w.name()
			w.expect(lower.Walrus)
			value := w.value(n.Args[1])
			return &NamedExpr{w.from(start), &Name{Loc{at}, id}, value}
		}
		if standIn(n) == lower.JoinedStandIn {
			args := n.Args
			return w.stringRun(&args)
		}
		panic(&failure{token: w.cur, message: "invalid syntax"})
	}
	return w.display(n, start)
}

func (w *walker) singleton() Expr {
	kind := None
	switch w.kind() {
	case lower.None:
	case lower.True:
		kind = True
	case lower.False:
		kind = False
	default:
		w.unexpected("no constant")
	}
	return w.constantSlab.next(Constant{Loc: Loc{w.next().Span()}, Kind: kind})
}
