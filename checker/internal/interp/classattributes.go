package interp

import (
	"slices"

	"unguarded/checker/diag"
)

func (m *Machine) attrOfClass(c *Class, name string, at diag.Place) (Value, bool) {
	if v, ok := m.classAttr(c, name); ok {
		if d, ok := v.(*Descriptor); ok {
			switch d.Kind {
			case "staticmethod":
				return d.Func, true
			case "classmethod":
				return &Bound{Self: c, Func: d.Func}, true
			}
		}
		if got, ok := m.described(v, None(), c, at); ok {
			return got, true
		}
		return v, true
	}
	if v, ok := m.metaAttr(c, name, at); ok {
		return v, true
	}
	switch name {
	case "__new__":
		return &Builtin{Name: name, Fn: newObject}, true
	case "__name__":
		return Str(c.Name), true
	case "__qualname__":
		return Str(c.Qual), true
	case "__module__":
		if c.Module != nil && c.Module.Name != "" {
			return Str(c.Module.Name), true
		}
		return &Unknown{Why: "a module's name", Taint: Data}, true
	case "__mro__":
		return orderOf(c, TupleValue), true
	case "mro":
		return &Builtin{Name: name, Fn: func(*Machine, *Call) Value { return orderOf(c, ListValue) }}, true
	case "__base__":
		if len(c.Bases) > 0 {
			return c.Bases[0], true
		}
	case "__members__":
		if len(c.members) > 0 {
			return membersDict(c), true
		}
	case "__subclasses__":
		return &Builtin{Name: name, Fn: func(m *Machine, _ *Call) Value { return m.subclassesOf(c) }}, true
	case "__bases__":
		return NewList(TupleValue, c.Bases...), true
	case "__dict__":
		d := NewDict()
		for _, n := range c.Attrs.names {
			d.set(Str(n), c.Attrs.value(n))
		}
		return d, true
	case "__doc__":
		return c.docstring(), true
	}
	if isNamedTuple(c) {
		if v := namedTupleAttr(c, nil, name); v != nil {
			return v, true
		}
	}
	if v, ok := m.inherited(c, "."+name, name, at); ok {
		return v, true
	}
	if name == "__init__" { // that of object or of BaseException, which takes the object
		return &Builtin{Name: name, Fn: func(m *Machine, call *Call) Value {
			if IsSubclass(c, "builtins.BaseException") && len(call.Args) > 0 {
				m.keepArgs(call.Args[0], call.Args[1:])
			}
			return None()
		}}, true
	}
	return pythonsOwn(name)
}

// orderOf lists the classes that a class looks its attributes up in.
func orderOf(c *Class, kind ListKind) *List {
	l := NewList(kind)
	for _, k := range mro(c) {
		l.Elts = append(l.Elts, k)
	}
	return l
}

// keepArgs is BaseException.__init__.
func (m *Machine) keepArgs(exc Value, args []Value) {
	if self, ok := exc.(*Instance); ok {
		m.Set(self.Attrs, "args", NewList(TupleValue, args...))
	}
}

func (m *Machine) superAttr(s *Super, name string, at diag.Place) (Value, bool) {
	start := s.Class
	cls := start
	switch self := s.Self.(type) {
	case *Instance:
		cls = self.Class
	case *Class:
		cls = self
	}
	order := mro(cls)
	if !slices.Contains(order, start) { // super() in a metaclass
		order = mro(start)
	}
	found := false
	for _, k := range order {
		if found {
			if v, ok := k.Attrs.Get(name); ok {
				if d, ok := v.(*Descriptor); ok && d.Kind == "property" {
					return m.Call(d.Func, &Call{Args: []Value{s.Self}}, at, nil), true
				}
				return bindTo(v, s.Self, cls), true
			}
		}
		found = found || k == start
	}
	if self, ok := s.Self.(*Instance); ok && self.inner != nil {
		if v, ok := m.innerMethod(self, name); ok {
			return v, true
		}
	}
	if isMetaclass(start) {
		return typeMethod(s, name)
	}
	if self, ok := s.Self.(*Instance); ok && m.basePart(self) != nil {
		if v, ok := m.Lib.Attr(m, self.base, name); ok {
			return v, true
		}
	}
	if v, ok := m.inherited(cls, "()."+name, name, at); ok {
		return v, true
	}
	if name == "__init__" && IsSubclass(cls, "builtins.BaseException") {
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			m.keepArgs(s.Self, c.Args)
			return None()
		}}, true
	}
	if name == "__new__" {
		return &Builtin{Name: name, Fn: newObject}, true
	}
	if name == "__setattr__" {
		return bindTo(&Builtin{Name: objectSetattr, Bind: true, Fn: plainSetattr}, s.Self, cls), true
	}
	if name == "__init__" || name == "__init_subclass__" {
		return &Builtin{Name: name, Fn: func(*Machine, *Call) Value { return None() }}, true
	}
	return nil, false
}
