package interp

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

func (m *Machine) annotated(fr *frame, s *syntax.AnnAssign) {
	if name, ok := s.Target.(*syntax.Name); ok && fr.scope.class {
		m.noteField(fr, name.ID)
	}
	if s.Value != nil {
		m.assign(fr, s.Target, m.eval(fr, s.Value))
	}
}

// noteField keeps the order of a class's annotated names, as dataclasses need it.
func (m *Machine) noteField(fr *frame, name string) {
	v, ok := fr.scope.vars.Get("__annotations__")
	list, isList := v.(*List)
	if !ok || !isList {
		list = NewList(ListValue)
		m.Set(fr.scope.vars, "__annotations__", list)
	}
	m.Append(list, Str(name))
}

func (m *Machine) augmented(fr *frame, s *syntax.AugAssign) {
	old := m.eval(fr, s.Target)
	v := m.eval(fr, s.Value)
	if !m.inPlace(s.Op, old, v) {
		if own := m.ownOperator(inPlaceDunder(s.Op), old, v); own != nil {
			m.assign(fr, s.Target, own)
			return
		}
		m.assign(fr, s.Target, m.binary(s.Op, old, v))
	}
}

// inPlace changes what a list, a set or a dict holds, for all who have it.
func (m *Machine) inPlace(op string, old, v Value) bool {
	v = m.resolve(v, m.site)
	switch old := old.(type) {
	case *List:
		switch {
		case old.Kind == ListValue && op == "+":
			elts, open := m.iterate(v, m.site)
			m.SetElts(old, append(old.Elts[:len(old.Elts):len(old.Elts)], elts...), old.Open || open)
			return true
		case old.Kind == SetValue && !old.Frozen:
			if made, ok := m.binary(op, old, v).(*List); ok {
				m.SetElts(old, made.Elts, made.Open)
				return true
			}
		}
	case *Dict:
		if op == "|" {
			updateDict(m, old, &Call{Args: []Value{v}})
			return true
		}
	}
	return false
}

// assign binds a target. Writes to what the code does not own are effects.
func (m *Machine) assign(fr *frame, target syntax.Expr, v Value) {
	v = fr.tinge(v)
	switch t := target.(type) {
	case *syntax.Name:
		m.bind(fr.scope, t.ID, v)
	case *syntax.Attribute:
		m.SetAttr(m.eval(fr, t.Value), t.Attr, v, fr.at(t))
	case *syntax.Subscript:
		m.setItem(m.eval(fr, t.Value), m.index(fr, t.Index), v, fr.at(t))
	case *syntax.Starred:
		m.assign(fr, t.Value, v)
	case *syntax.Tuple:
		m.unpack(fr, t.Elts, v, fr.at(t))
	case *syntax.List:
		m.unpack(fr, t.Elts, v, fr.at(t))
	}
}

func (m *Machine) unpack(fr *frame, targets []syntax.Expr, v Value, at diag.Place) {
	elts, open := m.iterate(m.resolve(v, at), at)
	star := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); ok {
			star = i
		}
	}
	wanted := len(targets)
	if !open && (star < 0 && len(elts) != wanted || star >= 0 && len(elts) < wanted-1) {
		m.at(at, nil, func() { m.RaiseNew("ValueError", "%d values to unpack into %d", len(elts), wanted) })
	}
	element := func(i int) Value {
		if i >= 0 && i < len(elts) && !open {
			return elts[i]
		}
		if i >= 0 && i < len(elts) && star < 0 {
			return elts[i]
		}
		part := &Unknown{Why: "part of " + Describe(v), Taint: TaintOf(v), Place: at}
		if u, ok := v.(*Unknown); ok {
			part.Plain = u.Plain
		}
		return part
	}
	for i, t := range targets {
		switch {
		case star < 0 || i < star:
			m.assign(fr, t, element(i))
		case i == star:
			end := len(elts) - (len(targets) - star - 1)
			rest := NewList(ListValue)
			if star <= end && end <= len(elts) {
				rest.Elts = append(rest.Elts, elts[star:end]...)
			}
			rest.Open = open
			m.assign(fr, t, rest)
		default:
			m.assign(fr, t, element(len(elts)-(len(targets)-i)))
		}
	}
}

// unbind takes a name away.
func (m *Machine) unbind(fr *frame, name string) {
	scope := fr.scope.target(name)
	old, ok := scope.vars.Get(name)
	if !ok {
		return
	}
	m.log(func() { scope.vars.set(name, old) })
	scope.vars.remove(name)
	if scope.deleted == nil {
		scope.deleted = map[string]bool{}
	}
	scope.deleted[name] = true
}

func (m *Machine) del(fr *frame, target syntax.Expr) {
	switch t := target.(type) {
	case *syntax.Name:
		m.unbind(fr, t.ID)
	case *syntax.Subscript:
		owner := m.eval(fr, t.Value)
		if d, ok := owner.(*Dict); ok {
			m.Drop(d, m.eval(fr, t.Index))
			return
		}
		if l, ok := owner.(*List); ok {
			m.delItem(l, m.index(fr, t.Index), fr.at(t))
			return
		}
		if inst, ok := owner.(*Instance); ok {
			if f, ok := m.classAttr(inst.Class, "__delitem__"); ok {
				m.Call(f, &Call{Args: []Value{inst, m.eval(fr, t.Index)}}, fr.at(t), nil)
				return
			}
		}
		m.effect(fr.at(t), nil, nil)
	case *syntax.Attribute:
		m.delAttr(m.eval(fr, t.Value), t.Attr, fr.at(t))
	case *syntax.Tuple:
		for _, e := range t.Elts {
			m.del(fr, e)
		}
	}
}
