package interp

import "unguarded/checker/internal/syntax"

// matchesMapping is the truth of {key: p, **rest}.
func (m *Machine) matchesMapping(fr *frame, p *syntax.MatchMapping, v Value) Value {
	d, ok := v.(*Dict)
	if !ok || d.Open || d.Missing != nil {
		m.bindPattern(fr, p, v)
		switch v.(type) {
		case *Const, *List:
			return Bool(false)
		}
		return &Unknown{Why: "whether " + Describe(v) + " matches", Taint: TaintOf(v) | Data, Place: fr.at(p)}
	}
	rest := d.clone()
	all := Value(Bool(true))
	for i, k := range p.Keys {
		key := m.eval(fr, k)
		item, ok := d.Get(key)
		if !ok {
			return Bool(false)
		}
		rest.remove(key)
		all = m.both(all, m.matches(fr, p.Patterns[i], item))
	}
	if p.Rest != "" {
		m.bind(fr.scope, p.Rest, rest)
	}
	return all
}

// matchesClass is the truth of Class(p, name=q).
func (m *Machine) matchesClass(fr *frame, p *syntax.MatchClass, v Value) Value {
	class := m.eval(fr, p.Class)
	is, known := m.isInstance(v, class)
	if known && !is {
		return Bool(false)
	}
	inst, ok := v.(*Instance)
	if !known || !ok && len(p.Patterns)+len(p.KwPatterns) > 1 {
		m.bindPattern(fr, p, v)
		return &Unknown{Why: "whether " + Describe(v) + " matches", Taint: TaintOf(v) | Data, Place: fr.at(p)}
	}
	if !ok { // str(name): the value itself
		if len(p.Patterns) == 1 {
			return m.matches(fr, p.Patterns[0], v)
		}
		return Bool(len(p.KwPatterns) == 0)
	}
	all := Value(Bool(true))
	names := m.matchArgs(inst.Class)
	for i, q := range p.Patterns {
		if i >= len(names) {
			return Bool(false)
		}
		all = m.both(all, m.matchesAttr(fr, q, inst, names[i]))
	}
	for i, q := range p.KwPatterns {
		all = m.both(all, m.matchesAttr(fr, q, inst, p.KwNames[i]))
	}
	return all
}

func (m *Machine) matchesAttr(fr *frame, p syntax.Pattern, v *Instance, name string) Value {
	a, ok := m.tryAttr(v, name)
	if !ok {
		return Bool(false)
	}
	return m.matches(fr, p, a)
}

// matchArgs are the names of a class's positional patterns.
func (m *Machine) matchArgs(c *Class) []string {
	v, ok := m.classAttr(c, "__match_args__")
	l, isList := v.(*List)
	if !ok || !isList {
		return fieldsOf(c)
	}
	var names []string
	for _, e := range l.Elts {
		if s, ok := AsStr(e); ok {
			names = append(names, s)
		}
	}
	return names
}
