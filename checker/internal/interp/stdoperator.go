package interp

import "strings"

// operators are the functions of the module operator, by what they do.
var operators = map[string]string{
	"add": "+", "sub": "-", "mul": "*", "mod": "%", "or_": "|", "and_": "&", "xor": "^", "lshift": "<<", "rshift": ">>", "concat": "+",
	"truediv": "/", "floordiv": "//", "pow": "**", "matmul": "@", "iadd": "+", "ior": "|", "iand": "&",
}

var relations = map[string]string{
	"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "is_": "is", "is_not": "is not",
}

// addOperators models the module operator.
func addOperators(add func(string, func(*Machine, *Call) Value)) {
	two := func(name string, f func(m *Machine, a, b Value) Value) {
		add("operator."+name, func(m *Machine, c *Call) Value { return f(m, c.ArgOr(0, "a", None()), c.ArgOr(1, "b", None())) })
	}
	for name, op := range operators {
		two(name, func(m *Machine, a, b Value) Value { return m.binary(op, a, b) })
	}
	for name, op := range relations {
		two(name, func(m *Machine, a, b Value) Value { return m.Compare(op, a, b) })
	}
	two("contains", func(m *Machine, a, b Value) Value { return m.Compare("in", b, a) })
	two("getitem", func(m *Machine, a, b Value) Value { return m.Item(a, b) })
	for name, op := range map[string]string{"neg": "-", "pos": "+", "inv": "~", "invert": "~"} {
		add("operator."+name, func(m *Machine, c *Call) Value { return m.unary(op, c.ArgOr(0, "", None()), m.site) })
	}
	add("operator.index", biFirst)
	two("countOf", func(m *Machine, a, b Value) Value {
		elts, open := m.iterate(a, m.site)
		if n := m.position(&List{Elts: elts, Open: open}, "count", b); n != nil {
			return n
		}
		return &Unknown{Why: "a number of elements", Taint: TaintOf(a) | TaintOf(b) | Data}
	})
	add("operator.not_", func(m *Machine, c *Call) Value { return m.unary("not", c.ArgOr(0, "", None()), m.site) })
	add("operator.truth", func(m *Machine, c *Call) Value {
		return m.unary("not", m.unary("not", c.ArgOr(0, "", None()), m.site), m.site)
	})
	add("operator.itemgetter", func(_ *Machine, c *Call) Value {
		return getter(c, func(m *Machine, v, key Value) Value { return m.Item(v, key) })
	})
	add("operator.attrgetter", func(_ *Machine, c *Call) Value { return getter(c, dottedAttr) })
	add("operator.methodcaller", func(_ *Machine, c *Call) Value {
		return &Builtin{Name: "methodcaller", Fn: func(m *Machine, d *Call) Value {
			f := dottedAttr(m, d.ArgOr(0, "", None()), c.ArgOr(0, "", None()))
			return m.Call(f, c.Rest(1), m.site, m.siteNode)
		}}
	})
}

// getter gives one part of a value, or a tuple of several.
func getter(c *Call, get func(m *Machine, v, key Value) Value) Value {
	return &Builtin{Name: "getter", Fn: func(m *Machine, d *Call) Value {
		v := d.ArgOr(0, "", None())
		if len(c.Args) == 1 {
			return get(m, v, c.Args[0])
		}
		all := NewList(TupleValue)
		for _, key := range c.Args {
			all.Elts = append(all.Elts, get(m, v, key))
		}
		return all
	}}
}

// dottedAttr is v.a.b.
func dottedAttr(m *Machine, v, path Value) Value {
	names, ok := AsStr(path)
	if !ok {
		return &Unknown{Why: "an attribute of " + Describe(v), Taint: TaintOf(v) | Data, Place: m.site}
	}
	for _, name := range strings.Split(names, ".") {
		a, ok := m.Attr(v, name, m.site)
		if !ok {
			m.RaiseNew("AttributeError", "%s has no attribute %q", Describe(v), name)
		}
		v = a
	}
	return v
}
