package access

import (
	"fmt"

	"unguarded/checker/internal/interp"
)

// An end is where one way of the request ended.
type end uint8

const (
	endReached end = iota // the body ran for this caller
	endRefused            // something turned the request away before the view's own work
	endTurned             // turned away for another reason than its credentials
	endInvalid            // the body turned it away for what it sends, before its own work
	endCrashed            // an exception before the body
	endUnknown            // a bound was hit, or the end can't be told
)

// deed is something that a handler does which says what it is for.
type deed uint8

const (
	issues  deed = 1 << iota // makes a token, logs somebody in
	revokes                  // logs somebody out
	serves                   // answers the clients of an OAuth server
)

// An ending is one way of the request, walked to its end.
type ending struct {
	end      end
	status   int
	optional bool   // a guard was asked in optional mode
	doubts   []Step // steps that might have ended the way
	unseen   bool   // one of the doubts is about a step, not about a condition
	steps    []Step
	deeds    deed
	tested   bool // something that the caller sent decided the way
	named    bool // a hook let it by, for its name
	effects  int
	changed  bool // something on this way did
	stopped  bool // the handler of a package's refusal ended the body
	changes  bool // something may have changed what outlives the request
	misuse   *Misuse
	caught   bool // a refusal was caught on the way
	noted    Noted
	own      bool // the view's own body turned the request away, and no package
	library  bool // a package's refusal ended the way
	within   bool // the body was under way
	failed   bool // an exception ended the body before it did anything
	sentParts
}

// certain tells whether a caller can take this way for sure.
func (e ending) certain() bool { return len(e.doubts) == 0 }

// answered ends a way with a response.
func (w *walk) answered(v interp.Value) ending {
	status, known := statusOf(w.m, v)
	if !known {
		status = 0
	}
	if !w.entered {
		if w.answer != nil && w.answer.value == v && known {
			w.step(w.answer.at, fmt.Sprintf("`%s` answers with %d, and the view does not run", w.answer.by.Qual, status))
		}
		if interp.IsNone(v) {
			w.step(w.placeOf(w.route.Registered), "the view does not run, and nothing answers in its place")
			return ending{end: endCrashed, status: 500}
		}
		return ending{end: endRefused, status: status, library: isRefusal(v)}
	}
	if w.left(v, status, known) {
		at := w.route.Place
		if w.answer != nil {
			at = w.answer.at
		}
		w.step(at, fmt.Sprintf("the body turns the request away with %d before it does its work", status))
		return ending{end: endRefused, status: status, own: !w.inside, library: w.inside}
	}
	if known && w.effects == 0 && w.answer != nil && w.answer.value == v && status >= 400 && status < 500 {
		return ending{end: endInvalid, status: status}
	}
	return ending{end: endReached, status: status}
}

// left tells whether the body answered a caller who carries nothing by turning
// it away: a library refused inside it, or its own test of the credentials did,
// before any effect.
func (w *walk) left(v interp.Value, status int, known bool) bool {
	denies := known && (status == 401 || status == 403 || status >= 300 && status < 400)
	if w.inside && denies {
		return true
	}
	if (status == 401 || status == 403) && known && w.effects == 0 && w.answer != nil && w.answer.value == v && !w.path.Depends(interp.Input) {
		return true // nothing that a caller sends would change it
	}
	return known && w.effects == 0 && w.answer != nil && w.leftByTest(w.answer.at) && (denies || status >= 400)
}

// raised ends a way with an exception.
func (w *walk) raised(r *interp.Raised) ending {
	byTest := w.leftByTest(r.Place) // before an error handler tests something
	status, answered := w.handledBy(r)
	denies := status == 401 || status == 403 || status >= 300 && status < 400
	if !w.entered {
		switch {
		case isRefusal(r.Exc), answered:
			return ending{end: endRefused, status: status, library: byLibrary(r.Exc)}
		case denies:
			w.step(r.Place, fmt.Sprintf("the request ends here with %d, and the view does not run", status))
			return ending{end: endRefused, status: status}
		case isHTTP(r.Exc):
			w.step(r.Place, fmt.Sprintf("the request ends here with %d", status))
			return ending{end: endTurned, status: status}
		}
		if w.misuse == nil && r.Place != w.crash {
			w.step(r.Place, fmt.Sprintf("%s is raised, and nothing catches it", exceptionName(r.Exc)))
		}
		return ending{end: endCrashed, status: status}
	}
	if w.done {
		w.step(r.Place, "the request is turned away here, after the view has done its work")
		return ending{end: endReached, status: status}
	}
	if isRefusal(r.Exc) || w.inside && denies {
		return ending{end: endRefused, status: status, library: w.inside || byLibrary(r.Exc)}
	}
	if (isHTTP(r.Exc) || answered || r.Stated()) && w.effects == 0 && byTest && status >= 300 {
		w.step(r.Place, fmt.Sprintf("the body turns the request away with %d before it does its work", status))
		return ending{end: endRefused, status: status, own: true}
	}
	if isHTTP(r.Exc) && w.effects == 0 && status >= 400 && status < 500 {
		if (status == 401 || status == 403) && !w.path.Depends(interp.Input) {
			w.step(r.Place, fmt.Sprintf("the body turns the request away with %d before it does its work", status))
			return ending{end: endRefused, status: status, own: true}
		}
		return ending{end: endInvalid, status: status, stopped: w.caught && r.Place.Path == w.handler.Path && w.handler.Span.Holds(r.Place.Span)}
	}
	if isLack(r.Exc) && w.effects == 0 {
		w.step(r.Place, "the body stops here for want of credentials, before it does its work")
		return ending{end: endRefused, status: status}
	}
	failed := !isHTTP(r.Exc) && !answered
	if failed {
		w.step(r.Place, fmt.Sprintf("%s is raised, and nothing catches it", exceptionName(r.Exc)))
	}
	return ending{end: endReached, status: status, failed: failed && w.effects == 0}
}

// handledBy gives the status that an exception ends with: an error handler of the
// user's answers it, with less than 500, or Flask does.
func (w *walk) handledBy(r *interp.Raised) (status int, answered bool) {
	status = statusOfException(w.m, r.Exc)
	inst, ok := r.Exc.(*interp.Instance)
	if !ok || isRefusal(r.Exc) {
		return status, false
	}
	code := 0
	if isHTTP(r.Exc) {
		code = status
	}
	f := w.route.ErrorHandler(inst.Class, code)
	if f == nil {
		return status, false
	}
	var v interp.Value
	if w.m.Try(func() { v = w.m.Await(w.m.Call(f, &interp.Call{Args: []interp.Value{r.Exc}}, w.placeOf(f), nil)) }) != nil {
		return status, false
	}
	n, known := statusOf(w.m, v)
	if !known || n >= 500 || n < 300 {
		return status, false
	}
	if code == 0 {
		w.step(r.Place, fmt.Sprintf("%s is raised", exceptionName(r.Exc)))
		w.step(w.placeOf(f), fmt.Sprintf("the error handler %s answers with %d", interp.Describe(f), n))
	}
	return n, code == 0
}

func isHTTP(exc interp.Value) bool {
	inst, ok := exc.(*interp.Instance)
	return ok && interp.IsSubclass(inst.Class, "werkzeug.exceptions.HTTPException")
}

func exceptionName(exc interp.Value) string {
	if inst, ok := exc.(*interp.Instance); ok {
		return inst.Class.Name
	}
	return "an exception"
}
