package flask

import (
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A Route is one URL rule with one method: a registration and what answers it.
type Route struct {
	URLRule      string // Flask's rule.rule, prefixes joined
	URLRuleKnown bool   // false: a prefix or a part can't be seen
	Method       string // "GET", "POST", …
	Endpoint     string
	App          string // the variable that holds the application, "app"
	Blueprint    string // the blueprint's name, dotted when nested; "" for the app's own
	ViewClass    string // the registered class, or ""
	Dispatched   bool   // that class has no method of the HTTP method's name, and dispatches by itself
	View         string // qualified name of the function, without "<locals>."
	// Place runs from `def` or `async` to the end of the function's name; for a
	// lambda it is the keyword.
	diag.Place
	Registration diag.Place        // the decorator or call that made it a route
	Decorator    *syntax.Decorator // the registrar, when the route was declared by a decorator
	// Func is the innermost function of the user's code that answers: a
	// *syntax.FunctionDef or a *syntax.Lambda.
	Func   syntax.Node
	Module *syntax.Module // the file of Func

	Registered interp.Value     // the object that Flask holds in view_functions
	Function   *interp.Function // the value whose def is Func

	rule *Rule

	example example // of URLRule
}

// example is the URL of a request to a rule, and the rule's variables.
type example struct {
	rule, url string
	vars      []string
}

// Example is the URL of a request to the route, its variables filled, and their names.
func (r *Route) Example() (url string, vars []string) {
	if r.example.rule == r.URLRule { // which a copy of the route may have changed
		return r.example.url, slices.Clone(r.example.vars)
	}
	return Example(r.URLRule)
}

// Nested is the full name of the route's blueprint where its endpoint has only the
// blueprint's own, so that Flask runs no hooks of blueprints; else "".
func (r *Route) Nested() string { return r.rule.Nested }
