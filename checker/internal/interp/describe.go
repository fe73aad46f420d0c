package interp

import (
	"fmt"
	"strings"
)

// Describe names a value in a sentence, in backquotes where it has a name.
func Describe(v Value) string {
	switch v := v.(type) {
	case *Const:
		return describeConst(v)
	case *Function:
		return "`" + v.Qual + "`"
	case *Builtin:
		return "`" + v.Name + "`"
	case *Bound:
		return Describe(v.Func)
	case *Partial:
		return Describe(v.Func)
	case *Class:
		return "`" + v.Name + "`"
	case *Instance:
		return "a `" + v.Class.Name + "`"
	case *External:
		return "`" + shortPath(v.Path) + "`"
	case *Unknown:
		return v.Why
	case *Union:
		return "one of several values"
	case *Module:
		return "the module `" + v.Name + "`"
	case *List:
		return "a list"
	case *Dict:
		return "a dict"
	}
	return "a value"
}

func describeConst(c *Const) string {
	switch c.Kind {
	case StrKind:
		return fmt.Sprintf("%q", c.Str)
	case BytesKind:
		return "bytes"
	}
	s, _ := display(c)
	return s
}

// shortPath drops the package of a dotted path where the rest speaks for itself.
func shortPath(path string) string {
	parts := strings.Split(path, ".")
	if len(parts) > 2 {
		parts = parts[len(parts)-2:]
	}
	return strings.Join(parts, ".")
}

// identityKey tells objects apart that have no value of their own.
func identityKey(v Value) string { return fmt.Sprintf("o%p", v) }
