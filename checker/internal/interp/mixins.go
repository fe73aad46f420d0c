package interp

import "slices"

// mappings are the abstract classes whose subclasses get their methods from __getitem__
// and __iter__.
var mappings = []string{"collections.abc.Mapping", "collections.abc.MutableMapping", "typing.Mapping", "typing.MutableMapping"}

// mixinMethod is a method that an object has from such a class, or nil.
func (m *Machine) mixinMethod(o *Instance, name string) Value {
	if !slices.ContainsFunc(mappings, func(path string) bool { return IsSubclass(o.Class, path) }) {
		return nil
	}
	get, ok := m.classAttr(o.Class, "__getitem__")
	if !ok {
		return nil
	}
	item := func(key Value) (v Value, found bool) {
		raised := m.Try(func() { v = m.call(get, &Call{Args: []Value{o, key}}) })
		if raised == nil {
			return v, true
		}
		if inst, ok := raised.Exc.(*Instance); !ok || !IsSubclass(inst.Class, "builtins.KeyError") {
			panic(raised)
		}
		return nil, false
	}
	switch name {
	case "get":
		return &Builtin{Name: name, Fn: func(_ *Machine, c *Call) Value {
			key := c.ArgOr(0, "key", None())
			if v, found := item(key); found {
				return v
			}
			return withTaint(c.ArgOr(1, "default", None()), TaintOf(key))
		}}
	case "__contains__":
		return &Builtin{Name: name, Fn: func(_ *Machine, c *Call) Value {
			key := c.ArgOr(0, "key", None())
			_, found := item(key)
			return Tainted(Bool(found), TaintOf(key))
		}}
	case "keys", "items", "values":
		return &Builtin{Name: name, Fn: func(m *Machine, _ *Call) Value {
			keys, open := m.iterate(o, m.site)
			l := &List{Kind: ListValue, Open: open}
			for _, k := range keys {
				e := k
				if name != "keys" {
					e, _ = item(k)
				}
				if name == "items" {
					e = NewList(TupleValue, k, e)
				}
				l.Elts = append(l.Elts, e)
			}
			return l
		}}
	}
	return nil
}
