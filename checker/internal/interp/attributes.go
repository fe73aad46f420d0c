package interp

import (
	"strings"

	"unguarded/checker/diag"
)

// Attr looks an attribute up as Python does: on the object, then along its
// class's MRO, with functions bound and descriptors run.
func (m *Machine) Attr(owner Value, name string, at diag.Place) (Value, bool) {
	switch o := owner.(type) {
	case *Module:
		return m.moduleAttr(o, name)
	case *Instance:
		return m.instanceAttr(o, name, at)
	case *Class:
		return m.attrOfClass(o, name, at)
	case *Super:
		return m.superAttr(o, name, at)
	case *Function:
		return m.functionAttr(o, name)
	case *Builtin:
		return builtinAttr(o, name)
	case *Bound:
		return m.boundAttr(o, name, at)
	case *Partial:
		return partialAttr(o, name)
	case *External:
		return m.externalAttr(o, name), true
	case *Unknown:
		return m.unknownAttr(o, name, at), true
	case *Union:
		return m.unionAttr(o, name, at)
	case *Const:
		if o.Member != nil {
			if v, ok := m.memberAttr(o, name, at); ok {
				return v, true
			}
		}
	case *Descriptor:
		return m.descriptorAttr(o, name, at)
	}
	return m.methodOf(owner, name)
}

func (m *Machine) instanceAttr(o *Instance, name string, at diag.Place) (Value, bool) {
	if f, ok := m.classAttr(o.Class, "__getattribute__"); ok && kindOfFunction(f) {
		return &Unknown{Why: "`" + name + "`, which `__getattribute__` answers for", Taint: Unseen, Place: at}, true
	}
	v, onClass := m.classAttr(o.Class, name)
	if d, ok := v.(*Descriptor); ok && d.Kind == "property" {
		return m.Call(d.Func, &Call{Args: []Value{o}}, at, nil), true
	}
	if got, ok := m.described(v, o, o.Class, at); ok {
		return got, true
	}
	if own, ok := o.Attrs.Get(name); ok {
		return own, true
	}
	if s, ok := o.State.(settings); ok && !onClass {
		if d, key := s.Setting(name); d != nil {
			return dictGet(d, Str(key), None(), m), true
		}
	}
	if onClass {
		return bindTo(v, o, o.Class), true
	}
	switch name {
	case "__class__":
		return o.Class, true
	case "__doc__":
		return o.Class.docstring(), true
	case "__dict__":
		d := NewDict()
		for _, n := range o.Attrs.names {
			d.set(Str(n), o.Attrs.value(n))
		}
		d.mirror = o.Attrs
		return d, true
	}
	if (name == "__cause__" || name == "__context__" || name == "__traceback__") && IsSubclass(o.Class, "builtins.BaseException") {
		return None(), true
	}
	if f, ok := m.classAttr(o.Class, "__getattr__"); ok {
		return m.Call(f, &Call{Args: []Value{o, Str(name)}}, at, nil), true
	}
	if o.inner != nil {
		if v, ok := m.innerMethod(o, name); ok {
			return v, true
		}
	}
	if v := m.mixinMethod(o, name); v != nil {
		return v, true
	}
	if isNamedTuple(o.Class) {
		if v := namedTupleAttr(o.Class, o, name); v != nil {
			return v, true
		}
		if l, _ := m.tupleOf(o); name == "index" || name == "count" {
			return listMethod(l, name)
		}
	}
	if base := m.basePart(o); base != nil {
		if v, ok := m.Lib.Attr(m, base, name); ok {
			return v, true
		}
	}
	if v, ok := m.inherited(o.Class, "()."+name, name, at); ok || o.Attrs.more == nil || strings.HasPrefix(name, "__") {
		return v, ok
	}
	v = m.maybe(name, o.Attrs.more.Taint)
	m.Set(o.Attrs, name, v)
	return v, true
}

func kindOfFunction(v Value) bool {
	_, ok := v.(*Function)
	return ok
}

// basePart is what a library's class makes of an object of its subclass.
func (m *Machine) basePart(o *Instance) *External {
	if o.base == nil {
		if x := m.externalBase(o.Class); x != nil {
			o.base = &External{Path: x.Path + "()", Made: true, Part: o}
		}
	}
	return o.base
}

// inherited is an attribute of a class that comes from a base that can't be seen.
func (m *Machine) inherited(c *Class, way, name string, at diag.Place) (Value, bool) {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			switch b := b.(type) {
			case *External:
				if b.attrs == nil {
					b.attrs = NewAttrs()
				}
				if v, ok := b.attrs.Get(way); ok {
					return v, true
				}
				v := m.Lookup(b.Path + way)
				b.attrs.set(way, v)
				return v, true
			case *Unknown:
				return m.unknownAttr(b, name, at), true
			case *Builtin:
				if builtinTypes[b.Name] && b.Name != "type" && !strings.HasPrefix(name, "__") {
					return &Unknown{Why: "`" + b.Name + "." + name + "` of `" + c.Name + "`", Taint: Unseen, Place: at}, true
				}
			}
		}
	}
	return nil, false
}

// bindTo binds a class attribute to an instance.
func bindTo(v Value, self Value, cls *Class) Value {
	switch f := v.(type) {
	case *Function:
		return &Bound{Self: self, Func: f}
	case *Builtin:
		if f.Bind {
			return &Bound{Self: self, Func: f}
		}
	case *Union:
		u := &Union{}
		for _, a := range f.Alts {
			u.Alts = append(u.Alts, bindTo(a, self, cls))
		}
		return u
	case *Descriptor:
		switch f.Kind {
		case "staticmethod":
			return f.Func
		case "classmethod":
			return &Bound{Self: cls, Func: f.Func}
		}
	case *External:
		if len(f.Wraps) > 0 {
			return &Bound{Self: self, Func: f}
		}
	case *Unknown:
		if len(f.Wraps) > 0 {
			return &Bound{Self: self, Func: f}
		}
	}
	return v
}

func (m *Machine) functionAttr(f *Function, name string) (Value, bool) {
	if v, ok := f.Attrs.Get(name); ok {
		return v, true
	}
	switch name {
	case "__name__":
		return Str(f.Name()), true
	case "__qualname__":
		return Str(f.Qual), true
	case "__doc__":
		return f.docstring(), true
	case "__module__":
		return Str(f.Module.Name), true
	case "__dict__":
		if f.Attrs == nil {
			f.Attrs = NewAttrs()
		}
		return attrsDict(f.Attrs), true
	case "__annotations__":
		return m.annotationsOf(f), true
	}
	return pythonsOwn(name)
}

// pythonsOwn answers for the attributes that Python gives every function, and
// that nothing here models: they are there.
func pythonsOwn(name string) (Value, bool) {
	switch name {
	case "__code__", "__defaults__", "__kwdefaults__", "__globals__", "__closure__", "__type_params__", "__call__", "__get__", "__hash__",
		"__class__", "__annotations__", "__repr__", "__str__", "__eq__", "__init__", "__new__":
		return &Unknown{Why: "`" + name + "`", Taint: Data}, true
	}
	return nil, false
}

func attrsDict(a *Attrs) *Dict {
	d := NewDict()
	if a != nil {
		for _, n := range a.names {
			d.set(Str(n), a.value(n))
		}
		d.mirror = a
	}
	return d
}

func builtinAttr(b *Builtin, name string) (Value, bool) {
	if v, ok := b.Attrs.Get(name); ok {
		return v, true
	}
	switch name {
	case "__name__", "__qualname__":
		return Str(b.Name), true
	case "__doc__":
		return None(), true
	case "__dict__":
		return attrsDict(b.Attrs), true
	case "__module__":
		return Str("builtins"), true
	}
	if name == "__init__" && innerKinds[b.Name] != "" {
		return unboundMethod(b.Name, name), true
	}
	if v, ok := pythonsOwn(name); ok {
		return v, true
	}
	if builtinTypes[b.Name] && len(b.Inner) == 0 {
		return unboundMethod(b.Name, name), true
	}
	return nil, false
}

func (m *Machine) boundAttr(b *Bound, name string, at diag.Place) (Value, bool) {
	switch name {
	case "__self__":
		return b.Self, true
	case "__func__":
		return b.Func, true
	}
	return m.Attr(b.Func, name, at)
}

func partialAttr(p *Partial, name string) (Value, bool) {
	switch name {
	case "func":
		return p.Func, true
	case "args":
		return NewList(TupleValue, p.Args...), true
	}
	return nil, false
}

func (m *Machine) descriptorAttr(d *Descriptor, name string, at diag.Place) (Value, bool) {
	if d.Kind == "property" && name == "setter" {
		return &Builtin{Name: name, Fn: func(_ *Machine, c *Call) Value {
			return &Descriptor{Kind: d.Kind, Func: d.Func, Set: c.ArgOr(0, "fset", None())}
		}}, true
	}
	if d.Kind == "property" && (name == "deleter" || name == "getter") {
		return &Builtin{Name: name, Fn: func(_ *Machine, _ *Call) Value { return d }}, true
	}
	return m.Attr(d.Func, name, at)
}

func (m *Machine) externalAttr(x *External, name string) Value {
	if v, ok := x.attrs.Get(name); ok {
		return v
	}
	v, ok := m.Lib.Attr(m, x, name)
	if !ok {
		v = m.Lookup(x.Path + "." + name)
		if y, isX := v.(*External); isX && x.Made {
			y.Made = true
			y.Taint |= x.Taint
		}
	}
	if m.path != nil {
		if x.attrs == nil {
			x.attrs = NewAttrs()
		}
		m.remember(x.attrs, name, v)
		return v
	}
	if x.attrs == nil {
		x.attrs = NewAttrs()
	}
	x.attrs.set(name, v)
	return v
}

func (m *Machine) unknownAttr(u *Unknown, name string, at diag.Place) Value {
	if v, ok := u.attrs.Get(name); ok {
		return v
	}
	v, ok := m.Lib.UnknownAttr(m, u, name)
	if !ok {
		v = &Unknown{Why: u.Why, Place: u.Place, Taint: u.Taint, Of: u, Attr: name, Plain: u.Plain}
	}
	if u.attrs == nil {
		u.attrs = NewAttrs()
	}
	m.remember(u.attrs, name, v)
	return v
}

func (m *Machine) unionAttr(u *Union, name string, at diag.Place) (Value, bool) {
	if m.path != nil {
		return m.Attr(m.pick(u, at), name, at)
	}
	var vals []Value
	for _, a := range u.Alts {
		if v, ok := m.Attr(a, name, at); ok {
			vals = append(vals, v)
		}
	}
	if len(vals) == 0 {
		return nil, false
	}
	return join(vals...), true
}
