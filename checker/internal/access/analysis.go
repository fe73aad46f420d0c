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
	program     Program
	settings    Settings
	majors      map[string]int // of packages
	guessed     bool           // nothing told the major version of flask-jwt-extended
	set         bool           // environment variables are taken to be set
	looked      atomic.Bool    // at an environment variable
	library     *library
	machine     *interp.Machine
	routes      []*flask.Route
	judged      []judged      // of each route
	imports     int           // the statements that the import took
	reads       *syntax.Reads // nil where nobody asks for it again
	failedUnset bool          // some results are of a reading with environment variables set
	words       map[*syntax.Module]string
	guards      map[*syntax.Module]string
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

// failsUnset tells whether a route fails for every caller, and may not do so where
// environment variables are set.
func (a *Analysis) failsUnset() bool {
	return a.looked.Load() && slices.ContainsFunc(a.Results(), func(r *Result) bool { return r.fails })
}

// takeSet takes over what becomes of the routes that fail for every caller as long as
// environment variables are not set.
func (a *Analysis) takeSet(set *Analysis) {
	type key struct {
		place diag.Place
		route string
	}
	of := func(r *Result) key { return key{r.Place, r.Method + " " + r.URLRule} }
	others := map[key]*Result{}
	for _, r := range set.Results() {
		others[of(r)] = r
	}
	for _, j := range a.judged {
		for i, r := range j.results {
			if other := others[of(r)]; r.fails && other != nil && !other.fails {
				other.Evidence = append([]Step{{Message: "this holds where the environment variables are set that the program reads; without them the route fails for every caller"}}, other.Evidence...)
				j.results[i] = other
			}
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
	if a.reads == nil || a.readTwice() || a.failedUnset || requirementsIn(m) != a.words[m] || a.Signs(m, def) != before {
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
	return !a.machine.Exhausted() && !a.readTwice() && !a.failsUnset()
}

// spent is how many statements the analysis took.
func (a *Analysis) spent() int {
	n := a.imports
	for _, j := range a.judged {
		n += j.spent
	}
	return n
}
