package access

import (
	"path"
	"slices"
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// Analyze imports the programs that the files make up, and walks every route that
// they declare. Context files are requirements and the like, which say what is
// installed.
func Analyze(modules []*syntax.Module, context []*source.File) *Project {
	p := &Project{}
	for _, program := range interp.Partition(modules) {
		p.Results = append(p.Results, analyzeProgram(program, contextOf(program, context))...)
	}
	slices.SortStableFunc(p.Results, func(a, b *Result) int { return flask.CompareRoutes(a.Route, b.Route) })
	return p
}

func analyzeProgram(modules []*syntax.Module, context []*source.File) []*Result {
	major, known := extendedMajor(modules, context)
	l := newLibrary(map[string]int{"flask_jwt_extended": major})
	l.assumed = !known
	m := interp.New(l, modules)
	l.Load(m)
	routes := l.Routes(m)
	var results []*Result
	for _, r := range routes {
		results = append(results, l.judge(m, r))
	}
	for _, res := range results {
		l.findAbove(m, res)
	}
	return results
}

// contextOf picks the context files that speak of a program: those in a folder
// that holds all of it, the nearest first, and those inside it before them.
func contextOf(program []*syntax.Module, context []*source.File) []*source.File {
	top := path.Dir(program[0].File.Path)
	for _, m := range program {
		for !within(m.File.Path, top) {
			top = path.Dir(top)
		}
	}
	var list []*source.File
	for _, f := range context {
		if within(f.Path, top) || within(top+"/x", path.Dir(f.Path)) || inRequirements(f.Path, top) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *source.File) int {
		return strings.Count(b.Path, "/") - strings.Count(a.Path, "/")
	})
	return list
}

// within tells whether a file lies in a folder, at any depth.
func within(file, dir string) bool { return dir == "." || strings.HasPrefix(file, dir+"/") }

// inRequirements tells whether a file lies in a folder of requirements beside, or
// above, the program.
func inRequirements(file, top string) bool {
	dir := path.Dir(file)
	return path.Base(dir) == "requirements" && within(top+"/x", path.Dir(dir))
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
// a head comment says, else as the names used tell, else 4, which is a guess.
func extendedMajor(modules []*syntax.Module, context []*source.File) (major int, known bool) {
	for _, f := range context {
		if major, ok := catalog.MajorOf(f.Text, "flask-jwt-extended"); ok {
			return major, true
		}
	}
	for _, m := range modules {
		for _, c := range m.Comments {
			text := m.File.Slice(c.At)
			if !strings.Contains(text, "requires:") {
				continue
			}
			if major, ok := catalog.MajorOf(text, "flask-jwt-extended"); ok {
				return major, true
			}
		}
	}
	for _, m := range modules {
		if usesVersion3(m) {
			return 3, true
		}
	}
	return 4, false
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
