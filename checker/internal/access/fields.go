package access

import (
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// fieldsOf lists the fields of the schemas that a view speaks of, by the class or by an
// object of it: what it takes from the caller.
func fieldsOf(m *interp.Machine, res *Result) (fields []string) {
	mod := m.Modules()[res.Path]
	if mod == nil || mod.Scope == nil || res.Func == nil {
		return nil
	}
	seen := map[*interp.Class]bool{}
	syntax.Inspect(res.Func, func(n syntax.Node) bool {
		v := spokenOf(mod, n)
		c, _ := v.(*interp.Class)
		if inst, ok := v.(*interp.Instance); ok {
			c = inst.Class
		}
		if c == nil || seen[c] || !isSchema(c) {
			return true
		}
		seen[c] = true
		for _, base := range interp.MRO(c) {
			fields = append(fields, base.Attrs.Names()...)
		}
		return true
	})
	return fields
}

// spokenOf is what a name, or an attribute of a module, stands for; nil for other
// expressions.
func spokenOf(mod *interp.Module, n syntax.Node) interp.Value {
	switch n := n.(type) {
	case *syntax.Name:
		v, _ := mod.Scope.Get(n.ID)
		return v
	case *syntax.Attribute:
		if other, ok := spokenOf(mod, n.Value).(*interp.Module); ok && other.Scope != nil {
			v, _ := other.Scope.Get(n.Attr)
			return v
		}
	}
	return nil
}

// isSchema tells whether a class is one of marshmallow's or pydantic's.
func isSchema(c *interp.Class) bool {
	for _, base := range interp.MRO(c) {
		for _, b := range base.Bases {
			path := ""
			switch b := b.(type) {
			case *interp.External:
				path = b.Path
			case *interp.Unknown:
				path = b.Name + b.Attr
			}
			if strings.HasSuffix(path, "Schema") || strings.HasSuffix(path, "BaseModel") {
				return true
			}
		}
	}
	return false
}
