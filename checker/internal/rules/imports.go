package rules

import "unguarded/checker/internal/syntax"

// An imported is one module that a file imports, as its statement names it.
type imported struct {
	module   string // "flask_jwt_extended.utils"; without the dots of a relative import
	relative bool
	at       syntax.Stmt
	function bool // it stands inside a function
	class    bool // it stands inside a class
}

// importsOf lists every import of a file, those in functions, classes and
// blocks included.
func importsOf(m *syntax.Module) []imported {
	c := importCollector{found: new([]imported)}
	syntax.ScanStatements(m, c.visit)
	return *c.found
}

type importCollector struct {
	found           *[]imported
	function, class bool
}

func (c importCollector) visit(node syntax.Node) bool {
	switch n := node.(type) {
	case *syntax.Import:
		for _, name := range n.Names {
			*c.found = append(*c.found, imported{name.Name, false, n, c.function, c.class})
		}
	case *syntax.ImportFrom:
		*c.found = append(*c.found, imported{n.Module, n.Level > 0, n, c.function, c.class})
	case *syntax.FunctionDef:
		importCollector{c.found, true, c.class}.block(n.Block())
	case *syntax.ClassDef:
		importCollector{c.found, c.function, true}.block(n.Body)
	default:
		return true
	}
	return false
}

func (c importCollector) block(list []syntax.Stmt) {
	for _, s := range list {
		syntax.ScanStatements(s, c.visit)
	}
}
