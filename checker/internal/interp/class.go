package interp

import (
	"slices"

	"unguarded/checker/diag"
)

// MRO is the method resolution order of a class, as far as its bases are known:
// C3 as in Python, or depth first where C3 finds none.
func MRO(c *Class) []*Class { return mro(c) }

func mro(c *Class) []*Class {
	if c.order == nil {
		c.order = resolutionOrder(c)
	}
	return c.order
}

func resolutionOrder(c *Class) []*Class {
	if order, ok := linearize(c, 0); ok {
		return order
	}
	var order []*Class
	seen := map[*Class]bool{}
	var visit func(c *Class, depth int)
	visit = func(c *Class, depth int) {
		if seen[c] || depth > maxDepth {
			return
		}
		seen[c] = true
		order = append(order, c)
		for _, b := range c.classes() {
			visit(b, depth+1)
		}
	}
	visit(c, 0)
	return order
}

func (c *Class) classes() []*Class {
	var list []*Class
	for _, b := range c.Bases {
		if cls, ok := b.(*Class); ok {
			list = append(list, cls)
		}
	}
	return list
}

// linearize is Python's C3 merge.
func linearize(c *Class, depth int) ([]*Class, bool) {
	bases := c.classes()
	if len(bases) == 0 {
		return []*Class{c}, true
	}
	if depth > maxDepth {
		return nil, false
	}
	var seqs [][]*Class
	for _, b := range bases {
		s, ok := linearize(b, depth+1)
		if !ok {
			return nil, false
		}
		seqs = append(seqs, append([]*Class(nil), s...))
	}
	seqs = append(seqs, append([]*Class(nil), bases...))
	order := []*Class{c}
	for {
		next := head(seqs)
		if next == nil {
			break
		}
		order = append(order, next)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == next {
				seqs[i] = s[1:]
			}
		}
	}
	for _, s := range seqs {
		if len(s) > 0 {
			return nil, false
		}
	}
	return order, true
}

// head finds a first class that stands in no other sequence's tail.
func head(seqs [][]*Class) *Class {
	for _, s := range seqs {
		if len(s) > 0 && !inTail(seqs, s[0]) {
			return s[0]
		}
	}
	return nil
}

func inTail(seqs [][]*Class, c *Class) bool {
	for _, s := range seqs {
		for i := 1; i < len(s); i++ {
			if s[i] == c {
				return true
			}
		}
	}
	return false
}

// IsSubclass tells whether c or one of its known bases has the dotted path.
func IsSubclass(c *Class, path string) bool {
	for _, k := range mro(c) {
		if k.Path == path {
			return true
		}
		for _, b := range k.Bases {
			if x, ok := b.(*External); ok && x.Path == path {
				return true
			}
		}
	}
	return false
}

func (m *Machine) classAttr(c *Class, name string) (Value, bool) {
	for _, k := range mro(c) {
		if v, ok := k.Attrs.Get(name); ok {
			return v, true
		}
	}
	return nil, false
}

// ClassAttr looks an attribute up along the MRO, without binding it.
func (m *Machine) ClassAttr(c *Class, name string) (Value, bool) { return m.classAttr(c, name) }

// externalBase is the first base that is a library's and not modelled.
func (m *Machine) externalBase(c *Class) *External {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			if x, ok := b.(*External); ok {
				return x
			}
		}
	}
	return nil
}

// unknownBase is the first base that can't be told.
func (m *Machine) unknownBase(c *Class) *Unknown {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			if u, ok := b.(*Unknown); ok {
				return u
			}
		}
	}
	return nil
}

// unseenBase tells whether a class inherits from something that can't be seen.
func (m *Machine) unseenBase(c *Class) bool {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			if _, ok := b.(*Class); !ok {
				return true
			}
		}
	}
	return false
}

func (m *Machine) instantiate(c *Class, call *Call) Value {
	if len(c.members) > 0 && len(call.Args) == 1 {
		return m.memberOf(c, call.Args[0])
	}
	inst := &Instance{Class: c, Attrs: NewAttrs()}
	if f, ok := m.classAttr(c, "__new__"); ok {
		if fn, isFn := f.(*Function); isFn {
			if made, ok := m.call(fn, call.prepend(c)).(*Instance); ok {
				inst = made
			}
		} else if b, isBuiltin := f.(*Builtin); isBuiltin {
			return b.Fn(m, call.prepend(c))
		}
	}
	if init, ok := m.classAttr(c, "__init__"); ok {
		m.call(init, call.prepend(inst))
		return inst
	}
	m.dataFields(c, inst, call)
	return inst
}

// isInstance tells whether a value is an instance of a class, if that is known.
func (m *Machine) isInstance(v, class Value) (truth, known bool) {
	switch cls := class.(type) {
	case *List:
		known = true
		for _, c := range cls.Elts {
			t, ok := m.isInstance(v, c)
			if ok && t {
				return true, true
			}
			known = known && ok
		}
		return false, known
	case *Class:
		return m.isInstanceOf(v, cls)
	case *Builtin:
		return builtinType(v, cls.Name)
	}
	if inst, ok := v.(*Instance); ok {
		x, ok := class.(*External)
		if ok && !x.Made && !m.unseenBase(inst.Class) {
			return false, true
		}
		if ok && IsSubclass(inst.Class, x.Path) {
			return true, true
		}
	}
	return false, false
}

func (m *Machine) isInstanceOf(v Value, cls *Class) (truth, known bool) {
	if c, ok := v.(*Const); ok && c.Member != nil {
		v = c.Member
	}
	switch v := v.(type) {
	case *Instance:
		for _, k := range mro(v.Class) {
			if k == cls {
				return true, true
			}
		}
		return false, !m.unseenBase(v.Class)
	case *Unknown, *Union:
		// Whatever it is, an exception that can't be told is an Exception.
		return cls.Name == "Exception" || cls.Name == "BaseException", cls.Path == "builtins."+cls.Name
	case *External:
		if cls.Path == "builtins.Exception" || cls.Path == "builtins.BaseException" {
			return true, true
		}
		return false, !v.Made || v.Taint == 0
	}
	return false, true
}

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
			d.set(Str(n), o.Attrs.vals[n])
		}
		return d, true
	}
	if (name == "__cause__" || name == "__context__" || name == "__traceback__") && IsSubclass(o.Class, "builtins.BaseException") {
		return None(), true
	}
	if f, ok := m.classAttr(o.Class, "__getattr__"); ok {
		return m.Call(f, &Call{Args: []Value{o, Str(name)}}, at, nil), true
	}
	return m.inherited(o.Class, "()."+name, name, at)
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

func (m *Machine) attrOfClass(c *Class, name string, at diag.Place) (Value, bool) {
	if v, ok := m.classAttr(c, name); ok {
		if d, ok := v.(*Descriptor); ok {
			switch d.Kind {
			case "staticmethod":
				return d.Func, true
			case "classmethod":
				return &Bound{Self: c, Func: d.Func}, true
			}
		}
		if got, ok := m.described(v, None(), c, at); ok {
			return got, true
		}
		return v, true
	}
	if v, ok := m.metaAttr(c, name, at); ok {
		return v, true
	}
	switch name {
	case "__new__":
		return &Builtin{Name: name, Fn: newObject}, true
	case "__name__":
		return Str(c.Name), true
	case "__qualname__":
		return Str(c.Qual), true
	case "__module__":
		return &Unknown{Why: "a module's name", Taint: Data}, true
	case "__mro__":
		l := NewList(TupleValue)
		for _, k := range mro(c) {
			l.Elts = append(l.Elts, k)
		}
		return l, true
	case "__members__":
		if len(c.members) > 0 {
			return membersDict(c), true
		}
	case "__subclasses__":
		return &Builtin{Name: name, Fn: func(m *Machine, _ *Call) Value { return m.subclassesOf(c) }}, true
	case "__bases__":
		return NewList(TupleValue, c.Bases...), true
	case "__dict__":
		d := NewDict()
		for _, n := range c.Attrs.names {
			d.set(Str(n), c.Attrs.vals[n])
		}
		return d, true
	case "__doc__":
		return c.docstring(), true
	}
	return m.inherited(c, "."+name, name, at)
}

func (m *Machine) superAttr(s *Super, name string, at diag.Place) (Value, bool) {
	start := s.Class
	cls := start
	switch self := s.Self.(type) {
	case *Instance:
		cls = self.Class
	case *Class:
		cls = self
	}
	order := mro(cls)
	if !slices.Contains(order, start) { // super() in a metaclass
		order = mro(start)
	}
	found := false
	for _, k := range order {
		if found {
			if v, ok := k.Attrs.Get(name); ok {
				return bindTo(v, s.Self, cls), true
			}
		}
		found = found || k == start
	}
	if isMetaclass(start) {
		return typeMethod(s, name)
	}
	if v, ok := m.inherited(cls, "()."+name, name, at); ok {
		return v, true
	}
	if name == "__init__" && IsSubclass(cls, "builtins.BaseException") {
		return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			if self, ok := s.Self.(*Instance); ok {
				m.Set(self.Attrs, "args", NewList(TupleValue, c.Args...))
			}
			return None()
		}}, true
	}
	if name == "__new__" {
		return &Builtin{Name: name, Fn: newObject}, true
	}
	if name == "__init__" || name == "__init_subclass__" || name == "__setattr__" {
		return &Builtin{Name: name, Fn: func(*Machine, *Call) Value { return None() }}, true
	}
	return nil, false
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
			d.set(Str(n), a.vals[n])
		}
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
	return pythonsOwn(name)
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
			m.log(func() { x.attrs = nil })
			x.attrs = NewAttrs()
		}
		m.Set(x.attrs, name, v)
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
		v = &Unknown{Why: u.Why, Place: u.Place, Taint: u.Taint, Of: u, Attr: name}
	}
	if u.attrs == nil {
		u.attrs = NewAttrs()
	}
	m.Set(u.attrs, name, v)
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
		m.effect(at, "sets `"+name+"`")
	case *Unknown:
		if o.attrs == nil {
			o.attrs = NewAttrs()
		}
		m.Set(o.attrs, name, v)
		m.effect(at, "sets `"+name+"`")
	}
}

func (m *Machine) setInstanceAttr(o *Instance, name string, v Value, at diag.Place) {
	if f, ok := m.classAttr(o.Class, "__setattr__"); ok {
		if b, ok := f.(*Builtin); ok {
			b.Fn(m, &Call{Args: []Value{o, Str(name), v}})
			return
		}
	}
	if m.setDescribed(o, name, v, at) {
		return
	}
	if a, ok := o.State.(interface{ Absent(string) Taint }); ok && IsNone(v) {
		v = withTaint(v, a.Absent(name)) // flask.g.user = None stands for the user who is not there
	}
	m.Set(o.Attrs, name, v)
	if o.State != nil {
		return
	}
	if m.unseenBase(o.Class) {
		m.effect(at, "sets `"+name+"`")
	}
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
		to.set(n, from.vals[n])
	}
}
