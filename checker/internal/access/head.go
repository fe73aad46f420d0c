package access

import (
	"slices"

	"unguarded/checker/internal/interp"
)

// head judges the HEAD request that Flask lets a GET route answer. It gives nil
// where that meets what GET meets, or where either can't be told.
func (l *library) head(m *interp.Machine, get *Result) *Result {
	r := get.Head()
	if r == nil || !get.byMethod || get.Verdict == Unknown {
		return nil
	}
	ends, complete := l.setOut(m, r)
	if outcomeOf(get.Verdict) == "reached" && surelyReached(ends) {
		return nil
	}
	res, e := l.settle(m, r, ends, complete)
	if res.Verdict == Unknown || outcomeOf(res.Verdict) == outcomeOf(get.Verdict) {
		return nil
	}
	if l.answer(m, res, e); res.Verdict == Unknown {
		return nil
	}
	return res
}

// surelyReached tells whether one of the ways reaches the view, and none hangs on what
// the request may carry of its own accord: then the route is open, whatever else is so.
func surelyReached(ends []ending) bool {
	return slices.ContainsFunc(ends, func(e ending) bool { return e.end == endReached && e.certain() }) &&
		!slices.ContainsFunc(ends, func(e ending) bool { return e.free })
}
