package interp

import "unguarded/checker/internal/syntax"

func (m *Machine) matchStmt(fr *frame, s *syntax.Match) signal {
	subject := m.resolve(m.eval(fr, s.Subject), fr.at(s.Subject))
	for _, c := range s.Cases {
		at := fr.at(c)
		hit := m.matches(fr, c.Pattern, subject)
		if c.Guard != nil {
			if b, known := m.Truth(hit); known && !b {
				continue
			}
			if g := m.eval(fr, c.Guard); hit != nil {
				hit = m.both(hit, g)
			}
		}
		if _, known := m.Truth(hit); !known && m.path == nil {
			if sig := m.perhaps(fr, c.Body); sig.kind == returned {
				fr.maybe = append(fr.maybe, sig.value)
			}
			continue
		}
		yes := m.Decide(hit, at)
		m.branch(fr, hit, fr.at(s))
		if yes {
			return m.block(fr, c.Body)
		}
	}
	return signal{}
}

// both is the truth of two conditions together, undecided if one of them is.
func (m *Machine) both(a, b Value) Value {
	x, known := m.Truth(a)
	if known && !x {
		return a
	}
	if known {
		return b
	}
	if y, ok := m.Truth(b); ok && !y {
		return b
	}
	return a
}

// matches gives the truth of a pattern, as a bool or an undecided value.
func (m *Machine) matches(fr *frame, p syntax.Pattern, v Value) Value {
	switch p := p.(type) {
	case *syntax.MatchValue:
		return m.compareOne("==", v, m.eval(fr, p.Value))
	case *syntax.MatchAs:
		hit := Value(Bool(true))
		if p.Pattern != nil {
			hit = m.matches(fr, p.Pattern, v)
		}
		if p.Name != "" {
			m.bind(fr.scope, p.Name, v)
		}
		return hit
	case *syntax.MatchOr:
		return m.matchesAny(fr, p, v)
	case *syntax.MatchSequence:
		return m.matchesSequence(fr, p, v)
	case *syntax.MatchMapping:
		return m.matchesMapping(fr, p, v)
	case *syntax.MatchClass:
		return m.matchesClass(fr, p, v)
	}
	m.bindPattern(fr, p, v)
	return &Unknown{Why: "whether " + Describe(v) + " matches", Taint: TaintOf(v) | Data, Place: fr.at(p)}
}

func (m *Machine) matchesAny(fr *frame, p *syntax.MatchOr, v Value) Value {
	var open Value
	for _, alt := range p.Patterns {
		hit := m.matches(fr, alt, v)
		b, known := m.Truth(hit)
		if known && b {
			return hit
		}
		if !known {
			open = hit
		}
	}
	if open != nil {
		return open
	}
	return Tainted(Bool(false), TaintOf(v))
}

func (m *Machine) matchesSequence(fr *frame, p *syntax.MatchSequence, v Value) Value {
	l, ok := v.(*List)
	if !ok || l.Open || l.Kind == SetValue {
		m.bindPattern(fr, p, v)
		if _, isConst := v.(*Const); isConst {
			return Bool(false)
		}
		return &Unknown{Why: "whether " + Describe(v) + " matches", Taint: TaintOf(v) | Data, Place: fr.at(p)}
	}
	star := -1
	for i, q := range p.Patterns {
		if _, ok := q.(*syntax.MatchStar); ok {
			star = i
		}
	}
	if star < 0 && len(l.Elts) != len(p.Patterns) || star >= 0 && len(l.Elts) < len(p.Patterns)-1 {
		return Bool(false)
	}
	all := Value(Bool(true))
	for i, q := range p.Patterns {
		switch {
		case i == star:
			rest := l.Elts[star : len(l.Elts)-(len(p.Patterns)-star-1)]
			if name := q.(*syntax.MatchStar).Name; name != "" {
				m.bind(fr.scope, name, NewList(ListValue, rest...))
			}
		case star >= 0 && i > star:
			all = m.both(all, m.matches(fr, q, l.Elts[len(l.Elts)-(len(p.Patterns)-i)]))
		default:
			all = m.both(all, m.matches(fr, q, l.Elts[i]))
		}
	}
	return all
}

// bindPattern gives every name of a pattern a part of v.
func (m *Machine) bindPattern(fr *frame, p syntax.Pattern, v Value) {
	syntax.Inspect(p, func(n syntax.Node) bool {
		name := ""
		switch n := n.(type) {
		case *syntax.MatchAs:
			name = n.Name
		case *syntax.MatchStar:
			name = n.Name
		case *syntax.MatchMapping:
			name = n.Rest
		}
		if name != "" {
			m.bind(fr.scope, name, &Unknown{Why: "part of " + Describe(v), Taint: TaintOf(v) | Data, Place: fr.at(n)})
		}
		return true
	})
}
