package interp

import (
	"math"
	"strconv"
	"strings"
)

// number is the value of an int, a bool or a float.
func number(c *Const) (float64, bool) {
	if c.Kind == FloatKind {
		f, err := strconv.ParseFloat(strings.ReplaceAll(c.Str, "_", ""), 64)
		return f, err == nil
	}
	return float64(c.Int), true
}

func itoa(i int64) string { return strconv.FormatInt(i, 10) }

// float is a float, spelt as repr() does.
func float(f float64) *Const { return &Const{Kind: FloatKind, Str: floatText(f)} }

func floatText(f float64) string {
	switch a := math.Abs(f); {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 0):
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(f, 'g', -1, 64), "+"))
	case a != 0 && (a < 1e-4 || a >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// arithmetic computes with two numbers; nil where the result is no number of 64 bits
// or is not modelled. The divisor is not zero.
func arithmetic(op string, a, b *Const) *Const {
	if a.Kind == FloatKind || b.Kind == FloatKind || op == "/" || op == "**" && b.Int < 0 {
		return floatArithmetic(op, a, b)
	}
	x, y := a.Int, b.Int
	switch op {
	case "|", "&", "^":
		return bitwise(op, a, b)
	case "<<":
		if y >= 0 && y < 32 && x>>31 == 0 {
			return Int(x << y)
		}
	case ">>":
		if y >= 0 {
			return Int(x >> min(y, 63))
		}
	case "//":
		return Int(floorDiv(x, y))
	case "%":
		return Int(x - y*floorDiv(x, y))
	case "+", "-", "*", "**":
		exact := floatOf(op, float64(x), float64(y))
		if math.Abs(exact) < 1<<53 {
			return Int(int64(exact))
		}
	}
	return nil
}

func bitwise(op string, a, b *Const) *Const {
	var n int64
	switch op {
	case "|":
		n = a.Int | b.Int
	case "&":
		n = a.Int & b.Int
	default:
		n = a.Int ^ b.Int
	}
	if a.Kind == BoolKind && b.Kind == BoolKind {
		return Bool(n != 0)
	}
	return Int(n)
}

func floorDiv(x, y int64) int64 {
	q := x / y
	if x%y != 0 && (x < 0) != (y < 0) {
		q--
	}
	return q
}

func floatArithmetic(op string, a, b *Const) *Const {
	x, ok1 := number(a)
	y, ok2 := number(b)
	f := floatOf(op, x, y)
	if !ok1 || !ok2 || math.IsNaN(f) {
		return nil
	}
	return float(f)
}

// floatOf computes as Python and Go both do; NaN where that is not modelled.
func floatOf(op string, x, y float64) float64 {
	switch op {
	case "+":
		return x + y
	case "-":
		return x - y
	case "*":
		return x * y
	case "/":
		return x / y
	case "//":
		return math.Floor(x / y)
	case "%":
		return x - y*math.Floor(x/y)
	case "**":
		return math.Pow(x, y)
	}
	return math.NaN()
}

// constBinary is an operator whose left side is a constant; nil where its result is
// not modelled.
func (m *Machine) constBinary(op string, a *Const, other Value) *Const {
	b, ok := other.(*Const)
	switch {
	case a.Kind == StrKind || a.Kind == BytesKind:
		switch {
		case op == "+" && ok && b.Kind == a.Kind:
			return &Const{Kind: a.Kind, Str: a.Str + b.Str}
		case op == "%" && a.Kind == StrKind:
			return m.percent(a.Str, other)
		case op == "*" && ok && b.Kind == IntKind && b.Int*int64(len(a.Str)) < 1<<16:
			return &Const{Kind: a.Kind, Str: strings.Repeat(a.Str, int(max(b.Int, 0)))}
		}
	case ok && isNumber(a) && isNumber(b):
		return arithmetic(op, a, b)
	}
	return nil
}

// addNumbers adds the built-in functions on numbers and characters.
func addNumbers(add func(string, func(*Machine, *Call) Value)) {
	one := func(name string, f func(c *Const) *Const) {
		add(name, func(m *Machine, call *Call) Value {
			if c, ok := call.ArgOr(0, "", None()).(*Const); ok && len(call.Args) == 1 {
				if v := f(c); v != nil {
					return Tainted(v, c.Taint)
				}
			}
			return biUnknown(m, call)
		})
	}
	one("abs", func(c *Const) *Const {
		f, ok := number(c)
		switch {
		case !isNumber(c) || !ok:
			return nil
		case c.Kind == FloatKind:
			return float(math.Abs(f))
		}
		return Int(max(c.Int, -c.Int))
	})
	one("round", func(c *Const) *Const {
		f, ok := number(c)
		if !isNumber(c) || !ok || math.Abs(f) >= 1<<53 {
			return nil
		}
		return Int(int64(math.RoundToEven(f)))
	})
	one("chr", func(c *Const) *Const {
		if c.Kind != IntKind || c.Int < 0 || c.Int > 0x10FFFF {
			return nil
		}
		return Str(string(rune(c.Int)))
	})
	one("ord", func(c *Const) *Const {
		if r := []rune(c.Str); c.Kind == StrKind && len(r) == 1 {
			return Int(int64(r[0]))
		}
		return nil
	})
	for name, format := range map[string]string{"hex": "#x", "oct": "#o", "bin": "#b"} {
		one(name, func(c *Const) *Const {
			if s, ok := laidOut(c, format); ok && c.Kind == IntKind {
				return Str(s)
			}
			return nil
		})
	}
	add("divmod", func(m *Machine, c *Call) Value {
		a, b := c.ArgOr(0, "", None()), c.ArgOr(1, "", None())
		return NewList(TupleValue, m.binary("//", a, b), m.binary("%", a, b))
	})
	add("pow", func(m *Machine, c *Call) Value {
		v := m.binary("**", c.ArgOr(0, "", None()), c.ArgOr(1, "", None()))
		if mod, ok := c.Arg(2, "mod"); ok {
			return m.binary("%", v, mod)
		}
		return v
	})
}

// biFloat is float(); what is no number raises.
func biFloat(m *Machine, c *Call) Value {
	k, ok := c.ArgOr(0, "", Int(0)).(*Const)
	if !ok {
		return biUnknown(m, c)
	}
	switch {
	case isNumber(k):
		if f, ok := number(k); ok {
			return Tainted(float(f), k.Taint)
		}
	case k.Kind == StrKind:
		f, err := strconv.ParseFloat(strings.TrimSpace(k.Str), 64)
		if err == nil {
			return Tainted(float(f), k.Taint)
		}
		m.RaiseNew("ValueError", "could not convert string to float: %q", k.Str)
	case k.Kind == NoneKind:
		m.RaiseNew("TypeError", "float() argument must be a string or a real number, not 'NoneType'")
	}
	return biUnknown(m, c)
}
