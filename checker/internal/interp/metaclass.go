package interp

import "unguarded/checker/diag"

// metaclassOf is the class that a class is an instance of, when the project
// defines it: its own, or that of a base.
func metaclassOf(c *Class) *Class {
	for _, k := range mro(c) {
		if k.meta != nil {
			return k.meta
		}
	}
	return nil
}

// madeBy lets a metaclass see, and change, the class that was made.
func (m *Machine) madeBy(c *Class, kw []KwArg, at diag.Place) Value {
	meta := metaclassOf(c)
	if meta == nil {
		return c
	}
	namespace := attrsDict(c.Attrs)
	args := []Value{Str(c.Name), NewList(TupleValue, c.Bases...), namespace}
	var made Value = c
	if f, ok := m.classAttr(meta, "__new__"); ok {
		if d, ok := f.(*Descriptor); ok {
			f = d.Func
		}
		m.creating = append(m.creating, c)
		if v := m.Call(f, &Call{Args: append([]Value{meta}, args...), Kw: kw}, at, nil); v != nil && !IsNone(v) {
			made = v
		}
		m.creating = m.creating[:len(m.creating)-1]
		namespace.Items(func(k, v Value) {
			if n, ok := AsStr(k); ok {
				if old, has := c.Attrs.Get(n); !has || !Same(old, v) {
					c.Attrs.set(n, v)
				}
			}
		})
	}
	if f, ok := m.classAttr(meta, "__init__"); ok {
		m.Call(f, &Call{Args: append([]Value{made}, args...), Kw: kw}, at, nil)
	}
	return made
}

// typeNew is type.__new__ inside a metaclass: the class is there already, and
// takes what the metaclass put into its namespace.
func (m *Machine) typeNew(c *Call) Value {
	n := len(m.creating)
	if n == 0 {
		return &Unknown{Why: "a class", Taint: Data, Place: m.site}
	}
	cls := m.creating[n-1]
	if d, ok := c.ArgOr(len(c.Args)-1, "", None()).(*Dict); ok {
		d.Items(func(k, v Value) {
			if name, ok := AsStr(k); ok {
				cls.Attrs.set(name, v)
			}
		})
	}
	return cls
}

// metaAttr is an attribute that a class has from its metaclass.
func (m *Machine) metaAttr(c *Class, name string, at diag.Place) (Value, bool) {
	meta := metaclassOf(c)
	if meta == nil {
		return nil, false
	}
	v, ok := m.classAttr(meta, name)
	if d, isProperty := v.(*Descriptor); ok && isProperty && d.Kind == "property" {
		return m.Call(d.Func, &Call{Args: []Value{c}}, at, nil), true
	}
	return bindTo(v, c, meta), ok
}

// isMetaclass tells whether a class derives from type.
func isMetaclass(c *Class) bool {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			switch b := b.(type) {
			case *Builtin:
				if b.Name == "type" {
					return true
				}
			case *External:
				if b.Path == "abc.ABCMeta" || b.Path == "enum.EnumMeta" {
					return true
				}
			}
		}
	}
	return false
}

// typeMethod is a method of type itself, as super() of a metaclass finds it.
func typeMethod(s *Super, name string) (Value, bool) {
	return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
		switch name {
		case "__new__":
			return m.typeNew(c)
		case "__call__":
			if cls, ok := s.Self.(*Class); ok {
				return m.instantiate(cls, c)
			}
		}
		return None()
	}}, true
}

// newObject is object.__new__.
func newObject(m *Machine, c *Call) Value {
	if cls, ok := c.ArgOr(0, "cls", None()).(*Class); ok {
		return &Instance{Class: cls, Attrs: NewAttrs(), inner: m.newInner(cls, c.Rest(1))}
	}
	return &Unknown{Why: "a new object", Taint: Data, Place: m.site}
}
