package interp

import "strings"

// clock is what time.time() gives: seconds since 1970, many.
const clock = "time.time()"

// isLongAgo tells whether a number, taken for a time, is past.
func isLongAgo(v, now Value) bool {
	c, ok := v.(*Const)
	x, isClock := now.(*External)
	if !ok || !isClock || x.Path != clock || !isNumber(c) {
		return false
	}
	f, known := number(c)
	return known && f < 1.5e9
}

// order compares two values as < does: -1, 0 or 1.
func (m *Machine) order(a, b Value) (sign int, known bool) {
	switch {
	case isLongAgo(a, b):
		return -1, true
	case isLongAgo(b, a):
		return 1, true
	}
	x, ok1 := a.(*Const)
	y, ok2 := b.(*Const)
	if ok1 && ok2 {
		switch {
		case x.Kind == StrKind && y.Kind == StrKind:
			return strings.Compare(x.Str, y.Str), true
		case isNumber(x) && isNumber(y):
			return compareNumbers(x, y)
		}
		return 0, false
	}
	if before, known, has := m.ownComparison("<", a, b); has {
		if after, known2, has := m.ownComparison("<", b, a); known && known2 && has {
			switch {
			case before:
				return -1, true
			case after:
				return 1, true
			}
			return 0, true
		}
		return 0, false
	}
	a, b = m.asTuple(a), m.asTuple(b)
	l, ok1 := a.(*List)
	r, ok2 := b.(*List)
	if !ok1 || !ok2 || l.Open || r.Open || l.Kind != r.Kind || l.Kind == SetValue {
		return 0, false
	}
	for i := range min(len(l.Elts), len(r.Elts)) {
		if sign, known := m.order(l.Elts[i], r.Elts[i]); !known || sign != 0 {
			return sign, known
		}
	}
	return len(l.Elts) - len(r.Elts), true
}

func isNumber(c *Const) bool { return c.Kind == IntKind || c.Kind == BoolKind || c.Kind == FloatKind }

func compareNumbers(a, b *Const) (sign int, known bool) {
	x, ok1 := number(a)
	y, ok2 := number(b)
	switch {
	case !ok1 || !ok2:
		return 0, false
	case x < y:
		return -1, true
	case x > y:
		return 1, true
	}
	return 0, true
}

// subset compares two sets: whether every element of a is in b.
func (m *Machine) subset(a, b *List) (truth, known bool) {
	known = !a.Open
	for _, e := range a.Elts {
		in, ok := m.contains(b, e)
		if ok && !in {
			return false, true
		}
		known = known && ok
	}
	return true, known
}

// reflected are the methods that answer a comparison, and those of the right
// operand that answer in their place.
var comparisons = map[string]string{
	"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__",
}

// ownComparison asks the user's class of the left operand.
func (m *Machine) ownComparison(op string, a, b Value) (truth, known, has bool) {
	inst, ok := a.(*Instance)
	if !ok {
		return false, false, false
	}
	name, ok := comparisons[op]
	if !ok {
		return false, false, false
	}
	f, ok := m.classAttr(inst.Class, name)
	if !ok && op == "!=" {
		t, known, has := m.ownComparison("==", a, b)
		return !t, known, has
	}
	if !ok {
		if less, ok := m.classAttr(inst.Class, "__lt__"); ok {
			return m.byLess(op, less, a, b)
		}
	}
	if !ok || !isMethod(f) {
		return false, false, false
	}
	answer := m.call(f, &Call{Args: []Value{a, b}})
	if isNotImplemented(answer) {
		return false, false, false
	}
	truth, known = m.Truth(answer)
	return truth, known, true
}

// byLess compares with __lt__ where the class has no other order, as
// functools.total_ordering and the reflected comparison do.
func (m *Machine) byLess(op string, less, a, b Value) (truth, known, has bool) {
	if !isMethod(less) {
		return false, false, false
	}
	below := func(x, y Value) (bool, bool) { return m.Truth(m.call(less, &Call{Args: []Value{x, y}})) }
	switch op {
	case ">":
		truth, known = below(b, a)
	case ">=":
		truth, known = below(a, b)
		truth = !truth
	case "<=":
		truth, known = below(b, a)
		truth = !truth
	default:
		return false, false, false
	}
	return truth, known, true
}

// lessOrSo answers <, <=, > and >=.
func (m *Machine) lessOrSo(op string, a, b Value) (truth, known bool) {
	l, ok1 := a.(*List)
	r, ok2 := b.(*List)
	if ok1 && ok2 && l.Kind == SetValue && r.Kind == SetValue {
		if op == ">" || op == ">=" {
			l, r = r, l
		}
		within, known := m.subset(l, r)
		if strict := op == "<" || op == ">"; strict {
			return within && len(l.Elts) < len(r.Elts), known
		}
		return within, known
	}
	m.refuseMissing(a, b)
	sign, known := m.order(a, b)
	switch op {
	case "<":
		return sign < 0, known
	case "<=":
		return sign <= 0, known
	case ">":
		return sign > 0, known
	}
	return sign >= 0, known
}

func (m *Machine) equalDicts(a, b *Dict) (truth, known bool) {
	if a.Open || b.Open || a.Missing != nil || b.Missing != nil {
		return false, false
	}
	if a.Len() != b.Len() {
		return false, true
	}
	truth, known = true, true
	a.Items(func(k, v Value) {
		w, ok := b.Get(k)
		if !ok {
			truth = false
			return
		}
		t, sure := m.equal(v, w)
		known = known && sure
		truth = truth && t
	})
	return truth, known || !truth
}

// isMethod tells whether a class has a function of its own for a comparison, or a
// host's object has one.
func isMethod(v Value) bool {
	switch v.(type) {
	case *Function, *Builtin:
		return true
	}
	return false
}
