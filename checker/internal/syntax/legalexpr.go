package syntax

import "unguarded/checker/source"

func (l *legality) expression(n Node, at where) {
	switch e := n.(type) {
	case *Call:
		l.keywords(e)
	case *Yield:
		l.yields(e.At, at, "'yield' outside function")
	case *YieldFrom:
		l.yields(e.At, at, "'yield from' outside function")
		if at.async() {
			l.fail(e.At, "'yield from' inside async function")
		}
	case *Await:
		l.await(e, at)
	case *NamedExpr:
		if e.Target != nil {
			l.walrus(e, at)
		}
	}
}

func (l *legality) keywords(c *Call) {
	for i, k := range c.Keywords {
		if k.Name == "__debug__" {
			l.fail(k.At, "cannot assign to __debug__")
		}
		for _, other := range c.Keywords[:min(i, maxKeywords)] {
			if k.Name != "" && other.Name == k.Name {
				l.fail(k.At, "keyword argument repeated: %s", k.Name)
				break
			}
		}
	}
}

// maxKeywords bounds how many keywords each one is compared with.
const maxKeywords = 1000

func (l *legality) yields(s source.Span, at where, outside string) {
	switch c := at.comprehends; {
	case c != nil:
		l.fail(s, "'yield' inside %s", [...]string{ListComp: "list comprehension", SetComp: "set comprehension", DictComp: "dict comprehension", GeneratorExp: "generator expression"}[c.Kind])
	case at.scope != functionScope:
		l.fail(s, "%s", outside)
	default:
		at.function.yields = true
	}
}

func (l *legality) await(e *Await, at where) {
	switch {
	case at.async(), at.comprehends.asynchronous():
	case at.comprehends != nil:
		l.fail(e.At, "asynchronous comprehension outside of an asynchronous function")
	case at.scope == functionScope:
		l.fail(e.At, "'await' outside async function")
	default:
		l.fail(e.At, "'await' outside function")
	}
}

// asynchronous tells whether a generator expression is around, which may wait for
// things wherever it stands.
func (c *comprehension) asynchronous() bool {
	for ; c != nil; c = c.outer {
		if c.Kind == GeneratorExp {
			return true
		}
	}
	return false
}

func (l *legality) comprehend(n *Comp, at where) {
	c := &comprehension{Comp: n, names: map[string]bool{}, outer: at.comprehends, inClass: at.scope == classScope}
	for _, g := range n.Generators {
		assigned(g.Target, c.names)
		l.target(g.Target)
		if g.Async && n.Kind != GeneratorExp && !at.async() && !c.asynchronous() {
			l.fail(n.At, "asynchronous comprehension outside of an asynchronous function")
		}
	}
	inside := at
	inside.comprehends, inside.iterable = c, false
	for i, g := range n.Generators {
		iter := inside
		if i == 0 {
			iter = at
		}
		iter.iterable = true
		l.visit(g.Iter, iter)
		l.visit(g.Target, inside)
		for _, test := range g.Ifs {
			l.visit(test, inside)
		}
	}
	l.visit(n.Elt, inside)
	if n.Value != nil {
		l.visit(n.Value, inside)
	}
}

// assigned collects the names in a target.
func assigned(e Expr, names map[string]bool) {
	switch e := e.(type) {
	case *Name:
		names[e.ID] = true
	case *Starred:
		assigned(e.Value, names)
	case *Tuple:
		for _, elt := range e.Elts {
			assigned(elt, names)
		}
	case *List:
		for _, elt := range e.Elts {
			assigned(elt, names)
		}
	}
}

func (l *legality) walrus(e *NamedExpr, at where) {
	if at.iterable {
		l.fail(e.At, "assignment expression cannot be used in a comprehension iterable expression")
		return
	}
	for c := at.comprehends; c != nil; c = c.outer {
		if c.names[e.Target.ID] {
			l.fail(e.At, "assignment expression cannot rebind comprehension iteration variable '%s'", e.Target.ID)
			return
		}
		if c.inClass {
			l.fail(e.At, "assignment expression within a comprehension cannot be used in a class body")
			return
		}
	}
}
