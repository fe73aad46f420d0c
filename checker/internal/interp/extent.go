package interp

// biExtreme makes min and max.
func biExtreme(sign int) func(*Machine, *Call) Value {
	return func(m *Machine, c *Call) Value {
		elts, open := c.Args, false
		if len(elts) == 1 {
			elts, open = m.iterate(elts[0], m.site)
		}
		if len(elts) == 0 && !open {
			if other, ok := c.Arg(-1, "default"); ok {
				return other
			}
			m.RaiseNew("ValueError", "min() or max() of nothing")
		}
		ordered, known := m.sorted(elts, &Call{Kw: c.Kw})
		if open || !known {
			return biUnknown(m, c)
		}
		if sign < 0 {
			return ordered[0]
		}
		return ordered[len(ordered)-1]
	}
}

// biSum adds up numbers, or lists.
func biSum(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(0, "", None()), m.site)
	total := c.ArgOr(1, "start", Int(0))
	for _, e := range elts {
		total = m.binary("+", total, e)
	}
	if open {
		return biUnknown(m, c)
	}
	return total
}

// deepCopy copies the containers of a value, and what they hold.
func deepCopy(v Value) Value {
	switch o := v.(type) {
	case *List:
		l := &List{Kind: o.Kind, Open: o.Open, Taint: o.Taint}
		for _, e := range o.Elts {
			l.Elts = append(l.Elts, deepCopy(e))
		}
		return l
	case *Dict:
		d := o.clone()
		for i, e := range d.items.vals {
			d.items.vals[i] = deepCopy(e)
		}
		return d
	case *Instance:
		return shallowCopy(o)
	}
	return v
}

func shallowCopy(v Value) Value {
	switch o := v.(type) {
	case *List:
		return &List{Kind: o.Kind, Elts: append([]Value(nil), o.Elts...), Open: o.Open, Taint: o.Taint}
	case *Dict:
		return o.clone()
	case *Instance:
		if o.State != nil {
			return o
		}
		inst := &Instance{Class: o.Class, Attrs: NewAttrs()}
		copyAll(inst.Attrs, o.Attrs)
		return inst
	}
	return v
}

func biZip(m *Machine, c *Call) Value {
	out := NewList(ListValue)
	var lists [][]Value
	n := -1
	for _, a := range c.Args {
		elts, open := m.iterate(a, m.site)
		out.Open = out.Open || open
		lists = append(lists, elts)
		if n < 0 || len(elts) < n {
			n = len(elts)
		}
	}
	if strict, _ := m.Truth(c.ArgOr(-1, "strict", Bool(false))); strict && !out.Open {
		for _, l := range lists {
			if len(l) != n {
				m.RaiseNew("ValueError", "zip() arguments are of different lengths")
			}
		}
	}
	for i := range max(n, 0) {
		t := NewList(TupleValue)
		for _, l := range lists {
			t.Elts = append(t.Elts, l[i])
		}
		out.Elts = append(out.Elts, t)
	}
	return out
}

func biEnumerate(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(0, "", None()), m.site)
	start, _ := AsInt(c.ArgOr(1, "start", Int(0)))
	l := &List{Kind: ListValue, Open: open}
	for i, e := range elts {
		l.Elts = append(l.Elts, NewList(TupleValue, Int(start+int64(i)), e))
	}
	return l
}

func biRange(m *Machine, c *Call) Value {
	low, high, step := int64(0), int64(0), int64(1)
	var ok1, ok2, ok3 = true, true, true
	switch len(c.Args) {
	case 1:
		high, ok2 = AsInt(c.Args[0])
	case 2, 3:
		low, ok1 = AsInt(c.Args[0])
		high, ok2 = AsInt(c.Args[1])
		if len(c.Args) == 3 {
			step, ok3 = AsInt(c.Args[2])
		}
	}
	l := NewList(ListValue)
	if !ok1 || !ok2 || !ok3 || step == 0 {
		l.Open = true
		return l
	}
	for i := low; (step > 0 && i < high || step < 0 && i > high) && len(l.Elts) < maxLoop; i += step {
		l.Elts = append(l.Elts, Int(i))
	}
	return l
}
