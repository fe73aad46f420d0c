package interp

// addContainers models the containers of the library as lists, sets and dicts.
func addContainers(add func(string, func(*Machine, *Call) Value)) {
	add("collections.OrderedDict", biDict)
	add("collections.defaultdict", stdDefaultDict)
	add("collections.ChainMap", stdChainMap)
	add("collections.deque", biList)
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
