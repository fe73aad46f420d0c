package interp

import (
	"slices"
	"strings"
)

// What programs ask of functions and classes: inspect, dir, annotations.

// stdSignature is inspect.signature: the parameters of what is called in the end.
func stdSignature(m *Machine, c *Call) Value {
	f, skip := functionBehind(c.ArgOr(0, "obj", None()), 0)
	if f == nil {
		return biUnknown(m, c)
	}
	params := NewDict()
	for _, p := range allParams(f.Params) {
		if skip > 0 {
			skip--
			continue
		}
		inst := &Instance{Class: &Class{Name: "Parameter", Qual: "Parameter", Attrs: NewAttrs()}, Attrs: NewAttrs()}
		inst.Attrs.set("name", Str(p.Name))
		inst.Attrs.set("default", emptyParameter)
		if v, ok := f.Defaults[p]; ok {
			inst.Attrs.set("default", v)
		}
		inst.Attrs.set("annotation", emptyParameter)
		if p.Annotation != nil {
			inst.Attrs.set("annotation", m.annotation(f, p.Annotation))
		}
		inst.Attrs.set("kind", &Unknown{Why: "the kind of a parameter", Taint: Data})
		inst.Attrs.set("empty", emptyParameter)
		params.set(Str(p.Name), inst)
	}
	sig := &Instance{Class: &Class{Name: "Signature", Qual: "Signature", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	sig.Attrs.set("parameters", params)
	return sig
}

// emptyParameter is inspect.Parameter.empty.
var emptyParameter = &Class{Name: "_empty", Qual: "_empty", Path: "inspect._empty", Attrs: NewAttrs()}

// Wrapped is what a callable stands for, nearest first: its __wrapped__, then what
// its maker was given.
func Wrapped(v Value) []Value {
	var attrs *Attrs
	var made []Value
	switch v := v.(type) {
	case *Builtin:
		attrs, made = v.Attrs, v.Inner
	case *External:
		attrs, made = v.attrs, v.Wraps
	case *Unknown:
		attrs, made = v.attrs, v.Wraps
	case *Function:
		attrs, made = v.Attrs, v.Captured()
	}
	if w, ok := attrs.Get("__wrapped__"); ok {
		return append([]Value{w}, made...)
	}
	return made
}

// functionBehind follows __wrapped__ as inspect does; skip counts the parameters
// that are bound already.
func functionBehind(v Value, skip int) (*Function, int) {
	switch f := v.(type) {
	case *Function:
		if w, ok := f.Attrs.Get("__wrapped__"); ok {
			return functionBehind(w, skip)
		}
		return f, skip
	case *Builtin:
		if w, ok := f.Attrs.Get("__wrapped__"); ok {
			return functionBehind(w, skip)
		}
		if len(f.Inner) == 1 {
			return functionBehind(f.Inner[0], skip)
		}
	case *Bound:
		return functionBehind(f.Func, skip+1)
	case *Partial:
		return functionBehind(f.Func, skip+len(f.Args))
	}
	return nil, 0
}

// stdFullArgSpec is inspect.getfullargspec.
func stdFullArgSpec(m *Machine, c *Call) Value {
	f, skip := functionBehind(c.ArgOr(0, "func", None()), 0)
	if f == nil || f.Params == nil {
		return biUnknown(m, c)
	}
	names := func(list []string) Value {
		l := NewList(ListValue)
		for _, n := range list {
			l.Elts = append(l.Elts, Str(n))
		}
		return l
	}
	spec := &Instance{Class: &Class{Name: "FullArgSpec", Qual: "FullArgSpec", Path: "inspect.FullArgSpec", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	var args, kwonly []string
	defaults := NewList(TupleValue)
	for _, p := range slices.Concat(f.Params.PosOnly, f.Params.Args) {
		args = append(args, p.Name)
		if v, ok := f.Defaults[p]; ok {
			defaults.Elts = append(defaults.Elts, v)
		}
	}
	spec.Attrs.set("defaults", None())
	if len(defaults.Elts) > 0 {
		spec.Attrs.set("defaults", defaults)
	}
	for _, p := range f.Params.KwOnly {
		kwonly = append(kwonly, p.Name)
	}
	spec.Attrs.set("args", names(args[min(skip, len(args)):]))
	spec.Attrs.set("kwonlyargs", names(kwonly))
	spec.Attrs.set("varargs", None())
	spec.Attrs.set("varkw", None())
	if f.Params.Vararg != nil {
		spec.Attrs.set("varargs", Str(f.Params.Vararg.Name))
	}
	if f.Params.Kwarg != nil {
		spec.Attrs.set("varkw", Str(f.Params.Kwarg.Name))
	}
	return spec
}

// annotationsOf is a function's __annotations__.
func (m *Machine) annotationsOf(f *Function) *Dict {
	d := NewDict()
	for _, p := range allParams(f.Params) {
		if p.Annotation != nil {
			d.set(Str(p.Name), m.annotation(f, p.Annotation))
		}
	}
	return d
}

// dirOf lists the attributes of an object as dir() does, sorted.
func (m *Machine) dirOf(v Value) (names []string, known bool) {
	var sets []*Attrs
	switch o := v.(type) {
	case *Instance:
		sets = append(sets, o.Attrs)
		for _, k := range mro(o.Class) {
			sets = append(sets, k.Attrs)
		}
	case *Class:
		for _, k := range mro(o) {
			sets = append(sets, k.Attrs)
		}
	case *Module:
		if o.Scope == nil {
			return nil, false
		}
		sets = append(sets, o.Scope.vars)
	default:
		return nil, false
	}
	for _, a := range sets {
		for _, n := range a.names {
			if n != "__annotations__" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	slices.Sort(names)
	return names, true
}

func biDir(m *Machine, c *Call) Value {
	names, known := m.dirOf(m.resolve(c.ArgOr(0, "", None()), m.site))
	if !known {
		return biUnknown(m, c)
	}
	l := NewList(ListValue)
	for _, n := range names {
		l.Elts = append(l.Elts, Str(n))
	}
	return l
}

// stdGetMembers is inspect.getmembers(object, predicate).
func stdGetMembers(m *Machine, c *Call) Value {
	owner := m.resolve(c.ArgOr(0, "object", None()), m.site)
	names, known := m.dirOf(owner)
	if !known {
		return &List{Kind: ListValue, Open: true, Taint: Data}
	}
	predicate := c.ArgOr(1, "predicate", None())
	l := NewList(ListValue)
	for _, n := range names {
		v, ok := m.tryAttr(owner, n)
		if !ok || strings.HasPrefix(n, "__") {
			continue
		}
		if !IsNone(predicate) {
			if yes, known := m.Truth(m.call(predicate, &Call{Args: []Value{v}})); known && !yes {
				continue
			}
		}
		l.Elts = append(l.Elts, NewList(TupleValue, Str(n), v))
	}
	return l
}

// kindTest makes inspect.isfunction and its kin.
func kindTest(is func(Value) bool) func(*Machine, *Call) Value {
	return func(m *Machine, c *Call) Value {
		v := m.resolve(c.ArgOr(0, "object", None()), m.site)
		if unclear(v) {
			return biUnknown(m, c)
		}
		return Bool(is(v))
	}
}

func isFunctionValue(v Value) bool {
	switch f := v.(type) {
	case *Function:
		return true
	case *Builtin: // what a library's decorator made of a function is one as well
		return len(f.Inner) > 0
	}
	return false
}

func isMethodValue(v Value) bool { _, ok := v.(*Bound); return ok }

func addInspection(add func(string, func(*Machine, *Call) Value)) {
	add("inspect.signature", stdSignature)
	add("inspect.getfullargspec", stdFullArgSpec)
	add("inspect.getmembers", stdGetMembers)
	add("inspect.isfunction", kindTest(isFunctionValue))
	add("inspect.ismethod", kindTest(isMethodValue))
	add("inspect.isroutine", kindTest(func(v Value) bool { return isFunctionValue(v) || isMethodValue(v) }))
	add("inspect.unwrap", func(m *Machine, c *Call) Value {
		v := c.ArgOr(0, "func", None())
		for range maxDepth {
			w, ok := m.tryAttr(v, "__wrapped__")
			if !ok {
				break
			}
			v = w
		}
		return v
	})
	for _, name := range []string{"typing.get_args", "typing_extensions.get_args"} {
		add(name, func(m *Machine, c *Call) Value {
			if x, ok := c.ArgOr(0, "tp", None()).(*External); ok && strings.HasSuffix(x.Path, ".Literal") && x.Args != nil {
				return NewList(TupleValue, x.Args.Args...)
			}
			return biUnknown(m, c)
		})
	}
	add("typing.get_type_hints", func(m *Machine, c *Call) Value {
		if f, _ := functionBehind(c.ArgOr(0, "obj", None()), 0); f != nil {
			return m.annotationsOf(f)
		}
		return biUnknown(m, c)
	})
}

// subclassesOf lists the classes that have c as a base, in the order they were made.
func (m *Machine) subclassesOf(c *Class) Value {
	l := NewList(ListValue)
	for _, other := range m.Classes {
		for _, b := range other.Bases {
			if b == Value(c) {
				l.Elts = append(l.Elts, other)
			}
		}
	}
	return l
}

// biGlobals gives the names of the module that asks; what is put there is seen.
func biGlobals(m *Machine, _ *Call) Value {
	mod := m.modules[m.site.Path]
	if mod == nil || mod.Scope == nil {
		d := NewDict()
		d.Open = true
		return d
	}
	d := attrsDict(mod.Scope.vars)
	d.mirror = mod.Scope.vars
	return d
}
