package interp

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
)

// SetAttr sets an attribute. On what the code does not own it is an effect.
func (m *Machine) SetAttr(owner Value, name string, v Value, at diag.Place) {
	switch o := m.resolve(owner, at).(type) {
	case *Instance:
		m.setInstanceAttr(o, name, v, at)
	case *Class:
		m.Set(o.Attrs, name, v)
	case *Function:
		m.Set(o.Attrs, name, v)
	case *Builtin:
		if o.Attrs == nil {
			o.Attrs = NewAttrs()
		}
		m.Set(o.Attrs, name, v)
	case *Bound:
		m.SetAttr(o.Func, name, v, at)
	case *Module:
		if o.Scope != nil {
			m.Set(o.Scope.vars, name, v)
		}
	case *External:
		if o.attrs == nil {
			o.attrs = NewAttrs()
		}
		m.Set(o.attrs, name, v)
		m.effect(at, nil, nil)
	case *Unknown:
		if o.attrs == nil {
			o.attrs = NewAttrs()
		}
		m.Set(o.attrs, name, v)
		m.effect(at, nil, nil)
	}
}

func (m *Machine) setInstanceAttr(o *Instance, name string, v Value, at diag.Place) {
	if f, ok := m.classAttr(o.Class, "__setattr__"); ok {
		switch b, isBuiltin := f.(*Builtin); f.(type) {
		case *Builtin, *Function:
			if isBuiltin && b.Name == objectSetattr {
				break
			}
			m.Call(f, &Call{Args: []Value{o, Str(name), v}}, at, nil)
			return
		}
	}
	m.setOwn(o, name, v, at)
}

// settings is the state of a host's object some of whose attributes are items of a dict.
type settings interface {
	Setting(name string) (d *Dict, key string)
}

const objectSetattr = "object.__setattr__"

// plainSetattr is object.__setattr__.
func plainSetattr(m *Machine, c *Call) Value {
	o, isInstance := c.ArgOr(0, "", None()).(*Instance)
	name, known := AsStr(c.ArgOr(1, "", None()))
	if isInstance && known {
		m.setOwn(o, name, c.ArgOr(2, "", None()), m.site)
	}
	return None()
}

// setOwn sets an attribute past a __setattr__ of the project's.
func (m *Machine) setOwn(o *Instance, name string, v Value, at diag.Place) {
	if m.setDescribed(o, name, v, at) {
		return
	}
	if s, ok := o.State.(settings); ok {
		if d, key := s.Setting(name); d != nil {
			m.Put(d, Str(key), v)
			return
		}
	}
	if a, ok := o.State.(interface{ Absent(string) Taint }); ok && IsNone(v) {
		v = withTaint(v, a.Absent(name)) // flask.g.user = None stands for the user who is not there
	}
	if slots, ok := m.slots(o.Class); ok && !slices.Contains(slots, name) {
		m.at(at, nil, func() { m.RaiseNew("AttributeError", "%q object has no attribute %q", o.Class.Name, name) })
	}
	m.Set(o.Attrs, name, v)
	if o.State != nil {
		return
	}
	if m.unseenBase(o.Class) {
		m.effect(at, nil, nil)
	}
}

// slots lists the attributes that objects of a class can have, where all its bases say so.
func (m *Machine) slots(c *Class) (names []string, ok bool) {
	if c.Def == nil {
		return nil, false
	}
	for _, k := range mro(c) {
		v, declared := k.Attrs.Get("__slots__")
		if !declared || k.Def == nil || len(k.Bases) > len(k.classes()) {
			return nil, false
		}
		if one, isText := AsStr(v); isText {
			names = append(names, one)
			continue
		}
		l, isList := v.(*List)
		if !isList || l.Open {
			return nil, false
		}
		for _, e := range l.Elts {
			name, known := AsStr(e)
			if !known || name == "__dict__" {
				return nil, false
			}
			names = append(names, name)
		}
	}
	return names, true
}

// setAnyAttr sets an attribute whose name can't be told: each that the object has may
// have a new value, and it may have more.
func (m *Machine) setAnyAttr(owner Value, taint Taint, at diag.Place) {
	switch o := m.resolve(owner, at).(type) {
	case *Instance:
		for _, c := range mro(o.Class) {
			m.maybeSet(o.Attrs, c.Attrs, taint)
		}
		m.setMore(o.Attrs, taint)
	case *Class:
		m.maybeSet(o.Attrs, o.Attrs, taint)
	case *External, *Unknown:
		m.effect(at, nil, nil)
	}
}

// setMore gives an object attributes whose names can't be told.
func (m *Machine) setMore(a *Attrs, taint Taint) {
	m.maybeSet(a, a, taint)
	if a.more == nil {
		m.log(func() { a.more = nil })
		a.more = m.maybe("an attribute", taint)
	}
}

// maybe is a value that an attribute may have. What is set while a program starts is a
// setting that is not given.
func (m *Machine) maybe(name string, taint Taint) *Unknown {
	if m.path == nil {
		taint |= Unseen
	}
	return &Unknown{Why: "`" + name + "`, which may be set under a name that can't be told", Taint: taint | Data, Place: m.site}
}

// maybeSet gives the plain values of an object, or of its class, another that they may have.
func (m *Machine) maybeSet(to, from *Attrs, taint Taint) {
	if from == nil {
		return
	}
	for _, name := range append([]string(nil), from.names...) {
		v := from.value(name)
		if own, ok := to.Get(name); ok {
			v = own
		}
		if c, ok := v.(*Const); ok && !strings.HasPrefix(name, "__") {
			m.Set(to, name, join(c, m.maybe(name, taint)))
		}
	}
}

// delAttr takes an attribute away.
func (m *Machine) delAttr(owner Value, name string, at diag.Place) {
	var attrs *Attrs
	switch o := m.resolve(owner, at).(type) {
	case *Instance:
		if f, ok := m.classAttr(o.Class, "__delattr__"); ok {
			if f, ok := f.(*Function); ok {
				m.Call(f, &Call{Args: []Value{o, Str(name)}}, at, nil)
				return
			}
		}
		attrs = o.Attrs
	case *Class:
		attrs = o.Attrs
	case *Function:
		attrs = o.Attrs
	}
	if attrs != nil {
		if old, ok := attrs.get(name); ok {
			m.log(func() { attrs.set(name, old) })
			attrs.remove(name)
			return
		}
	}
	m.effect(at, nil, nil)
}

// Name is the function's __name__, as its def has it.
func (f *Function) Name() string {
	for i := len(f.Qual) - 1; i >= 0; i-- {
		if f.Qual[i] == '.' {
			return f.Qual[i+1:]
		}
	}
	return f.Qual
}

// CopyAttrs copies the attributes of a callable, and its name, as
// functools.wraps does.
func CopyAttrs(to *Attrs, from Value) {
	switch f := from.(type) {
	case *Function:
		to.set("__name__", Str(f.Name()))
		to.set("__qualname__", Str(f.Qual))
		copyAll(to, f.Attrs)
	case *Builtin:
		to.set("__name__", Str(f.Name))
		copyAll(to, f.Attrs)
	case *Bound:
		CopyAttrs(to, f.Func)
	}
}

func copyAll(to, from *Attrs) {
	if from == nil {
		return
	}
	for _, n := range from.names {
		to.set(n, from.value(n))
	}
}
