package interp

import (
	"strconv"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

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
		if inner := m.plain(v, "__bool__"); inner != Value(v) && m.plain(v, "__len__") == inner {
			return m.Truth(inner)
		}
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
	if c, ok := v.(*Const); ok && op == "~" && c.Member != nil {
		if kind, _ := enumKind(c.Member.Class); kind == "flag" {
			return &Const{Kind: IntKind, Int: allFlags(c.Member.Class) &^ c.Int, Taint: c.Taint, Member: c.Member}
		}
	}
	if c, ok := v.(*Const); ok && isNumber(c) && c.Member == nil {
		switch {
		case op == "-":
			return Tainted(arithmetic("-", Int(0), c), c.Taint)
		case op == "+":
			return arithmetic("+", c, Int(0))
		case op == "~" && c.Kind != FloatKind:
			return Tainted(Int(^c.Int), c.Taint)
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
		if y, ok := b.(*Const); ok && (op == "/" || op == "//" || op == "%") && isNumber(x) && isNumber(y) && isZero(y) {
			m.RaiseNew("ZeroDivisionError", "division by zero")
		}
		if v := m.constBinary(op, x, b); v != nil {
			v = Tainted(v, taint)
			if op == "|" || op == "&" || op == "^" { // of flags: flags again
				v.Member = x.Member
			}
			return v
		}
	case *List:
		if v := m.listBinary(op, x, b); v != nil {
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
	}
	if v := m.ownOperator(dunder[op], a, b); v != nil {
		return v
	}
	if v := m.ownOperator(reflectedDunder(op), b, a); v != nil {
		return v
	}
	if x, y := m.plain(a, dunder[op]), m.plain(b, dunder[op]); x != a || y != b {
		return m.binary(op, x, y)
	}
	if m.path != nil && clash(op, a, b) {
		m.RaiseNew("TypeError", "unsupported operand types for %s: %s and %s", op, Describe(a), Describe(b))
	}
	return &Unknown{Why: "the result of `" + op + "`", Text: joined(op, a, b), Taint: taint | Data}
}

// clash tells whether two built-in types have no such operator between them. None that
// nobody carried is such a type; any other may be set by code that can't be seen.
func clash(op string, a, b Value) bool {
	group := func(v Value) string {
		kind := kindOf(v)
		switch kind {
		case "int", "bool", "float":
			return "number"
		case "NoneType":
			if TaintOf(v)&Credential == 0 {
				return ""
			}
		case "function", "method":
			return ""
		}
		return kind
	}
	x, y := group(a), group(b)
	if x == "" || y == "" || x == y || op == "*" || op == "%" && (x == "str" || x == "bytes") {
		return false
	}
	return true
}

func isZero(c *Const) bool {
	f, ok := number(c)
	return ok && f == 0
}

// ownOperator asks the class of an operand; nil where it has no answer.
func (m *Machine) ownOperator(name string, a, b Value) Value {
	switch a.(type) {
	case *Instance, *Class:
		if f, ok := m.Attr(a, name, m.site); ok {
			if v := m.Call(f, &Call{Args: []Value{b}}, m.site, nil); !isNotImplemented(v) {
				return v
			}
		}
	}
	return nil
}

// isNotImplemented tells whether a method leaves the answer to the other operand.
func isNotImplemented(v Value) bool {
	c, ok := v.(*Const)
	return ok && c.Kind == EllipsisKind && c.Str != ""
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
	"+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__", "**": "__pow__",
	"|": "__or__", "&": "__and__", "^": "__xor__", "@": "__matmul__", ">>": "__rshift__", "<<": "__lshift__",
}

// reflectedDunder is the method of the right operand: __radd__.
func reflectedDunder(op string) string { return "__r" + dunder[op][len("__"):] }

// inPlaceDunder is the method of an augmented assignment: __iadd__.
func inPlaceDunder(op string) string { return "__i" + dunder[op][len("__"):] }
