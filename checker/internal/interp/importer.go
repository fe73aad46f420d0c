package interp

import (
	"path"
	"strings"

	"unguarded/checker/internal/syntax"
)

// finder resolves dotted module names to the files given.
type finder struct {
	files   map[string]*syntax.Module // by path
	folders map[string]bool           // every folder that holds a file, at any depth
	packs   map[string]bool           // those that are packages
	names   map[string]bool           // of all of them, without what is above and the ending
	// name is that of the package whose own folder was given: its files import
	// each other by it, although no path has it. "" when that can't be told.
	name string
}

func newFinder(files []*syntax.Module) *finder {
	f := &finder{files: map[string]*syntax.Module{}, folders: map[string]bool{}, packs: map[string]bool{}, names: map[string]bool{}}
	for _, t := range files {
		f.files[t.File.Path] = t
		dir, base := path.Dir(t.File.Path), path.Base(t.File.Path)
		f.packs[dir] = f.packs[dir] || base == "__init__.py"
		f.names[strings.TrimSuffix(base, ".py")] = true
		for ; dir != "." && dir != "/" && !f.folders[dir]; dir = path.Dir(dir) {
			f.folders[dir], f.names[path.Base(dir)] = true, true
		}
	}
	f.name = f.ownName(files)
	return f
}

// ownName guesses the name of a package whose __init__.py stands at the top, from
// the absolute imports that fit its files and nothing else.
func (f *finder) ownName(files []*syntax.Module) string {
	if !f.isPackage(".") {
		return ""
	}
	fits := map[string]int{}
	for _, t := range files {
		for dotted := range absoluteImports(t) {
			first, rest, _ := strings.Cut(dotted, ".")
			if file, folder := f.find(".", first); file != "" || folder != "" {
				continue
			}
			if file, folder := f.find(".", rest); rest != "" && (file != "" || folder != "") {
				fits[first]++
			}
		}
	}
	best := ""
	for name, n := range fits {
		if n > fits[best] || n == fits[best] && name < best {
			best = name
		}
	}
	return best
}

// absoluteImports lists what a file imports by a dotted name, the names after
// `from … import` added to it.
func absoluteImports(t *syntax.Module) map[string]bool {
	names := map[string]bool{}
	syntax.ScanStatements(t, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			for _, a := range n.Names {
				names[a.Name] = true
			}
		case *syntax.ImportFrom:
			if n.Level == 0 {
				names[n.Module] = true
				for _, a := range n.Names {
					names[n.Module+"."+a.Name] = true
				}
			}
		}
		return true
	})
	return names
}

func (f *finder) isPackage(dir string) bool { return f.packs[dir] }

// roots lists the folders that an absolute import of a file is looked up in,
// nearest first. A folder that is a package is no root, as in Python.
func (f *finder) roots(from string) (roots, packages []string) {
	for dir := path.Dir(from); ; dir = path.Dir(dir) {
		if f.isPackage(dir) {
			packages = append(packages, dir)
		} else {
			roots = append(roots, dir)
		}
		if dir == "." || dir == "/" {
			return roots, packages
		}
	}
}

// find gives the file of a dotted name below a folder, or the folder of a
// namespace package.
func (f *finder) find(root, dotted string) (file, folder string) {
	if first, rest, _ := strings.Cut(dotted, "."); root == "." && f.name != "" && first == f.name {
		if rest == "" {
			return "__init__.py", ""
		}
		dotted = rest
	}
	if last := dotted[strings.LastIndexByte(dotted, '.')+1:]; last != "" && !f.names[last] {
		return "", "" // as are most, which are imported from libraries
	}
	base := path.Join(root, strings.ReplaceAll(dotted, ".", "/"))
	if f.isPackage(base) { // before a module of the same name, as in Python
		return path.Join(base, "__init__.py"), ""
	}
	if _, ok := f.files[base+".py"]; ok {
		return base + ".py", ""
	}
	if f.folders[base] {
		return "", base
	}
	return "", ""
}

// ImportAll imports every module, the given ones first, each once.
func (m *Machine) ImportAll(order []*Module) {
	for _, mod := range order {
		m.Import(mod)
	}
}

// Modules gives the module of a file path.
func (m *Machine) Modules() map[string]*Module { return m.modules }

// Import runs a module's statements once.
func (m *Machine) Import(mod *Module) {
	if mod.state != notImported || mod.Tree == nil {
		return
	}
	mod.state = importing
	mod.Scope = newScope(nil, mod)
	if mod.Name == "" {
		mod.Name = m.finder.nameOf(mod.Path)
	}
	mod.Scope.vars.set("__name__", Str(mod.Name))
	mod.Scope.vars.set("__file__", Str(mod.Path))
	mod.Scope.vars.set("__doc__", docstring(mod.Tree.Body))
	if p, ok := packagePath(mod); ok {
		mod.Scope.vars.set("__path__", p)
	}
	fr := &frame{scope: mod.Scope, module: mod}
	unsure, tries := m.unsure, m.tries
	m.unsure, m.tries = 0, nil
	m.moduleBody(fr, mod.Tree.Body)
	m.unsure, m.tries = unsure, tries
	mod.state = imported
}

// RunMain runs what a module does only when it is started as a script.
func (m *Machine) RunMain(mod *Module) {
	if mod.Tree == nil || mod.Scope == nil {
		return
	}
	fr := &frame{scope: mod.Scope, module: mod}
	for _, s := range mod.Tree.Body {
		if test, ok := s.(*syntax.If); ok && isMainTest(test.Test) {
			for _, inner := range test.Body {
				m.Try(func() { m.stmt(fr, inner) })
			}
		}
	}
}

// isMainTest tells whether a condition is `__name__ == "__main__"`.
func isMainTest(e syntax.Expr) bool {
	c, ok := e.(*syntax.Compare)
	if !ok || len(c.Right) != 1 {
		return false
	}
	for _, side := range []syntax.Expr{c.Left, c.Right[0]} {
		if n, ok := side.(*syntax.Name); ok && n.ID == "__name__" {
			return true
		}
	}
	return false
}

// nameOf is the dotted name of a file, from the topmost package it is in.
func (f *finder) nameOf(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".py")
	if name == "__init__" {
		name = ""
	}
	for dir := path.Dir(file); f.isPackage(dir) && dir != "."; dir = path.Dir(dir) {
		if name == "" {
			name = path.Base(dir)
		} else {
			name = path.Base(dir) + "." + name
		}
	}
	return name
}

func (m *Machine) importStmt(fr *frame, s *syntax.Import) {
	for _, a := range s.Names {
		v := m.importModule(fr, a.Name, a)
		switch {
		case a.AsName != "":
			m.bind(fr.scope, a.AsName, v)
		case strings.Contains(a.Name, "."):
			first, _, _ := strings.Cut(a.Name, ".")
			m.bind(fr.scope, first, m.importModule(fr, first, a))
		default:
			m.bind(fr.scope, a.Name, v)
		}
	}
}

// importModule imports a dotted name, absolute, from the files or a library.
func (m *Machine) importModule(fr *frame, dotted string, at syntax.Node) Value {
	if mod := m.projectModule(fr.module, dotted); mod != nil {
		return mod
	}
	return m.libraryModule(fr, dotted, at)
}

func (m *Machine) projectModule(from *Module, dotted string) *Module {
	roots, packages := m.finder.roots(from.Path)
	first, _, _ := strings.Cut(dotted, ".")
	if m.Lib.Known(first) { // an installed package is not shadowed by a package's own folder
		packages = nil
	}
	for i, root := range append(roots, packages...) {
		file, _ := m.finder.find(root, dotted)
		if file == from.Path && (i >= len(roots) || path.Base(file) != "__init__.py") {
			continue // a wrapper of an installed package, named like it
		}
		if mod := m.load(from, root, dotted); mod != nil {
			if _, folder := m.finder.find(root, first); folder != "" && m.Lib.Known(first) {
				mod.installed = dotted
			}
			return mod
		}
	}
	return nil
}

// load imports root/dotted and the packages that it is in.
func (m *Machine) load(from *Module, root, dotted string) *Module {
	file, folder := m.finder.find(root, dotted)
	if file == "" && folder == "" {
		return nil
	}
	parts := strings.Split(dotted, ".")
	for i := 1; i < len(parts); i++ {
		if init, _ := m.finder.find(root, strings.Join(parts[:i], ".")); init != "" {
			m.importFile(from, init)
		}
	}
	if file != "" {
		return m.importFile(from, file)
	}
	ns := m.modules[folder]
	if ns == nil {
		ns = &Module{Name: dotted, Path: folder, Attrs: NewAttrs(), state: imported}
		m.modules[folder] = ns
	}
	return ns
}

func (m *Machine) importFile(from *Module, file string) *Module {
	mod := m.modules[file]
	if from != nil && from != mod {
		from.Imports = append(from.Imports, mod)
	}
	outer, mark := m.path, m.steps
	if outer != nil && mod.state == notImported { // a function-local import, met while exploring
		m.path = nil
		m.steps = importBudget
		defer func() { m.path, m.steps = outer, mark }()
	}
	m.Import(mod)
	return mod
}

func (m *Machine) libraryModule(fr *frame, dotted string, at syntax.Node) Value {
	first, _, _ := strings.Cut(dotted, ".")
	if m.Lib.Known(first) {
		return m.Lookup(dotted)
	}
	if m.guardsImport(fr, at) {
		m.at(fr.at(at), at, func() { m.RaiseNew("ImportError", "No module named '%s'", dotted) })
	}
	return &Unknown{Why: "`" + dotted + "`, which is not given", Place: fr.at(at), Taint: Unseen}
}

// guardsImport tells whether an import stands in a try that expects it to fail.
func (m *Machine) guardsImport(fr *frame, at syntax.Node) bool {
	if fr.module.Tree == nil {
		return false
	}
	guarded := false
	syntax.Scan(fr.module.Tree, func(n syntax.Node) bool {
		if s, ok := n.(syntax.Stmt); ok && !s.Span().Holds(at.Span()) {
			return false
		}
		if t, ok := n.(*syntax.Try); ok {
			for _, s := range t.Body {
				guarded = guarded || s.Span().Holds(at.Span()) && catchesImport(t)
			}
		}
		return !guarded
	})
	return guarded
}

func catchesImport(t *syntax.Try) bool {
	for _, h := range t.Handlers {
		if h.Type == nil {
			return true
		}
		found := false
		syntax.Inspect(h.Type, func(n syntax.Node) bool {
			if name, ok := n.(*syntax.Name); ok {
				switch name.ID {
				case "ImportError", "ModuleNotFoundError", "Exception", "BaseException":
					found = true
				}
			}
			return true
		})
		if found {
			return true
		}
	}
	return false
}

func (m *Machine) importFrom(fr *frame, s *syntax.ImportFrom) {
	owner := m.fromModule(fr, s)
	for _, a := range s.Names {
		if a.Name == "*" {
			m.importStar(fr, owner)
			continue
		}
		name := a.AsName
		if name == "" {
			name = a.Name
		}
		m.bind(fr.scope, name, m.importedName(fr, owner, s, a))
	}
}

func (m *Machine) fromModule(fr *frame, s *syntax.ImportFrom) Value {
	if s.Level == 0 {
		return m.importModule(fr, s.Module, s)
	}
	dir := path.Dir(fr.module.Path)
	for range s.Level - 1 {
		dir = path.Dir(dir)
	}
	if s.Module == "" {
		if m.finder.isPackage(dir) {
			return m.importFile(fr.module, path.Join(dir, "__init__.py"))
		}
		return &Module{Name: path.Base(dir), Path: dir, Attrs: NewAttrs(), state: imported}
	}
	if mod := m.load(fr.module, dir, s.Module); mod != nil {
		return mod
	}
	dots := strings.Repeat(".", s.Level)
	return &Unknown{Why: "`" + dots + s.Module + "`, which is not given", Place: fr.at(s), Taint: Unseen}
}

func (m *Machine) importedName(fr *frame, owner Value, s *syntax.ImportFrom, a *syntax.Alias) Value {
	switch o := owner.(type) {
	case *Module:
		if v, ok := m.moduleAttr(o, a.Name); ok {
			return v
		}
		if mod := m.submodule(fr.module, o, a.Name); mod != nil {
			return mod
		}
		if m.guardsImport(fr, s) {
			m.at(fr.at(s), s, func() { m.RaiseNew("ImportError", "cannot import name '%s'", a.Name) })
		}
		return &Unknown{
			Why:  "`" + a.Name + "`, which `" + o.Name + "` does not define",
			Name: a.Name, Place: fr.at(a), Taint: Unseen,
		}
	case *Unknown:
		return &Unknown{Why: "`" + a.Name + "`, imported from " + o.Why, Name: a.Name, Place: fr.at(a), Taint: Unseen}
	}
	v, _ := m.Attr(owner, a.Name, fr.at(a))
	return v
}

func (m *Machine) submodule(from, pkg *Module, name string) *Module {
	dir := pkg.Path
	if strings.HasSuffix(dir, ".py") {
		if path.Base(dir) != "__init__.py" {
			return nil
		}
		dir = path.Dir(dir)
	}
	return m.load(from, dir, name)
}

// moduleAttr looks a name up in a module, or a submodule in a package.
func (m *Machine) moduleAttr(mod *Module, name string) (Value, bool) {
	if mod.Scope != nil {
		if v, ok := mod.Scope.vars.Get(name); ok {
			return v, true
		}
	}
	if name == "__name__" {
		return Str(mod.Name), true
	}
	if name == "__path__" {
		return packagePath(mod)
	}
	if name == "__dict__" && mod.Scope != nil {
		return attrsDict(mod.Scope.vars), true
	}
	if sub := m.submodule(mod, mod, name); sub != nil {
		return sub, true
	}
	if mod.Scope != nil {
		if f, ok := mod.Scope.vars.Get("__getattr__"); ok {
			return m.Call(f, &Call{Args: []Value{Str(name)}}, m.site, nil), true
		}
	}
	if mod.installed != "" {
		return m.Attr(m.Lookup(mod.installed), name, m.site)
	}
	return nil, false
}

func (m *Machine) importStar(fr *frame, owner Value) {
	switch o := owner.(type) {
	case *Module:
		if o.Scope == nil {
			return
		}
		for _, name := range exported(o) {
			if v, ok := o.Scope.vars.Get(name); ok {
				m.bind(fr.scope, name, v)
			}
		}
	case *External:
		for _, name := range m.exports(o.Path) {
			m.bind(fr.scope, name, m.Lookup(o.Path+"."+name))
		}
	}
}

func exported(mod *Module) []string {
	if all, ok := mod.Scope.vars.Get("__all__"); ok {
		if l, ok := all.(*List); ok {
			var names []string
			for _, e := range l.Elts {
				if s, ok := AsStr(e); ok {
					names = append(names, s)
				}
			}
			return names
		}
	}
	var names []string
	for _, name := range mod.Scope.vars.names {
		if !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	return names
}

// exports lists the names that `from library import *` can bring.
func (m *Machine) exports(lib string) []string {
	if e, ok := m.Lib.(interface{ Exports(path string) []string }); ok {
		return e.Exports(lib)
	}
	return nil
}

// Lookup gives the value of a dotted library path: a model of it, or an External.
func (m *Machine) Lookup(dotted string) Value {
	if name, ok := strings.CutPrefix(dotted, "builtins."); ok {
		if v, ok := m.builtin(name); ok {
			return v
		}
	}
	if v, ok := m.fromStandard(dotted); ok {
		return v
	}
	if v, ok := m.Lib.Lookup(dotted); ok {
		return v
	}
	return &External{Path: dotted}
}
