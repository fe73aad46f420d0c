package access

import (
	"fmt"
	"slices"
	"sync/atomic"

	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// An Analysis is a program as it was imported, and its routes as they were walked.
// Walks leave nothing behind in it, so that any of them can be done again.
type Analysis struct {
	program  Program
	settings Settings
	majors   map[string]int // of packages
	guessed  bool           // nothing told the major version of flask-jwt-extended
	set      bool           // environment variables are taken to be set
	looked   atomic.Bool    // at an environment variable
	library  *library
	machine  *interp.Machine
	routes   []*flask.Route
	judged   []judged      // of each route
	imports  int           // the statements that the import took
	reads    *syntax.Reads // nil where nobody asks for it again
	readSet  bool          // some results are of a reading with environment variables set
	words    map[*syntax.Module]string
	guards   map[*syntax.Module]string
}

// judged is what the walks of a route gave.
type judged struct {
	results []*Result // one, or two with that of HEAD
	spent   int       // the statements that it took
}

// importing is the reader of what is read before any walk; the walks have the
// numbers of their routes.
const importing = -1

// Results lists what was found, in the order in which routes were registered.
func (a *Analysis) Results() []*Result {
	var list []*Result
	for _, j := range a.judged {
		list = append(list, j.results...)
	}
	return list
}

// Watch analyses a program, and notes what each walk read of it.
func (p Program) Watch(settings Settings) *Analysis {
	reads := &syntax.Reads{}
	reads.Of(p.Modules)
	a := p.analyze(settings, reads)
	a.words, a.guards = map[*syntax.Module]string{}, map[*syntax.Module]string{}
	for _, m := range p.Modules {
		a.words[m] = requirementsIn(m)
		a.guards[m] = (&versionSigns{}).importsOf(m)
	}
	return a
}

// readTwice tells whether the version of flask-jwt-extended is a guess that matters.
func (a *Analysis) readTwice() bool {
	return a.guessed && slices.ContainsFunc(a.Results(), func(r *Result) bool { return r.Misuse != nil })
}

// wantsSet tells whether more can be said of a route where environment variables are set:
// of one that fails for every caller, and of one whose blueprint is not registered.
func (a *Analysis) wantsSet() bool {
	return a.looked.Load() && slices.ContainsFunc(a.Results(), func(r *Result) bool { return r.fails || a.isLoose(r) })
}

// isLoose tells whether a route is on no application of a program that has one.
func (a *Analysis) isLoose(r *Result) bool {
	return r.AppObject().Fragment && slices.ContainsFunc(a.library.Apps, func(app *flask.App) bool { return !app.Fragment })
}

// takeSet takes over what the reading with environment variables set says of such routes.
// One that is sure to fail as the program is installed stays broken, and tells besides
// what it would be.
func (a *Analysis) takeSet(set *Analysis) {
	type key struct {
		place  diag.Place
		method string
		rule   string
	}
	whole := func(r *Result) key { return key{r.Place, r.Method, r.URLRule} }
	loose := func(r *Result) key { return key{r.Place, r.Method, ""} }
	others := map[key]*Result{}
	for _, r := range set.Results() {
		if !r.fails && !set.isLoose(r) {
			others[whole(r)], others[loose(r)] = r, r
		}
	}
	take := func(r *Result) *Result {
		var other *Result
		why := "without them the route is not registered"
		if a.isLoose(r) {
			other = others[loose(r)]
		} else if r.fails {
			other, why = others[whole(r)], "without them the route fails for every caller"
		}
		switch {
		case other == nil:
			return r
		case r.Verdict == Broken && !a.isLoose(r):
			r.WhenSet = other
			said := "where the environment variables are set that the program reads, the route is " + string(other.Verdict) + ": " + other.Reason
			r.Evidence = append([]Step{{Message: said}}, r.Evidence...)
			return r
		}
		other.Evidence = append([]Step{{Message: "this holds where the environment variables are set that the program reads; " + why}}, other.Evidence...)
		return other
	}
	for _, j := range a.judged {
		for i, r := range j.results {
			j.results[i] = take(r)
		}
	}
}

// Signs writes down what the import, and what comes before it, looked for in the text
// of a function.
func (a *Analysis) Signs(m *syntax.Module, def *syntax.FunctionDef) string {
	if def == nil {
		return ""
	}
	var version versionSigns
	bare := version.count(def, a.guards[m])
	return fmt.Sprint(version, bare) + interp.ImportsIn(def) + a.library.Signs(a.machine, def)
}

// Again walks those routes again that hang on the body of a function in a module,
// after it changed; def is nil where only comments did. Before is what Signs gave
// before the change. It is false when more than these routes may hang on it: then
// the analysis is of no use any more.
func (a *Analysis) Again(m *syntax.Module, def *syntax.FunctionDef, before string) bool {
	if a.reads == nil || a.readTwice() || a.readSet || requirementsIn(m) != a.words[m] || a.Signs(m, def) != before {
		return false
	}
	if def == nil {
		return true
	}
	readers := slices.Clone(def.Readers())
	if len(readers) > 0 && readers[0] == importing {
		return false
	}
	clear(a.library.handlers)
	clear(a.library.statements)
	a.machine.Forget(def)
	for _, i := range readers {
		a.machine.Spent = a.spent() - a.judged[i].spent
		a.judge(i)
	}
	a.reads.Off()
	a.machine.Spent = a.spent()
	return !a.machine.Exhausted() && !a.readTwice() && !a.wantsSet()
}

// spent is how many statements the analysis took.
func (a *Analysis) spent() int {
	n := a.imports
	for _, j := range a.judged {
		n += j.spent
	}
	return n
}
