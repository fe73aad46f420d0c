package interp

import (
	"slices"
	"strconv"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// number is the value of an int, a bool or a float.
func number(c *Const) (float64, bool) {
	if c.Kind == FloatKind {
		f, err := strconv.ParseFloat(c.Str, 64)
		return f, err == nil
	}
	return float64(c.Int), true
}

func itoa(i int64) string { return strconv.FormatInt(i, 10) }

// Truth gives the truth of a value, if it is known.
func (m *Machine) Truth(v Value) (truth, known bool) {
	switch v := v.(type) {
	case *Const:
		switch v.Kind {
		case NoneKind:
			return false, true
		case StrKind, BytesKind:
			return v.Str != "", true
		case FloatKind:
			f, err := strconv.ParseFloat(v.Str, 64)
			return err != nil || f != 0, true
		case EllipsisKind:
			return true, true
		}
		return v.Int != 0, true
	case *List:
		return len(v.Elts) > 0, len(v.Elts) > 0 || !v.Open
	case *Dict:
		return v.Len() > 0, v.Len() > 0 || !v.Open
	case *External:
		return true, !v.Made
	case *Unknown:
		return false, false
	case *Union:
		return m.unionTruth(v)
	case *Instance:
		return m.instanceTruth(v)
	}
	return true, true
}

func (m *Machine) unionTruth(u *Union) (truth, known bool) {
	for i, a := range u.Alts {
		t, ok := m.Truth(a)
		if !ok || i > 0 && t != truth {
			return false, false
		}
		truth = t
	}
	return truth, true
}

func (m *Machine) instanceTruth(v *Instance) (truth, known bool) {
	f, ok := m.classAttr(v.Class, "__bool__")
	if !ok {
		f, ok = m.classAttr(v.Class, "__len__")
	}
	if !ok {
		return true, !m.unseenBase(v.Class)
	}
	return m.Truth(m.Call(&Bound{Self: v, Func: f}, &Call{}, m.site, nil))
}

func (m *Machine) unary(op string, v Value, at diag.Place) Value {
	if op == "not" {
		if b, known := m.Truth(v); known {
			return Tainted(Bool(!b), TaintOf(v))
		}
		if m.path != nil {
			return Tainted(Bool(!m.Decide(v, at)), TaintOf(v))
		}
		return &Unknown{Why: "not " + Describe(v), Taint: TaintOf(v), Place: at}
	}
	if inst, ok := v.(*Instance); ok {
		if f, ok := m.classAttr(inst.Class, dunderUnary[op]); ok {
			return m.call(f, &Call{Args: []Value{v}})
		}
	}
	if i, ok := AsInt(v); ok {
		switch op {
		case "-":
			return Int(-i)
		case "+":
			return Int(i)
		}
	}
	return &Unknown{Why: "a number", Taint: TaintOf(v), Place: at}
}

func (m *Machine) binOp(fr *frame, e *syntax.BinOp) Value {
	// A long chain of additions is a deep tree on the left: walk it in a loop.
	var chain []*syntax.BinOp
	left := syntax.Expr(e)
	for {
		b, ok := left.(*syntax.BinOp)
		if !ok {
			break
		}
		chain = append(chain, b)
		left = b.Left
	}
	v := m.eval(fr, left)
	for i := len(chain) - 1; i >= 0; i-- {
		v = m.binary(chain[i].Op, v, m.eval(fr, chain[i].Right))
	}
	return v
}

func (m *Machine) binary(op string, a, b Value) Value {
	a, b = m.resolve(a, m.site), m.resolve(b, m.site)
	taint := TaintOf(a) | TaintOf(b)
	switch x := a.(type) {
	case *Const:
		if y, ok := b.(*Const); ok && (op == "/" || op == "//" || op == "%") && isNumber(x) && isNumber(y) && y.Kind != FloatKind && y.Int == 0 {
			m.RaiseNew("ZeroDivisionError", "division by zero")
		}
		if v := constBinary(op, x, b); v != nil {
			v = Tainted(v, taint)
			if op == "|" || op == "&" || op == "^" { // of flags: flags again
				v.Member = x.Member
			}
			return v
		}
	case *List:
		if v := listBinary(op, x, b); v != nil {
			return v
		}
	case *Dict:
		if y, ok := b.(*Dict); ok && op == "|" {
			d := x.clone()
			m.merge(d, y)
			return d
		}
	case *External:
		if later := laterAuto(op, a, b); later != nil {
			return later
		}
	case *Instance, *Class:
		if f, ok := m.Attr(a, dunder[op], m.site); ok {
			return m.Call(f, &Call{Args: []Value{b}}, m.site, nil)
		}
	}
	return &Unknown{Why: "the result of `" + op + "`", Text: joined(op, a, b), Taint: taint | Data}
}

// joined tells what a sum is as a text: what is added to a text is one.
func joined(op string, a, b Value) Text {
	is := MaybeText
	for _, v := range []Value{a, b} {
		switch v := v.(type) {
		case *Const:
			if v.Kind == StrKind && op == "+" {
				is = max(is, textWith(v.Str))
			}
		case *Unknown:
			if op == "+" {
				is = max(is, v.Text)
			}
		}
	}
	return is
}

var dunderUnary = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

var dunder = map[string]string{
	"+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "%": "__mod__",
	"|": "__or__", "&": "__and__", "^": "__xor__", "@": "__matmul__", ">>": "__rshift__", "<<": "__lshift__",
}

// floatBinary computes with floating-point numbers, as Python and Go both do.
func floatBinary(op string, a, b *Const) *Const {
	x, ok1 := number(a)
	y, ok2 := number(b)
	if !ok1 || !ok2 {
		return nil
	}
	switch op {
	case "+":
		x += y
	case "-":
		x -= y
	case "*":
		x *= y
	case "/":
		if y == 0 {
			return nil
		}
		x /= y
	default:
		return nil
	}
	text := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(text, ".eIN") {
		text += ".0"
	}
	return &Const{Kind: FloatKind, Str: text}
}

func constBinary(op string, a *Const, other Value) *Const {
	b, ok := other.(*Const)
	if a.Kind == StrKind {
		switch {
		case op == "+" && ok && b.Kind == StrKind:
			return Str(a.Str + b.Str)
		case op == "%":
			return percent(a.Str, other)
		case op == "*" && ok && b.Kind == IntKind && b.Int >= 0 && b.Int*int64(len(a.Str)) < 1<<16:
			return Str(strings.Repeat(a.Str, int(b.Int)))
		}
		return nil
	}
	if ok && isNumber(a) && isNumber(b) && (a.Kind == FloatKind || b.Kind == FloatKind || op == "/") {
		return floatBinary(op, a, b)
	}
	if !ok || a.Kind != IntKind || b.Kind != IntKind {
		return nil
	}
	switch op {
	case "+":
		return Int(a.Int + b.Int)
	case "-":
		return Int(a.Int - b.Int)
	case "*":
		return Int(a.Int * b.Int)
	case "|":
		return Int(a.Int | b.Int)
	case "&":
		return Int(a.Int & b.Int)
	case "^":
		return Int(a.Int ^ b.Int)
	case "<<":
		if b.Int >= 0 && b.Int < 32 {
			return Int(a.Int << b.Int)
		}
	case "//":
		if b.Int > 0 && a.Int >= 0 {
			return Int(a.Int / b.Int)
		}
	case "%":
		if b.Int > 0 && a.Int >= 0 {
			return Int(a.Int % b.Int)
		}
	}
	return nil
}

// percent formats a text with %s and %d of known values.
func percent(format string, v Value) *Const {
	args := []Value{v}
	if l, ok := v.(*List); ok && l.Kind == TupleValue {
		args = l.Elts
	}
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			out.WriteByte(format[i])
			continue
		}
		i++
		switch format[i] {
		case '%':
			out.WriteByte('%')
		case 's', 'd':
			if len(args) == 0 {
				return nil
			}
			s, ok := display(args[0])
			if !ok {
				return nil
			}
			out.WriteString(s)
			args = args[1:]
		default:
			return nil
		}
	}
	return Str(out.String())
}

func listBinary(op string, a *List, other Value) Value {
	b, ok := other.(*List)
	if !ok {
		return nil
	}
	l := &List{Kind: a.Kind, Open: a.Open || b.Open}
	switch {
	case op == "+" && a.Kind != SetValue:
		l.Elts = append(append(l.Elts, a.Elts...), b.Elts...)
	case op == "|" && a.Kind == SetValue:
		l.Elts = append(l.Elts, a.Elts...)
		for _, e := range b.Elts {
			l.add(e)
		}
	case a.Kind == SetValue && op == "^" && !l.Open:
		l.Elts = append(listBinary("-", a, b).(*List).Elts, listBinary("-", b, a).(*List).Elts...)
	case a.Kind == SetValue && (op == "-" || op == "&") && !l.Open:
		for _, e := range a.Elts {
			in := false
			for _, f := range b.Elts {
				in = in || Same(e, f)
			}
			if in == (op == "&") {
				l.Elts = append(l.Elts, e)
			}
		}
	default:
		return nil
	}
	return l
}

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
	case "==", "is":
		return m.equal(a, b)
	case "!=", "is not":
		t, ok := m.equal(a, b)
		return !t, ok
	case "in":
		return m.contains(b, a)
	case "not in":
		t, ok := m.contains(b, a)
		return !t, ok
	}
	return m.lessOrSo(op, a, b)
}

func (m *Machine) equal(a, b Value) (truth, known bool) {
	if a == b && a != nil {
		return true, true
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
	case ok1 != ok2:
		return false, true
	}
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
		if truth, known := m.equalRecords(p, q); known {
			return truth, true
		}
	}
	return false, true
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
		return builtinBase(v.Class)
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
	switch b := box.(type) {
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
