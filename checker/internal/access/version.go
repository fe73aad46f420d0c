package access

import (
	"path"
	"slices"
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// What only one version of flask-jwt-extended has, beside its call forms.
var (
	version3Names = []string{
		"jwt_optional", "fresh_jwt_required", "jwt_refresh_token_required", "verify_jwt_in_request_optional", "verify_fresh_jwt_in_request",
		"verify_jwt_refresh_token_in_request", "get_raw_jwt", "get_raw_jwt_header", "get_jwt_claims",
	}
	version3Loaders = []string{"token_in_blacklist_loader", "user_loader_callback_loader", "user_claims_loader"}
	version4Names   = []string{"get_jwt", "get_jwt_header"}
	version4Loaders = []string{"token_in_blocklist_loader", "user_lookup_loader", "additional_claims_loader"}
)

// extendedMajor finds the major version of flask-jwt-extended: as a requirement or
// a comment says, else as the names used tell, else 4, which is a guess.
func extendedMajor(modules []*syntax.Module, context []*source.File) (major int, known bool) {
	if major, ok := requiredMajor("flask-jwt-extended", modules, context); ok {
		return major, true
	}
	var signs versionSigns
	for _, m := range modules {
		signs.read(m)
	}
	if signs.say3() {
		return 3, true
	}
	return 4, signs.four > 0
}

// requiredMajor finds the major version of a distribution that a requirement or a
// comment states.
func requiredMajor(distribution string, modules []*syntax.Module, context []*source.File) (major int, known bool) {
	for _, f := range context {
		if major, ok := catalog.MajorOf(f.Text, distribution); ok {
			return major, true
		}
	}
	for _, m := range modules {
		if major, ok := catalog.MajorOf(requirementsIn(m), distribution); ok {
			return major, true
		}
	}
	return 0, false
}

// requirementsIn gives what the comments of a file require: the lists behind
// "requires:", and the inline metadata of PEP 723, between "# /// script" and
// "# ///"; the whole of setup.py.
func requirementsIn(m *syntax.Module) string {
	if path.Base(m.File.Path) == "setup.py" {
		return m.File.Text
	}
	var text strings.Builder
	script := false
	for _, c := range m.Comments {
		line := strings.TrimSpace(strings.TrimLeft(m.File.Slice(c.At), "#"))
		_, list, requires := strings.Cut(line, "requires:")
		switch {
		case strings.HasPrefix(line, "///"):
			script = !script && strings.TrimSpace(line[3:]) == "script"
		case script:
			text.WriteString(line + "\n")
		case requires:
			text.WriteString(list + "\n")
		}
	}
	return text.String()
}

// versionSigns count what tells the versions apart.
type versionSigns struct {
	three, four int
	imports3    int // names of version 3 that are imported, used or not
	bareFiles   int // files that use jwt_required without calling it
}

// say3 weighs the signs. A project that has been half converted was written for
// what most of it says. Bare guards alone are a mistake under version 4 when they
// stand in one file, and a habit of version 3 when they stand in several.
func (s versionSigns) say3() bool {
	if s.three+s.four > 0 {
		return s.three > s.four
	}
	if s.imports3 > 0 {
		return true
	}
	return s.bareFiles > 1
}

func (s *versionSigns) read(m *syntax.Module) {
	guard := s.importsOf(m)
	if guard == notImported {
		return
	}
	s.bareFiles += one(s.count(m, guard) > 0)
}

// count counts the signs in a node, and gives how often the guard is not called.
func (s *versionSigns) count(n syntax.Node, guard string) (bare int) {
	syntax.Scan(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			s.three += one(slices.Contains(version3Loaders, n.Attr))
			s.four += one(slices.Contains(version4Loaders, n.Attr))
		case *syntax.Call:
			if isNamed(n.Func, guard) {
				bare-- // counted as a name below
				if len(n.Args) == 1 && len(n.Keywords) == 0 {
					bare++ // jwt_required(view)
				} else {
					s.four++
				}
			}
		case *syntax.Name:
			bare += one(guard != "" && n.ID == guard)
			s.three += one(slices.Contains(version3Names, n.ID))
			s.four += one(slices.Contains(version4Names, n.ID))
		}
		return true
	})
	return bare
}

// notImported stands for a file that has nothing of flask-jwt-extended.
const notImported = "-"

// importsOf reads the import statements; it gives the name that jwt_required has in
// the file, "" where it has none.
func (s *versionSigns) importsOf(m *syntax.Module) (guard string) {
	guard = notImported
	syntax.ScanStatements(m, func(n syntax.Node) bool {
		imp, ok := n.(*syntax.ImportFrom)
		if !ok || !strings.HasPrefix(imp.Module, "flask_jwt_extended") {
			return true
		}
		if guard == notImported {
			guard = ""
		}
		for _, a := range imp.Names {
			s.imports3 += one(slices.Contains(version3Names, a.Name))
			if a.Name == "jwt_required" {
				guard = a.Name
				if a.AsName != "" {
					guard = a.AsName
				}
			}
		}
		return true
	})
	return guard
}

func isNamed(e syntax.Expr, name string) bool {
	n, ok := e.(*syntax.Name)
	return ok && name != "" && n.ID == name
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
