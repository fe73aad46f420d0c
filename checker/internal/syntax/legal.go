package syntax

import (
	"fmt"
	"slices"

	"unguarded/checker/source"
)

// checkLegal reports what the grammar allows and CPython's compiler refuses: a return
// outside of a function, an argument that comes twice. The messages are CPython's.
func (p *parser) checkLegal(body []Stmt) {
	l := &legality{p: p}
	for _, s := range body {
		l.visit(s, where{})
	}
}

type legality struct {
	p     *parser
	stack children // those of the nodes on the way
}

func (l *legality) fail(at source.Span, format string, args ...any) {
	l.p.error(at, fmt.Sprintf(format, args...), false)
}

// where says what is around a piece of code.
type where struct {
	scope       scopeKind
	function    *running // of the innermost function or lambda, nil outside
	loop        bool     // in a loop of the scope
	exceptStar  bool     // in an except* of the scope
	sinceLoop   bool     // and of the loop
	iterable    bool     // in what a comprehension goes over, but for its first generator
	comprehends *comprehension
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
)

// running is what the body of a function, as a whole, decides.
type running struct {
	async, yields bool
	params        *Params
	answers       source.Span // of the first return with a value
}

// comprehension is one that is around code, with those around itself.
type comprehension struct {
	*Comp
	names   map[string]bool // that its generators assign
	outer   *comprehension
	inClass bool
}

func (l *legality) visit(n Node, at where) {
	switch n := n.(type) {
	case *FunctionDef:
		l.define(n, at)
	case *Lambda:
		l.params(n.Params)
		for _, param := range n.Params.All() {
			l.visit(param, at)
		}
		l.visit(n.Body, where{scope: functionScope, function: &running{params: n.Params}})
	case *ClassDef:
		l.typeParams(n.TypeParams)
		l.others(n, at, n.Body)
		l.block(n.Body, where{scope: classScope, function: at.function})
	case *Comp:
		l.comprehend(n, at)
	case *Name, *Constant: // most nodes, and nothing can be wrong with them
	default:
		l.expression(n, at)
		l.statement(n, at)
	}
}

// others visits the children of a node, but for the block that it ends with.
func (l *legality) others(n Node, at where, block []Stmt) {
	start := len(l.stack.list)
	l.stack.of(n)
	end := len(l.stack.list) - len(block)
	for i := start; i < end; i++ {
		l.visit(l.stack.list[i], at)
	}
	l.stack.list = l.stack.list[:start]
}

func (l *legality) block(list []Stmt, at where) {
	for _, s := range list {
		l.visit(s, at)
	}
}

func (l *legality) define(n *FunctionDef, at where) {
	l.typeParams(n.TypeParams)
	l.params(n.Params)
	l.others(n, at, n.body)
	f := &running{async: n.Async, params: n.Params}
	l.block(n.body, where{scope: functionScope, function: f})
	if f.async && f.yields && !f.answers.None() {
		l.fail(f.answers, "'return' with value in async generator")
	}
}

func (l *legality) params(p *Params) {
	list := p.All()
	for i, param := range list {
		if slices.ContainsFunc(list[:i], func(q *Param) bool { return q.Name == param.Name }) {
			l.fail(param.At, "duplicate argument '%s' in function definition", param.Name)
		}
	}
}

func (l *legality) typeParams(list []*TypeParam) {
	if len(list) == 0 {
		return
	}
	seen, defaults := map[string]bool{}, false
	for _, t := range list {
		if seen[t.Name] {
			l.fail(t.At, "duplicate type parameter '%s'", t.Name)
		}
		if defaults && t.Default == nil {
			l.fail(t.At, "non-default type parameter '%s' follows default type parameter", t.Name)
		}
		seen[t.Name], defaults = true, defaults || t.Default != nil
	}
}

// statement checks a statement, and visits what is below it or any other node.
func (l *legality) statement(n Node, at where) {
	switch s := n.(type) {
	case *Return:
		l.returns(s, at)
	case *Break:
		l.leaves(s.At, at, "'break' outside loop")
	case *Continue:
		l.leaves(s.At, at, "'continue' not properly in loop")
	case *For:
		l.awaits(s.At, s.Async, at, "async for")
		l.target(s.Target)
		l.visit(s.Target, at)
		l.visit(s.Iter, at)
		l.block(s.Body, at.inLoop())
		l.block(s.Orelse, at)
		return
	case *While:
		l.visit(s.Test, at)
		l.block(s.Body, at.inLoop())
		l.block(s.Orelse, at)
		return
	case *With:
		l.awaits(s.At, s.Async, at, "async with")
	case *Try:
		l.try(s, at)
		return
	case *Match:
		l.match(s)
	case *Assign:
		for _, t := range s.Targets {
			if star, ok := t.(*Starred); ok {
				l.fail(star.At, "starred assignment target must be in a list or tuple")
			}
			l.target(t)
		}
	case *ExprStmt:
		if star, ok := s.Value.(*Starred); ok {
			l.fail(star.At, "can't use starred expression here")
		}
	case *ImportFrom:
		if at.scope != moduleScope && len(s.Names) == 1 && s.Names[0].Name == "*" {
			l.fail(s.Names[0].At, "import * only allowed at module level")
		}
	case *Global:
		l.declares(s.At, s.Names, at, "global")
	case *Nonlocal:
		if at.scope == moduleScope {
			l.fail(s.At, "nonlocal declaration not allowed at module level")
		}
		l.declares(s.At, s.Names, at, "nonlocal")
	}
	l.others(n, at, nil)
}

func (at where) inLoop() where {
	at.loop, at.sinceLoop = true, false
	return at
}

func (l *legality) returns(s *Return, at where) {
	switch {
	case at.scope != functionScope:
		l.fail(s.At, "'return' outside function")
	case at.exceptStar:
		l.fail(s.At, "'break', 'continue' and 'return' cannot appear in an 'except*' block")
	case s.Value != nil && at.function.answers.None():
		at.function.answers = s.At
	}
}

func (l *legality) leaves(s source.Span, at where, outside string) {
	switch {
	case at.sinceLoop:
		l.fail(s, "'break', 'continue' and 'return' cannot appear in an 'except*' block")
	case !at.loop:
		l.fail(s, "%s", outside)
	}
}

// awaits checks what only an async function may hold.
func (l *legality) awaits(s source.Span, async bool, at where, what string) {
	if async && !at.async() {
		l.fail(s, "'%s' outside async function", what)
	}
}

func (at where) async() bool { return at.scope == functionScope && at.function.async }

func (l *legality) try(s *Try, at where) {
	l.block(s.Body, at)
	inside := at
	if s.Star {
		inside.exceptStar, inside.sinceLoop = true, true
	}
	for i, h := range s.Handlers {
		if h.Type == nil && i+1 < len(s.Handlers) {
			l.fail(h.At, "default 'except:' must be last")
		}
		if h.Type != nil {
			l.visit(h.Type, at)
		}
		l.block(h.Body, inside)
	}
	l.block(s.Orelse, at)
	l.block(s.Final, at)
}

func (l *legality) declares(s source.Span, names []string, at where, what string) {
	if at.scope != functionScope {
		return
	}
	for _, p := range at.function.params.All() {
		if slices.Contains(names, p.Name) {
			l.fail(s, "name '%s' is parameter and %s", p.Name, what)
		}
	}
}

// target checks what is assigned to.
func (l *legality) target(e Expr) {
	var elts []Expr
	switch e := e.(type) {
	case *Tuple:
		elts = e.Elts
	case *List:
		elts = e.Elts
	case *Starred:
		elts = []Expr{e.Value}
	case *Name:
		if e.ID == "__debug__" {
			l.fail(e.At, "cannot assign to __debug__")
		}
	}
	stars := 0
	for _, elt := range elts {
		if star, ok := elt.(*Starred); ok {
			if stars++; stars == 2 {
				l.fail(star.At, "multiple starred expressions in assignment")
			}
		}
		l.target(elt)
	}
}
