package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/internal/syntax"
)

// unseenImport says why the walk met none of the three packages, naming an
// import that a reader would have counted.
func unseenImport(m *syntax.Module) string {
	for _, i := range importsOf(m) {
		line := m.File.Line(i.at.Span().Start)
		top, _, isPart := strings.Cut(i.module, ".")
		switch {
		case i.relative && isPart, !slices.Contains(classicModules, top):
			continue
		case isPart:
			return fmt.Sprintf("%s on line %d is a part of a package, and it looks for the package's own name", i.module, line)
		case i.function:
			return fmt.Sprintf("%s is imported inside a function on line %d, where it does not look", i.module, line)
		case i.class:
			return fmt.Sprintf("%s is imported inside a class on line %d, where it does not look", i.module, line)
		}
	}
	return "the file imports none of flask_jwt, flask_jwt_extended and flask_jwt_simple"
}
