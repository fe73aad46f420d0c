package interp

// Item is v[key], for a host's objects.
func (m *Machine) Item(v, key Value) Value { return m.getItem(v, key, m.site) }

// Compare is a comparison of two values, for a host's objects.
func (m *Machine) Compare(op string, a, b Value) Value {
	return m.compareOne(op, m.resolve(a, m.site), m.resolve(b, m.site))
}

// Iterate runs through an iterable value and gives its elements; open tells that
// there may be others.
func (m *Machine) Iterate(v Value) (elts []Value, open bool) { return m.iterate(v, m.site) }
