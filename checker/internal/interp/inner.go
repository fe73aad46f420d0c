package interp

// A class that derives from a container or from the texts of Python has objects that hold
// one.

// innerKinds are the bases whose objects hold a container here, and what they hold.
var innerKinds = map[string]string{
	"dict": "dict", "list": "list", "set": "set", "str": "str", "OrderedDict": "dict", "UserDict": "dict", "UserList": "list", "deque": "list",
}

// newInner is the empty container of a new object of a class, or its text; nil for most
// classes.
func (m *Machine) newInner(c *Class, call *Call) Value {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			f, ok := b.(*Builtin)
			if !ok {
				continue
			}
			switch innerKinds[f.Name] {
			case "dict":
				return NewDict()
			case "list":
				return NewList(ListValue)
			case "set":
				return NewList(SetValue)
			case "str":
				return m.call(f, call)
			}
		}
	}
	return nil
}

// fillInner is __init__ of the container, as super().__init__ calls it.
func (m *Machine) fillInner(inner Value, c *Call) {
	switch o := inner.(type) {
	case *Dict:
		updateDict(m, o, c)
	case *List:
		made, _ := collect(m, c, o.Kind).(*List)
		m.SetElts(o, made.Elts, made.Open || c.Open)
	}
}

// innerMethod is a method of the container that an object holds.
func (m *Machine) innerMethod(o *Instance, name string) (Value, bool) {
	switch name {
	case "__init__":
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			m.fillInner(o.inner, c)
			return None()
		}}, true
	case "__getitem__":
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value { return m.getItem(o.inner, c.ArgOr(0, "", None()), m.site) }}, true
	case "__setitem__":
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			m.setItem(o.inner, c.ArgOr(0, "", None()), c.ArgOr(1, "", None()), m.site)
			return None()
		}}, true
	case "__contains__":
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value { return m.compareOne("in", c.ArgOr(0, "", None()), o.inner) }}, true
	case "__iter__":
		return &Builtin{Name: name, Fn: func(m *Machine, _ *Call) Value { return biIter(m, &Call{Args: []Value{o.inner}}) }}, true
	case "__len__":
		return &Builtin{Name: name, Fn: func(m *Machine, _ *Call) Value { return biLen(m, &Call{Args: []Value{o.inner}}) }}, true
	}
	if len(name) > 1 && name[0] == '_' {
		return nil, false
	}
	return m.methodOf(o.inner, name)
}

// plain is the container that an object holds, or the value itself; an object whose
// class answers by a method of its own stays one.
func (m *Machine) plain(v Value, method string) Value {
	inst, ok := v.(*Instance)
	if !ok || inst.inner == nil {
		return v
	}
	if _, own := m.classAttr(inst.Class, method); own {
		return v
	}
	return inst.inner
}

// innerItem is a subscript of an object that holds a container.
func (m *Machine) innerItem(o *Instance, key Value) Value {
	d, isDict := o.inner.(*Dict)
	if missing, ok := m.classAttr(o.Class, "__missing__"); ok && isDict {
		if _, there := d.Get(m.keyOf(d, key)); !there && !d.Open {
			return m.call(missing, &Call{Args: []Value{o, key}})
		}
	}
	return m.getItem(o.inner, key, m.site)
}
