package interp

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// stopped ends a generator whose consumer wants no more.
type stopped struct{ g *Generator }

// each calls f for the known elements of a value, a generator's one by one as it
// makes them, until f returns false. Open means that there may be further ones.
func (m *Machine) each(v Value, at diag.Place, f func(Value) bool) (open bool) {
	g, ok := m.resolve(v, at).(*Generator)
	if !ok || g.rest != nil {
		elts, open := m.iterate(v, at)
		for _, e := range elts {
			if !f(e) {
				return false
			}
		}
		return open
	}
	if m.stops(g, f) {
		return false
	}
	return g.open
}

// runGenerator runs a generator to its end. It counts as a call, for generators can
// iterate over themselves, and over further ones without an end.
func (m *Machine) runGenerator(g *Generator, yield func(Value) Value) {
	if g.running {
		m.RaiseNew("ValueError", "generator already executing")
	}
	if m.depth >= maxDepth {
		if m.path != nil {
			panic(&Halt{Why: "generators are nested too deeply", Place: m.site})
		}
		if m.stacks >= maxStacks {
			g.open = true
			return
		}
		m.onNewStack(func() { m.runGenerator(g, yield) })
		return
	}
	m.depth++
	g.running = true
	defer func() { g.running = false }()
	g.run(func(v Value) Value {
		g.running = false
		sent := yield(v)
		g.running = true
		return sent
	})
	m.depth--
}

// stops runs a generator, and tells whether f ended it.
func (m *Machine) stops(g *Generator, f func(Value) bool) (ended bool) {
	depth, unsure, tries, site, node := m.depth, m.unsure, m.tries, m.site, m.siteNode
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if s, ok := p.(stopped); !ok || s.g != g {
			panic(p)
		}
		m.depth, m.unsure, m.tries, m.site, m.siteNode = depth, unsure, tries, site, node
		ended = true
	}()
	n := 0
	m.runGenerator(g, func(v Value) Value {
		if n++; n > maxLoop || !f(v) {
			panic(stopped{g})
		}
		return None()
	})
	return false
}

// first gives the next element of a generator. The first one is made alone: what
// would make the others may never be asked to.
func (m *Machine) first(g *Generator, at diag.Place) (v Value, rest *List) {
	if g.rest == nil && g.taken == 0 {
		g.taken = 1
		m.log(func() { g.taken = 0 })
		open := m.each(g, at, func(e Value) bool { v = e; return false })
		if v != nil {
			return v, nil
		}
		return nil, &List{Kind: ListValue, Open: open, Once: true}
	}
	if g.rest == nil {
		elts, open := m.iterate(g, at)
		g.rest = &List{Kind: ListValue, Elts: elts[min(g.taken, len(elts)):], Open: open, Once: true}
		m.log(func() { g.rest = nil })
	}
	return nil, g.rest
}

// method gives an attribute of a generator. What its body does when it goes on after a
// yield is not followed where something else than the next element is asked of it: it may
// raise. What @contextmanager gives is no generator, and has no name.
func (g *Generator) method(name string) (Value, bool) {
	switch name {
	case "close", "aclose":
		return method(name, func(m *Machine, c *Call) Value {
			if g.taken > 0 && g.has(cleaning) {
				m.mayRaise("what a generator does at `" + name + "()`")
			}
			return None()
		})
	case "throw", "send", "athrow", "asend":
		return method(name, func(m *Machine, c *Call) Value {
			if name == "throw" && (g.taken == 0 || g.def == nil) && g.rest == nil { // nothing in it takes the exception
				m.Raise(m.exceptionOf(c.ArgOr(0, "typ", None()), m.site))
			}
			if strings.HasSuffix(name, "throw") || g.has(working) {
				m.mayRaise("what a generator does at `" + name + "()`")
			}
			return &Unknown{Why: "`" + name + "()` of a generator", Taint: c.Taint() | Data, Place: m.site}
		})
	case "__name__", "__qualname__":
		if g.again != nil {
			return nil, false
		}
	}
	return &Unknown{Why: "`" + name + "` of a generator", Taint: Data}, true
}

// cleaning tells whether a node is a clause around a yield that runs code when the
// generator is closed.
func cleaning(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.Try, *syntax.With:
		return true
	}
	return false
}

// working tells whether a node does something that can raise.
func working(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.Call, *syntax.Raise, *syntax.Assert, *syntax.Subscript, *syntax.Attribute:
		return true
	}
	return cleaning(n)
}

// has tells whether the body of a generator has a node of some kind, functions in it apart.
func (g *Generator) has(kind func(syntax.Node) bool) (found bool) {
	if g.def == nil {
		return false
	}
	for _, s := range g.def.Block() {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
				return false
			}
			found = found || kind(n)
			return !found
		})
	}
	return found
}

// mayRaise splits the way: in one of them an exception comes that can't be told.
func (m *Machine) mayRaise(why string) {
	if m.path != nil && m.Choose(Unseen, why, m.site) {
		m.Raise(&Unknown{Why: why, Taint: Unseen, Place: m.site})
	}
}
