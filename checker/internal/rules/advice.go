package rules

import (
	"fmt"

	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// An adviser says where a guard would go, and which.
type adviser struct {
	// guards are the decorators that protect most of the routes of each file,
	// and of all files (under the empty path).
	guards map[string]neighbour
	// registrars are the lowest route decorators of the functions.
	registrars map[syntax.Node]*syntax.Decorator
}

// A neighbour is a guard that other routes have.
type neighbour struct {
	guard   string         // as words: "`@jwt_required()`"
	example *access.Result // the first route that has it
}

func newAdviser(results []*access.Result) adviser {
	type use struct{ path, guard string }
	count, first, found := map[use]int{}, map[use]*access.Result{}, map[string]neighbour{}
	registrars := map[syntax.Node]*syntax.Decorator{}
	for _, r := range results {
		if lowest := registrars[r.Func]; declaredOn(r.Func, r.Decorator) && (lowest == nil || lowest.At.Start < r.Decorator.At.Start) {
			registrars[r.Func] = r.Decorator
		}
		d := refusing(r)
		if d == nil {
			continue
		}
		for _, path := range []string{r.Path, ""} {
			u := use{path, decoratorText(r.Module.File, d)}
			if count[u]++; count[u] == 1 {
				first[u] = r
			}
			if count[u] > count[use{path, found[path].guard}] {
				found[path] = neighbour{u.guard, first[u]}
			}
		}
	}
	return adviser{guards: found, registrars: registrars}
}

// refusing finds the decorator of a protected view that the evidence speaks of
// last; nil when the guard is something else.
func refusing(r *access.Result) *syntax.Decorator {
	f, ok := r.Func.(*syntax.FunctionDef)
	if !ok || r.Verdict != access.Protected {
		return nil
	}
	for i := len(r.Evidence) - 1; i >= 0; i-- {
		step := r.Evidence[i]
		for _, d := range f.Decorators {
			if step.Path == r.Path && d != r.Decorator && d.At.Start <= step.Span.Start && step.Span.End <= d.At.End {
				return d
			}
		}
	}
	return nil
}

// An advice says where a guard would go on one route, and which. It hangs on the place
// of the example, not on how its route was walked.
type advice struct {
	route     *access.Result
	registrar *syntax.Decorator // nil for a function that none of its decorators registers
	guard     string            // "" where no route is guarded
	example   string            // the view that has it, as words
	file      *source.File
	at        source.Span // of the example in file
}

func (a adviser) of(r *access.Result) advice {
	said := advice{route: r, registrar: a.registrars[r.Func]}
	found, ok := a.guards[r.Path]
	if !ok {
		found, ok = a.guards[""]
	}
	if ok {
		said.guard, said.example = found.guard, view(found.example)
		said.file, said.at = found.example.Module.File, found.example.Span
	}
	return said
}

// words name the guard that the neighbours of the route have: "put `@jwt_required()` below `@app.get`, as on `me` (line 18)".
func (a advice) words() string {
	r, guard, example := a.route, "a guard", ""
	if a.guard != "" {
		guard = a.guard
		example = fmt.Sprintf(", as on %s (%s)", a.example, lineIn(a.file, a.at, r.Path))
	}
	if a.registrar != nil {
		return fmt.Sprintf("put %s below %s%s", guard, decoratorName(r.Module.File, a.registrar), example)
	}
	return fmt.Sprintf("put %s on %s%s", guard, view(r), example)
}

// lineIn is "line 18", or "auth.py:18" when read from another file.
func lineIn(file *source.File, at source.Span, from string) string {
	if file.Path == from {
		return fmt.Sprintf("line %d", file.Line(at.Start))
	}
	return fmt.Sprintf("%s:%d", file.Path, file.Line(at.Start))
}
