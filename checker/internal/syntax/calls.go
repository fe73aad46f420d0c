package syntax

import (
	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
)

// call builds a call around its function.
func (w *walker) call(n *ast.Call, function Expr, start int) Expr {
	c := w.callSlab.next(Call{Func: function})
	opening := w.start()
	w.expect(lower.LParen)
	c.Args, c.Keywords = w.arguments(n.Args, n.Keywords)
	w.expect(lower.RParen)
	c.Loc = w.from(start)
	if len(c.Args) == 1 && len(c.Keywords) == 0 && w.bare != nil && c.Args[0] == Expr(w.bare) {
		w.bare.At.Start, w.bare.At.End = opening, w.end
	}
	w.bare = nil
	return c
}

// arguments builds what stands between the parentheses of a call or a class. The
// tokens give the order; gpython has positional and keyword arguments apart, and
// behind a keyword every * is lowered to a keyword too.
func (w *walker) arguments(args []ast.Expr, keywords []*ast.Keyword) ([]Expr, []*Keyword) {
	var outArgs []Expr
	var outKeywords []*Keyword
	if len(args) > 0 {
		outArgs = make([]Expr, 0, len(args))
	}
	if len(keywords) > 0 {
		outKeywords = make([]*Keyword, 0, len(keywords))
	}
	unpacked := false // ** came before
	for w.kind() != lower.RParen {
		start := w.start()
		switch {
		case w.kind() == lower.Star && w.tokens[w.cur+1].Kind == lower.Name && w.tokens[w.cur+2].Kind == lower.Equal:
			panic(&failure{token: w.cur, message: "cannot assign to iterable argument unpacking"})
		case w.kind() == lower.DoubleStar:
			w.next()
			value := w.value(take(w, &keywords).Value)
			unpacked = true
			outKeywords = append(outKeywords, &Keyword{w.from(start), "", value})
		case w.kind() == lower.Star && len(outKeywords) > 0:
			if unpacked {
				panic(&failure{token: w.cur, message: "iterable argument unpacking follows keyword argument unpacking"})
			}
			w.next()
			value := w.value(take(w, &keywords).Value)
			outArgs = append(outArgs, &Starred{w.from(start), value})
		case w.kind() == lower.Name && w.tokens[w.cur+1].Kind == lower.Equal:
			name, _ := w.name()
			w.next()
			value := w.value(take(w, &keywords).Value)
			outKeywords = append(outKeywords, &Keyword{w.from(start), name, value})
		case w.kind() == lower.LParen && w.tokens[w.tokens[w.cur].Match+1].Kind == lower.Equal: // gpython takes (k)=v
			panic(&failure{token: w.cur, message: "expression cannot contain assignment, perhaps you meant \"==\"?"})
		default:
			at := w.cur
			outArgs = append(outArgs, w.positional(take(w, &args), outKeywords))
			if w.bare != nil && (len(outArgs)+len(outKeywords) > 1 || w.kind() != lower.RParen) {
				panic(&failure{token: at, message: "Generator expression must be parenthesized"})
			}
		}
		if !w.accept(lower.Comma) {
			break
		}
	}
	return outArgs, outKeywords
}

// positional builds a positional argument, which no keyword may precede.
func (w *walker) positional(n ast.Expr, keywords []*Keyword) Expr {
	at := w.cur
	if k := len(keywords); k > 0 {
		message := "positional argument follows keyword argument"
		if keywords[k-1].Name == "" {
			message = "positional argument follows keyword argument unpacking"
		}
		panic(&failure{token: at, message: message})
	}
	w.bare = nil
	e, _ := w.element(n, len(w.open))
	return e
}
