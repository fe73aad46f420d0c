package interp

import (
	"slices"
	"strings"

	"unguarded/checker/internal/syntax"
)

func (m *Machine) compare(fr *frame, e *syntax.Compare) Value {
	left := m.resolve(m.eval(fr, e.Left), fr.at(e.Left))
	var result Value = Bool(true)
	for i, op := range e.Ops {
		right := m.resolve(m.eval(fr, e.Right[i]), fr.at(e.Right[i]))
		result = m.compareOne(op, left, right)
		if u, ok := result.(*Unknown); ok {
			u.Place = fr.at(e)
		}
		if b, known := m.Truth(result); known && !b {
			return result
		}
		left = right
	}
	return result
}

// compareOne compares two values; what can't be told is an Unknown.
func (m *Machine) compareOne(op string, a, b Value) Value {
	taint := TaintOf(a) | TaintOf(b)
	if v := m.ownContains(op, a, b); v != nil {
		return v
	}
	truth, known := m.relation(op, a, b)
	if known && truth && taint&Named != 0 && m.path != nil && m.Watch != nil && exact(op, b) {
		m.Watch.Named()
	}
	if known {
		return Tainted(Bool(truth), taint)
	}
	return &Unknown{Why: "`" + op + "` on " + Describe(a), Taint: taint | Data}
}

// ownContains is `in` and `not in` for an object that answers by itself; what its
// answer depends on stays known. It is nil for any other comparison.
func (m *Machine) ownContains(op string, v, box Value) Value {
	inst, ok := box.(*Instance)
	if !ok || op != "in" && op != "not in" {
		return nil
	}
	f, ok := m.Attr(inst, "__contains__", m.site)
	if !ok {
		return nil
	}
	has := m.Call(f, &Call{Args: []Value{v}}, m.site, nil)
	if op == "in" {
		return has
	}
	return m.unary("not", has, m.site)
}

// exact tells whether a comparison that holds means one name and no other.
func exact(op string, b Value) bool {
	_, text := b.(*Const)
	return op == "==" || op == "in" && !text
}

func (m *Machine) relation(op string, a, b Value) (truth, known bool) {
	if truth, known, has := m.ownComparison(op, a, b); has {
		return truth, known
	}
	switch op {
	case "==":
		return m.equal(a, b)
	case "!=":
		t, ok := m.equal(a, b)
		return !t, ok
	case "is":
		return m.identical(a, b)
	case "is not":
		t, ok := m.identical(a, b)
		return !t, ok
	case "in":
		return m.contains(b, a)
	case "not in":
		t, ok := m.contains(b, a)
		return !t, ok
	}
	return m.lessOrSo(op, a, b)
}

// identical tells whether two values are the same object. Tuples are copied here, so
// that equal ones may be.
func (m *Machine) identical(a, b Value) (truth, known bool) {
	x, ok1 := a.(*Const)
	y, ok2 := b.(*Const)
	switch {
	case a == b:
		return true, true
	case ok1 && ok2:
		if x.Kind != y.Kind || (x.Member == nil) != (y.Member == nil) {
			return false, true
		}
	case ok1 && isOwnObject(b), ok2 && isOwnObject(a), isOwnObject(a) && isOwnObject(b):
		return false, true
	case ok1 && isSingleton(x) && isInstance(b), ok2 && isSingleton(y) && isInstance(a):
		return false, true // a proxy of None equals it, and is another object
	case isInstance(a) && isInstance(b):
		return false, true
	}
	return m.equal(a, b)
}

// isSingleton tells whether a constant is None, True or False.
func isSingleton(c *Const) bool { return c.Kind == NoneKind || c.Kind == BoolKind }

func isInstance(v Value) bool {
	_, ok := v.(*Instance)
	return ok
}

// isOwnObject tells whether a value is an object that no other value here stands for.
func isOwnObject(v Value) bool {
	switch v := v.(type) {
	case *List:
		return v.Kind == ListValue || v.Kind == SetValue && !v.Frozen
	case *Dict:
		return v.Missing == nil && v.Taint == 0
	case *Instance:
		return v.Class.Def != nil
	}
	return false
}

func (m *Machine) equal(a, b Value) (truth, known bool) {
	if a == b && a != nil {
		return true, true
	}
	if isText(a) && isText(b) { // as most are
		return Same(a, b), true
	}
	if lacking(a) && secret(b) || lacking(b) && secret(a) || otherText(a, b) || otherText(b, a) {
		return false, true
	}
	if unclear(a) || unclear(b) {
		return false, false
	}
	for _, pair := range [][2]Value{{a, b}, {b, a}} {
		if truth, known, has := m.ownComparison("==", pair[0], pair[1]); has {
			return truth, known
		}
	}
	a, b = m.plain(a, "__eq__"), m.plain(b, "__eq__")
	x, ok1 := a.(*Const)
	y, ok2 := b.(*Const)
	switch {
	case ok1 && ok2:
		if (x.Kind == BoolKind || x.Kind == IntKind) && (y.Kind == BoolKind || y.Kind == IntKind) {
			return x.Int == y.Int, true
		}
		if isNumber(x) && isNumber(y) {
			sign, known := compareNumbers(x, y)
			return sign == 0, known
		}
		return Same(x, y), true
	case ok1 && unlike(x, b), ok2 && unlike(y, a):
		return false, true
	case ok1 != ok2:
		return false, false
	}
	a, b = m.asTuple(a), m.asTuple(b)
	l, ok1 := a.(*List)
	r, ok2 := b.(*List)
	if ok1 && ok2 {
		return m.equalLists(l, r)
	}
	d, ok1 := a.(*Dict)
	e, ok2 := b.(*Dict)
	if ok1 && ok2 {
		return m.equalDicts(d, e)
	}
	p, ok1 := a.(*Instance)
	q, ok2 := b.(*Instance)
	if ok1 && ok2 {
		if p.Class.Name == "SimpleNamespace" && q.Class.Name == p.Class.Name && p.Class.Def == nil && q.Class.Def == nil {
			return m.equalDicts(attrsDict(p.Attrs), attrsDict(q.Attrs))
		}
		if truth, known := m.equalRecords(p, q); known {
			return truth, true
		}
	}
	return false, true
}

// unlike tells whether a value can't equal a constant: an object of the project's, a
// container or a function, and None whatever is there. A library's object may equal it.
func unlike(c *Const, v Value) bool {
	switch v := v.(type) {
	case *External:
		return c.Kind == NoneKind
	case *Instance:
		return c.Kind == NoneKind || v.Class.Def != nil || v.Class.Path == "builtins.object" || IsSubclass(v.Class, "builtins.BaseException")
	case *Dict:
		return c.Kind != NoneKind || v.Missing == nil || v.Taint&Input == 0 // the body may be missing
	}
	return true
}

func isText(v Value) bool {
	c, ok := v.(*Const)
	return ok && c.Kind == StrKind
}

// otherText tells whether a is None, or empty, where b is a text that is not.
func otherText(a, b Value) bool {
	c, ok1 := a.(*Const)
	u, ok2 := b.(*Unknown)
	return ok1 && ok2 && (c.Kind == NoneKind && u.Text != MaybeText || c.Kind == StrKind && c.Str == "" && u.Text == FullText)
}

// lacking tells whether a value is a credential that the request does not carry.
func lacking(v Value) bool {
	c, ok := v.(*Const)
	if !ok || c.Taint&Credential == 0 {
		return false
	}
	return c.Kind == NoneKind || c.Str == "" && c.Kind != IntKind && c.Kind != BoolKind || digestsOfNothing[c.Str]
}

// secret tells whether a value is not known and does not come from the caller: a
// key, a stored token. Nobody who carries nothing guesses it.
func secret(v Value) bool {
	switch v.(type) {
	case *Unknown, *External:
		return unclear(v) && TaintOf(v)&(Credential|Input|Unseen) == 0
	}
	return false
}

func (m *Machine) equalLists(l, r *List) (truth, known bool) {
	if l.Open || r.Open {
		return false, false
	}
	if l.Kind != r.Kind || len(l.Elts) != len(r.Elts) {
		return false, true
	}
	if l.Kind == SetValue {
		return m.subset(l, r)
	}
	for i := range l.Elts {
		t, ok := m.equal(l.Elts[i], r.Elts[i])
		if !ok || !t {
			return t, ok
		}
	}
	return true, true
}

// unclear tells whether a value's identity can't be told.
func unclear(v Value) bool {
	switch v := v.(type) {
	case *Unknown, *Union:
		return true
	case *External:
		return v.Made
	case *Instance:
		return v.inner == nil && builtinBase(v.Class)
	}
	return false
}

// derivesFrom tells whether a class has a built-in type among its bases.
func derivesFrom(c *Class, builtin string) bool {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			if f, ok := b.(*Builtin); ok && f.Name == builtin {
				return true
			}
		}
	}
	return false
}

// builtinBase tells whether a class derives from a container, a text or a number of
// Python's, whose content is not followed. A member of an enumeration is a constant.
func builtinBase(c *Class) bool {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			if f, ok := b.(*Builtin); ok && builtinTypes[f.Name] && f.Name != "type" {
				return true
			}
		}
	}
	return false
}

func (m *Machine) contains(box, v Value) (truth, known bool) {
	m.refuseMissing(box)
	v = m.plain(v, "__eq__")
	switch b := m.plain(box, "__contains__").(type) {
	case *Instance: // without __contains__
		if _, iterable := m.classAttr(b.Class, "__iter__"); iterable {
			elts, open := m.iterate(b, m.site)
			return m.contains(&List{Elts: elts, Open: open}, v)
		}
	case *List:
		certain := !b.Open
		for _, e := range b.Elts {
			t, ok := m.equal(e, v)
			if ok && t {
				return true, true
			}
			certain = certain && ok
		}
		return false, certain
	case *Dict:
		if _, ok := b.Get(m.keyOf(b, v)); ok {
			return true, true
		}
		if b.Missing != nil {
			missing := b.Missing(v)
			return false, IsNone(missing)
		}
		_, hashable := dictKey(v)
		return false, !b.Open && hashable
	case *Class:
		if f, ok := m.metaAttr(b, "__contains__", m.site); ok {
			return m.Truth(m.call(f, &Call{Args: []Value{v}}))
		}
		if len(b.members) > 0 && !unclear(v) {
			return m.alias(b, v) != nil || slices.ContainsFunc(b.members, func(e Value) bool { return Same(e, v) }), true
		}
	case *Const:
		if flags, ok := AsInt(v); ok && b.Member != nil && b.Kind == IntKind {
			return b.Int&flags == flags, true
		}
		s, ok := AsStr(v)
		if b.Kind == StrKind && ok {
			return strings.Contains(b.Str, s), true
		}
	}
	return false, false
}
