package interp

import (
	"maps"

	"unguarded/checker/diag"
)

// A Path is one way through the conditions that could not be decided.
type Path struct {
	tape    []choice
	pos     int
	decided map[Value]bool
	// Forks are the conditions that were decided by choice on this way.
	Forks []Fork
}

// Depends tells whether a condition of some origin was decided by choice.
func (p *Path) Depends(t Taint) bool {
	for _, f := range p.Forks {
		if f.Taint&t != 0 {
			return true
		}
	}
	return false
}

type choice struct{ taken, last bool }

// A Fork is a condition that could go either way.
type Fork struct {
	diag.Place
	Taint Taint
	Why   string
	Taken bool
}

// Explore runs f once for every way that undecided conditions can go, and undoes
// between the ways what f changed. It stops early when f returns false. It
// returns false when there were more ways than limit.
func (m *Machine) Explore(limit int, f func(p *Path) bool) bool {
	return new(Exploration).Run(m, limit, f)
}

// An Exploration is Explore that can be taken up again where it stopped.
type Exploration struct {
	last *Path // the way taken last, nil before the first
	ways int   // taken so far
	// decided is what was decided before, or nil.
	decided map[Value]bool
}

// Run goes on as Explore does. The limit counts the ways of earlier runs, too.
func (e *Exploration) Run(m *Machine, limit int, f func(p *Path) bool) bool {
	for e.ways < limit {
		var tape []choice
		if e.last != nil {
			if tape = e.last.next(); tape == nil {
				return true
			}
		}
		if m.Exhausted() {
			return false
		}
		e.last = &Path{tape: tape, decided: maps.Clone(e.decided)}
		e.ways++
		if !m.explore(e.last, f) {
			return true
		}
	}
	return e.Done()
}

// Done tells whether no way is left.
func (e *Exploration) Done() bool { return e.last != nil && e.last.next() == nil }

// decide notes which way a value goes from now on.
func (p *Path) decide(v Value, b bool) {
	if p.decided == nil {
		p.decided = map[Value]bool{}
	}
	p.decided[v] = b
}

func (m *Machine) explore(p *Path, f func(p *Path) bool) bool {
	outer, mark, steps := m.path, len(m.journal), m.steps
	m.path, m.steps = p, exploreBudget
	defer func() {
		m.undo(mark)
		m.path, m.steps = outer, steps
	}()
	return f(p)
}

// next gives the tape of the next way, nil when all were taken.
func (p *Path) next() []choice {
	tape := p.tape[:p.pos]
	for len(tape) > 0 && tape[len(tape)-1].last {
		tape = tape[:len(tape)-1]
	}
	if len(tape) == 0 {
		return nil
	}
	next := append([]choice(nil), tape...)
	next[len(next)-1] = choice{taken: !next[len(next)-1].taken, last: true}
	return next
}

// Forks counts the conditions that were decided by choice on this way.
func (m *Machine) Forks() int {
	if m.path == nil {
		return 0
	}
	return len(m.path.Forks)
}

// Decide tells which way a condition goes. While exploring, an undecided value
// goes both ways, one after the other; the same value goes the same way again.
func (m *Machine) Decide(v Value, at diag.Place) bool {
	if b, known := m.Truth(v); known {
		return b
	}
	if m.path == nil {
		return false
	}
	if u, ok := v.(*Union); ok {
		return m.Decide(m.pick(u, at), at)
	}
	if b, ok := m.path.decided[v]; ok {
		return b
	}
	b := m.Choose(TaintOf(v), Describe(v), at)
	p := m.path
	p.decide(v, b)
	return b
}

// Choose splits the way in two.
func (m *Machine) Choose(t Taint, why string, at diag.Place) bool {
	p := m.path
	if p == nil {
		return false
	}
	if p.pos == len(p.tape) {
		p.tape = append(p.tape[:p.pos:p.pos], choice{taken: true})
	}
	c := p.tape[p.pos]
	p.pos++
	p.Forks = append(p.Forks, Fork{Place: at, Taint: t, Why: why, Taken: c.taken})
	return c.taken
}

// pick chooses one of the values of a union.
func (m *Machine) pick(u *Union, at diag.Place) Value {
	for _, alt := range u.Alts[:len(u.Alts)-1] {
		key := unionKey(u, alt)
		chosen, ok := m.path.decided[key]
		if !ok {
			chosen = m.Choose(Data, "which of several values it is", at)
			m.path.decide(key, chosen)
		}
		if chosen {
			return m.resolve(alt, at)
		}
	}
	return m.resolve(u.Alts[len(u.Alts)-1], at)
}

// unionKey is what the choice of one alternative is remembered by.
func unionKey(u *Union, alt Value) Value {
	for i, a := range u.Alts {
		if a == alt {
			return unionChoice{u, i}
		}
	}
	return u
}

type unionChoice struct {
	u *Union
	i int
}

func (unionChoice) value() {}

// resolve makes a union one of its values, while exploring.
func (m *Machine) resolve(v Value, at diag.Place) Value {
	if u, ok := v.(*Union); ok && m.path != nil {
		return m.pick(u, at)
	}
	return v
}

// join makes one value of several possible ones.
func join(vals ...Value) Value {
	u := &Union{}
	for _, v := range vals {
		if v == nil {
			continue
		}
		if inner, ok := v.(*Union); ok {
			for _, a := range inner.Alts {
				u.add(a)
			}
			continue
		}
		u.add(v)
	}
	switch {
	case len(u.Alts) == 0:
		return nil
	case len(u.Alts) == 1:
		return u.Alts[0]
	case len(u.Alts) > 6:
		return &Unknown{Why: "one of many values"}
	}
	return u
}

func (u *Union) add(v Value) {
	for _, a := range u.Alts {
		if Same(a, v) {
			return
		}
	}
	u.Alts = append(u.Alts, v)
}

// Same tells whether two values are the same known constant or the same object.
func Same(a, b Value) bool {
	x, ok1 := a.(*Const)
	y, ok2 := b.(*Const)
	if ok1 && ok2 {
		return x.Kind == y.Kind && x.Str == y.Str && x.Int == y.Int
	}
	return a == b
}

// branch notes a decided test: what the frame does from here on depends on it as
// far as credentials go.
func (m *Machine) branch(fr *frame, test Value, at diag.Place) {
	if m.path == nil {
		return
	}
	t := TaintOf(test)
	fr.decided |= t & (Credential | Sent)
	if m.Watch != nil {
		m.Watch.Branch(t, at)
	}
}

// tinge marks a constant that a frame gives after a test of the credentials: the
// None that a helper returns for a stranger stands for the missing token.
func (fr *frame) tinge(v Value) Value {
	if fr.decided == 0 {
		return v
	}
	switch v := v.(type) {
	case *Const:
		return Tainted(v, fr.decided)
	case *List:
		if v.Kind == TupleValue {
			t := &List{Kind: v.Kind, Open: v.Open, Taint: v.Taint | fr.decided}
			for _, e := range v.Elts {
				t.Elts = append(t.Elts, fr.tinge(e))
			}
			return t
		}
	}
	return v
}
