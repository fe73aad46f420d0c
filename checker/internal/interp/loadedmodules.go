package interp

import "strings"

// importString is werkzeug's import_string: a module, or what one has, "package.module.name"
// or "package.module:name".
func (m *Machine) importString(name string) Value {
	name = strings.ReplaceAll(name, ":", ".")
	from := m.modules[m.site.Path]
	if mod := m.projectModule(from, name); mod != nil {
		return mod
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		if mod := m.projectModule(from, name[:i]); mod != nil {
			if v, ok := m.Attr(mod, name[i+1:], m.site); ok {
				return v
			}
		}
	}
	return m.importByName(name)
}

// loadedModules is sys.modules, as far as the project's own modules go.
func (m *Machine) loadedModules() Value {
	inst := &Instance{Class: modelled("sys.modules"), Attrs: NewAttrs()}
	find := func(m *Machine, c *Call) Value {
		name, ok := AsStr(c.ArgOr(0, "", None()))
		if here := m.modules[m.site.Path]; ok && here != nil && here.Name == name {
			return here
		}
		if !ok {
			return &Unknown{Why: "a module that is looked up by name", Taint: Unseen, Place: m.site}
		}
		return m.importByName(name)
	}
	inst.answer("__getitem__", find)
	inst.answer("get", find)
	return inst
}
