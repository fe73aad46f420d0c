package interp

import "math"

// addMathematics models the functions of math that take numbers which are known.
func addMathematics(add func(string, func(*Machine, *Call) Value)) {
	whole := func(f func(float64) float64) func(float64) *Const {
		return func(x float64) *Const { return Int(int64(f(x))) }
	}
	for name, f := range map[string]func(float64) *Const{
		"ceil": whole(math.Ceil), "floor": whole(math.Floor), "trunc": whole(math.Trunc),
		"sqrt": func(x float64) *Const { return float(math.Sqrt(x)) }, "fabs": func(x float64) *Const { return float(math.Abs(x)) },
		"isnan": func(x float64) *Const { return Bool(math.IsNaN(x)) }, "isinf": func(x float64) *Const { return Bool(math.IsInf(x, 0)) },
	} {
		add("math."+name, func(m *Machine, c *Call) Value {
			if k, ok := c.ArgOr(0, "", None()).(*Const); ok && isNumber(k) {
				if x, ok := number(k); ok && math.Abs(x) < 1<<53 {
					return Tainted(f(x), k.Taint)
				}
			}
			return biUnknown(m, c)
		})
	}
	add("math.gcd", func(m *Machine, c *Call) Value {
		a, ok1 := AsInt(c.ArgOr(0, "", None()))
		b, ok2 := AsInt(c.ArgOr(1, "", None()))
		if !ok1 || !ok2 || len(c.Args) != 2 {
			return biUnknown(m, c)
		}
		for b != 0 {
			a, b = b, a%b
		}
		return Tainted(Int(max(a, -a)), c.Taint())
	})
	add("math.prod", func(m *Machine, c *Call) Value {
		product := c.ArgOr(-1, "start", Int(1))
		open := m.each(c.ArgOr(0, "iterable", None()), m.site, func(e Value) bool {
			product = m.binary("*", product, e)
			return true
		})
		if open {
			return biUnknown(m, c)
		}
		return product
	})
	add("math.isclose", func(m *Machine, c *Call) Value {
		a, ok1 := c.ArgOr(0, "a", None()).(*Const)
		b, ok2 := c.ArgOr(1, "b", None()).(*Const)
		if !ok1 || !ok2 || !isNumber(a) || !isNumber(b) || len(c.Kw) > 0 {
			return biUnknown(m, c)
		}
		x, _ := number(a)
		y, _ := number(b)
		return Tainted(Bool(math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y))), c.Taint())
	})
}
