package rules

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
)

// explained tells whether another rule says why a request gets through to a
// route, so that the rules about verdicts are silent about it.
func explained(r *access.Result) bool {
	return r.Above != nil || r.Lost != nil || r.Late != nil || r.Loose != nil || r.Bypass != nil || onlyDocumented(r) || runsForOptions(r) || swallowsRefusal(r) || readsUnverified(r) || madeOptional(r) || calledForNothing(r)
}

// A cause is one place that explains why requests get through, with the routes
// that it opens.
type cause struct {
	diag.Place
	routes []*access.Result
}

func (c cause) first() *access.Result { return c.routes[0] }

// requests names the requests that the cause lets through.
func (c cause) requests() string {
	return requestsOf(entries(c.routes, func(*access.Result) bool { return true }))
}

// writes tells whether one of the routes changes something.
func (c cause) writes() bool { return entry(c.routes).writes() }

// causes groups results by a place that explains them, in their order; at is
// false for a result that has none.
func causes(results []*access.Result, at func(*access.Result) (diag.Place, bool)) []cause {
	var list []cause
	index := map[diag.Place]int{}
	for _, r := range results {
		place, ok := at(r)
		if !ok {
			continue
		}
		i, known := index[place]
		if !known {
			i = len(list)
			index[place] = i
			list = append(list, cause{Place: place})
		}
		list[i].routes = append(list[i].routes, r)
	}
	return list
}
