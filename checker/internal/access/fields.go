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
		name, ok := n.(*syntax.Name)
		if !ok {
			return true
		}
		v, _ := mod.Scope.Get(name.ID)
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
