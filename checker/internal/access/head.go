package access

import "unguarded/checker/internal/interp"

// head judges the HEAD request that Flask lets a GET route answer. It gives nil
// where that meets what GET meets, or where either can't be told.
func (l *library) head(m *interp.Machine, get *Result) *Result {
	r := get.Head()
	if r == nil || !get.byMethod || get.Verdict == Unknown {
		return nil
	}
	res, e := l.meet(m, r)
	if res.Verdict == Unknown || outcomeOf(res.Verdict) == outcomeOf(get.Verdict) {
		return nil
	}
	if l.answer(m, res, e); res.Verdict == Unknown {
		return nil
	}
	return res
}
