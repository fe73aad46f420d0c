package interp

import "slices"

// addContainers models the containers of the library as lists, sets and dicts.
func addContainers(add func(string, func(*Machine, *Call) Value)) {
	add("collections.OrderedDict", biDict)
	add("collections.UserDict", biDict)
	add("collections.defaultdict", stdDefaultDict)
	add("collections.Counter", stdCounter)
	add("collections.ChainMap", stdChainMap)
	add("collections.deque", stdDeque)
	for _, name := range []string{"weakref.WeakSet"} {
		add(name, biSet)
	}
	for _, name := range []string{"weakref.WeakKeyDictionary", "weakref.WeakValueDictionary"} {
		add(name, biDict)
	}
}

func stdDefaultDict(m *Machine, c *Call) Value {
	factory := c.ArgOr(0, "default_factory", None())
	d, ok := biDict(m, c.Rest(1)).(*Dict)
	if ok && !IsNone(factory) {
		d.Factory = factory
	}
	return d
}

// stdCounter is a dict that has a zero for what it lacks.
func stdCounter(m *Machine, c *Call) Value {
	d := NewDict()
	d.Counts = true
	m.count(d, c)
	return d
}

// count is a call of Counter, or of its update.
func (m *Machine) count(d *Dict, c *Call) {
	add := func(k, n Value) { m.Put(d, k, m.binary("+", m.dictItem(d, k, m.site), n)) }
	if v, ok := c.Arg(0, "iterable"); ok {
		if src, ok := m.resolve(v, m.site).(*Dict); ok {
			src.Items(add)
			d.Open = d.Open || src.Open
		} else {
			elts, open := m.iterate(v, m.site)
			for _, e := range elts {
				add(e, Int(1))
			}
			d.Open = d.Open || open
		}
	}
	for _, k := range c.Kw {
		add(Str(k.Name), k.Value)
	}
	d.Open = d.Open || c.Open
}

// counterMethod is a method that a Counter has and a dict has not, or has otherwise.
func counterMethod(m *Machine, d *Dict, name string, c *Call) Value {
	switch name {
	case "update":
		m.count(d, c)
		return None()
	case "total":
		values, _ := dictMethod(d, "values")
		return m.call(m.Lookup("builtins.sum"), &Call{Args: []Value{m.call(values, &Call{})}})
	case "most_common":
		if d.Open {
			return nil
		}
		l := NewList(ListValue)
		d.Items(func(k, v Value) { l.Elts = append(l.Elts, NewList(TupleValue, k, v)) })
		slices.SortStableFunc(l.Elts, func(a, b Value) int {
			sign, _ := m.order(b.(*List).Elts[1], a.(*List).Elts[1])
			return sign
		})
		if n, ok := AsInt(c.ArgOr(0, "n", None())); ok {
			l.Elts = l.Elts[:min(max(int(n), 0), len(l.Elts))]
		}
		return l
	}
	return nil
}

// stdDeque is a list, which may have a bound.
func stdDeque(m *Machine, c *Call) Value {
	l, ok := biList(m, c).(*List)
	limit := c.ArgOr(1, "maxlen", None())
	if IsNone(limit) || !ok {
		return l
	}
	n, known := AsInt(limit)
	if !known || n < 1 {
		return biUnknown(m, c)
	}
	l.Limit = int(n)
	l.Elts = l.Elts[max(0, len(l.Elts)-l.Limit):]
	return l
}

// dequeMethod is a method that a deque has and a list has not.
func dequeMethod(m *Machine, l *List, name string, c *Call) Value {
	arg := c.ArgOr(0, "", None())
	switch name {
	case "appendleft":
		elts := append([]Value{arg}, l.Elts...)
		if l.Limit > 0 {
			elts = elts[:min(len(elts), l.Limit)]
		}
		m.SetElts(l, elts, l.Open)
	case "extendleft":
		elts, open := m.iterate(arg, m.site)
		m.SetElts(l, append(reversed(elts), l.Elts...), l.Open || open)
	case "popleft":
		return popElement(m, l, Int(0))
	case "rotate":
		n, ok := AsInt(c.ArgOr(0, "n", Int(1)))
		if size := int64(len(l.Elts)); ok && size > 0 && !l.Open {
			cut := int(((-n)%size + size) % size)
			m.SetElts(l, append(append([]Value(nil), l.Elts[cut:]...), l.Elts[:cut]...), false)
			break
		}
		m.SetElts(l, l.Elts, l.Open || len(l.Elts) > 0)
	default:
		return nil
	}
	return None()
}

// stdChainMap joins dicts, of which the first that has a key gives its value. What is
// put into them later is not seen.
func stdChainMap(m *Machine, c *Call) Value {
	all := NewDict()
	all.Open = c.Open
	for i := len(c.Args) - 1; i >= 0; i-- {
		d, ok := c.Args[i].(*Dict)
		if !ok {
			all.Open = true
			continue
		}
		m.merge(all, d)
	}
	return all
}
