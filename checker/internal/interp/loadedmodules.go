package interp

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
