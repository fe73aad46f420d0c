package interp

// What sets make of each other. The views of a dict are sets too; here they are lists.

// listBinary is an operator between two lists, tuples or sets, or a list times a number.
func (m *Machine) listBinary(op string, a *List, other Value) Value {
	if n, ok := AsInt(other); ok && op == "*" && a.Kind != SetValue {
		return repeated(a, n)
	}
	b, ok := other.(*List)
	if !ok {
		return nil
	}
	switch {
	case op == "+" && a.Kind != SetValue:
		return &List{Kind: a.Kind, Elts: append(append([]Value(nil), a.Elts...), b.Elts...), Open: a.Open || b.Open}
	case op == "|" || op == "&" || op == "-" || op == "^":
		return m.combine(op, a, b)
	}
	return nil
}

// repeated is a list times a number; nil where that would be long.
func repeated(l *List, n int64) Value {
	if int64(len(l.Elts))*n > 1000 {
		return nil
	}
	r := &List{Kind: l.Kind, Open: l.Open, Taint: l.Taint}
	for range n {
		r.Elts = append(r.Elts, l.Elts...)
	}
	return r
}

// combine makes one set of two. What may or may not be in it leaves it open.
func (m *Machine) combine(op string, a, b *List) *List {
	made := &List{Kind: SetValue, Open: a.Open, Frozen: a.Frozen, Taint: TaintOf(a) | TaintOf(b)}
	switch op {
	case "|":
		made.Elts = append(made.Elts, a.Elts...)
		for _, e := range b.Elts {
			m.addTo(made, e)
		}
		made.Open = a.Open || b.Open
	case "^":
		return m.combine("|", m.combine("-", a, b), m.combine("-", b, a))
	case "&", "-":
		made.Open = a.Open && (op == "-" || b.Open || len(b.Elts) > 0)
		for _, e := range a.Elts {
			in, known := m.contains(b, e)
			if !known {
				made.Open = true
			} else if in == (op == "&") {
				made.Elts = append(made.Elts, e)
			}
		}
	}
	return made
}

// addTo adds an element to a list; a set holds equal ones once.
func (m *Machine) addTo(l *List, e Value) {
	if l.Kind != SetValue {
		l.Elts = append(l.Elts, e)
	} else if in, known := m.contains(l, e); !known || !in {
		l.Elts = append(l.Elts, e)
	}
}

// union is a set, or a list, with what others have.
func (m *Machine) union(l *List, others []Value) *List {
	u := &List{Kind: l.Kind, Elts: append([]Value(nil), l.Elts...), Open: l.Open}
	for _, a := range others {
		elts, open := m.iterate(a, m.site)
		for _, e := range elts {
			m.addTo(u, e)
		}
		u.Open = u.Open || open
	}
	return u
}

// setOperators are the operators that do what methods of a set do.
var setOperators = map[string]string{"intersection": "&", "difference": "-", "symmetric_difference": "^"}

// setOf is what a set has in common with others, or apart from them.
func (m *Machine) setOf(l *List, name string, others []Value) *List {
	made := &List{Kind: SetValue, Elts: l.Elts, Open: l.Open, Taint: l.Taint}
	for _, other := range others {
		made = m.combine(setOperators[name], made, m.setFrom(other))
	}
	return made
}

func (m *Machine) setFrom(v Value) *List {
	elts, open := m.iterate(v, m.site)
	return &List{Kind: SetValue, Elts: elts, Open: open, Taint: TaintOf(v)}
}

// setRelation is issubset, issuperset and isdisjoint.
func (m *Machine) setRelation(l *List, name string, other Value) Value {
	r := m.setFrom(other)
	taint := TaintOf(l) | TaintOf(r)
	var truth, known bool
	switch name {
	case "issubset":
		truth, known = m.subset(l, r)
	case "issuperset":
		truth, known = m.subset(r, l)
	default:
		both := m.combine("&", l, r)
		truth, known = len(both.Elts) == 0, len(both.Elts) > 0 || !both.Open
	}
	if !known {
		return &Unknown{Why: "the result of `" + name + "`", Taint: taint | Data}
	}
	return Tainted(Bool(truth), taint)
}

func (m *Machine) without(list []Value, v Value) []Value {
	var rest []Value
	done := false
	for _, e := range list {
		if same, known := m.equal(e, v); !done && same && known {
			done = true
			continue
		}
		rest = append(rest, e)
	}
	return rest
}
