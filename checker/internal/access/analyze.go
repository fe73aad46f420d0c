package access

import (
	"path"
	"runtime"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// Analyze imports the programs that the files make up, and walks every route that
// they declare. Context files are requirements and the like, which say what is
// installed.
func Analyze(modules []*syntax.Module, context []*source.File, settings Settings) *Project {
	p := &Project{}
	for _, program := range Programs(modules, context) {
		p.Results = append(p.Results, program.Analyze(settings)...)
	}
	SortResults(p.Results)
	return p
}

// A Program is a group of files that belong together, with the context files that
// speak of it. Programs share nothing that an analysis changes, so that they can be
// analysed at the same time.
type Program struct {
	Modules []*syntax.Module
	Context []*source.File
}

// Programs splits files into programs.
func Programs(modules []*syntax.Module, context []*source.File) []Program {
	var list []Program
	for _, program := range interp.Partition(modules) {
		list = append(list, Program{program, contextOf(program, context)})
	}
	return list
}

// Analyze imports a program and walks its routes.
func (p Program) Analyze(settings Settings) []*Result { return p.analyze(settings, nil).Results() }

// SortResults puts the results of several programs into the order of a report.
func SortResults(results []*Result) {
	slices.SortStableFunc(results, func(a, b *Result) int { return flask.CompareRoutes(a.Route, b.Route) })
}

func (p Program) analyze(settings Settings, reads *syntax.Reads) *Analysis {
	major, known := extendedMajor(p.Modules, p.Context)
	a := analyzeWith(p, major, settings, false, reads)
	a.guessed = !known
	if a.readSet = a.wantsSet(); a.readSet {
		a.takeSet(analyzeWith(p, major, settings, true, nil))
	}
	if a.readTwice() {
		compareReadings(a.Results(), analyzeWith(p, 3, settings, false, nil).Results())
	}
	return a
}

// compareReadings says on each route what flask-jwt-extended 3 would make of it,
// where nothing tells the version and it matters.
func compareReadings(results, other []*Result) {
	verdicts := map[diag.Place]map[string]Verdict{}
	for _, r := range other {
		if verdicts[r.Place] == nil {
			verdicts[r.Place] = map[string]Verdict{}
		}
		verdicts[r.Place][r.Method+" "+r.URLRule] = r.Verdict
	}
	for _, r := range results {
		if v, ok := verdicts[r.Place][r.Method+" "+r.URLRule]; ok && v != r.Verdict {
			r.Evidence = append(r.Evidence, Step{Message: "flask-jwt-extended 4 is assumed, for nothing tells the version; with version 3 the route would be " + string(v)})
		}
	}
}

// analyzeWith reads a program with one major version of flask-jwt-extended, and with
// the environment variables set that it can start without, or not.
func analyzeWith(p Program, major int, settings Settings, set bool, reads *syntax.Reads) *Analysis {
	oidc, _ := requiredMajor("flask-oidc", p.Modules, p.Context)
	pyJWT, _ := requiredMajor("pyjwt", p.Modules, p.Context)
	majors := map[string]int{"flask_jwt_extended": major, "flask_oidc": oidc, "jwt": pyJWT}
	a := &Analysis{program: p, settings: settings, majors: majors, set: set, reads: reads}
	a.start()
	a.judgeAll()
	reads.Off()
	return a
}

// start imports the program and finds its routes; none is walked yet.
func (a *Analysis) start() {
	a.library = newLibrary(a.majors, a.settings)
	a.machine = interp.New(a.library, a.program.Modules)
	a.machine.Environment.Set = a.set
	a.reads.By(importing)
	a.library.Load(a.machine)
	a.routes = a.library.Routes(a.machine)
	a.library.routes = a.routes
	a.imports = a.machine.Spent
	a.judged = make([]judged, len(a.routes))
}

// judge walks a route, and the HEAD request beside it.
func (a *Analysis) judge(i int) {
	l, m := a.library, a.machine
	runtime.Gosched() // for the collector, as in syntax
	before := m.Spent
	a.reads.By(i)
	res := l.judge(m, a.routes[i])
	results := []*Result{res}
	if head := l.head(m, res); head != nil {
		results = append(results, head)
	}
	for _, res := range results {
		res.reads, res.reader = a.reads, i
		l.findAbove(m, res)
		l.findLost(m, res)
		l.findLate(m, res)
		l.findLoose(m, res)
		res.HookAnswer = l.claimed[res.Route]
		if at, ok := l.Documented(m, res.Route); ok {
			res.Documented = &at
		}
	}
	a.judged[i] = judged{results, m.Spent - before}
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
