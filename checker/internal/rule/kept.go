package rule

import (
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
)

// A Kept keeps findings from one check of a session to the next, for those routes that
// were not walked again. The zero Kept is ready, and a nil one keeps nothing.
type Kept struct {
	last, now map[*access.Result]kept
	results   []*access.Result // that around was made of
	around    any
}

// A kept is a finding and all that it was made of.
type kept struct {
	routes  []*access.Result
	with    any
	finding diag.Diagnostic
}

// Turn starts a check: what the last one did not ask for is forgotten.
func (k *Kept) Turn() {
	if k != nil {
		k.last, k.now = k.now, map[*access.Result]kept{}
	}
}

// Clear forgets all: lines that findings speak of have moved.
func (k *Kept) Clear() {
	*k = Kept{}
}

// Around gives what was made last of all results, if those now are alike, one by one;
// or else what of makes now.
func (k *Kept) Around(results []*access.Result, alike func(a, b *access.Result) bool, of func([]*access.Result) any) any {
	if k == nil {
		return of(results)
	}
	if k.around == nil || !slices.EqualFunc(k.results, results, alike) {
		k.around = of(results)
	}
	k.results = results
	return k.around
}

// Finding gives the finding about routes that was made in the last check, if they are
// the same and so is what else it hangs on, a comparable value; or else what words
// makes now. What words reads of functions is noted as what the first route hangs on.
func (k *Kept) Finding(routes []*access.Result, with any, words func() diag.Diagnostic) (finding diag.Diagnostic) {
	if k == nil {
		return words()
	}
	first := routes[0]
	found, known := k.last[first]
	if !known || found.with != with || !slices.Equal(found.routes, routes) {
		found = kept{routes: routes, with: with}
		first.Reading(func() { found.finding = words() })
	}
	k.now[first] = found
	return found.finding
}
