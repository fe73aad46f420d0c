package interp

import "unguarded/checker/internal/syntax"

// dispatcher is the state of a functools.singledispatch function.
type dispatcher struct {
	original Value
	cases    []dispatchCase
}

type dispatchCase struct{ class, call Value }

// stdSingledispatch makes a function that chooses by its first argument's type.
func stdSingledispatch(m *Machine, c *Call) Value {
	d := &dispatcher{original: c.ArgOr(0, "func", None())}
	f := &Builtin{Name: "dispatch", Inner: []Value{d.original}, Attrs: NewAttrs(), Fn: d.call}
	CopyAttrs(f.Attrs, d.original)
	f.Attrs.set("__wrapped__", d.original)
	f.Attrs.set("register", &Builtin{Name: "register", Fn: d.register})
	return f
}

// register is register(cls), register(cls, f) and a bare @register, which reads
// the annotation of the first parameter.
func (d *dispatcher) register(m *Machine, c *Call) Value {
	first := c.ArgOr(0, "cls", None())
	if f, ok := first.(*Function); ok && len(c.Args) == 1 {
		if class := m.firstAnnotation(f); class != nil {
			d.cases = append(d.cases, dispatchCase{class, f})
		}
		return f
	}
	if f, ok := c.Arg(1, "func"); ok {
		d.cases = append(d.cases, dispatchCase{first, f})
		return f
	}
	return &Builtin{Name: "register", Fn: func(_ *Machine, c *Call) Value {
		f := c.ArgOr(0, "", None())
		d.cases = append(d.cases, dispatchCase{first, f})
		return f
	}}
}

func (m *Machine) firstAnnotation(f *Function) Value {
	if f.Params == nil || len(f.Params.Args) == 0 || f.Params.Args[0].Annotation == nil {
		return nil
	}
	return m.annotation(f, f.Params.Args[0].Annotation)
}

// annotation evaluates a parameter's annotation, a text as the expression that
// it holds when that is a plain name.
func (m *Machine) annotation(f *Function, e syntax.Expr) Value {
	v := m.eval(&frame{scope: f.Scope, module: f.Module}, e)
	if name, ok := AsStr(v); ok {
		if named, ok := f.Scope.lookup(name); ok {
			return named
		}
		if named, ok := m.builtin(name); ok {
			return named
		}
	}
	return v
}

func (d *dispatcher) call(m *Machine, c *Call) Value {
	v := m.resolve(c.ArgOr(0, "", None()), m.site)
	for i := len(d.cases) - 1; i >= 0; i-- {
		yes, known := m.isInstance(v, d.cases[i].class)
		if !known && m.path != nil {
			yes = m.Choose(TaintOf(v)|Data, "the type of "+Describe(v), m.site)
		}
		if yes {
			return m.call(d.cases[i].call, c)
		}
	}
	return m.call(d.original, c)
}
