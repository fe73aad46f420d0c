package interp

import (
	"slices"
	"strings"
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

// UnseenBefore gives the base that can't be told where Python would look for a class's
// attribute before it finds the one that is known, or nil.
func (m *Machine) UnseenBefore(c *Class, name string) *Unknown {
	order := mro(c)
	at := slices.IndexFunc(order, func(k *Class) bool { _, ok := k.Attrs.Get(name); return ok })
	if at < 0 {
		return nil
	}
	for _, k := range order[:at] {
		for _, b := range k.Bases {
			if known, ok := b.(*Class); ok && slices.Contains(mro(known), order[at]) {
				break
			}
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
	if len(c.abstract) > 0 {
		m.RaiseNew("TypeError", "Can't instantiate abstract class %s with abstract methods %s", c.Name, strings.Join(c.abstract, ", "))
	}
	if len(c.members) > 0 && len(call.Args) == 1 {
		return m.memberOf(c, call.Args[0])
	}
	if IsSubclass(c, "typing.TypedDict") || IsSubclass(c, "typing_extensions.TypedDict") {
		return biDict(m, call)
	}
	inst := &Instance{Class: c, Attrs: NewAttrs(), inner: m.newInner(c, call)}
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
	if m.externalBase(c) != nil {
		inst.Made = call
	}
	if inst.inner != nil {
		m.fillInner(inst.inner, call)
		return inst
	}
	m.dataFields(c, inst, call)
	return inst
}

// AddBase notes that a class has more than its body and its bases give it: what a
// library's decorator adds comes last, like what a library's base class has.
func (c *Class) AddBase(base Value) {
	c.Bases = append(c.Bases, base)
	c.order = nil
}

// undecorated gives a class that a decorator from elsewhere was put on. Such a decorator
// gives the class back, with something added. It may wrap the methods that answer
// requests, so that what it makes of a view stays as it is.
func (m *Machine) undecorated(v Value, c *Class) Value {
	var wraps []Value
	switch v := v.(type) {
	case *External:
		wraps = v.Wraps
	case *Unknown:
		wraps = v.Wraps
	}
	if len(wraps) != 1 || wraps[0] != Value(c) {
		return v
	}
	for _, verb := range []string{"get", "post", "put", "patch", "delete", "head", "options", "dispatch_request"} {
		if _, ok := m.classAttr(c, verb); ok {
			return v
		}
	}
	c.AddBase(v)
	return c
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
		if inst, ok := v.(*Instance); ok && inst.Class.Def == nil && inst.Class.Name == cls.Name {
			return true, true // a library's class that is modelled by what makes its objects
		}
		if inst, ok := v.(*Instance); ok && derivesFrom(inst.Class, cls.Name) {
			return true, true
		}
		return builtinType(v, cls.Name)
	}
	if x, ok := class.(*External); ok && !x.Made {
		if c, ok := v.(*Const); ok && c.Member == nil && neverPlain(x.Path) {
			return false, true
		}
		if t, known := isAbstract(v, x.Path); known {
			return t, true
		}
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

// neverPlain tells whether no text, number, truth value or None is an instance of a class
// of the standard library that is not modelled.
func neverPlain(path string) bool {
	_, enumeration := enumBases[path]
	return enumeration || slices.Contains([]string{"datetime.datetime", "datetime.date", "datetime.timedelta", "decimal.Decimal", "uuid.UUID", "pathlib.Path"}, path)
}

func (m *Machine) isInstanceOf(v Value, cls *Class) (truth, known bool) {
	if meta := metaclassOf(cls); meta != nil {
		if f, ok := m.classAttr(meta, "__instancecheck__"); ok {
			return m.Truth(m.call(f, &Call{Args: []Value{cls, v}}))
		}
	}
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
		return false, false
	case *External:
		return false, !v.Made || v.Taint == 0
	}
	return false, true
}
