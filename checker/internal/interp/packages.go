package interp

import (
	"path"
	"slices"
	"strings"
)

// What a package tells of its files: `__path__`, and pkgutil's listings of it.

// packageFolder is the folder of a package, and whether the module is one.
func (m *Module) packageFolder() (string, bool) {
	if m.Tree == nil { // a folder without __init__.py
		return m.Path, true
	}
	return path.Dir(m.Path), path.Base(m.Path) == "__init__.py"
}

// packagePath is a package's `__path__`.
func packagePath(mod *Module) (Value, bool) {
	folder, ok := mod.packageFolder()
	if !ok {
		return nil, false
	}
	return NewList(ListValue, Str(folder)), true
}

// A submodule is one that stands in a folder: its name, and its own folder when
// it is a package.
type submodule struct{ name, folder string }

// submodules lists the modules in a folder by name, as pkgutil does.
func (f *finder) submodules(folder string) []submodule {
	var found []submodule
	for file := range f.files {
		name, isFile := strings.CutSuffix(path.Base(file), ".py")
		dir := path.Dir(file)
		switch {
		case !isFile:
		case dir == folder && name != "__init__":
			found = append(found, submodule{name: name})
		case name == "__init__" && dir != folder && path.Dir(dir) == folder:
			found = append(found, submodule{path.Base(dir), dir})
		}
	}
	slices.SortFunc(found, func(a, b submodule) int { return strings.Compare(a.name, b.name) })
	return found
}

// stdListModules is pkgutil.iter_modules and, deep, pkgutil.walk_packages:
// named tuples of a finder, a name and whether it is a package.
func stdListModules(m *Machine, c *Call, deep bool) Value {
	folders, open := m.iterate(c.ArgOr(0, "path", None()), m.site)
	prefix, ok := AsStr(c.ArgOr(1, "prefix", Str("")))
	list := NewList(ListValue)
	list.Open = open || !ok
	info, _ := stdNamedTuple(m, &Call{Args: []Value{Str("ModuleInfo"), Str("module_finder name ispkg")}}).(*Class)
	var add func(folder, prefix string)
	add = func(folder, prefix string) {
		for _, sub := range m.finder.submodules(folder) {
			list.Elts = append(list.Elts, m.call(info, &Call{Args: []Value{
				&Unknown{Why: "a module finder", Taint: Data}, Str(prefix + sub.name), Bool(sub.folder != ""),
			}}))
			if deep && sub.folder != "" {
				m.importByName(prefix + sub.name)
				add(sub.folder, prefix+sub.name+".")
			}
		}
	}
	for _, v := range folders {
		if folder, known := AsStr(v); known {
			add(path.Clean(folder), prefix)
		} else {
			list.Open = true
		}
	}
	return list
}
