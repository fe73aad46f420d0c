package access

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/syntax"
)

// A Verdict says what an anonymous request meets on one route.
type Verdict string

// The verdicts; docs/vocabulary.md defines them.
const (
	Protected   Verdict = "protected"
	Optional    Verdict = "optional"
	Public      Verdict = "public"
	Unprotected Verdict = "unprotected"
	Broken      Verdict = "broken"
	Unknown     Verdict = "unknown"
)

// A Step is one sentence of evidence and the place that it speaks of. The place
// may be zero, when the sentence is about something that is not there.
type Step struct {
	diag.Place
	Message string
}

// An Answer is how a route meets one kind of caller.
type Answer struct {
	Caller  string // "anonymous", "access", "refresh" or "fresh"
	Outcome string // "reached", "refused", "broken" or "unknown"
	Status  int    // 0 where it can't be told
}

// A Result is a route with what the walk found. Results come in the order of
// path, def, URL rule and method.
type Result struct {
	*flask.Route
	Verdict    Verdict
	Reason     string // the verdict's reason, one clause without a full stop
	Evidence   []Step // outermost first; never empty
	Answers    []Answer
	Misuse     *Misuse         // a library's guard that was written in the wrong form
	Above      *Above          // a guard that stands above the registrar
	Lost       *Lost           // a guard of the view's class that this route does not have
	HookAnswer *HookAnswer     // a hook that answers callers with the claims of their token
	Late       *flask.LateHook // a hook that came too late to guard this route
	Loose      *LooseTest      // a hook's test of the path that lets this route by
	Bypass     *Bypass         // what anyone can send to get by the route's guard
	Forged     *Forged         // what anyone can make up, which the route's guard takes
	// Documented is where the route's documentation says that it needs credentials,
	// or nil.
	Documented *diag.Place
	Noted               // what else explains that the request got through
	Fields     []string // the names that the classes have which an open POST's view speaks of: its schemas
	// WhenSet is what a broken route is where environment variables are set, or nil.
	WhenSet      *Result
	Writes       bool // the method or the body changes something
	byMethod     bool // something on the way looked at the method of the request
	guardsItself bool // a refusal comes from the body
	fails        bool // every caller is answered by an exception
	classHooks   bool // the class that answers calls before_request of its own
	reads        *syntax.Reads
	reader       int // the number of its walk
}

// Reading calls f, and notes what it reads of functions as what the route hangs on: when
// one of them changes, the route is walked again and has another Result.
func (r *Result) Reading(f func()) {
	r.reads.By(r.reader)
	f()
	r.reads.Off()
}

// Misuse is a guard decorator in a call form that its package doesn't take:
// bare where it must be called, or called where it must be bare.
type Misuse struct {
	diag.Place        // of the decorator's expression
	Guard      string // as written, "jwt_required"
	Package    string // "flask-jwt-extended 4"
	MustCall   bool   // true: needs its parentheses; false: takes none
}

// Above is a guard decorator above the decorator that registers the route: the
// function was registered before the guard wrapped it.
type Above struct {
	Guard     *syntax.Decorator
	Registrar *syntax.Decorator // the decorator that made this route
	Path      string
}
