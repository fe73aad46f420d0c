package interp

import "strings"

// dataclassMark is the attribute by which Python knows a dataclass.
const dataclassMark = "__dataclass_fields__"

// addDataclasses models the module dataclasses. The fields of a class are filled for
// every class without an __init__.
func addDataclasses(add func(string, func(*Machine, *Call) Value)) {
	add("dataclasses.dataclass", func(m *Machine, c *Call) Value {
		if v, ok := c.Arg(0, "cls"); ok && !IsNone(v) {
			return m.asDataclass(v, &Call{})
		}
		return &Builtin{Name: "dataclass", Fn: func(m *Machine, d *Call) Value { return m.asDataclass(d.ArgOr(0, "cls", None()), c) }}
	})
	add("dataclasses.is_dataclass", func(m *Machine, c *Call) Value {
		_, is := m.dataclassOf(c.ArgOr(0, "obj", None()))
		return Bool(is)
	})
	add("dataclasses.fields", func(m *Machine, c *Call) Value {
		cls, is := m.dataclassOf(c.ArgOr(0, "class_or_instance", None()))
		if !is {
			return biUnknown(m, c)
		}
		l := NewList(TupleValue)
		for _, name := range fieldsOf(cls) {
			l.Elts = append(l.Elts, record("dataclasses.Field", 0, map[string]Value{"name": Str(name)}))
		}
		return l
	})
	add("dataclasses.replace", func(m *Machine, c *Call) Value {
		inst, ok := c.ArgOr(0, "obj", None()).(*Instance)
		if !ok {
			return biUnknown(m, c)
		}
		d := m.fieldValues(inst)
		for _, k := range c.Kw {
			d.set(Str(k.Name), k.Value)
		}
		return m.call(inst.Class, keywordsOf(d))
	})
	add("dataclasses.asdict", func(m *Machine, c *Call) Value { return m.asPlain(c.ArgOr(0, "obj", None()), false) })
	add("dataclasses.astuple", func(m *Machine, c *Call) Value { return m.asPlain(c.ArgOr(0, "obj", None()), true) })
}

// asDataclass gives a class what the options of @dataclass ask for.
func (m *Machine) asDataclass(v Value, options *Call) Value {
	cls, ok := v.(*Class)
	if !ok {
		return v
	}
	on := func(name string, other bool) bool {
		t, known := m.Truth(options.ArgOr(-1, name, Bool(other)))
		return t && known
	}
	method := func(name string, f func(m *Machine, c *Call) Value) {
		m.Set(cls.Attrs, name, &Builtin{Name: name, Bind: true, Fn: f})
	}
	m.Set(cls.Attrs, dataclassMark, NewDict())
	if on("order", false) {
		method("__lt__", func(m *Machine, c *Call) Value {
			return m.compareOne("<", m.comparedFields(c.ArgOr(0, "", None())), m.comparedFields(c.ArgOr(1, "", None())))
		})
	}
	if !on("eq", true) {
		method("__eq__", func(_ *Machine, c *Call) Value { return Bool(c.ArgOr(0, "", None()) == c.ArgOr(1, "", None())) })
	}
	if on("frozen", false) {
		frozen := func(m *Machine, _ *Call) Value {
			m.raiseLibrary("dataclasses.FrozenInstanceError", "cannot assign to a field of "+cls.Name)
			return nil
		}
		method("__setattr__", frozen)
		method("__delattr__", frozen)
	}
	return cls
}

func (m *Machine) dataclassOf(v Value) (*Class, bool) {
	cls, _ := v.(*Class)
	if inst, ok := v.(*Instance); ok {
		cls = inst.Class
	}
	if cls == nil {
		return nil, false
	}
	_, is := m.classAttr(cls, dataclassMark)
	return cls, is
}

// fieldIs tells whether a field takes part in comparisons, or in the repr.
func (m *Machine) fieldIs(c *Class, name, part string) bool {
	v, _ := m.classAttr(c, name)
	if x, ok := v.(*External); ok && x.Path == "dataclasses.field()" && x.Args != nil {
		t, known := m.Truth(x.Args.ArgOr(-1, part, Bool(true)))
		return t || !known
	}
	return true
}

func (m *Machine) fieldValues(inst *Instance) *Dict {
	d := NewDict()
	for _, name := range fieldsOf(inst.Class) {
		if v, ok := m.tryAttr(inst, name); ok {
			d.set(Str(name), v)
		}
	}
	return d
}

func (m *Machine) comparedFields(v Value) Value {
	l := NewList(TupleValue)
	if inst, ok := v.(*Instance); ok {
		m.fieldValues(inst).Items(func(k, e Value) {
			if name, _ := AsStr(k); m.fieldIs(inst.Class, name, "compare") {
				l.Elts = append(l.Elts, e)
			}
		})
	}
	return l
}

// asPlain is asdict or astuple: dataclasses in it become dicts or tuples as well.
func (m *Machine) asPlain(v Value, tuple bool) Value {
	if _, is := m.dataclassOf(v); !is {
		switch o := v.(type) {
		case *List:
			l := &List{Kind: o.Kind, Open: o.Open, Taint: o.Taint}
			for _, e := range o.Elts {
				l.Elts = append(l.Elts, m.asPlain(e, tuple))
			}
			return l
		case *Dict:
			d := NewDict()
			o.Items(func(k, e Value) { d.set(k, m.asPlain(e, tuple)) })
			d.Open, d.Taint = o.Open, o.Taint
			return d
		}
		return v
	}
	inst, ok := v.(*Instance)
	if !ok {
		return v
	}
	d, l := NewDict(), NewList(TupleValue)
	m.fieldValues(inst).Items(func(k, e Value) {
		e = m.asPlain(e, tuple)
		d.set(k, e)
		l.Elts = append(l.Elts, e)
	})
	if tuple {
		return l
	}
	return d
}

// dataclassText is repr() of a dataclass.
func (m *Machine) dataclassText(inst *Instance) (string, bool) {
	var parts []string
	known := true
	m.fieldValues(inst).Items(func(k, e Value) {
		name, _ := AsStr(k)
		if m.fieldIs(inst.Class, name, "repr") {
			s, ok := m.repr(e)
			known = known && ok
			parts = append(parts, name+"="+s)
		}
	})
	return inst.Class.Qual + "(" + strings.Join(parts, ", ") + ")", known
}
