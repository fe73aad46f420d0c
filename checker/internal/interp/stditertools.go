package interp

// Iterators of the library are lists here: what they give is known at once. One whose
// source is not known in full is open.

const maxProduct = 2_000 // elements of one product

func addIterators(add func(string, func(*Machine, *Call) Value)) {
	add("itertools.chain", stdChain)
	add("itertools.product", stdProduct)
	add("itertools.starmap", func(m *Machine, c *Call) Value {
		return m.eachOf(c.ArgOr(1, "", None()), func(e Value) (Value, bool) {
			args, open := m.iterate(e, m.site)
			return m.call(c.ArgOr(0, "", None()), &Call{Args: args, Open: open}), true
		})
	})
	add("itertools.filterfalse", func(m *Machine, c *Call) Value {
		return m.eachOf(c.ArgOr(1, "", None()), func(e Value) (Value, bool) {
			return e, !m.Decide(m.call(c.ArgOr(0, "", None()), &Call{Args: []Value{e}}), m.site)
		})
	})
	add("itertools.takewhile", func(m *Machine, c *Call) Value { return stdWhile(m, c, true) })
	add("itertools.dropwhile", func(m *Machine, c *Call) Value { return stdWhile(m, c, false) })
	add("itertools.pairwise", stdPairwise)
	add("itertools.islice", stdIslice)
	add("itertools.groupby", stdGroupBy)
	addEndless(add)
	addSelections(add)
}

// chainAttrs are the attributes of itertools.chain.
func chainAttrs() *Attrs {
	attrs := NewAttrs()
	attrs.set("from_iterable", &Builtin{Name: "from_iterable", Fn: func(m *Machine, c *Call) Value {
		lists, open := m.iterate(c.ArgOr(0, "", None()), m.site)
		l, _ := stdChain(m, &Call{Args: lists}).(*List)
		l.Open = l.Open || open
		return l
	}})
	return attrs
}

// eachOf goes through an iterable, and keeps what f gives and wants kept.
func (m *Machine) eachOf(v Value, f func(e Value) (Value, bool)) Value {
	elts, open := m.iterate(v, m.site)
	l := NewList(ListValue)
	l.Open = open
	for _, e := range elts {
		if made, keep := f(e); keep {
			l.Elts = append(l.Elts, made)
		}
	}
	return l
}

func stdChain(m *Machine, c *Call) Value {
	l := NewList(ListValue)
	for _, a := range c.Args {
		elts, open := m.iterate(a, m.site)
		l.Elts = append(l.Elts, elts...)
		l.Open = l.Open || open
	}
	return l
}

func stdProduct(m *Machine, c *Call) Value {
	repeat, ok := AsInt(c.ArgOr(-1, "repeat", Int(1)))
	if !ok || repeat < 0 || repeat > 8 {
		return biUnknown(m, c)
	}
	rows, open := [][]Value{{}}, c.Open
	for range repeat {
		for _, a := range c.Args {
			elts, more := m.iterate(a, m.site)
			open = open || more
			if len(rows)*len(elts) > maxProduct {
				return biUnknown(m, c)
			}
			var next [][]Value
			for _, row := range rows {
				for _, e := range elts {
					next = append(next, append(row[:len(row):len(row)], e))
				}
			}
			rows = next
		}
	}
	l := NewList(ListValue)
	l.Open = open
	for _, row := range rows {
		l.Elts = append(l.Elts, NewList(TupleValue, row...))
	}
	return l
}

func stdWhile(m *Machine, c *Call, take bool) Value {
	holds := true
	return m.eachOf(c.ArgOr(1, "", None()), func(e Value) (Value, bool) {
		holds = holds && m.Decide(m.call(c.ArgOr(0, "", None()), &Call{Args: []Value{e}}), m.site)
		return e, holds == take
	})
}

func stdPairwise(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(0, "", None()), m.site)
	l := NewList(ListValue)
	l.Open = open
	for i := 1; i < len(elts); i++ {
		l.Elts = append(l.Elts, NewList(TupleValue, elts[i-1], elts[i]))
	}
	return l
}

func stdIslice(m *Machine, c *Call) Value {
	low, stop := c.ArgOr(1, "", None()), c.ArgOr(2, "", None())
	if len(c.Args) == 2 {
		low, stop = None(), low
	}
	elts, open := m.iterate(c.ArgOr(0, "", None()), m.site)
	from, to, ok := bounds(&slice{low: low, high: stop, step: None()}, len(elts))
	if !ok || len(c.Args) > 3 {
		return biUnknown(m, c)
	}
	l := NewList(ListValue, elts[from:to]...)
	l.Open = open && to == len(elts)
	return l
}

// stdGroupBy groups neighbours by a key.
func stdGroupBy(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(0, "iterable", None()), m.site)
	key := c.ArgOr(1, "key", None())
	l := NewList(ListValue)
	l.Open = open
	var last Value
	var group *List
	for _, e := range elts {
		k := e
		if !IsNone(key) {
			k = m.call(key, &Call{Args: []Value{e}})
		}
		same, known := m.equal(k, last)
		if group != nil && !known {
			return biUnknown(m, c)
		}
		if group == nil || !same {
			group = NewList(ListValue)
			l.Elts = append(l.Elts, NewList(TupleValue, k, group))
		}
		group.Elts = append(group.Elts, e)
		last = k
	}
	return l
}
