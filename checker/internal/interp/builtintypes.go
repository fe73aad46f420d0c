package interp

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// builtinTypes are the built-in functions that are types.
var builtinTypes = map[string]bool{
	"str": true, "int": true, "float": true, "bool": true, "bytes": true, "bytearray": true, "list": true, "tuple": true, "set": true,
	"frozenset": true, "dict": true, "type": true, "complex": true,
}

// unboundMethod is a method that is looked up on a built-in type, str.upper.
func unboundMethod(kind, name string) Value {
	return &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
		self := m.resolve(c.ArgOr(0, "", None()), m.site)
		if kind == "dict" && name == "fromkeys" {
			return m.fromKeys(c)
		}
		if kind == "bytes" && name == "fromhex" {
			s, _ := AsStr(self)
			if b, err := hex.DecodeString(strings.ReplaceAll(s, " ", "")); err == nil && s != "" {
				return &Const{Kind: BytesKind, Str: string(b), Taint: TaintOf(self)}
			}
		}
		if kind == "str" && name == "maketrans" {
			return makeTranslation(m, c)
		}
		if o, ok := self.(*Instance); ok && o.inner != nil {
			if f, ok := m.innerMethod(o, name); ok {
				return m.call(f, c.Rest(1))
			}
		}
		if is, known := builtinType(self, kind); known && is {
			if f, ok := m.methodOf(self, name); ok {
				return m.call(f, c.Rest(1))
			}
		}
		return &Unknown{Why: "the result of `" + kind + "." + name + "`", Taint: c.Taint() | Data, Place: m.site}
	}}
}

// fromKeys is dict.fromkeys.
func (m *Machine) fromKeys(c *Call) Value {
	d := NewDict()
	keys, open := m.iterate(c.ArgOr(0, "iterable", None()), m.site)
	for _, k := range keys {
		d.set(k, c.ArgOr(1, "value", None()))
	}
	d.Open = d.Open || open
	return d
}

// atoiBase reads an integer as int(text, base) does.
func atoiBase(s string, base int64) (int64, bool) {
	if base < 0 || base == 1 || base > 36 {
		return 0, false
	}
	i, err := strconv.ParseInt(strings.TrimSpace(s), int(base), 64)
	return i, err == nil
}
