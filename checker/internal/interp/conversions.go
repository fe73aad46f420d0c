package interp

func biInt(m *Machine, c *Call) Value {
	v := c.ArgOr(0, "", Int(0))
	if inst, ok := v.(*Instance); ok {
		if f, ok := m.classAttr(inst.Class, "__int__"); ok {
			return m.call(f, &Call{Args: []Value{inst}})
		}
	}
	if i, ok := AsInt(v); ok {
		return Tainted(Int(i), TaintOf(v))
	}
	if s, ok := AsStr(v); ok {
		base, _ := AsInt(c.ArgOr(1, "base", Int(10)))
		if i, ok := atoiBase(s, base); ok {
			return Tainted(Int(i), TaintOf(v))
		}
		if base != 10 {
			return biUnknown(m, c)
		}
		m.RaiseNew("ValueError", "invalid literal for int(): %q", s)
	}
	if IsNone(v) {
		m.RaiseNew("TypeError", "int() argument must be a string or a number, not 'NoneType'")
	}
	return biUnknown(m, c)
}

func biList(m *Machine, c *Call) Value { return collect(m, c, ListValue) }

func biTuple(m *Machine, c *Call) Value { return collect(m, c, TupleValue) }

func biSet(m *Machine, c *Call) Value { return collect(m, c, SetValue) }

func biFrozenset(m *Machine, c *Call) Value {
	l := collect(m, c, SetValue).(*List)
	l.Frozen = true
	return l
}

func collect(m *Machine, c *Call, kind ListKind) Value {
	l := NewList(kind)
	if v, ok := c.Arg(0, ""); ok {
		elts, open := m.iterate(v, m.site)
		for _, e := range elts {
			m.addTo(l, e)
		}
		l.Open, l.Taint = open, TaintOf(v)
	}
	return l
}

func biDict(m *Machine, c *Call) Value {
	d := NewDict()
	if v, ok := c.Arg(0, ""); ok {
		if src, ok := m.plain(m.resolve(v, m.site), "keys").(*Dict); ok {
			d = src.clone()
		} else {
			elts, open := m.iterate(v, m.site)
			d.Open = open
			for _, e := range elts {
				if pair, ok := e.(*List); ok && len(pair.Elts) == 2 {
					d.set(pair.Elts[0], pair.Elts[1])
				} else {
					d.Open = true
				}
			}
		}
	}
	for _, k := range c.Kw {
		d.set(Str(k.Name), k.Value)
	}
	d.Open = d.Open || c.Open
	return d
}

func biBool(m *Machine, c *Call) Value {
	v := c.ArgOr(0, "", Bool(false))
	if t, known := m.Truth(v); known {
		return Tainted(Bool(t), TaintOf(v))
	}
	return v
}
