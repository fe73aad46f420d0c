package interp

import "strings"

// Records: named tuples and the fields of dataclasses.

// fieldsOf lists the annotated names of a class and of its bases, bases first.
func fieldsOf(c *Class) []string {
	var names []string
	classes := mro(c)
	for i := len(classes) - 1; i >= 0; i-- {
		list, ok := classes[i].Attrs.value("__annotations__").(*List)
		if !ok {
			continue
		}
		for _, n := range list.Elts {
			name, _ := AsStr(n)
			known := false
			for _, other := range names {
				known = known || other == name
			}
			if !known {
				names = append(names, name)
			}
		}
	}
	return names
}

// isNamedTuple tells whether a class derives from typing.NamedTuple, or was made
// by collections.namedtuple.
func isNamedTuple(c *Class) bool { return IsSubclass(c, "typing.NamedTuple") }

// tupleOf gives the elements of a named tuple, in order.
func (m *Machine) tupleOf(v *Instance) (*List, bool) {
	if !isNamedTuple(v.Class) {
		return nil, false
	}
	l := NewList(TupleValue)
	for _, name := range fieldsOf(v.Class) {
		e, ok := v.Attrs.Get(name)
		if !ok {
			e, _ = m.classAttr(v.Class, name)
		}
		l.Elts = append(l.Elts, e)
	}
	return l, true
}

// asTuple gives the elements of a named tuple, and any other value as it is.
func (m *Machine) asTuple(v Value) Value {
	if inst, ok := v.(*Instance); ok {
		if l, ok := m.tupleOf(inst); ok {
			return l
		}
	}
	return v
}

// namedTupleAttr is what every named tuple and its class have.
func namedTupleAttr(c *Class, self *Instance, name string) Value {
	switch name {
	case "_fields":
		l := NewList(TupleValue)
		for _, f := range fieldsOf(c) {
			l.Elts = append(l.Elts, Str(f))
		}
		return l
	case "_make":
		return &Builtin{Name: name, Fn: func(m *Machine, call *Call) Value {
			elts, open := m.iterate(call.ArgOr(0, "iterable", None()), m.site)
			return m.call(c, &Call{Args: elts, Open: open})
		}}
	case "_asdict", "_replace":
		if self == nil {
			return nil
		}
		return &Builtin{Name: name, Fn: func(m *Machine, call *Call) Value {
			l, _ := m.tupleOf(self)
			d := NewDict()
			for i, f := range fieldsOf(c) {
				d.set(Str(f), l.Elts[i])
			}
			if name == "_asdict" {
				return d
			}
			for _, k := range call.Kw {
				d.set(Str(k.Name), k.Value)
			}
			return m.call(c, keywordsOf(d))
		}}
	}
	return nil
}

// stdNamedTuple is collections.namedtuple(name, fields).
func stdNamedTuple(m *Machine, c *Call) Value {
	name, _ := AsStr(c.ArgOr(0, "typename", Str("record")))
	fields := NewList(ListValue)
	arg := c.ArgOr(1, "field_names", None())
	if s, ok := AsStr(arg); ok {
		for _, f := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
			fields.Elts = append(fields.Elts, Str(f))
		}
	} else {
		fields.Elts, _ = m.iterate(arg, m.site)
	}
	cls := &Class{Name: name, Qual: name, Attrs: NewAttrs(), Bases: []Value{&External{Path: "typing.NamedTuple"}}}
	cls.Attrs.set("__annotations__", fields)
	if defaults, ok := c.Arg(-1, "defaults"); ok {
		elts, _ := m.iterate(defaults, m.site)
		for i, v := range elts {
			if n, ok := AsStr(fields.Elts[len(fields.Elts)-len(elts)+i]); ok {
				cls.Attrs.set(n, v)
			}
		}
	}
	return cls
}

// defaultOf is what a field holds that the call did not give: the default or the
// factory of dataclasses.field(), else the class attribute.
func (m *Machine) defaultOf(c *Class, name string) (Value, bool) {
	v, ok := m.classAttr(c, name)
	if !ok {
		return nil, false
	}
	x, isField := v.(*External)
	if !isField || x.Args == nil || x.Path != "dataclasses.field()" && x.Path != "attr.ib()" && x.Path != "attrs.field()" {
		return nil, false
	}
	if d, ok := x.Args.Arg(-1, "default"); ok {
		return d, true
	}
	for _, kw := range []string{"default_factory", "factory"} {
		if f, ok := x.Args.Arg(-1, kw); ok {
			return m.call(f, &Call{}), true
		}
	}
	return &Unknown{Why: "the field `" + name + "`", Taint: Data, Place: m.site}, true
}

// dataFields fills the annotated names of a class without an __init__, as
// dataclasses and named tuples do; an exception keeps its arguments.
func (m *Machine) dataFields(c *Class, inst *Instance, call *Call) {
	if IsSubclass(c, "builtins.BaseException") || m.unseenBase(c) {
		inst.Attrs.set("args", NewList(TupleValue, call.Args...))
	}
	for i, name := range fieldsOf(c) {
		if v, ok := call.Arg(i, name); ok {
			inst.Attrs.set(name, v)
		} else if v, ok := m.defaultOf(c, name); ok {
			inst.Attrs.set(name, v)
		}
	}
	for _, kw := range call.Kw {
		if _, ok := inst.Attrs.Get(kw.Name); !ok {
			inst.Attrs.set(kw.Name, kw.Value)
		}
	}
	if f, ok := m.classAttr(c, "__post_init__"); ok {
		m.call(f, &Call{Args: []Value{inst}})
	}
}

// equalRecords compares two instances of one class that has fields and no
// __eq__ of its own.
func (m *Machine) equalRecords(a, b *Instance) (truth, known bool) {
	fields := fieldsOf(a.Class)
	if a.Class != b.Class || len(fields) == 0 || m.unseenBase(a.Class) && !isNamedTuple(a.Class) {
		return false, false
	}
	for _, name := range fields {
		if !m.fieldIs(a.Class, name, "compare") {
			continue
		}
		x, ok1 := m.tryAttr(a, name)
		y, ok2 := m.tryAttr(b, name)
		if !ok1 || !ok2 {
			return false, false
		}
		if t, ok := m.equal(x, y); !ok || !t {
			return t, ok
		}
	}
	return true, true
}
