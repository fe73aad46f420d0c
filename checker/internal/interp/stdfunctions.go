package interp

// stdNamespace is types.SimpleNamespace.
func stdNamespace(_ *Machine, c *Call) Value {
	inst := &Instance{Class: &Class{Name: "SimpleNamespace", Qual: "SimpleNamespace", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	for _, k := range c.Kw {
		inst.Attrs.set(k.Name, k.Value)
	}
	return inst
}

// stdCompareKey is functools.cmp_to_key: keys that a function puts in order.
func stdCompareKey(_ *Machine, c *Call) Value {
	compare := c.ArgOr(0, "mycmp", None())
	cls := modelled("functools.K")
	cls.Attrs.set("__lt__", &Builtin{Name: "__lt__", Bind: true, Fn: func(m *Machine, c *Call) Value {
		of := func(i int) Value {
			if k, ok := c.ArgOr(i, "", None()).(*Instance); ok {
				v, _ := k.Attrs.Get("obj")
				return v
			}
			return None()
		}
		return m.compareOne("<", m.call(compare, &Call{Args: []Value{of(0), of(1)}}), Int(0))
	}})
	return &Builtin{Name: "cmp_to_key", Fn: func(_ *Machine, c *Call) Value {
		inst := &Instance{Class: cls, Attrs: NewAttrs()}
		inst.Attrs.set("obj", c.ArgOr(0, "obj", None()))
		return inst
	}}
}
