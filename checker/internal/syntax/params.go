package syntax

import (
	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// A paramList holds the parts of gpython's parameters that are still to be used,
// in the order of the text.
type paramList struct {
	args, keywordOnly  []*ast.Arg
	defaults, keywords []ast.Expr
	vararg, kwarg      *ast.Arg
}

// defParams builds the parameters of a def, with the parentheses.
func (w *walker) defParams(n *ast.Arguments, args []*ast.Arg) *Params {
	start := w.start()
	w.expect(lower.LParen)
	p := w.params(n, args, lower.RParen)
	w.expect(lower.RParen)
	p.Loc = w.from(start)
	return p
}

// lambdaParams builds the parameters of a lambda; without any, their place is
// empty and stands at the colon.
func (w *walker) lambdaParams(n *ast.Arguments) *Params {
	start := w.start()
	p := w.params(n, n.Args, lower.Colon)
	p.At = source.Span{Start: start, End: max(start, w.end)}
	return p
}

func (w *walker) params(n *ast.Arguments, args []*ast.Arg, end lower.Kind) *Params {
	l := paramList{args, n.Kwonlyargs, n.Defaults, n.KwDefaults, n.Vararg, n.Kwarg}
	p := &Params{}
	star := false
	for w.kind() != end {
		switch {
		case w.kind() == lower.Slash:
			if star || p.PosOnly != nil || len(p.Args) == 0 {
				panic(&failure{token: w.cur, message: "`/` must stand once, behind a parameter and before `*`"})
			}
			w.next()
			p.PosOnly, p.Args = p.Args, nil
		case w.kind() == lower.Star:
			w.next()
			star = true
			if l.vararg != nil {
				p.Vararg = w.param(l.vararg, nil)
			} else if len(l.keywordOnly) == 0 {
				panic(&failure{token: w.cur - 1, message: "named arguments must follow bare *"})
			}
		case w.kind() == lower.DoubleStar:
			w.next()
			if l.kwarg == nil {
				panic(&failure{token: w.cur, message: "invalid syntax"})
			}
			p.Kwarg = w.param(l.kwarg, nil)
		case star:
			p.KwOnly = append(p.KwOnly, w.param(take(w, &l.keywordOnly), &l.keywords))
		default:
			p.Args = append(p.Args, w.param(take(w, &l.args), &l.defaults))
		}
		if !w.accept(lower.Comma) {
			break
		}
	}
	w.checkDefaults(p)
	return p
}

// param builds one parameter; its default, if it has one, is the next of defaults.
func (w *walker) param(n *ast.Arg, defaults *[]ast.Expr) *Param {
	start := w.start()
	p := &Param{}
	p.Name, _ = w.name()
	if n.Annotation != nil {
		w.expect(lower.Colon)
		p.Annotation = w.list(n.Annotation)
	}
	p.Loc = w.from(start)
	if w.kind() == lower.Equal && defaults != nil {
		w.next()
		p.Default = w.value(take(w, defaults))
	}
	return p
}

// checkDefaults refuses a parameter without a default behind one with.
func (w *walker) checkDefaults(p *Params) {
	seen := false
	for _, list := range [2][]*Param{p.PosOnly, p.Args} {
		for _, param := range list {
			if param.Default != nil {
				seen = true
			} else if seen {
				panic(&failure{token: w.tokenAt(param.At.Start), message: "parameter without a default follows parameter with a default"})
			}
		}
	}
}

// tokenAt returns the token that starts at an offset before the current one.
func (w *walker) tokenAt(offset int) int {
	i := w.cur
	for i > 0 && int(w.tokens[i].Start) > offset {
		i--
	}
	return i
}
