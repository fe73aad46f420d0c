package interp

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"unguarded/checker/internal/syntax"
)

// Partition splits the files of a folder into programs: a repository can hold
// several applications side by side, each with modules of the same names. Files
// belong together when one imports the other, when they lie in one folder, or in
// one package, and with the folder from which their imports resolve. The order of
// files and of groups is that of the paths.
func Partition(files []*syntax.Module) [][]*syntax.Module {
	if len(files) == 1 {
		return [][]*syntax.Module{files}
	}
	f := newFinder(files)
	groups := newUnion()
	for _, t := range files {
		dir := path.Dir(t.File.Path)
		groups.join("dir "+dir, t.File.Path)
		if parent := path.Dir(dir); dir != "." && (f.isPackage(parent) || f.isPackage(dir) && f.folders[parent]) {
			groups.join("dir "+dir, "dir "+parent)
		}
		imported, roots := f.imports(t)
		for _, file := range imported {
			groups.join(t.File.Path, file)
		}
		for _, root := range roots {
			groups.join(t.File.Path, "dir "+root)
		}
	}
	f.joinNamed(files, groups)
	byRoot := map[string][]*syntax.Module{}
	var order []string
	for _, t := range files {
		root := groups.find(t.File.Path)
		if byRoot[root] == nil {
			order = append(order, root)
		}
		byRoot[root] = append(byRoot[root], t)
	}
	var out [][]*syntax.Module
	for _, root := range order {
		out = append(out, byRoot[root])
	}
	return out
}

// imports lists the files that a file's import statements name, and the folders
// that they were found from.
func (f *finder) imports(t *syntax.Module) (list, from []string) {
	add := func(root, dotted string) bool {
		file, folder := f.find(root, dotted)
		switch {
		case file != "":
			list = append(list, file)
		case folder == "":
			return false
		}
		from = append(from, root)
		return true
	}
	roots, packages := f.roots(t.File.Path)
	folders := slices.Concat(roots, packages)
	absolute := func(dotted string) {
		for _, root := range folders {
			if add(root, dotted) {
				return
			}
		}
	}
	syntax.ScanStatements(t, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			for _, a := range n.Names {
				absolute(a.Name)
			}
		case *syntax.ImportFrom:
			dir := path.Dir(t.File.Path)
			for range max(n.Level-1, 0) {
				dir = path.Dir(dir)
			}
			for _, a := range n.Names {
				full := strings.Trim(n.Module+"."+a.Name, ".")
				if n.Level > 0 {
					add(dir, full)
					add(dir, n.Module)
				} else {
					absolute(full)
					absolute(n.Module)
				}
			}
		}
		return true
	})
	return list, from
}

// importers are the modules whose functions import others by their names.
var importers = []string{"importlib", "werkzeug.utils", "pkgutil"}

// joinNamed joins files with those that texts in them name, "plugins.notes", where any
// of them can import by name.
func (f *finder) joinNamed(files []*syntax.Module, groups *union) {
	named := map[*syntax.Module][]string{}
	used := slices.ContainsFunc(files, importsByName)
	for _, t := range files {
		names, settings := dottedTexts(t)
		named[t] = names
		used = used || settings
	}
	if !used {
		return
	}
	for _, t := range files {
		for _, name := range named[t] {
			whole, _, _ := cutLast(name)
			if !f.joinName(t, name, groups) {
				f.joinName(t, whole, groups) // the name of a class in it
			}
		}
	}
}

func (f *finder) joinName(t *syntax.Module, name string, groups *union) bool {
	roots, packages := f.roots(t.File.Path)
	for _, root := range slices.Concat(roots, packages) {
		if file, _ := f.find(root, name); file != "" {
			groups.join(t.File.Path, file)
			groups.join(t.File.Path, "dir "+root)
			return true
		}
	}
	return false
}

func importsByName(t *syntax.Module) bool {
	found := false
	syntax.ScanStatements(t, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			found = found || slices.ContainsFunc(n.Names, func(a *syntax.Alias) bool { return slices.Contains(importers, a.Name) })
		case *syntax.ImportFrom:
			found = found || n.Level == 0 && slices.Contains(importers, n.Module)
		}
		return !found
	})
	return found
}

// dottedTexts lists the texts inside a node that have the form of a module's full name,
// and tells whether settings are read from an object there, which a text may name.
func dottedTexts(n syntax.Node) (names []string, settings bool) {
	syntax.Scan(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Constant:
			if n.Kind == syntax.Str && len(n.Str) < 100 && isDottedName(strings.ReplaceAll(n.Str, ":", ".")) {
				names = append(names, strings.ReplaceAll(n.Str, ":", "."))
			}
		case *syntax.Attribute:
			settings = settings || n.Attr == "from_object"
		}
		return true
	})
	return names, settings
}

func isDottedName(s string) bool {
	parts := strings.Split(s, ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !isIdentifier(p) })
}

// ImportsIn writes down the import statements inside a node, and the texts that may name
// modules: all that Partition, and the search for modules, read of it.
func ImportsIn(n syntax.Node) string {
	var list strings.Builder
	names, settings := dottedTexts(n)
	fmt.Fprint(&list, names, settings)
	syntax.ScanStatements(n, func(n syntax.Node) bool {
		var names []*syntax.Alias
		switch n := n.(type) {
		case *syntax.Import:
			list.WriteString("\nimport")
			names = n.Names
		case *syntax.ImportFrom:
			fmt.Fprintf(&list, "\nfrom %d %s import", n.Level, n.Module)
			names = n.Names
		}
		for _, a := range names {
			list.WriteString(" " + a.Name + " as " + a.AsName)
		}
		return true
	})
	return list.String()
}

// union is a disjoint-set forest over names.
type union struct{ parent map[string]string }

func newUnion() *union { return &union{map[string]string{}} }

func (u *union) find(name string) string {
	root := name
	for {
		p, ok := u.parent[root]
		if !ok || p == root {
			break
		}
		root = p
	}
	for name != root { // shorten the way for the next time
		name, u.parent[name] = u.parent[name], root
	}
	return root
}

func (u *union) join(a, b string) {
	if x, y := u.find(a), u.find(b); x != y {
		u.parent[max(x, y)] = min(x, y)
	}
}
