package interp

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
)

func (m *Machine) getItem(owner, key Value, at diag.Place) Value {
	owner, key = m.resolve(owner, at), m.resolve(key, at)
	switch o := owner.(type) {
	case *Dict:
		return m.dictItem(o, key, at)
	case *List:
		return m.listItem(o, key, at)
	case *Const:
		if m.missing(o) {
			m.at(at, nil, func() { m.RaiseNew("TypeError", "'NoneType' object is not subscriptable") })
		}
		if v := stringItem(o, key); v != nil {
			return v
		}
		if i, ok := AsInt(key); ok && o.Kind == StrKind && (i >= int64(len(o.Str)) || i < -int64(len(o.Str))) {
			m.at(at, nil, func() { m.RaiseNew("IndexError", "string index out of range") })
		}
	case *Instance:
		if l, ok := m.tupleOf(o); ok {
			return m.listItem(l, key, at)
		}
		if m.plain(o, "__getitem__") != Value(o) {
			return m.innerItem(o, key)
		}
		if f, ok := m.Attr(o, "__getitem__", at); ok {
			return m.Call(f, &Call{Args: []Value{key}}, at, nil)
		}
	case *Class:
		if len(o.members) > 0 {
			return m.memberNamed(o, key, at)
		}
		if f, ok := m.metaAttr(o, "__getitem__", at); ok {
			return m.Call(f, &Call{Args: []Value{key}}, at, nil)
		}
		if f, ok := m.classAttr(o, "__class_getitem__"); ok {
			if d, ok := f.(*Descriptor); ok {
				f = d.Func
			}
			if f, ok := f.(*Function); ok {
				return m.Call(f, &Call{Args: []Value{o, key}}, at, nil)
			}
		}
		return owner
	case *Builtin: // list[int]
		return owner
	case *External:
		if !o.Made && isTypeName(o.Path) {
			if strings.HasSuffix(o.Path, ".Literal") { // typing.get_args asks for what is in it
				return &External{Path: o.Path, Args: &Call{Args: elementsOf(key)}}
			}
			return o
		}
	}
	t := TaintOf(owner) | TaintOf(key)
	if t == 0 {
		t = Data
	}
	u := &Unknown{Why: "an item of " + Describe(owner), Taint: t, Place: at}
	if o, ok := owner.(*Unknown); ok {
		u.Why, u.Plain = o.Why, o.Plain
	}
	return u
}

func (m *Machine) dictItem(d *Dict, key Value, at diag.Place) Value {
	key = m.keyOf(d, key)
	if v, ok := d.Get(key); ok {
		return v
	}
	if _, known := dictKey(key); known && !d.Open && d.Factory != nil {
		v := m.Call(d.Factory, &Call{}, at, nil)
		m.Put(d, key, v)
		return v
	}
	if _, known := dictKey(key); known && !d.Open && d.Counts {
		return Int(0)
	}
	if d.Missing != nil {
		if v := d.Missing(key); !IsNone(v) {
			return v
		}
		m.at(at, nil, func() { m.lacksKey(key) })
	}
	if _, known := dictKey(key); known && !d.Open {
		if m.forgives("KeyError") {
			return m.lacking("an item that the code given does not set", at)
		}
		m.at(at, nil, func() { m.lacksKey(key) })
	}
	if _, known := dictKey(key); !known && !d.Open && d.Len() > 0 && d.Len() <= 4 && m.path == nil {
		var vals []Value
		d.Items(func(_, v Value) { vals = append(vals, v) })
		return join(vals...)
	}
	return &Unknown{Why: "an item of a dict", Taint: d.Taint | TaintOf(key) | Data, Place: at}
}

func (m *Machine) listItem(l *List, key Value, at diag.Place) Value {
	if s, ok := key.(*slice); ok {
		return sliceOf(l, s)
	}
	i, ok := AsInt(key)
	if ok && !l.Open && l.Kind != SetValue {
		if i < 0 {
			i += int64(len(l.Elts))
		}
		if i < 0 || i >= int64(len(l.Elts)) {
			m.at(at, nil, func() { m.RaiseNew("IndexError", "list index out of range") })
		}
		return l.Elts[i]
	}
	if ok && i >= 0 && i < int64(len(l.Elts)) {
		return l.Elts[i]
	}
	return &Unknown{Why: "an item of a list", Taint: TaintOf(l) | Data, Place: at}
}

func sliceOf(l *List, s *slice) Value {
	low, high, ok := bounds(s, len(l.Elts))
	if !ok || l.Open {
		return &List{Kind: l.Kind, Open: true, Taint: l.Taint}
	}
	if !IsNone(s.step) {
		return stepped(l, s)
	}
	return &List{Kind: l.Kind, Elts: append([]Value(nil), l.Elts[low:high]...), Taint: l.Taint}
}

func bounds(s *slice, n int) (low, high int, ok bool) {
	at := func(v Value, other int) int {
		if IsNone(v) {
			return other
		}
		i, known := AsInt(v)
		ok = ok && known
		if i < 0 {
			i += int64(n)
		}
		return int(min(max(i, 0), int64(n)))
	}
	ok = true
	low, high = at(s.low, 0), at(s.high, n)
	return min(low, high), high, ok
}

// lacksKey raises the KeyError for a key.
func (m *Machine) lacksKey(key Value) {
	exc := &Instance{Class: BuiltinException("KeyError"), Attrs: NewAttrs()}
	exc.Attrs.set("args", NewList(TupleValue, key))
	m.Raise(exc)
}

// keyOf is the key of a dict that an object equals, where its class says what equals it.
func (m *Machine) keyOf(d *Dict, key Value) Value {
	key = m.plain(key, "__hash__")
	inst, ok := key.(*Instance)
	if !ok {
		return key
	}
	if _, ok := d.Get(key); ok {
		return key
	}
	for _, k := range d.keys {
		if other, ok := k.(*Instance); ok && other.Class == inst.Class {
			if same, known := m.equal(k, key); same && known {
				return k
			}
		}
	}
	return key
}

func stringItem(c *Const, key Value) Value {
	if c.Kind != StrKind {
		return nil
	}
	runes := []rune(c.Str)
	if s, ok := key.(*slice); ok && backwards(s) {
		slices.Reverse(runes)
		return Tainted(Str(string(runes)), c.Taint)
	}
	if s, ok := key.(*slice); ok && IsNone(s.step) {
		if low, high, ok := bounds(s, len(runes)); ok {
			return Tainted(Str(string(runes[low:high])), c.Taint)
		}
		return nil
	}
	i, ok := AsInt(key)
	if i < 0 {
		i += int64(len(runes))
	}
	if !ok || i < 0 || i >= int64(len(runes)) {
		return nil
	}
	return Tainted(Str(string(runes[i])), c.Taint)
}

// backwards tells whether a slice is [::-1].
func backwards(s *slice) bool {
	step, ok := AsInt(s.step)
	return ok && step == -1 && IsNone(s.low) && IsNone(s.high)
}

func (m *Machine) setItem(owner, key, v Value, at diag.Place) {
	owner = m.plain(m.resolve(owner, at), "__setitem__")
	switch o := owner.(type) {
	case *Dict:
		m.Put(o, m.keyOf(o, key), v)
		return
	case *List:
		if s, ok := key.(*slice); ok {
			m.setSlice(o, s, v, at)
			return
		}
		i, ok := AsInt(key)
		if i < 0 {
			i += int64(len(o.Elts))
		}
		if ok && i >= 0 && i < int64(len(o.Elts)) {
			elts := append([]Value(nil), o.Elts...)
			elts[i] = v
			m.SetElts(o, elts, o.Open)
			return
		}
		m.SetElts(o, o.Elts, true)
		return
	case *Instance:
		if f, ok := m.Attr(o, "__setitem__", at); ok {
			m.Call(f, &Call{Args: []Value{key, v}}, at, nil)
			return
		}
	}
	m.effect(at, nil, nil)
}

// iterate gives the known elements of a value; open means that there may be
// others.
func (m *Machine) iterate(v Value, at diag.Place) (elts []Value, open bool) {
	switch v := m.plain(m.resolve(v, at), "__iter__").(type) {
	case *List:
		return append([]Value(nil), v.Elts...), v.Open
	case *Dict:
		return append([]Value(nil), v.keys...), v.Open
	case *Const:
		if v.Kind == StrKind && len(v.Str) < maxLoop {
			for _, r := range v.Str {
				elts = append(elts, Str(string(r)))
			}
			return elts, false
		}
		if v.Kind == NoneKind {
			m.at(at, nil, func() { m.RaiseNew("TypeError", "'NoneType' object is not iterable") })
		}
	case *Generator:
		if v.done {
			return nil, false
		}
		m.runGenerator(v, func(y Value) Value {
			if len(elts) < maxLoop {
				elts = append(elts, y)
			}
			return None()
		})
		if v.def != nil && v.again == nil && m.unsure == 0 {
			v.done = true
			m.log(func() { v.done = false })
		}
		return elts, v.open
	case *Class:
		if len(v.members) > 0 {
			return append([]Value(nil), v.members...), false
		}
		if f, ok := m.metaAttr(v, "__iter__", at); ok {
			return m.iterate(m.Call(f, &Call{}, at, nil), at)
		}
	case *Instance:
		return m.iterateInstance(v, at)
	case *Union:
		for _, a := range v.Alts {
			e, _ := m.iterate(a, at)
			elts = append(elts, e...)
		}
		return elts, true
	}
	return nil, true
}

func (m *Machine) iterateInstance(v *Instance, at diag.Place) (elts []Value, open bool) {
	if l, ok := m.tupleOf(v); ok {
		return l.Elts, false
	}
	f, ok := m.Attr(v, "__iter__", at)
	if !ok {
		return nil, true
	}
	it := m.Call(f, &Call{}, at, nil)
	if next, ok := it.(*Instance); ok {
		return m.exhaust(next, at)
	}
	return m.iterate(it, at)
}

// elementsOf are the values between the brackets of a subscript.
func elementsOf(key Value) []Value {
	if l, ok := key.(*List); ok && l.Kind == TupleValue {
		return l.Elts
	}
	return []Value{key}
}

// isTypeName tells whether a dotted path ends in a name as types have it, so
// that a subscript is a generic type.
func isTypeName(path string) bool {
	name := path[strings.LastIndexByte(path, '.')+1:]
	return name != "" && name[0] >= 'A' && name[0] <= 'Z'
}

// stepped is a slice with a step.
func stepped(l *List, s *slice) Value {
	step, ok := AsInt(s.step)
	if !ok || step == 0 || step < 0 && (!IsNone(s.low) || !IsNone(s.high)) {
		return &List{Kind: l.Kind, Open: true, Taint: l.Taint}
	}
	low, high, _ := bounds(s, len(l.Elts))
	out := &List{Kind: l.Kind, Taint: l.Taint}
	if step < 0 {
		for i := high - 1; i >= 0; i += int(step) {
			out.Elts = append(out.Elts, l.Elts[i])
		}
		return out
	}
	for i := low; i < high; i += int(step) {
		out.Elts = append(out.Elts, l.Elts[i])
	}
	return out
}

// setSlice is l[a:b] = v.
func (m *Machine) setSlice(l *List, s *slice, v Value, at diag.Place) {
	elts, open := m.iterate(v, at)
	low, high, ok := bounds(s, len(l.Elts))
	if !ok || !IsNone(s.step) || l.Open {
		m.SetElts(l, l.Elts, true)
		return
	}
	all := append(append(append([]Value(nil), l.Elts[:low]...), elts...), l.Elts[high:]...)
	m.SetElts(l, all, open)
}

// exhaust calls an iterator's __next__ until it stops.
func (m *Machine) exhaust(it *Instance, at diag.Place) (elts []Value, open bool) {
	next, ok := m.classAttr(it.Class, "__next__")
	if !ok {
		return nil, true
	}
	defer m.within(activeTry{})() // the exception that ends it is expected
	for range maxLoop {
		r := m.Try(func() { elts = append(elts, m.Call(next, &Call{Args: []Value{it}}, at, nil)) })
		if r == nil {
			continue
		}
		if exc, ok := r.Exc.(*Instance); ok && IsSubclass(exc.Class, "builtins.StopIteration") {
			return elts, false
		}
		panic(r)
	}
	return elts, true
}

// delItem is del l[i] and del l[a:b].
func (m *Machine) delItem(l *List, key Value, at diag.Place) {
	if s, ok := key.(*slice); ok {
		m.setSlice(l, s, NewList(ListValue), at)
		return
	}
	i, ok := AsInt(key)
	if i < 0 {
		i += int64(len(l.Elts))
	}
	if !ok || l.Open || i < 0 || i >= int64(len(l.Elts)) {
		m.SetElts(l, l.Elts, true)
		return
	}
	m.SetElts(l, append(append([]Value(nil), l.Elts[:i]...), l.Elts[i+1:]...), false)
}
