package access

import (
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// Analyze imports a project, and walks every route that it declares. Context
// files are requirements and the like, which say what is installed.
func Analyze(modules []*syntax.Module, context []*source.File) *Project {
	l := newLibrary(map[string]int{"flask_jwt_extended": extendedMajor(modules, context)})
	m := interp.New(l, modules)
	l.Load(m)
	routes := l.Routes(m)
	flask.SortRoutes(routes)
	p := &Project{}
	for _, r := range routes {
		p.Results = append(p.Results, l.judge(m, r))
	}
	for _, res := range p.Results {
		l.findAbove(m, res)
	}
	return p
}

// A Project is what an analysis found.
type Project struct {
	Results []*Result
}

// version3Names exist in flask-jwt-extended 3 alone.
var version3Names = []string{
	"jwt_optional", "fresh_jwt_required", "jwt_refresh_token_required", "verify_jwt_in_request_optional", "verify_fresh_jwt_in_request",
	"verify_jwt_refresh_token_in_request", "get_raw_jwt", "get_raw_jwt_header", "get_jwt_claims",
}

// extendedMajor finds the major version of flask-jwt-extended: as a requirement or
// a head comment says, else as the names used tell, else 4.
func extendedMajor(modules []*syntax.Module, context []*source.File) int {
	for _, f := range context {
		if major, ok := catalog.MajorOf(f.Text, "flask-jwt-extended"); ok {
			return major
		}
	}
	for _, m := range modules {
		for _, c := range m.Comments {
			text := m.File.Slice(c.At)
			if !strings.Contains(text, "requires:") {
				continue
			}
			if major, ok := catalog.MajorOf(text, "flask-jwt-extended"); ok {
				return major
			}
		}
	}
	for _, m := range modules {
		if usesVersion3(m) {
			return 3
		}
	}
	return 4
}

func usesVersion3(m *syntax.Module) bool {
	found := false
	syntax.Inspect(m, func(n syntax.Node) bool {
		imp, ok := n.(*syntax.ImportFrom)
		if !ok || !strings.HasPrefix(imp.Module, "flask_jwt_extended") {
			return !found
		}
		for _, a := range imp.Names {
			for _, name := range version3Names {
				found = found || a.Name == name
			}
		}
		return !found
	})
	return found
}
