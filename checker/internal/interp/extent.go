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
		for k, e := range d.vals {
			d.vals[k] = deepCopy(e)
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
