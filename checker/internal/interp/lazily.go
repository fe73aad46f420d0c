package interp

import "unguarded/checker/diag"

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
		g.open = true
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
