package syntax

import (
	"fmt"

	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// element builds an item of a display, a call or a tuple: an expression, or a
// Starred, whose star only the tokens have.
func (w *walker) element(n ast.Expr, base int) (Expr, source.Span) {
	if w.kind() != lower.Star {
		return w.exprSince(n, base)
	}
	start := w.start()
	w.next()
	value := w.value(n)
	s := &Starred{w.from(start), value}
	return s, s.At
}

// elements builds the items up to a closing bracket.
func (w *walker) elements(list []ast.Expr) []Expr {
	out := make([]Expr, 0, len(list))
	for _, n := range list {
		e, _ := w.element(n, len(w.open))
		out = append(out, e)
		w.accept(lower.Comma)
	}
	return out
}

// list builds an expression that may be a tuple without parentheses, or a single
// starred item.
func (w *walker) list(n ast.Expr) Expr { return w.listBefore(n, lower.EOF) }

// target builds what stands between `for` and `in`.
func (w *walker) target(n ast.Expr) Expr { return w.listBefore(n, lower.In) }

func (w *walker) listBefore(n ast.Expr, end lower.Kind) Expr {
	if t, ok := n.(*ast.Tuple); ok && w.nextComma(w.cur, end) >= 0 {
		start := w.start()
		elts := w.items(t.Elts)
		return &Tuple{w.from(start), elts}
	}
	e, _ := w.element(n, len(w.open))
	return e
}

// tuple builds a tuple in parentheses. Parentheses without a comma of their own
// before it enclose it, or what it is the beginning of.
func (w *walker) tuple(list []ast.Expr) Expr {
	for {
		at := w.cur
		w.expect(lower.LParen)
		w.open = append(w.open, at)
		if w.nextComma(at+1, lower.EOF) >= 0 {
			break
		}
	}
	elts := w.items(list)
	return &Tuple{Loc{w.closeOne()}, elts}
}

// items builds the items of a tuple, with a trailing comma.
func (w *walker) items(list []ast.Expr) []Expr {
	out := make([]Expr, 0, len(list))
	for i, n := range list {
		if i > 0 {
			w.expect(lower.Comma)
		}
		e, _ := w.element(n, len(w.open))
		out = append(out, e)
	}
	w.accept(lower.Comma)
	return out
}

// nextComma returns the comma behind the item that begins at a token, which makes
// it one of a tuple, or -1. A token of kind end ends the item too.
func (w *walker) nextComma(i int, end lower.Kind) int {
	for lambdas := 0; ; i++ {
		switch t := &w.tokens[i]; t.Kind {
		case lower.Lambda:
			lambdas++
		case lower.Comma:
			if lambdas == 0 {
				return i
			}
		case lower.Colon:
			if lambdas == 0 {
				return -1
			}
			lambdas--
		case lower.LParen, lower.LBracket, lower.LBrace, lower.FStart:
			i = int(t.Match)
		case lower.RParen, lower.RBracket, lower.RBrace, lower.FieldClose, lower.SpecColon, lower.Exclamation,
			lower.Semicolon, lower.Newline, lower.For, lower.Async:
			return -1
		case lower.Equal:
			if lambdas == 0 {
				return -1
			}
		case end:
			return -1
		}
	}
}

// emptyTuple builds (). Of several parentheses, the innermost pair is its own.
func (w *walker) emptyTuple() Expr {
	w.opening()
	return &Tuple{Loc: Loc{w.closeOne()}}
}

func (w *walker) generatorExp(n *ast.GeneratorExp, base int) Expr {
	elt, extent := w.element(n.Elt, base)
	c := &Comp{Kind: GeneratorExp, Elt: elt, Generators: w.generators(n.Generators)}
	if len(w.open) > base && w.kind() == lower.RParen {
		c.At = w.closeOne()
	} else {
		c.Loc = w.from(extent.Start)
		w.bare = c
	}
	return c
}

// display builds what stands in square brackets or braces.
func (w *walker) display(n ast.Expr, start int) Expr {
	switch n := n.(type) {
	case *ast.List:
		w.expect(lower.LBracket)
		elts := w.elements(n.Elts)
		w.expect(lower.RBracket)
		return &List{w.from(start), elts}
	case *ast.Set:
		w.expect(lower.LBrace)
		elts := w.elements(n.Elts)
		w.expect(lower.RBrace)
		return &Set{w.from(start), elts}
	case *ast.Dict:
		return w.dict(n, start)
	case *ast.ListComp:
		return w.comp(ListComp, lower.LBracket, n.Elt, nil, n.Generators)
	case *ast.SetComp:
		return w.comp(SetComp, lower.LBrace, n.Elt, nil, n.Generators)
	case *ast.DictComp:
		return w.comp(DictComp, lower.LBrace, n.Key, n.Value, n.Generators)
	case *ast.Starred:
		panic(&failure{token: w.cur, message: "cannot use starred expression here"}) // a proper one is dropped
	}
	panic(fmt.Sprintf("%T is not known", n))
}

func (w *walker) dict(n *ast.Dict, start int) Expr {
	w.expect(lower.LBrace)
	d := &Dict{Keys: make([]Expr, 0, len(n.Keys)), Values: make([]Expr, 0, len(n.Values))}
	for i := range n.Keys {
		var key Expr
		if !w.accept(lower.DoubleStar) {
			key = w.value(n.Keys[i])
			w.expect(lower.Colon)
		}
		d.Keys = append(d.Keys, key)
		d.Values = append(d.Values, w.value(n.Values[i]))
		w.accept(lower.Comma)
	}
	w.expect(lower.RBrace)
	d.Loc = w.from(start)
	return d
}

func (w *walker) comp(kind CompKind, opening lower.Kind, elt, value ast.Expr, generators []ast.Comprehension) Expr {
	start := w.start()
	w.expect(opening)
	c := &Comp{Kind: kind}
	at := w.cur
	c.Elt, _ = w.element(elt, len(w.open))
	if _, ok := c.Elt.(*Starred); ok {
		panic(&failure{token: at, message: "iterable unpacking cannot be used in comprehension"})
	}
	if value != nil {
		w.expect(lower.Colon)
		c.Value = w.value(value)
	}
	c.Generators = w.generators(generators)
	w.expect(opening + 1)
	c.Loc = w.from(start)
	return c
}

func (w *walker) generators(list []ast.Comprehension) []*Generator {
	out := make([]*Generator, 0, len(list))
	for i := range list {
		g := &Generator{}
		start := w.start()
		g.Async = w.accept(lower.Async)
		w.expect(lower.For)
		g.Target = w.target(list[i].Target)
		w.expect(lower.In)
		g.Iter = w.value(list[i].Iter)
		for _, n := range list[i].Ifs {
			w.expect(lower.If)
			g.Ifs = append(g.Ifs, w.value(n))
		}
		g.Loc = w.from(start)
		out = append(out, g)
	}
	return out
}

// index builds what stands between the brackets of a subscript.
func (w *walker) index(n ast.Slicer) Expr {
	switch n := n.(type) {
	case *ast.Index:
		e := w.list(n.Value)
		if s, ok := e.(*Starred); ok {
			return &Tuple{Loc: s.Loc, Elts: []Expr{s}} // as CPython has x[*a]
		}
		return e
	case *ast.Slice:
		return w.slice(n)
	case *ast.ExtSlice:
		start := w.start()
		t := &Tuple{}
		for _, dim := range n.Dims {
			t.Elts = append(t.Elts, w.dimension(dim))
			w.accept(lower.Comma)
		}
		t.Loc = w.from(start)
		return t
	}
	panic(fmt.Sprintf("%T is not known", n))
}

func (w *walker) dimension(n ast.Slicer) Expr {
	if index, ok := n.(*ast.Index); ok {
		e, _ := w.element(index.Value, len(w.open))
		return e
	}
	return w.index(n)
}

func (w *walker) slice(n *ast.Slice) Expr {
	start := w.start()
	s := &Slice{}
	if n.Lower != nil {
		s.Low = w.value(n.Lower)
	}
	w.expect(lower.Colon)
	if n.Upper != nil {
		s.High = w.value(n.Upper)
	}
	if w.accept(lower.Colon) && n.Step != nil {
		s.Step = w.value(n.Step)
	}
	s.Loc = w.from(start)
	return s
}
