package interp

// addEndless models the iterators that go on and on; they give as many elements as a
// loop takes here.
func addEndless(add func(string, func(*Machine, *Call) Value)) {
	endless := func(next func(i int) Value) Value {
		g := &Generator{open: true}
		g.run = func(yield func(Value) Value) {
			for i := range maxLoop + 1 {
				yield(next(i))
			}
		}
		return g
	}
	add("itertools.count", func(m *Machine, c *Call) Value {
		start, step := c.ArgOr(0, "start", Int(0)), c.ArgOr(1, "step", Int(1))
		return endless(func(i int) Value { return m.binary("+", start, m.binary("*", step, Int(int64(i)))) })
	})
	add("itertools.cycle", func(m *Machine, c *Call) Value {
		elts, open := m.iterate(c.ArgOr(0, "", None()), m.site)
		if open || len(elts) == 0 {
			return &List{Kind: ListValue, Elts: elts, Open: open, Once: true}
		}
		return endless(func(i int) Value { return elts[i%len(elts)] })
	})
	add("itertools.repeat", func(m *Machine, c *Call) Value {
		v := c.ArgOr(0, "object", None())
		times := c.ArgOr(1, "times", None())
		if n, ok := AsInt(times); ok && n < maxLoop {
			l := NewList(ListValue)
			for range n {
				l.Elts = append(l.Elts, v)
			}
			return l
		}
		if !IsNone(times) {
			return biUnknown(m, c)
		}
		return endless(func(int) Value { return v })
	})
}

// addSelections models the iterators that choose elements, or add them up.
func addSelections(add func(string, func(*Machine, *Call) Value)) {
	for name, ordered := range map[string]bool{"combinations": false, "permutations": true} {
		add("itertools."+name, func(m *Machine, c *Call) Value {
			elts, open := m.iterate(c.ArgOr(0, "iterable", None()), m.site)
			n, ok := AsInt(c.ArgOr(1, "r", Int(int64(len(elts)))))
			if open || !ok || n < 0 || len(elts) > 12 || n > 5 {
				return biUnknown(m, c)
			}
			l := NewList(ListValue)
			choose(len(elts), int(n), ordered, nil, func(at []int) {
				row := NewList(TupleValue)
				for _, i := range at {
					row.Elts = append(row.Elts, elts[i])
				}
				l.Elts = append(l.Elts, row)
			})
			return l
		})
	}
	add("itertools.accumulate", func(m *Machine, c *Call) Value {
		f := c.ArgOr(1, "func", None())
		total := c.ArgOr(-1, "initial", nil)
		l, _ := m.eachOf(c.ArgOr(0, "iterable", None()), func(e Value) (Value, bool) {
			switch {
			case total == nil:
				total = e
			case IsNone(f):
				total = m.binary("+", total, e)
			default:
				total = m.call(f, &Call{Args: []Value{total, e}})
			}
			return total, true
		}).(*List)
		if initial, ok := c.Arg(-1, "initial"); ok {
			l.Elts = append([]Value{initial}, l.Elts...)
		}
		return l
	})
	add("itertools.compress", func(m *Machine, c *Call) Value {
		chosen, open := m.iterate(c.ArgOr(1, "selectors", None()), m.site)
		i := -1
		l, _ := m.eachOf(c.ArgOr(0, "data", None()), func(e Value) (Value, bool) {
			i++
			return e, i < len(chosen) && m.Decide(chosen[i], m.site)
		}).(*List)
		l.Open = l.Open || open
		return l
	})
	add("itertools.zip_longest", func(m *Machine, c *Call) Value {
		l := NewList(ListValue)
		var columns [][]Value
		rows := 0
		for _, a := range c.Args {
			elts, open := m.iterate(a, m.site)
			l.Open = l.Open || open
			columns, rows = append(columns, elts), max(rows, len(elts))
		}
		for i := range rows {
			row := NewList(TupleValue)
			for _, column := range columns {
				if i < len(column) {
					row.Elts = append(row.Elts, column[i])
				} else {
					row.Elts = append(row.Elts, c.ArgOr(-1, "fillvalue", None()))
				}
			}
			l.Elts = append(l.Elts, row)
		}
		return l
	})
	add("itertools.tee", func(m *Machine, c *Call) Value {
		elts, open := m.iterate(c.ArgOr(0, "iterable", None()), m.site)
		n, _ := AsInt(c.ArgOr(1, "n", Int(2)))
		l := NewList(TupleValue)
		for range min(n, 100) {
			l.Elts = append(l.Elts, &List{Kind: ListValue, Elts: elts, Open: open, Once: true})
		}
		return l
	})
}

// choose calls f with every choice of n positions; ordered ones come in every order.
func choose(size, n int, ordered bool, chosen []int, f func([]int)) {
	if len(chosen) == n {
		f(chosen)
		return
	}
	from := 0
	if !ordered && len(chosen) > 0 {
		from = chosen[len(chosen)-1] + 1
	}
next:
	for i := from; i < size; i++ {
		for _, c := range chosen {
			if c == i {
				continue next
			}
		}
		choose(size, n, ordered, append(chosen[:len(chosen):len(chosen)], i), f)
	}
}
