package interp

import "unguarded/checker/diag"

// A class attribute whose class has __get__ answers for itself, and one that has
// __set__ takes what is assigned.

// described runs the __get__ of a class attribute, if it has one.
func (m *Machine) described(v, self Value, cls *Class, at diag.Place) (Value, bool) {
	d, ok := v.(*Instance)
	if !ok || d.State != nil {
		return nil, false
	}
	get, ok := m.classAttr(d.Class, "__get__")
	if !ok {
		return nil, false
	}
	return m.Call(bindTo(get, d, d.Class), &Call{Args: []Value{self, cls}}, at, nil), true
}

// setDescribed runs the setter of a property or the __set__ of a descriptor.
func (m *Machine) setDescribed(o *Instance, name string, v Value, at diag.Place) bool {
	own, ok := m.classAttr(o.Class, name)
	if !ok {
		return false
	}
	switch d := own.(type) {
	case *Descriptor:
		if d.Kind == "property" && d.Set != nil {
			m.Call(d.Set, &Call{Args: []Value{o, v}}, at, nil)
			return true
		}
	case *Instance:
		if set, ok := m.classAttr(d.Class, "__set__"); ok && d.State == nil {
			m.Call(bindTo(set, d, d.Class), &Call{Args: []Value{o, v}}, at, nil)
			return true
		}
	}
	return false
}

// nameDescriptors runs the __set_name__ of what a class body assigned.
func (m *Machine) nameDescriptors(c *Class, at diag.Place) {
	for _, name := range append([]string(nil), c.Attrs.names...) {
		d, ok := c.Attrs.value(name).(*Instance)
		if !ok || d.State != nil {
			continue
		}
		if f, ok := m.classAttr(d.Class, "__set_name__"); ok {
			m.Call(bindTo(f, d, d.Class), &Call{Args: []Value{c, Str(name)}}, at, nil)
		}
	}
}
